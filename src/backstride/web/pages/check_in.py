"""``/check-in``: the ten-second morning check. ``/flare``: it hurts more today."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete
from backstride.advice.traffic_light import MorningLight, morning_light
from backstride.app.advise import Advice
from backstride.app.flare import PAIN_NOW, flare_bodies
from backstride.app.journal import append
from backstride.app.told import take_back, told_check_ins
from backstride.journal import CheckIn
from backstride.shown.care_words import stands_alone
from backstride.shown.day_lines import day_lines
from backstride.shown.light_words import SHAPES
from backstride.shown.well_words import well_of
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.page import page

router = APIRouter(include_in_schema=False)

Pain = Annotated[int, Form(ge=0, le=10)]
_CARE, _TODAY = "/care", "/today"


@router.get("/check-in", response_class=HTMLResponse)
def check_in(request: Request, advice: AdviceNow) -> Response:
    """The question, or what the answer of this morning means."""
    if stands_alone(advice.screening):
        return RedirectResponse(_CARE, 303)
    told = morning_told(advice.facts)
    judged = judge(told, advice.facts) if told is not None else None
    back = well_of(advice) if advice.came_back is not None else None
    return page(
        request, "check_in.html", back=back, told=told, judged=judged, shapes=SHAPES,
        questions=isinstance(advice.screening, Incomplete),
    )  # fmt: skip


@router.post("/check-in")
def tell_check_in(current: CurrentHere, pain: Pain) -> Response:
    """Record the pain of this morning; the same number told twice is one check."""
    if morning_told(current.advice().facts) != pain:
        append(current.folder, [CheckIn(pain_morning_0_10=pain)])
    advice = current.advice()
    calm = judge(pain, advice.facts).light.colour in ("green", "amber") and isinstance(advice.screening, Cleared)
    return RedirectResponse(_TODAY if calm else "/check-in", 303)


@router.post("/check-in/undo")
def undo_check_in(current: CurrentHere) -> Response:
    """Take back every check of this morning."""
    for each in told_check_ins(current.folder, current.advice().facts.today):
        take_back(current.folder, each.entry)
    return RedirectResponse("/check-in", 303)


@router.get("/flare", response_class=HTMLResponse)
def flare(request: Request, advice: AdviceNow) -> Response:
    """How much does it hurt now?"""
    if stands_alone(advice.screening):
        return RedirectResponse(_CARE, 303)
    return page(request, "flare.html", safety_net=advice.facts.knowledge.guidance["safety-net"].says)


@router.post("/flare")
def tell_flare(current: CurrentHere, pain: Pain) -> Response:
    """Record the pain of now; more pain than this morning counts for the morning too."""
    facts = current.advice().facts
    morning = morning_told(facts)
    if pain_now(facts) != pain or morning is None or morning < pain:
        append(current.folder, flare_bodies(pain, facts))
    return RedirectResponse("/flare/next", 303)


@router.get("/flare/next", response_class=HTMLResponse)
def flare_next(request: Request, advice: AdviceNow) -> Response:
    """What it means, what comes first, and the days after."""
    if stands_alone(advice.screening):
        return RedirectResponse(_CARE, 303)
    pain = pain_now(advice.facts)
    if pain is None:
        return RedirectResponse("/flare", 303)
    plan = advice.plan if isinstance(advice.screening, Cleared) else None
    days = [(day, day_lines(day, advice.facts.knowledge, advice.facts.units)) for day in plan.days[1:]] if plan else []
    return page(
        request, "flare_next.html", pain=pain, judged=judge(pain, advice.facts), shapes=SHAPES,
        questions=isinstance(advice.screening, Incomplete), plan=plan, days=days,
        safety_net=advice.facts.knowledge.guidance["safety-net"].says,
    )  # fmt: skip


def morning_told(facts: Facts) -> int | None:
    """The pain of this morning as it was told last; None when it was not told yet."""
    told = [check.what.pain_morning_0_10 for check in facts.runner.check_ins if check.on == facts.today]
    return told[-1] if told else None


def pain_now(facts: Facts) -> int | None:
    """The pain of now as it was told today; None when it was not."""
    told = facts.runner.findings.get(PAIN_NOW)
    return told.value if told is not None and told.told_on == facts.today and isinstance(told.value, int) else None


def judge(pain_0_10: int, facts: Facts) -> MorningLight:
    """The light of a morning score."""
    return morning_light(pain_0_10, facts.runner, facts.knowledge, facts.today)


def check_due(advice: Advice) -> bool:
    """Whether to ask this morning: not told yet, and somebody who is well again is asked less often."""
    if morning_told(advice.facts) is not None:
        return False
    well = advice.recovered
    return well is None or well.next_check_on <= advice.facts.today
