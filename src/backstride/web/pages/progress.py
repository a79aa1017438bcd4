"""``/progress``: is it working, everything on one line of time, where you stand, what may play a part; the summary."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backstride.advice.factors import FactorWeight
from backstride.advice.outcomes import Outcomes
from backstride.advice.outcomes.words import number
from backstride.advice.progression.progress import Decision, Position
from backstride.advice.running.distance import as_told
from backstride.advice.units import Units
from backstride.app.advise import Advice
from backstride.knowledge.model import ChainLink
from backstride.shown.care_words import stands_alone
from backstride.shown.item_words import dose_of
from backstride.shown.run_words import stage_name
from backstride.shown.standings import standings
from backstride.shown.timeline import timeline
from backstride.shown.weeks import ChartWeek, chart_weeks
from backstride.shown.well_words import well_of
from backstride.shown.why_exercise import why_exercise
from backstride.shown.why_others import why_run
from backstride.shown.why_steps import step
from backstride.web.at_hand import AdviceNow
from backstride.web.draw_timeline import Marks, draw_timeline
from backstride.web.page import page
from backstride.web.pages.learn import chains

router = APIRouter(include_in_schema=False)

_PHONE_WEEKS, _DESKTOP_WEEKS = 8, 26
_PHONE_WIDE, _DESKTOP_WIDE = 358, 960
_DECISIONS = 6
_FACTORS = 3
_NAMED = 8
_DOMAINS = {"mornings": "Mornings", "weeks": "Weekly averages", "running": "Running", "activities": "Activities"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the runner stands with one exercise, or on the ladder of runs (``exercise`` is then ``run``)."""

    exercise: str
    name: str
    level: int
    of: int
    level_name: str
    dose: str
    next: str | None
    waits_for: str | None


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week of the table that says in words what the picture shows."""

    week: ChartWeek
    mornings: str
    runs: str
    sessions: str


@dataclass(frozen=True, slots=True)
class ShownFactor:
    """A factor as a picture: its chain from cause to the load on the back, and how heavy it weighs, of 100."""

    factor: FactorWeight
    weight_pct: int
    rows: tuple[tuple[ChainLink, ...], ...]


@router.get("/progress", response_class=HTMLResponse)
def progress(request: Request, advice: AdviceNow) -> Response:
    """How it goes, in one sentence and one picture."""
    if stands_alone(advice.screening):
        return RedirectResponse("/care", 303)
    facts, outcomes, units = advice.facts, advice.outcomes, advice.facts.units
    decisions = [each for each in reversed(advice.progress.decisions) if each.before != each.after]
    weeks = chart_weeks(facts, _DESKTOP_WEEKS)
    others = [facts.knowledge.exercises[each.exercise].name for each in standings(advice)[1]]
    return page(
        request, "progress.html", working=outcomes.working, figures=list(_figures(outcomes)), care=outcomes.seek_care,
        well=well_of(advice), phone=_picture(advice, _PHONE_WEEKS, _PHONE_WIDE, units),
        desktop=_picture(advice, _DESKTOP_WEEKS, _DESKTOP_WIDE, units), phone_weeks=_PHONE_WEEKS,
        desktop_weeks=len(weeks), table=[_line(week, units) for week in reversed(weeks)],
        standings=list(_standings(advice)),
        others=others[:_NAMED], more_others=max(0, len(others) - _NAMED),
        mode=advice.progress.mode_why if advice.progress.mode != "normal" else "",
        tracks=[each for each in outcomes.tracks.values() if each.readings and each.latest is not None], number=number,
        due=[each.name for each in outcomes.due if each.now], next_due=outcomes.due[0] if outcomes.due else None,
        decisions=[_decision(each, advice) for each in decisions[:_DECISIONS]],
        older=[_decision(each, advice) for each in decisions[_DECISIONS:]], factors=list(_factors(advice)),
        any_record=bool(facts.runner.check_ins or facts.runner.runs or facts.runner.sessions),
    )  # fmt: skip


@router.get("/progress/summary", response_class=HTMLResponse)
def summary(request: Request, advice: AdviceNow) -> Response:
    """One page to print and take along to a clinician. It is there whatever the screening says."""
    return page(
        request, "summary.html", parts=advice.outcomes.summary.parts, today=advice.facts.today,
        alone=stands_alone(advice.screening),
    )  # fmt: skip


def _picture(advice: Advice, weeks: int, width: int, units: Units) -> str:
    knowledge = advice.facts.knowledge
    marks = Marks(knowledge.number("green-max-0-10"), knowledge.number("red-min-0-10"))
    days = timeline(advice, weeks)
    count = -(-len(days) // 7)
    title = f"Pain, runs, sessions, steps and questionnaires of {count} weeks; the table below says the same in words."
    return draw_timeline(days, marks, width, title, units)


def _figures(outcomes: Outcomes) -> Iterator[tuple[str, str, str]]:
    for figure in outcomes.working.figures:
        yield _DOMAINS[figure.domain], number(figure.from_hundredths), number(figure.to_hundredths)


def _line(week: ChartWeek, units: Units) -> WeekLine:
    mornings = [pain for pain in week.mornings if pain is not None]
    told = f"{min(mornings)} to {max(mornings)}" if mornings and min(mornings) != max(mornings) else ""
    pains = [pain for pain in week.run_pains if pain is not None]
    worst = f", pain up to {max(pains)}" if pains else ""
    runs = f"{len(week.run_pains)}, {as_told(week.distance_m, units)}{worst}" if week.run_pains else "none"
    of = f" of {max(week.planned, week.done)}" if week.planned is not None else ""
    return WeekLine(week, told or (str(mornings[0]) if mornings else "not told"), runs, f"{week.done}{of}")


def _standings(advice: Advice) -> Iterator[Standing]:
    knowledge, stage = advice.facts.knowledge, advice.progress.stage
    if stage is not None:
        why = why_run(advice)
        name = stage_name(stage.stage, knowledge)
        last = len(knowledge.run_stages) - 1
        yield Standing("run", "Your runs", stage.stage, last, name, "", why.next, why.waits_for)
    for each in standings(advice)[0]:
        yield _standing(each, advice)


def _standing(position: Position, advice: Advice) -> Standing:
    exercise = advice.facts.knowledge.exercises[position.exercise]
    why = why_exercise(exercise, advice)
    dose = position.dose.model_copy(update={"rest_s": 0})
    return Standing(
        exercise.id, exercise.name, position.level, len(exercise.levels), exercise.levels[position.level - 1].name,
        dose_of(exercise.id, dose, advice.facts.knowledge), why.next, why.waits_for,
    )  # fmt: skip


def _decision(decision: Decision, advice: Advice) -> tuple[Decision, str, str]:
    exercises = advice.facts.knowledge.exercises
    about = {"run": "Your runs", "week": "Your week"}.get(decision.about)
    name = about or (exercises[decision.about].name if decision.about in exercises else decision.about)
    return decision, name, f"{step(decision)}. {decision.why}"


def _factors(advice: Advice) -> Iterator[ShownFactor]:
    noticed = advice.facts.knowledge.number("factor-noticed-pct")
    heavy = [factor for factor in advice.factors if factor.weight * 100 >= noticed]
    for factor in heavy[:_FACTORS]:
        yield ShownFactor(factor, round(100 * factor.weight), chains(factor.chain))
