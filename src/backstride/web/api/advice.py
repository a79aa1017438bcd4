"""``/api/v1/today``, ``/week`` and ``/progress``: the advice of now as plain data."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from backstride.advice.duration import session_s
from backstride.advice.screening import Cleared
from backstride.advice.session import Session
from backstride.app.advise import Advice
from backstride.knowledge.model import Knowledge
from backstride.shown.advice_json import level_of, triage_json
from backstride.shown.follow_json import well_json
from backstride.shown.item_words import dose_of, with_level
from backstride.shown.plain import plain
from backstride.shown.plan_json import plan_json
from backstride.shown.running_today import running_today
from backstride.shown.weeks import chart_weeks
from backstride.web.api.morning import morning_of
from backstride.web.api.reading import UNREADABLE, CareComesFirst
from backstride.web.at_hand import AdviceNow

router = APIRouter(prefix="/api/v1", tags=["advice"], responses=UNREADABLE)

_WEEKS, _MOST_WEEKS = 8, 104
_CARE_FIRST: dict[int | str, dict[str, Any]] = {
    409: {"model": CareComesFirst, "description": "help that is needed now comes first"}
}


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ItemToday(_Answer):
    """One exercise. ``dose`` in words."""

    exercise: str
    level: int
    name: str
    dose: str
    why: str


class SessionToday(_Answer):
    """One session of today, the exercises in order."""

    kind: str
    title: str
    why: str
    duration_s: int
    rounds: int
    items: list[ItemToday]


class RunToday(_Answer):
    """May the runner run today, and how far at most."""

    answer: Literal["yes", "easy", "no"]
    why: str
    distance_m: int | None
    distance_max_m: int | None


class Care(_Answer):
    """What comes before any session: who to see and when, or that questions are open."""

    outcome: Literal["referred", "incomplete"]
    do: list[str]
    missing: list[str]


class TodayAnswer(_Answer):
    """What to do now. ``level``: emergency, urgent, clinician, self_care or incomplete. ``care``: null when cleared.

    ``morning``: the traffic light of this morning, null when it was not told and when help is needed now; while safety
    questions are open its ``action`` is null, but for red. Sources and reasons in full: ``/week``.
    """

    on: date
    level: str
    care: Care | None
    morning: dict[str, Any] | None
    running: RunToday
    sessions: list[SessionToday]
    notes: list[str]


class WeekAnswer(_Answer):
    """``triage``: what was found; ``plan``: the days with their reasons, its proof, what changed and gave way."""

    level: str
    triage: dict[str, Any]
    plan: dict[str, Any] | None


class ProgressAnswer(_Answer):
    """``weeks``: what a chart shows, oldest first; ``outcomes``: is it working; ``progression``: where exercises are;
    ``well``: being well again, or having had it come back.
    """

    weeks: list[dict[str, Any]]
    outcomes: dict[str, Any]
    progression: dict[str, Any]
    well: dict[str, Any]


@router.get("/today")
def today(advice: AdviceNow) -> TodayAnswer:
    """What to do now, why, and how long."""
    knowledge, day = advice.facts.knowledge, advice.today
    return TodayAnswer(
        on=advice.facts.today,
        level=level_of(advice),
        care=_care(advice),
        morning=morning_of(advice),
        running=_run(advice),
        sessions=[_session(each, knowledge) for each in day.sessions] if day else [],
        notes=list(day.notes) if day else [],
    )


@router.get("/week")
def week(advice: AdviceNow) -> WeekAnswer:
    """The week as it is planned."""
    plan = plan_json(advice.plan, advice.facts.knowledge) if advice.plan else None
    return WeekAnswer(level=level_of(advice), triage=triage_json(advice), plan=plan)


@router.get("/progress", responses=_CARE_FIRST)
def progress(
    advice: AdviceNow,
    weeks: Annotated[int, Query(ge=1, le=_MOST_WEEKS, description="How many weeks back.")] = _WEEKS,
) -> ProgressAnswer:
    """How it went, and whether it is working."""
    at = advice.progress
    return ProgressAnswer(
        weeks=plain(chart_weeks(advice.facts, weeks)),
        outcomes=plain(advice.outcomes),
        progression={"mode": at.mode, "positions": plain(at.positions), "stage": plain(at.stage)},
        well=well_json(advice),
    )


def _care(advice: Advice) -> Care | None:
    screening = advice.screening
    if isinstance(screening, Cleared):
        return None
    outcome: Literal["referred", "incomplete"] = "referred" if type(screening).__name__ == "Referred" else "incomplete"
    return Care(outcome=outcome, do=[each.do for each in screening.findings], missing=list(screening.missing))


def _run(advice: Advice) -> RunToday:
    said = running_today(advice)
    days = advice.plan.days if advice.plan else ()
    run = next((day.run for day in days if day.run is not None and day.on == advice.facts.today), None)
    return RunToday(
        answer=said.answer,
        why=said.why,
        distance_m=run.distance_m if run else None,
        distance_max_m=run.distance_max_m if run else None,
    )


def _session(session: Session, knowledge: Knowledge) -> SessionToday:
    items = [
        ItemToday(
            exercise=item.exercise,
            level=item.level,
            name=with_level(item.exercise, item.level, knowledge),
            dose=dose_of(item.exercise, item.dose, knowledge),
            why=item.why,
        )
        for item in session.items
    ]
    return SessionToday(
        kind=session.kind,
        title=session.title,
        why=session.why,
        duration_s=session_s(session, knowledge),
        rounds=session.rounds,
        items=items,
    )
