"""``/tests``: guided self-tests: the list, one to do with its stopwatch, what ends it, and what its result changed."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.self_test import NotNow, not_now, pain_ends_test, too_sore_to_start
from backstride.advice.verdict import Truth
from backstride.app.advise import Advice
from backstride.app.journal import append
from backstride.app.self_test import Effect, last_effect, record_stop_sign
from backstride.coach.stop_words import stop_words, symptoms_to_ask
from backstride.journal import SelfTestResult
from backstride.knowledge.model import SelfTest
from backstride.shown.self_test_result import changes, compared, side_gap, values
from backstride.shown.self_test_words import (
    FIRST_SAFETY,
    PAIN_AFTER_ASK,
    PAIN_BEFORE_ASK,
    RUN_TODAY,
    SIGN_ASK,
    SIGN_KEPT,
    asks_pain_after,
    done_line,
    ended_words,
    rest_words,
    rests_before,
    too_sore_words,
)
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.care_first import CareFirst
from backstride.web.form import Form, text_of
from backstride.web.interview.given import GivenAnswer, given_answers
from backstride.web.interview.tried import Fault, Stopped, judge_tries
from backstride.web.page import page

router = APIRouter(include_in_schema=False)
Pain = Annotated[int, Query(ge=0, le=10)]


@router.get("/tests", response_class=HTMLResponse)
def tests(request: Request, advice: CareFirst) -> Response:
    """The test that would tell most now, then all: open ones, those not open now and why, those never offered."""
    facts = advice.facts
    every = [test for test in facts.knowledge.self_tests.values() if test.status != "retired"]
    reasons = {test.id: not_now(test, facts, advice.screening) for test in every}
    closed = [test for test in every if (reason := reasons[test.id]) and reason.reason != "not_offered"]
    never = [test for test in every if (reason := reasons[test.id]) and reason.reason == "not_offered"]
    return page(
        request, "tests/list.html", best=advice.next_test, reasons=reasons, safe=isinstance(advice.screening, Cleared),
        first_safety=FIRST_SAFETY, done={test.id: done_line(test, facts) for test in every},
        groups=(("Open to you", [test for test in every if reasons[test.id] is None]), ("Not now", closed),
                ("Not offered", never)),
    )  # fmt: skip


@router.get("/tests/{test_id}", response_class=HTMLResponse)
def test(test_id: str, request: Request, advice: CareFirst) -> Response:
    """How one test is done, and the pain before it; or why it is not open now."""
    one, facts = _test(test_id, advice), advice.facts
    reason = not_now(one, facts, advice.screening)
    if reason is not None:
        return page(
            request, "tests/not_now.html", test=one, reason=reason, answers=_settled_by(one, reason, facts),
        )  # fmt: skip
    return page(
        request, "tests/before.html", test=one, pain_ask=PAIN_BEFORE_ASK, done=done_line(one, facts),
        needs=", ".join(facts.knowledge.equipment[each].name.lower() for each in one.equipment),
        run_today=RUN_TODAY if any(run.on == facts.today for run in facts.runner.runs) else "",
    )  # fmt: skip


@router.get("/tests/{test_id}/do", response_class=HTMLResponse)
def begin(test_id: str, before: Pain, request: Request, advice: CareFirst) -> Response:
    """The measurements, one after the other; too much pain before the first try: not today."""
    one = _open_test(test_id, advice)
    if too_sore_to_start(one, before, advice.facts):
        net = advice.facts.knowledge.guidance["safety-net"].says
        return page(
            request, "tests/ended.html", test=one, title="Not today", lines=too_sore_words(one, before), net=net
        )
    return _measuring(request, one, before, advice.facts)


@router.post("/tests/{test_id}/do", response_class=HTMLResponse)
def finish(
    test_id: str, before: Pain, request: Request, advice: CareFirst, current: CurrentHere, form: Form
) -> Response:  # fmt: skip
    """Judge every try in turn; keep the results, or what ended the test. The same sent twice is kept once."""
    one, facts = _open_test(test_id, advice), advice.facts
    told = judge_tries(one, before, form, facts.knowledge)
    if isinstance(told, Fault):
        return _measuring(request, one, before, facts, told, form)
    if isinstance(told, Stopped):
        if told.rule is not None:
            record_stop_sign(current.folder, facts.knowledge, one.id, told.rule)
            return RedirectResponse(f"/tests/{one.id}/stopped?rule={told.rule}", 303)
        return page(request, "tests/ended.html", test=one, title="Stop here", lines=ended_words(told.pain_0_10), net="")
    if not _is_told_today(one, told, facts):
        append(current.folder, [SelfTestResult(test=one.id, results=told)])
    return RedirectResponse(f"/tests/{one.id}/result", 303)


@router.get("/tests/{test_id}/stop", response_class=HTMLResponse)
def stop(test_id: str, before: Pain, request: Request, advice: AdviceNow) -> Response:
    """Which stop sign it is."""
    one = _test(test_id, advice)
    signs = symptoms_to_ask(advice.facts.knowledge)
    return page(request, "tests/stop.html", test=one, ask=SIGN_ASK, signs=signs, before=before)


@router.post("/tests/{test_id}/stop", response_class=HTMLResponse)
def keep_stop(test_id: str, advice: AdviceNow, current: CurrentHere, form: Form) -> Response:
    """Keep the stop sign; the warning signs are asked again."""
    one, rule = _test(test_id, advice), text_of(form, "rule")
    if rule not in {each.id for each in symptoms_to_ask(advice.facts.knowledge)}:
        raise HTTPException(422)
    record_stop_sign(current.folder, advice.facts.knowledge, one.id, rule)
    return RedirectResponse(f"/tests/{one.id}/stopped?rule={rule}", 303)


@router.get("/tests/{test_id}/stopped", response_class=HTMLResponse)
def stopped(test_id: str, rule: str, request: Request, advice: AdviceNow) -> Response:
    """What to do after a stop sign; the way on leads to the warning signs."""
    knowledge = advice.facts.knowledge
    one = _test(test_id, advice)
    if rule not in knowledge.stop_rules:
        raise HTTPException(404)
    region = advice.facts.value("region")
    said = stop_words(rule, knowledge, region if isinstance(region, str) else None)
    return page(
        request, "tests/stopped.html", test=one, rule=knowledge.stop_rules[rule], said=said, kept=SIGN_KEPT,
        region=knowledge.region_of(region if isinstance(region, str) else None),
    )  # fmt: skip


@router.get("/tests/{test_id}/result", response_class=HTMLResponse)
def result(test_id: str, request: Request, advice: AdviceNow, current: CurrentHere) -> Response:
    """The latest result, what it means and does not mean, and what it changed. A result that calls for care says so."""
    one, facts = _test(test_id, advice), advice.facts
    effect = last_effect(current.folder, facts.knowledge, facts.today, one.id)
    if effect is None:
        return RedirectResponse(f"/tests/{one.id}", 303)
    safe = isinstance(advice.screening, Cleared)
    return page(
        request, "tests/result.html", test=one, values=values(one, effect.results, effect.last_time),
        bands=[said for said in (compared(band, facts) for band in one.bands) if said[0]],
        gaps=[said for said in (side_gap(facts.number(gap.fact), facts.knowledge) for gap in one.gaps) if said],
        changes=_changes(effect) if safe else (), safe=safe, next=advice.next_test if safe else None,
    )  # fmt: skip


def _measuring(
    request: Request, one: SelfTest, before: int, facts: Facts, fault: Fault | None = None, form: FormData | None = None
) -> Response:  # fmt: skip
    knowledge = facts.knowledge
    ends_at = next((pain for pain in range(11) if pain_ends_test(pain, before, knowledge)), 11)
    rest_s = knowledge.number("test-rest-between-sides-s")
    rests = [rest_s if rests_before(one, nth) else 0 for nth in range(len(one.measures))]
    return page(
        request, "tests/do.html", 422 if fault else 200, test=one, before=before, ends_at=ends_at, rests=rests,
        rest_words=rest_words(rest_s), pain_ask=PAIN_AFTER_ASK, fault=fault, sent=form or FormData(),
        asks_pain=[asks_pain_after(one, measure) for measure in one.measures],
    )  # fmt: skip


def _test(test_id: str, advice: Advice) -> SelfTest:
    tests = advice.facts.knowledge.self_tests
    if test_id not in tests:
        raise HTTPException(404)
    return tests[test_id]


def _open_test(test_id: str, advice: Advice) -> SelfTest:
    """The test, when it may be done now. 409: it may not."""
    one = _test(test_id, advice)
    reason = not_now(one, advice.facts, advice.screening)
    if reason is not None:
        raise HTTPException(409, reason.why)
    return one


def _settled_by(one: SelfTest, reason: NotNow, facts: Facts) -> tuple[GivenAnswer, ...]:
    """The questions whose answers would open the test."""
    if reason.reason == "contraindication":
        barring = (facts.knowledge.contraindications[each] for each in one.contraindications)
        return given_answers(
            (fact for bar in barring if facts.judge(bar.when).truth is Truth.YES for fact in sorted(bar.when.facts())),
            facts,
        )
    return given_answers(("equipment",) if reason.reason == "equipment" else reason.unlock, facts)


def _is_told_today(one: SelfTest, results: dict[str, int | str], facts: Facts) -> bool:
    done = [item for item in facts.runner.self_tests if item.what.test == one.id]
    return bool(done) and done[-1].on == facts.today and done[-1].what.results == results


def _changes(effect: Effect) -> tuple[str, ...]:
    return changes(effect.recorded) if isinstance(effect.recorded.before.screening, Cleared) else ()
