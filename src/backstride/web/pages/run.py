"""``/run``: may I run, tell a run, those that were told, and the race."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from backstride.advice.response import Response as Answered
from backstride.advice.response import responses
from backstride.advice.running.distance import as_told
from backstride.advice.running.entry_test import HEEL_RAISES
from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice
from backstride.app.run_told import Blank, blank, tell_run
from backstride.app.told import take_back, told_runs
from backstride.journal import Run
from backstride.knowledge.problem import Problem
from backstride.shown.care_words import stands_alone
from backstride.shown.days import short
from backstride.shown.distances import distance_m, duration_s
from backstride.shown.entry_words import WORDS, open_entry
from backstride.shown.lever_words import lever_line, lever_title, sore_run
from backstride.shown.light_words import SHAPES, felt, latest_light, run_sentence
from backstride.shown.race_words import RACE_ANSWERS
from backstride.shown.run_today import next_run, next_run_line, run_today
from backstride.shown.run_words import KINDS
from backstride.shown.units import EXAMPLES, NAMES, Units
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.care_first import CareFirst
from backstride.web.page import page
from backstride.web.said_once import said, say_once

router = APIRouter(include_in_schema=False)

_LIST_DAYS = 56
_NOT_ALLOWED = 422
_SCALE = tuple(str(number) for number in range(11))
_EMPTY: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run of the list, ready to be taken back."""

    entry: UUID
    on: date
    says: str
    felt: str
    light: str | None


@router.get("/run", response_class=HTMLResponse)
def runs(request: Request, advice: AdviceNow, current: CurrentHere, told: str = "") -> Response:
    """May I run, the form, and the list."""
    if stands_alone(advice.screening):
        return RedirectResponse("/care", 303)
    return _page(request, advice, current.folder, said(request, told), _EMPTY, "")


@router.post("/run")
def tell(
    request: Request, current: CurrentHere, on: Annotated[str, Form()] = "", distance: Annotated[str, Form()] = "",
    time: Annotated[str, Form()] = "", kind: Annotated[str, Form()] = "easy", stage: Annotated[str, Form()] = "",
    pain_during: Annotated[str, Form()] = "", pain_after: Annotated[str, Form()] = "",
    effort: Annotated[str, Form()] = "", limped: Annotated[str, Form()] = "", stopped: Annotated[str, Form()] = "",
    leg_signs: Annotated[str, Form()] = "", id_: Annotated[str, Form(alias="id")] = "",
    at: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Record a run, and say what it means for the next one."""
    advice = current.advice()
    told = {
        "on": on, "distance": distance, "time": time, "kind": kind, "stage": stage, "pain_during": pain_during,
        "pain_after": pain_after, "effort": effort, "limped": limped, "stopped": stopped, "leg_signs": leg_signs,
    }  # fmt: skip
    read = _read(told, advice.facts.units, advice.facts.today)
    if isinstance(read, str):
        return _page(request, advice, current.folder, (), told, read)
    kept = tell_run(current.folder, read[0], read[1], Blank(id_, at), current.knowledge)
    if isinstance(kept, Problem):
        return _page(request, advice, current.folder, (), told, f"{kept.place}: {kept.message}")
    return _after(request, current.advice(), read)


@router.post("/run/remove")
def remove(request: Request, current: CurrentHere, entry: Annotated[UUID, Form()]) -> Response:
    """Take a run back; one that is gone already stays gone."""
    gone = next((each for each in told_runs(current.folder) if each.entry == entry), None)
    if gone is None:
        return RedirectResponse("/run", 303)
    take_back(current.folder, entry)
    line = f"Taken back: {short(gone.on)}, {run_sentence(gone.run, current.advice().facts.units)}."
    return RedirectResponse(f"/run?told={say_once(request, line)}", 303)


@router.get("/run/race", response_class=HTMLResponse)
def race(request: Request, advice: CareFirst, told: str = "") -> Response:
    """The race question: the honest answer first, then the way there, the day itself, and what else there is."""
    word, tone = RACE_ANSWERS[advice.race.answer] if advice.race else ("", "quiet")
    far = as_told(advice.race.distance_m, advice.facts.units) if advice.race and advice.race.distance_m else ""
    return page(request, "race.html", race=advice.race, far=far, word=word, tone=tone, told=said(request, told))


def _page(
    request: Request, advice: Advice, folder: Path, told: tuple[str, ...], form: dict[str, str], fault: str
) -> HTMLResponse:
    facts, open_questions = advice.facts, isinstance(advice.screening, Incomplete)
    sore, entry, following = sore_run(advice), open_entry(advice), next_run(advice)
    lights = {each.nth: each for each in responses(facts) if each.what == "run"}
    return page(
        request, "run.html", status=_NOT_ALLOWED if fault else 200, told=told, form=form, fault=fault, blank=blank(),
        today=facts.today, questions=open_questions, run=None if open_questions else run_today(advice),
        next_line=next_run_line(following, advice) if following else "", entry=entry, entry_words=WORDS,
        lever_title=lever_title(sore) if sore and advice.levers else "",
        levers=[lever_line(each) for each in advice.levers] if sore else [], kinds=KINDS, scale=_SCALE,
        unit=NAMES[facts.units.distance], example=EXAMPLES[facts.units.distance],
        ready_test=facts.knowledge.measurement_of[HEEL_RAISES[0][0]][0].id,
        stage=advice.progress.stage, stages=sorted(facts.knowledge.run_stages.values(), key=lambda each: each.stage),
        shapes=SHAPES, runs=_list(folder, lights, advice), race=advice.race, days=_LIST_DAYS // 7,
    )  # fmt: skip


def _list(folder: Path, lights: dict[int, Answered], advice: Advice) -> list[ShownRun]:
    """The runs of the last weeks, newest first, each with its light."""
    facts = advice.facts
    told = told_runs(folder)
    counted = sorted(facts.runner.runs, key=lambda run: run.nth)
    some = [
        ShownRun(each.entry, each.on, run_sentence(each.run, facts.units), felt(each.run), _light(lights.get(run.nth)))
        for each, run in zip(told, counted, strict=False)
        if (facts.today - each.on).days < _LIST_DAYS
    ]
    return some[::-1]


def _light(response: Answered | None) -> str | None:
    return response.light if response else None


def _after(request: Request, advice: Advice, read: tuple[Run, date]) -> Response:
    if stands_alone(advice.screening):
        return RedirectResponse("/care", 303)
    run, on = read
    lines = [f"Kept: {short(on)}, {run_sentence(run, advice.facts.units)}."]
    response = latest_light(advice.facts)
    if response is not None and response.light is None:
        lines.append(f"No light yet. {response.why}")
    elif response is not None and response.light is not None:
        so_far = " so far" if response.awaits_morning else ""
        action = advice.facts.knowledge.traffic_lights[response.light].action
        lines.append(f"{SHAPES[response.light]} {response.light.capitalize()}{so_far}. {response.why} {action}")
    if response is not None and response.awaits_morning:
        lines.append("The next morning belongs to it. Tell it then.")
    return RedirectResponse(f"/run?told={say_once(request, *lines)}", 303)


def _read(told: dict[str, str], units: Units, today: date) -> tuple[Run, date] | str:
    """The run and its day, or what is not allowed, in a sentence."""
    try:
        on = date.fromisoformat(told["on"])
    except ValueError:
        return "Choose the day of the run."
    if on > today:
        return "That day is still to come."
    far, long = distance_m(told["distance"], units.distance), duration_s(told["time"])
    if far is None:
        return f"How far? A number of {NAMES[units.distance]}, such as {EXAMPLES[units.distance]}."
    if long is None:
        return "How long? Minutes such as 52, or 52:30, or 1:02:30."
    numbers = {"pain_during": "pain_during_0_10", "pain_after": "pain_after_0_10", "effort": "effort_0_10",
               "stage": "stage"}  # fmt: skip
    if any(told[name] and told[name] not in _SCALE for name in numbers):
        return "Pain, effort and stage are whole numbers from 0 to 10."
    try:
        run = Run.model_validate({
            "distance_m": far, "duration_s": long, "kind": told["kind"],
            **{field: int(told[name]) for name, field in numbers.items() if told[name]},
            "limped": bool(told["limped"]), "stopped_by_pain": bool(told["stopped"]),
            "leg_signs": bool(told["leg_signs"]),
        })  # fmt: skip
    except ValidationError:
        return "The kind of run is easy, long, hard or race."
    return run, on
