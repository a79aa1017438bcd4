"""``/week``: seven days with reasons, what comes up in them, and ``/why``: why something is in the plan or is not."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from backstride.advice.facts import WEEK_DAYS
from backstride.advice.planning.plan import Plan, PlanDay
from backstride.app.advise import Advice, advise
from backstride.app.calendar_events import told_events
from backstride.knowledge.model import Knowledge
from backstride.shown.day_lines import day_lines, run_line
from backstride.shown.entry_words import entry_line, open_entry
from backstride.shown.event_words import what, when
from backstride.shown.past import began_on, done_on, past_row
from backstride.shown.plan_words import left_out_lines, proof_words, session_min
from backstride.shown.references import reference
from backstride.shown.run_words import run_reasons
from backstride.shown.well_words import well_of
from backstride.shown.why_answer import UNWANTED, Why
from backstride.shown.why_exercise import why_exercise
from backstride.shown.why_others import why_factor, why_routine, why_run
from backstride.shown.why_steps import step
from backstride.web.at_hand import Folder
from backstride.web.care_first import CareFirst
from backstride.web.page import page
from backstride.web.said_once import said

router = APIRouter(include_in_schema=False)

_AHEAD_DAYS = 28
"""How far ahead a week can be looked at: further on, too much will have changed."""

_BACK_DAYS = 3660
_LAST_DECISIONS = 8
_NOT_THERE = 404


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of the plan as it is shown. ``lines``: in short; ``run``: in a line; ``run_says``: its reasons."""

    day: PlanDay
    lines: tuple[str, ...]
    run: str | None
    run_says: tuple[str, ...]
    minutes: tuple[int, ...]
    done: tuple[str, ...]


@router.get("/week", response_class=HTMLResponse)
def week(
    request: Request, advice: CareFirst, folder: Folder, from_: Annotated[str, Query(alias="from")] = "", told: str = ""
) -> Response:
    """This week, or another one: as it was done, or as it would be."""
    facts = advice.facts
    first = _first(from_, facts.today)
    if first is not None and first > facts.today:
        advice = advise(facts.runner, facts.knowledge, facts.today, first=first, units=facts.units)
    plan = advice.plan if first is None or first + timedelta(days=WEEK_DAYS) > facts.today else None
    begin = first or (began_on(plan, facts) if plan else facts.today)
    days = [begin + timedelta(days=number) for number in range(WEEK_DAYS)]
    over = [past_row(on, facts) for on in days if on < facts.today]
    shown = [_shown(day, advice) for day in plan.days if day.on in days] if plan else []
    entry = open_entry(advice)
    return page(
        request, "week.html", today=facts.today, first=days[0], last=days[-1], over=over, days=shown, plan=plan,
        knowledge=facts.knowledge, this=first is None, preview=begin > facts.today, told=said(request, told),
        well=well_of(advice), runs=run_reasons([day.day.run for day in shown if day.day.run is not None]),
        left_out=left_out_lines(plan.left_out, facts.knowledge) if plan else [],
        proof=proof_words(plan.proof) if plan else "", entry=entry_line(entry) if entry else "",
        events=[(when(each.event), what(each.event, facts.knowledge, facts.units), each.entry)
                for each in told_events(folder, facts.today)],
        before=begin - timedelta(days=WEEK_DAYS), after=_after(begin, plan, facts.today),
    )  # fmt: skip


@router.get("/week/costs", response_class=HTMLResponse)
def costs(request: Request, advice: CareFirst) -> Response:
    """What each limit of the runner's week costs; worked out only when it is asked for, because it takes a while."""
    facts = advice.facts
    plan = advise(facts.runner, facts.knowledge, facts.today, with_costs=True, units=facts.units).plan
    return page(request, "week_costs.html", costs=[each.says for each in plan.costs] if plan else [])


@router.get("/why/{item}", response_class=HTMLResponse)
def why(request: Request, item: str, advice: CareFirst, every: bool = False, told: str = "") -> Response:
    """Why an exercise, a routine, a factor or the runs are in the plan or not."""
    knowledge = advice.facts.knowledge
    answer = _why(item, advice)
    if answer is None:
        raise HTTPException(_NOT_THERE)
    newest = answer.decisions[::-1]
    shown = newest if every else newest[:_LAST_DECISIONS]
    exercise = knowledge.exercises.get(answer.item) if answer.kind == "exercise" else None
    return page(
        request, "why.html", why=answer, exercise=exercise, told=said(request, told),
        decisions=[(each.on, f"{step(each)}. {each.why}") for each in shown], more=len(newest) - len(shown),
        sources=[reference(knowledge.sources[each]) for each in answer.sources if each in knowledge.sources],
        unwanted=UNWANTED in answer.reasons, swaps=_swaps(answer.item, knowledge) if exercise else [],
    )  # fmt: skip


def _why(item: str, advice: Advice) -> Why | None:
    knowledge = advice.facts.knowledge
    if item == "run":
        return why_run(advice)
    if item in knowledge.exercises:
        return why_exercise(knowledge.exercises[item], advice)
    if item in knowledge.routines:
        return why_routine(knowledge.routines[item], advice)
    return why_factor(knowledge.factors[item], advice) if item in knowledge.factors else None


def _swaps(item: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Exercises of the same kind that help with the same things, by name."""
    gone = knowledge.exercises[item]
    factors = {link.factor for link in gone.helps}
    alike = [
        each for each in knowledge.exercises.values()
        if each.id != item and each.kind == gone.kind and factors & {link.factor for link in each.helps}
    ]  # fmt: skip
    return [(each.id, each.name) for each in sorted(alike, key=lambda each: each.name)]


def _first(told: str, today: date) -> date | None:
    """The day that was asked for; None for this week. A day that is none, or too far away, is not found."""
    if not told:
        return None
    try:
        first = date.fromisoformat(told)
    except ValueError:
        raise HTTPException(_NOT_THERE) from None
    if not -_BACK_DAYS <= (first - today).days <= _AHEAD_DAYS:
        raise HTTPException(_NOT_THERE, f"A week can be looked at up to {_AHEAD_DAYS} days ahead.")
    return first


def _after(begin: date, plan: Plan | None, today: date) -> date | None:
    following = begin + timedelta(days=WEEK_DAYS)
    return following if (following - today).days <= _AHEAD_DAYS else None


def _shown(day: PlanDay, advice: Advice) -> ShownDay:
    knowledge, units, run = advice.facts.knowledge, advice.facts.units, day.run
    done = done_on(day.on, advice.facts)
    says = () if run is None else (run.says,) if run.says == run.why else (run.says, run.why)
    return ShownDay(
        day, day_lines(day, knowledge, units), run_line(run, knowledge, units) if run else None, says,
        tuple(session_min(each, knowledge) for each in day.sessions), (*done.runs, *done.sessions),
    )  # fmt: skip
