"""Invariant 10: a stop symptom in a session always stops it (``tests/coach``) and leads to re-screening (here)."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete, Referred, next_ask, screen
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import session_for
from backstride.journal import Answer, CheckIn, Entry, Run, Runner, SelfTestResult, SessionDone
from backstride.journal.entry import Body
from backstride.knowledge.model import StopRule
from histories import happening, histories, sessions_done
from runners import FEWER, HEALTHY, KNOWLEDGE, TODAY, Told, entries, healthy, ready, runner, told, without

STOP_RULES = st.sampled_from(list(KNOWLEDGE.stop_rules.values()))
RECORDING = [rule for rule in KNOWLEDGE.stop_rules.values() if rule.sets]
AFTERNOON, EVENING, NIGHT = time(15), time(18), time(21)


def stopped(rule: str, at: time = AFTERNOON) -> Entry:
    """A session of today that this stop rule ended."""
    body = SessionDone(session="strength", items=(), duration_s=300, completed=False, stopped_by=rule)
    return happening(90_000, TODAY, at, body)


def asked_again(rule: StopRule) -> tuple[str, ...]:
    """What is to be asked afresh after it."""
    return (*rule.sets, *rule.ask_again)


@given(ready(), STOP_RULES, histories(), st.integers(0, 60))
def test_after_a_stop_symptom_nobody_is_clear_until_asked_again(
    answers: Told, rule: StopRule, before: tuple[Entry, ...], days: int
) -> None:
    somebody, day = runner(answers, before=before, after=[stopped(rule.id)]), TODAY + timedelta(days=days)

    outcome = screen(somebody, KNOWLEDGE, day)

    assert isinstance(outcome, Incomplete | Referred)
    assert session_for(somebody, KNOWLEDGE, day) is None


@given(ready(), STOP_RULES, st.sampled_from(list(KNOWLEDGE.self_tests)), st.integers(0, 60))
def test_after_a_stop_symptom_in_a_self_test_nobody_is_clear_until_asked_again(
    answers: Told, rule: StopRule, test: str, days: int
) -> None:
    stop = happening(90_000, TODAY, AFTERNOON, SelfTestResult(test=test, stopped_by=rule.id))
    somebody, day = runner(answers, after=[stop]), TODAY + timedelta(days=days)

    assert not isinstance(screen(somebody, KNOWLEDGE, day), Cleared)
    assert session_for(somebody, KNOWLEDGE, day) is None


@given(ready(), STOP_RULES, st.integers(0, 14))
def test_everything_the_stop_rule_names_is_missing_again(answers: Told, rule: StopRule, days: int) -> None:
    facts = Facts(runner(answers, after=[stopped(rule.id)]), KNOWLEDGE, TODAY + timedelta(days=days))

    assert set(_that_apply(rule, answers)) <= set(screen_facts(facts).missing)


@given(ready(), STOP_RULES, st.data())
def test_answering_all_but_one_of_them_does_not_clear(answers: Told, rule: StopRule, data: st.DataObject) -> None:
    named = _that_apply(rule, answers)
    left_open = data.draw(st.sampled_from(named))
    again = {fact: answers.get(fact, HEALTHY[fact]) for fact in named if fact != left_open}

    somebody = runner(answers, after=(stopped(rule.id), *entries(again, TODAY, EVENING, 20_000)))

    assert not isinstance(screen(somebody, KNOWLEDGE, TODAY), Cleared)


@given(ready(), STOP_RULES)
def test_who_answers_all_of_them_and_has_no_sign_is_clear_again(answers: Told, rule: StopRule) -> None:
    again = {fact: HEALTHY[fact] for fact in asked_again(rule)}

    somebody = runner(answers, after=(stopped(rule.id), *entries(again, TODAY, EVENING, 20_000)))

    assert isinstance(screen(somebody, KNOWLEDGE, TODAY), Cleared)


@given(ready(), STOP_RULES, STOP_RULES)
def test_a_second_stop_symptom_asks_once_more(answers: Told, first: StopRule, second: StopRule) -> None:
    again = entries({fact: HEALTHY[fact] for fact in asked_again(first)}, TODAY, EVENING, 20_000)
    once_more = happening(90_001, TODAY, NIGHT, _session(second.id))

    somebody = runner(answers, after=(stopped(first.id), *again, once_more))

    assert not isinstance(screen(somebody, KNOWLEDGE, TODAY), Cleared)


@FEWER
@given(ready(), STOP_RULES)
def test_the_interview_after_a_stop_symptom_asks_all_of_it_and_then_ends(answers: Told, rule: StopRule) -> None:
    told_since: dict[str, Answer] = {}
    stop = stopped(rule.id)
    while (ask := next_ask(Facts(_since(answers, stop, told_since), KNOWLEDGE, TODAY))) is not None:
        question = ask.question.fact if ask.question else None
        facts = ask.checklist.facts if ask.checklist else (question,)
        new = {fact: HEALTHY[fact] for fact in facts if fact is not None and fact not in told_since}
        assert new, ask
        told_since |= new

    assert set(_that_apply(rule, answers)) <= told_since.keys()
    assert isinstance(screen(_since(answers, stop, told_since), KNOWLEDGE, TODAY), Cleared)


@pytest.mark.parametrize(
    "rule", [rule for rule in KNOWLEDGE.stop_rules.values() if rule.sets], ids=lambda rule: rule.id
)
def test_what_a_stop_rule_records_speaks_in_the_next_screening(rule: StopRule) -> None:
    recorded = entries(told(rule.sets), TODAY, EVENING, 20_000)

    outcome = screen(runner(HEALTHY, after=(stopped(rule.id), *recorded)), KNOWLEDGE, TODAY)

    assert isinstance(outcome, Referred)
    assert outcome.level == rule.level


@given(ready(), sessions_done(stop=st.just("a-rule-of-a-newer-version")))
def test_a_stop_rule_that_is_not_known_here_asks_every_warning_sign_again(answers: Told, session: SessionDone) -> None:
    somebody = runner(answers, after=[happening(90_000, TODAY, AFTERNOON, session)])

    assert not isinstance(screen(somebody, KNOWLEDGE, TODAY), Cleared)


@given(STOP_RULES, st.sampled_from([q.fact for q in KNOWLEDGE.questions.values() if q.asks_course]))
def test_a_sign_said_to_be_old_and_unchanged_is_asked_again_after_a_stop_symptom(rule: StopRule, fact: str) -> None:
    stable = Answer(value="yes", course="stable")
    cleared = healthy(**{fact: stable}, clinician_cleared="yes")
    again = {each: given for each, given in cleared.items() if each != fact}

    somebody = runner(cleared, after=(stopped(rule.id), *entries(again, TODAY, EVENING, 20_000)))

    assert fact not in asked_again(rule) or not isinstance(screen(somebody, KNOWLEDGE, TODAY), Cleared)


@given(ready(), st.sampled_from(["check_in", "run", "session"]), st.integers(KNOWLEDGE.number("red-min-0-10"), 10))
def test_a_red_asks_every_warning_sign_again(answers: Told, what: str, pain: int) -> None:
    bodies: dict[str, Body] = {
        "check_in": CheckIn(pain_morning_0_10=pain),
        "run": Run(distance_m=5000, duration_s=1800, pain_after_0_10=pain),
        "session": SessionDone(session="walk", items=(), duration_s=600, completed=True, pain_during_0_10=pain),
    }
    somebody = runner(answers, after=[happening(90_000, TODAY, AFTERNOON, bodies[what])])

    outcome = screen(somebody, KNOWLEDGE, TODAY)

    assert isinstance(outcome, Incomplete)
    assert set(outcome.missing) >= GRAVEST


@pytest.mark.parametrize("rule", KNOWLEDGE.stop_rules.values(), ids=lambda rule: rule.id)
def test_every_stop_rule_asks_the_gravest_signs_again(rule: StopRule) -> None:
    assert set(asked_again(rule)) >= GRAVEST


GRAVEST = {
    fact
    for flag in KNOWLEDGE.red_flags.values()
    if flag.flag in {f"B0{number}" for number in range(1, 8)}
    for rule in flag.rules
    for fact in rule.when.facts()
}


def _that_apply(rule: StopRule, answers: Told) -> list[str]:
    """What the rule asks again of this runner; a Yes to a sign stands until it is taken back."""
    facts = Facts(runner(without(answers, *asked_again(rule))), KNOWLEDGE, TODAY)
    open_again = (fact for fact in asked_again(rule) if facts.state(fact) == "missing")
    return [fact for fact in open_again if fact not in answers or answers[fact].value != "yes"]


def _session(rule: str) -> SessionDone:
    return SessionDone(session="strength", items=(), duration_s=300, completed=False, stopped_by=rule)


def _since(answers: Told, stop: Entry, told_since: Told) -> Runner:
    return runner(answers, after=(stop, *entries(told_since, TODAY, EVENING, 20_000)))
