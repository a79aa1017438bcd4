"""Why a routine, a factor, a day or the runs are in the plan as they are."""

from datetime import date

from backstride.advice.factors import FactorWeight
from backstride.advice.running.distance import rounded_down
from backstride.app.advise import Advice
from backstride.knowledge.model import Factor, Routine, RoutineItem
from backstride.shown.days import full, short
from backstride.shown.entry_words import entry_lines, open_entry
from backstride.shown.evidence_words import evidence
from backstride.shown.item_words import short_level
from backstride.shown.lengths import about
from backstride.shown.lever_words import lever_line, sore_run
from backstride.shown.plan_words import session_title
from backstride.shown.run_words import how_far, run_reasons, stage_name
from backstride.shown.why_answer import NO_PLAN, Why, decisions_about, once, questions

NO_RUN = "No run is in your week."


def why_routine(routine: Routine, advice: Advice) -> Why:
    """Whether the routine is in the week, and what it is for."""
    days = advice.plan.days if advice.plan else ()
    on = tuple(day.on for day in days if any(session.routine == routine.id for session in day.sessions))
    left = next((each for each in advice.plan.left_out if each.exercise == routine.id), None) if advice.plan else None
    why_not = NO_PLAN if advice.plan is None else left.why if left else routine.when_to_do
    return Why(
        item=routine.id,
        kind="routine",
        name=routine.name,
        verdict=f"It is in your week: {', '.join(map(short, on))}." if on else "It is not in your week.",
        reasons=once([routine.why, routine.when_to_do]) if on else once([why_not, routine.why]),
        days=on,
        open=questions(left.unlock, advice.facts.knowledge) if left else (),
        stands=tuple(f"{variant.name}: {', '.join(_names(variant.items, advice))}." for variant in routine.variants),
        evidence=(evidence(routine.grade),),
        sources=routine.sources,
    )


def why_factor(factor: Factor, advice: Advice) -> Why:
    """How heavily a factor counts for this runner, and what the plan does about it."""
    weight = next((each for each in advice.factors if each.id == factor.id), None)
    days = advice.plan.days if advice.plan else ()
    items = [item for day in days for session in day.sessions for item in session.items if factor.id in item.helps]
    exercises = once([advice.facts.knowledge.exercises[item.exercise].name for item in items])
    on = tuple(dict.fromkeys(d.on for d in days for s in d.sessions for i in s.items if factor.id in i.helps))
    verdict = f"Your week works on it: {', '.join(exercises)}." if exercises else "Nothing in your week is for it."
    return Why(
        item=factor.id,
        kind="factor",
        name=factor.name,
        verdict=verdict if advice.plan else NO_PLAN,
        reasons=once([factor.says, factor.what_helps or ""]),
        days=on,
        stands=_clues(weight),
        evidence=once([f"{evidence(factor.grade)} {factor.honest}"]),
        sources=factor.sources,
    )


def why_day(on: date, advice: Advice) -> Why:
    """Why a day holds what it holds."""
    knowledge = advice.facts.knowledge
    day = advice.plan.day(on) if advice.plan else None
    if day is None:
        verdict = NO_PLAN if advice.plan is None else "That day is not in the plan; it has the next seven days."
        return Why(item=on.isoformat(), kind="day", name=full(on), verdict=verdict, reasons=())
    lines = [f"{session_title(session, knowledge)}. {session.why}" for session in day.sessions]
    if day.run is not None:
        lines.insert(0, f"{day.run.says} {day.run.why}" if day.run.says != day.run.why else day.run.why)
    minutes = f"{about(day.used_s).capitalize()} of the {day.budget_s // 60} that you have."
    sources = once([each for session in day.sessions for each in session.sources])
    return Why(
        item=on.isoformat(),
        kind="day",
        name=full(on),
        verdict=minutes if day.sessions else "Nothing for your back on this day: rest is part of the plan.",
        reasons=once(lines),
        days=(on,),
        stands=day.notes,
        evidence=once([f"{session.title}. {evidence(session.grade)}" for session in day.sessions]),
        sources=once([*sources, *(day.run.sources if day.run else ())]),
    )


def why_run(advice: Advice) -> Why:
    """May the runner run, how far, at which stage, and what the next step waits for."""
    knowledge = advice.facts.knowledge
    days = [day.run for day in advice.plan.days if day.run is not None] if advice.plan else []
    first = days[0] if days else None
    stage = advice.progress.stage
    decisions = decisions_about("run", advice)
    lines = run_reasons(days)
    stands: list[str] = []
    if stage is not None:
        stands = [f"Stage {stage.stage} since {short(stage.since)}: {stage_name(stage.stage, knowledge)}.", stage.why]
        if stage.rest_until is not None:
            stands.append(f"No run before {short(stage.rest_until)}.")
    if first is not None and first.distance_max_m is not None:
        stands.append(f"No single run longer than {rounded_down(first.distance_max_m, advice.facts.units)}.")
    stands += _entry(advice)
    sore = sore_run(advice)
    if sore is not None:
        stands.append(f"Your run on {short(sore.on)} was {sore.light}. What to change first:")
        stands += [f" {lever_line(lever)}" for lever in advice.levers]
    above = next((each for each in knowledge.run_stages.values() if stage and each.stage == stage.stage + 1), None)
    return Why(
        item="run",
        kind="run",
        name="Your runs",
        verdict=_run_verdict(advice, how_far(first, knowledge, advice.facts.units) if first else ""),
        reasons=once(lines),
        days=tuple(run.on for run in days),
        stands=once(stands),
        next=f"Stage {above.stage}: {above.name}." if above else None,
        waits_for=decisions[-1].why if above and decisions and decisions[-1].move != "up" else None,
        decisions=decisions,
        evidence=once([evidence(above.grade)] if above else []),
        sources=once([source for run in days for source in run.sources]),
    )


def _entry(advice: Advice) -> list[str]:
    """Whether the ladder may begin, condition by condition, while it has not."""
    entry = open_entry(advice)
    return ["Before running starts again:", *entry_lines(entry)] if entry is not None else []


def _run_verdict(advice: Advice, far: str) -> str:
    if advice.plan is None:
        return NO_PLAN
    runs = [day.run for day in advice.plan.days if day.run is not None]
    if not runs:
        return NO_RUN
    going = [run for run in runs if run.answer != "no"]
    if not going:
        return "Running has not begun yet: walks come first." if open_entry(advice) else "Running rests this week."
    return f"{len(going)} run{'s' if len(going) > 1 else ''} this week" + (f"; next: {far}." if far else ".")


def _names(items: tuple[RoutineItem, ...], advice: Advice) -> list[str]:
    return [short_level(item.exercise, item.level, advice.facts.knowledge) for item in items]


def _clues(weight: FactorWeight | None) -> tuple[str, ...]:
    if weight is None:
        return ()
    share = f"It weighs {round(weight.weight * 100)} of 100 for you."
    return (share, *(f"+ {clue.text}" for clue in weight.for_), *(f"- {clue.text}" for clue in weight.against))
