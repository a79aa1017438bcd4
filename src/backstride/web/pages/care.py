"""``/care``: who needs to be seen first, and how soon. Emergency and urgent stand alone, without a way on to a plan."""

from collections.abc import Iterable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backstride.advice.screening import FlagFinding, Incomplete, next_ask
from backstride.shown.care_words import (
    CARE_TITLES,
    NO_PLAN_YET,
    for_appointment,
    spoken,
    stands_alone,
    yes_would_help,
)  # fmt: skip
from backstride.web.at_hand import AdviceNow
from backstride.web.care_first import QUESTIONS
from backstride.web.interview.given import given_answers
from backstride.web.page import page

router = APIRouter(include_in_schema=False)


@router.get("/care", response_class=HTMLResponse)
def care(request: Request, advice: AdviceNow) -> Response:
    """What to do first. With open questions and nothing found yet: the questions."""
    outcome, facts = advice.screening, advice.facts
    if isinstance(outcome, Incomplete):
        return RedirectResponse(QUESTIONS, 303)
    findings = spoken(outcome) if outcome.level in CARE_TITLES else ()
    told = facts.value("region")
    region = facts.knowledge.region_of(told if isinstance(told, str) else None)
    safety_net = facts.knowledge.guidance["safety-net"].says
    if stands_alone(outcome):
        return page(
            request, "care/alone.html", level=outcome.level, title=CARE_TITLES[outcome.level][0], findings=findings,
            todo=_todo(findings), region=region, no_plan=NO_PLAN_YET, safety_net=safety_net,
            answers=given_answers(_because(findings), facts), more=next_ask(facts) is not None,
        )  # fmt: skip
    return page(
        request, "care/soon.html", title=CARE_TITLES[outcome.level][0] if findings else "Nothing needs help first",
        findings=findings, todo=_todo(findings), region=region, safety_net=safety_net,
        lines=for_appointment(findings, facts) if findings else (), answers=given_answers(_because(findings), facts),
        clearance=yes_would_help(findings, facts), walking=not findings or advice.today is not None,
    )  # fmt: skip


def _todo(findings: Iterable[FlagFinding]) -> tuple[tuple[str, tuple[FlagFinding, ...]], ...]:
    """Each thing to do, once, with the findings that it is for."""
    told = {finding.do: tuple(each for each in findings if each.do == finding.do) for finding in findings}
    return tuple(told.items())


def _because(findings: Iterable[FlagFinding]) -> tuple[str, ...]:
    return tuple(fact for finding in findings for fact in finding.because)
