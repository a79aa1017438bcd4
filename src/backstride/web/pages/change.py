"""What comes up in a week: a busy day, a journey, an illness, a free day, a run, a race, an exercise not wanted."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from backstride.advice.facts import Facts
from backstride.app.calendar_events import told_events
from backstride.app.replan import Replanned, replan
from backstride.journal.entry import Body, CalendarEvent, Retraction, Wish
from backstride.knowledge.model import Knowledge
from backstride.shown.care_words import stands_alone
from backstride.shown.distances import distance_m
from backstride.shown.event_words import what, when
from backstride.shown.swap_words import what_came
from backstride.shown.units import EXAMPLES, NAMES, Units
from backstride.web.at_hand import CurrentHere
from backstride.web.care_first import CareFirst
from backstride.web.page import page
from backstride.web.said_once import say_once

router = APIRouter(include_in_schema=False)

KINDS = {
    "busy": "A busy day",
    "rest": "A day without strength work",
    "away": "Away from home",
    "ill": "I am ill",
    "run": "A run on a date",
    "race": "A race",
}
_WHAT = {"away": "travel"}
_BLANK = dict.fromkeys(("first", "last", "minutes", "run_kind", "distance", "name"), "")
_NO_SUCH, _NOT_ALLOWED = 404, 422
_RUN_KINDS = ("easy", "long", "hard")
_FURTHEST = timedelta(days=3 * 366)
_NAME_CHARS = 80
_EXAMPLES = {(True, "km"): "21.1", (True, "mi"): "13.1", (False, "km"): "8", (False, "mi"): "5"}
"""By whether it is a race, and the unit."""

_NOTHING_MOVES = "Nothing else in your week has to change."


@router.get("/week/change/{kind}", response_class=HTMLResponse)
def ask(request: Request, kind: str, advice: CareFirst) -> Response:
    """One question or two about what comes up."""
    if kind not in KINDS:
        raise HTTPException(_NO_SUCH)
    return _form(request, kind, advice.facts, _BLANK, "")


@router.post("/week/change/{kind}")
def tell(
    request: Request, kind: str, current: CurrentHere,
    first: Annotated[str, Form()] = "", last: Annotated[str, Form()] = "", minutes: Annotated[str, Form()] = "",
    run_kind: Annotated[str, Form()] = "easy", distance: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "", weekly: Annotated[str, Form()] = "",
    equipment: Annotated[list[str] | None, Form()] = None,
) -> Response:  # fmt: skip
    """Record it, plan the week anew, and say what moved."""
    if kind not in KINDS:
        raise HTTPException(_NO_SUCH)
    facts, knowledge = current.advice().facts, current.knowledge
    today, units = facts.today, facts.units
    told = {"first": first, "last": last, "minutes": minutes, "run_kind": run_kind, "distance": distance, "name": name}
    event = _event(kind, told, bool(weekly), tuple(equipment or ()), units, knowledge, today)
    if isinstance(event, str):
        return _form(request, kind, facts, told, event)
    kept = f"Kept: {when(event)}: {what(event, knowledge, units)}."
    if any(each.event == event for each in told_events(current.folder, today)):
        return RedirectResponse(f"/week?told={say_once(request, kept)}", 303)
    done = replan(current.folder, [event], knowledge, today, units)
    where = "/run/race" if kind == "race" else "/week"
    return _on(request, done, where, kept, *_moved(done))


@router.post("/week/remove")
def remove(request: Request, current: CurrentHere, entry: Annotated[UUID, Form()]) -> Response:
    """Take back what was told; what is gone already stays gone."""
    knowledge, facts = current.knowledge, current.advice().facts
    today = facts.today
    gone = next((each for each in told_events(current.folder, today) if each.entry == entry), None)
    if gone is None:
        return RedirectResponse("/week", 303)
    done = replan(current.folder, [Retraction(entry=entry)], knowledge, today, facts.units)
    kept = f"Taken back: {when(gone.event)}: {what(gone.event, knowledge, facts.units)}."
    return _on(request, done, "/week", kept, *_moved(done))


@router.post("/swap/{exercise}")
def swap(
    request: Request, exercise: str, current: CurrentHere,
    wish: Annotated[str, Form(pattern="^(refuse|neither|like)$")] = "refuse", other: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Leave an exercise out of the plan, have it back, or wish for one."""
    knowledge, advice = current.knowledge, current.advice()
    gone, instead = knowledge.exercises.get(exercise), knowledge.exercises.get(other)
    if gone is None or (other and instead is None) or gone is instead:
        raise HTTPException(_NO_SUCH)
    last = {each.what.exercise: each.what.wish for each in advice.facts.runner.wishes}
    told = [(gone.id, wish), *([(instead.id, "like")] if instead and wish == "refuse" else [])]
    bodies: list[Body] = [
        Wish.model_validate({"exercise": each, "wish": how}) for each, how in told if last.get(each, "neither") != how
    ]
    kept = {
        "refuse": f"Kept: no {gone.name} for you." + (f" You would like {instead.name} instead." if instead else ""),
        "like": f"Kept: you would like {gone.name}.",
        "neither": f"Kept: {gone.name} may come again.",
    }[wish]
    where = f"/why/{gone.id}"
    if not bodies:
        return RedirectResponse(f"{where}?told={say_once(request, kept)}", 303)
    done = replan(current.folder, bodies, knowledge, advice.facts.today, advice.facts.units)
    came = what_came(gone, instead, done) if wish == "refuse" else ()
    return _on(request, done, where, kept, *came, *_moved(done))


def _on(request: Request, done: Replanned, where: str, *lines: str) -> Response:
    if stands_alone(done.after.screening):
        return RedirectResponse("/care", 303)
    return RedirectResponse(f"{where}?told={say_once(request, *lines)}", 303)


def _moved(done: Replanned) -> tuple[str, ...]:
    plan = done.after.plan
    if plan is None:
        return ("It counts as soon as there is a plan.",)
    moved = tuple(each.says for each in plan.moved) or (_NOTHING_MOVES,)
    return (*moved, *(each.says for each in plan.gave_way))


def _form(request: Request, kind: str, facts: Facts, told: dict[str, str], fault: str) -> HTMLResponse:
    today, unit = facts.today, facts.units.distance
    days = [today + timedelta(days=number) for number in range(7)]
    return page(
        request, "change.html", status=_NOT_ALLOWED if fault else 200, kind=kind, title=KINDS[kind], today=today,
        days=days, told=told, fault=fault, run_kinds=_RUN_KINDS, furthest=today + _FURTHEST,
        unit=NAMES[unit], example=_EXAMPLES[kind == "race", unit],
        equipment=[each for each in facts.knowledge.equipment.values() if not each.everyday],
    )  # fmt: skip


def _event(
    kind: str, told: dict[str, str], weekly: bool, equipment: tuple[str, ...], units: Units, knowledge: Knowledge,
    today: date,
) -> CalendarEvent | str:  # fmt: skip
    """The event, or what is not allowed in it, in a sentence."""
    first = _day(told["first"])
    last = _day(told["last"]) if told["last"] and kind in ("away", "ill") else first
    if first is None or last is None:
        return "Choose a day."
    if first < today or last < first or first > today + _FURTHEST:
        return "The day is today or later, and the last day is not before the first."
    far = distance_m(told["distance"], units.distance) if told["distance"].strip() else None
    if told["distance"].strip() and far is None:
        return f"The distance is a number of {NAMES[units.distance]}, such as {EXAMPLES[units.distance]}."
    if kind == "race" and not far:
        return "How far is the race?"
    minutes = told["minutes"].strip()
    if kind == "busy" and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 4):
        return "Minutes are a whole number from 0 to 240."
    name = told["name"].strip()[:_NAME_CHARS]
    event = {
        "what": _WHAT.get(kind, kind), "first": first, "last": last,
        "weekly": weekly and kind in ("busy", "rest"),
        **({"minutes": int(minutes)} if kind == "busy" else {}),
        **({"run_kind": told["run_kind"]} if kind == "run" and told["run_kind"] in _RUN_KINDS else {}),
        **({"distance_m": far} if kind in ("run", "race") else {}),
        **({"name": name} if kind == "race" and name else {}),
        **({"equipment": tuple(e for e in equipment if e in knowledge.equipment)} if kind == "away" else {}),
    }  # fmt: skip
    try:
        return CalendarEvent.model_validate(event)
    except ValidationError as error:
        return "; ".join(str(each["msg"]) for each in error.errors())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
