"""Invariant 1: an emergency answer always ends the flow; nothing later can offset it; no plan, no session."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from plain_logic import making, near_rules, rules_of, truth
from plans import plan_of

from backstride.advice.facts import Facts
from backstride.advice.running import running_advice
from backstride.advice.screening import Referred, next_ask, screen
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import chosen_routine, session_for
from backstride.journal import Answer, Entry, Runner
from backstride.knowledge.model import FlagRule
from histories import EVENING, histories
from runners import CLEARANCE, FEWER, KNOWLEDGE, TODAY, Told, any_subset, anybody, entries, runner, told, without

EMERGENCIES = st.sampled_from(rules_of("emergency"))
WITH_ANOTHER = st.sampled_from([rule for rule in rules_of("emergency") if rule.when.all_ is not None])
WITH_COURSE = {question.fact for question in KNOWLEDGE.questions.values() if question.asks_course}
OLD = Answer(value="yes", course="stable")


@given(st.data(), EMERGENCIES, anybody(), histories(), histories(days=0, at=EVENING))
def test_an_emergency_sign_sends_to_emergency_care_whatever_else_is_told(
    data: st.DataObject, rule: FlagRule, others: Told, before: tuple[Entry, ...], after: tuple[Entry, ...]
) -> None:
    somebody = runner({**others, **data.draw(making(rule.when))}, before=before, after=after)
    assume(truth(rule.when, somebody, TODAY))

    assert _sent_to_emergency_care(somebody)


@FEWER
@given(st.data(), EMERGENCIES, anybody())
def test_no_day_no_plan_and_no_routine_gives_a_session_in_an_emergency(
    data: st.DataObject, rule: FlagRule, others: Told
) -> None:
    somebody = runner({**others, **data.draw(making(rule.when))})
    assume(truth(rule.when, somebody, TODAY))

    facts = Facts(somebody, KNOWLEDGE, TODAY)
    outcome = screen_facts(facts)
    assert all(session_for(somebody, KNOWLEDGE, TODAY + timedelta(days=day)) is None for day in range(7))
    assert all(plan_of(somebody, TODAY + timedelta(days=day)) is None for day in range(7))
    assert all(chosen_routine(facts, outcome, routine) is None for routine in KNOWLEDGE.routines)
    assert running_advice(facts, outcome).answer == "no"


@given(st.data(), EMERGENCIES, anybody())
def test_after_an_emergency_sign_nothing_but_the_course_of_signs_is_asked(
    data: st.DataObject, rule: FlagRule, others: Told
) -> None:
    answers = {**others, **data.draw(making(rule.when))}
    assume(truth(rule.when, runner(answers), TODAY))

    open_courses = [fact for fact, given in answers.items() if _course_is_open(fact, given)]
    for _ in open_courses:
        ask = next_ask(Facts(runner(answers), KNOWLEDGE, TODAY))
        assert ask is not None
        assert ask.course_of is not None
        assert ask.question is None
        assert ask.checklist is None
        answers[ask.course_of.fact] = Answer(value="yes", course="new")

    assert next_ask(Facts(runner(answers), KNOWLEDGE, TODAY)) is None


@given(st.data(), EMERGENCIES, any_subset(), st.integers(0, 400))
def test_nothing_told_later_offsets_an_emergency(data: st.DataObject, rule: FlagRule, more: Told, days: int) -> None:
    sign = data.draw(making(rule.when))
    later = TODAY + timedelta(days=days)
    somebody = runner(sign, after=entries(without(more, *sign), later, first_id=20_000))
    assume(truth(rule.when, somebody, later))

    assert _sent_to_emergency_care(somebody, days)


@given(st.data(), EMERGENCIES, near_rules() | anybody(), st.integers(0, 60))
def test_time_alone_offsets_no_emergency(data: st.DataObject, rule: FlagRule, others: Told, days: int) -> None:
    somebody = runner({**others, **data.draw(making(rule.when))})
    assume(truth(rule.when, somebody, TODAY))

    assert _sent_to_emergency_care(somebody, days)


@given(st.data(), WITH_ANOTHER, st.integers(0, 400))
def test_an_old_sign_that_makes_an_emergency_with_another_does_so_for_good(
    data: st.DataObject, rule: FlagRule, days: int
) -> None:
    sign = data.draw(making(rule.when))
    assume(all(given.value == "yes" for given in sign.values()))
    somebody = runner({fact: OLD if fact in WITH_COURSE else given for fact, given in sign.items()})
    assume(truth(rule.when, somebody, TODAY))

    assert _sent_to_emergency_care(somebody, days)


@given(st.data(), EMERGENCIES)
def test_a_clinicians_yes_does_not_lift_an_emergency(data: st.DataObject, rule: FlagRule) -> None:
    sign = data.draw(making(rule.when))
    somebody = runner({**sign, **told({CLEARANCE: "yes"})})
    assume(truth(rule.when, somebody, TODAY))

    assert _sent_to_emergency_care(somebody)


def _sent_to_emergency_care(somebody: Runner, days: int = 0) -> bool:
    day = TODAY + timedelta(days=days)
    outcome = screen(somebody, KNOWLEDGE, day)
    sent = isinstance(outcome, Referred) and outcome.level == "emergency" and outcome.findings[0].level == "emergency"
    return sent and session_for(somebody, KNOWLEDGE, day) is None


def _course_is_open(fact: str, given: Answer) -> bool:
    question = KNOWLEDGE.question_of.get(fact)
    return question is not None and question.asks_course and given.value == "yes" and given.course is None
