"""``/ask``: the questionnaires that are due, one to a screen."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from backstride.advice.outcomes import Outcomes
from backstride.advice.outcomes.score import TOTAL
from backstride.app.advise import Advice
from backstride.app.journal import append
from backstride.app.questionnaire import kept_questionnaire
from backstride.formats.fhir_questionnaire import LoadedQuestionnaire
from backstride.journal import Answer, Profile, Questionnaire
from backstride.knowledge.model import Knowledge, Measure, MeasureItem
from backstride.shown.care_words import stands_alone
from backstride.shown.measure_words import ACTIVITIES, NOT_ASKED, nothing_more, score_lines
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.page import page
from backstride.web.said_once import said, say_once

router = APIRouter(include_in_schema=False)

_NO_SUCH = 404
_OWN = "own_"
_NAME_CHARS = 200


async def _form(request: Request) -> FormData:
    return await request.form()


Told = Annotated[FormData, Depends(_form)]


@router.get("/ask", response_class=HTMLResponse)
def ask(request: Request, advice: AdviceNow, told: str = "") -> Response:
    """What is due, and when the others are."""
    if stands_alone(advice.screening):
        return RedirectResponse("/care", 303)
    measures = advice.facts.knowledge.measures
    due = advice.outcomes.due
    return page(
        request, "ask.html", told=said(request, told), now=[(each, measures[each.measure]) for each in due if each.now],
        later=[each for each in due if not each.now], working=advice.outcomes.working.says,
        care=advice.outcomes.seek_care,
    )  # fmt: skip


@router.get("/ask/{measure_id}", response_class=HTMLResponse)
def ask_one(
    request: Request, measure_id: str, advice: AdviceNow, current: CurrentHere, again: bool = False
) -> Response:
    """One questionnaire on one screen."""
    if stands_alone(advice.screening):
        return RedirectResponse("/care", 303)
    measure = _measure(measure_id, current.knowledge)
    return _screen(request, measure, advice, kept_questionnaire(current.folder, measure), again, "")


@router.post("/ask/{measure_id}")
def tell(request: Request, measure_id: str, form: Told, current: CurrentHere) -> Response:
    """Record the answers; those that were left out are not in it. The same answers twice on a day are one telling."""
    measure, advice = _measure(measure_id, current.knowledge), current.advice()
    clinic = kept_questionnaire(current.folder, measure)
    facts = advice.facts
    if isinstance(clinic, LoadedQuestionnaire):
        items = {each.item: int(each.item in form) for each in clinic.items}
    else:
        items = _items(measure, form, facts.knowledge)
    if not items:
        return _screen(request, measure, advice, clinic, False, "Nothing was answered, so nothing was kept.")
    told = Questionnaire(measure=measure.id, items=items)
    if not any(each.on == facts.today and each.what == told for each in facts.runner.questionnaires):
        names = _names(measure, items, form)
        append(current.folder, [told, Profile(answers=names)] if names else [told])
    return _next(request, measure, current.advice().outcomes)


def _next(request: Request, measure: Measure, outcomes: Outcomes) -> Response:
    lines = score_lines(measure, outcomes.tracks[measure.id])
    return RedirectResponse(f"/ask?told={say_once(request, *lines)}", 303)


def _measure(measure_id: str, knowledge: Knowledge) -> Measure:
    found = knowledge.measures.get(measure_id)
    if found is None or not found.built or found.id in NOT_ASKED:
        raise HTTPException(_NO_SUCH)
    return found


def _screen(
    request: Request, measure: Measure, advice: Advice, clinic: object, again: bool, fault: str
) -> HTMLResponse:
    form = clinic if isinstance(clinic, LoadedQuestionnaire) else None
    items, own = _asked(measure, advice, again)
    total = next((item for item in measure.items if item.id == TOTAL), None)
    return page(
        request, "ask_one.html", status=422 if fault else 200, measure=measure, items=items, own=own, clinic=form,
        total=total, fault=fault, again=again, chosen=bool(_listed(measure, advice, again)),
        most=advice.facts.knowledge.number("psfs-activities-max"),
    )  # fmt: skip


def _asked(measure: Measure, advice: Advice, again: bool) -> tuple[list[tuple[MeasureItem, str]], list[MeasureItem]]:
    """The questions with their words, and those for activities of one's own."""
    if measure.id != ACTIVITIES:
        return [(item, item.ask) for item in measure.items], []
    listed = _listed(measure, advice, again)
    findings = advice.facts.runner.findings
    asked = [item for item in measure.items if (item.id in listed if listed else not item.id.startswith(_OWN))]
    own = [] if listed else [item for item in measure.items if item.id.startswith(_OWN)]
    return [(item, _ask(item, findings.get(f"{measure.id}_{item.id}"))) for item in asked], own


def _ask(item: MeasureItem, named: object) -> str:
    value = getattr(named, "value", None)
    return value if isinstance(value, str) and value else item.ask


def _listed(measure: Measure, advice: Advice, again: bool) -> tuple[str, ...]:
    track = advice.outcomes.tracks.get(measure.id)
    if measure.id != ACTIVITIES or again or track is None or track.first is None:
        return ()
    return tuple(track.first.answers)


def _items(measure: Measure, form: FormData, knowledge: Knowledge) -> dict[str, int]:
    """The allowed answers, in order; an own activity counts with its name only."""
    told: dict[str, int] = {}
    for item in measure.items:
        text = str(form.get(item.id, "")).strip()
        if not (text.isascii() and text.isdigit() and len(text) < 6 and item.allows(int(text))):
            continue
        asks_name = f"name_{item.id}" in form
        if asks_name and not str(form.get(f"name_{item.id}", "")).strip():
            continue
        if measure.id == ACTIVITIES and len(told) >= knowledge.number("psfs-activities-max"):
            break
        told[item.id] = int(text)
        if nothing_more(measure, item.id, told[item.id]):
            break
    return told


def _names(measure: Measure, items: dict[str, int], form: FormData) -> dict[str, Answer]:
    told = {each: str(form.get(f"name_{each}", "")).strip()[:_NAME_CHARS] for each in items}
    return {f"{measure.id}_{each}": Answer(value=name) for each, name in told.items() if name}
