"""The week of a story as lines for a reviewer: what changed for each exercise, then a row for each day."""

from collections.abc import Iterator

from case_files import KNOWLEDGE, RunnerCase

from backstride.advice.planning.plan import PlanDay
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import Session
from backstride.app.advise import Advice
from backstride.coach import words

Lines = Iterator[str]


def week_lines(case: RunnerCase, advice: Advice) -> Lines:
    """The week, for a story that expects something of it."""
    expect = case.story.expect
    if expect.plan is None and not expect.progression:
        return
    for decision in (advice.progress.decisions if advice.progress else ())[-3:]:
        about = KNOWLEDGE.exercises[decision.about].name if decision.about in KNOWLEDGE.exercises else decision.about
        yield f"- {decision.on.day} {decision.on:%b}, {about}, {decision.move}: {decision.after}. {decision.why}"
    yield ""
    plan = advice.plan
    if plan is None:
        yield "**Week**: no plan."
        yield ""
        return
    yield f"**Week** ({plan.mode.replace('_', ' ')}). {plan.mode_why}"
    yield ""
    yield "| Day | Sessions | Run | Minutes |"
    yield "|---|---|---|---|"
    yield from (_day(day) for day in plan.days)
    yield ""
    yield from (f"- Gave way: {each.wish}. {each.says}" for each in plan.gave_way)
    yield ""


def _day(day: PlanDay) -> str:
    sessions = "; ".join(_session(session) for session in day.sessions) or "none"
    return f"| {day.on:%a} {day.on.day} | {sessions} | {_run(day.run)} | {-(-day.used_s // 60)} |"


def _session(session: Session) -> str:
    if session.kind != "strength":
        return session.title
    items = (
        f"{KNOWLEDGE.exercises[item.exercise].name} {words.dose(item.dose, KNOWLEDGE.exercises[item.exercise].sides)}"
        for item in session.items
    )
    return f"{session.title}: {', '.join(items)}"


def _run(run: RunDay | None) -> str:
    if run is None:
        return ""
    parts = (
        run.answer,
        f"stage {run.stage}" if run.stage is not None else "",
        f"{run.distance_m} m" if run.distance_m is not None else "",
        f"at most {run.distance_max_m} m" if run.distance_max_m is not None else "",
    )
    return ", ".join(part for part in parts if part)
