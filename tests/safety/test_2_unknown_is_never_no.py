"""Invariant 2: unknown is never No. Empty or unsure answers never clear; unsure on B01 to B07 counts as yes."""

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from levels import alarming, care
from plain_logic import DERIVED, near_rules, nearly_clear, truth

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete, Referred, Screening, next_ask, screen
from backstride.advice.today import session_for
from backstride.advice.verdict import Truth
from backstride.journal import Answer, Entry, Runner
from backstride.knowledge.lint.walk import conditions
from histories import histories
from runners import (
    CLEARANCE,
    FEWER,
    FLAG_FACTS,
    HEALTHY,
    KNOWLEDGE,
    TODAY,
    Told,
    anybody,
    entries,
    every_answer,
    healthy,
    nearly_healthy,
    ready,
    runner,
    told,
    without,
)

GRAVEST = [flag for flag in KNOWLEDGE.red_flags.values() if flag.flag in {f"B0{number}" for number in range(1, 8)}]
GRAVEST_FACTS = sorted({fact for flag in GRAVEST for rule in flag.rules for fact in rule.when.facts()})
ASKED = tuple(fact for fact in FLAG_FACTS if fact in KNOWLEDGE.question_of)
"""Nobody waits for a self-test: it is the one kind of fact that may be unknown to the end."""

AS_TRUTH = {True: Truth.YES, False: Truth.NO, None: Truth.UNKNOWN}
READABLE = tuple(
    (place, condition)
    for place, condition in conditions(KNOWLEDGE)
    if condition.facts() <= {*KNOWLEDGE.answerable, *KNOWLEDGE.pattern_of, *DERIVED}
)
"""All conditions of all files, but for those on bands and gaps of self-tests."""

WITH_COURSE = tuple(question.fact for question in KNOWLEDGE.questions.values() if question.asks_course)
MAY_BE_UNSURE = tuple(question.fact for question in KNOWLEDGE.questions.values() if question.not_sure)


def test_a_runner_who_told_nothing_is_asked_and_gets_no_session() -> None:
    outcome = screen(Runner(), KNOWLEDGE, TODAY)

    assert isinstance(outcome, Incomplete)
    assert outcome.level is None
    assert outcome.findings == ()
    assert next_ask(Facts(Runner(), KNOWLEDGE, TODAY)) is not None
    assert session_for(Runner(), KNOWLEDGE, TODAY) is None


@given(st.sets(st.sampled_from(MAY_BE_UNSURE)))
def test_not_sure_alone_never_clears(facts: set[str]) -> None:
    unsure = told(dict.fromkeys(sorted(facts), "not_sure"))

    assert not isinstance(_screen(unsure), Cleared)


def test_a_healthy_runner_who_is_not_sure_of_anything_is_sent_to_emergency_care() -> None:
    unsure = healthy(**dict.fromkeys(MAY_BE_UNSURE, "not_sure"))

    outcome = _screen(unsure)

    assert isinstance(outcome, Referred)
    assert outcome.level == "emergency"


@FEWER
@given(nearly_healthy() | near_rules() | anybody(), histories())
def test_every_condition_is_read_as_the_obvious_reading_has_it(answers: Told, before: tuple[Entry, ...]) -> None:
    somebody = runner(answers, before=before)
    facts = Facts(somebody, KNOWLEDGE, TODAY)

    for place, condition in READABLE:
        assert facts.judge(condition).truth is AS_TRUTH[truth(condition, somebody, TODAY)], place


@pytest.mark.parametrize("fact", GRAVEST_FACTS)
@given(nearly_healthy() | near_rules(), histories())
def test_not_sure_about_the_gravest_signs_counts_as_yes(fact: str, others: Told, before: tuple[Entry, ...]) -> None:
    unsure = screen(runner({**others, **told({fact: "not_sure"})}, before=before), KNOWLEDGE, TODAY)
    yes = screen(runner({**others, **told({fact: "yes"})}, before=before), KNOWLEDGE, TODAY)

    assert isinstance(unsure, Referred)
    assert unsure.level == yes.level == "emergency"
    assert _of_the_gravest(unsure) == _of_the_gravest(yes)


@FEWER
@given(nearly_clear(), st.lists(st.sampled_from(ASKED), max_size=20, unique=True))
def test_who_is_clear_without_an_answer_is_clear_with_every_answer(answers: Told, facts: list[str]) -> None:
    for fact in facts:
        silent = _screen(without(answers, fact))
        if isinstance(silent, Cleared) and _may_be_asked(fact, without(answers, fact)):
            for given_answer in every_answer(fact):
                known = _screen({**answers, fact: given_answer})
                assert isinstance(known, Cleared), (fact, given_answer)
                assert alarming(known) == alarming(silent), (fact, given_answer)


@FEWER
@given(nearly_clear(), st.lists(st.sampled_from(ASKED), max_size=20, unique=True))
def test_who_is_clear_though_not_sure_is_clear_with_every_answer(answers: Told, facts: list[str]) -> None:
    for fact in facts:
        unsure = {**answers, **told({fact: "not_sure"})}
        if fact in MAY_BE_UNSURE and isinstance(_screen(unsure), Cleared):
            for given_answer in every_answer(fact):
                assert not isinstance(_screen({**answers, fact: given_answer}), Referred), (fact, given_answer)


@FEWER
@given(ready(), st.data())
def test_taking_an_answer_away_from_a_clear_runner_never_takes_a_finding_away(
    answers: Told, data: st.DataObject
) -> None:
    clear = _screen(answers)
    assert isinstance(clear, Cleared)

    for fact in data.draw(st.lists(st.sampled_from(FLAG_FACTS), max_size=12, unique=True)):
        outcomes = [_screen(without(answers, fact))]
        outcomes += [_screen({**answers, **told({fact: "not_sure"})})] if fact in MAY_BE_UNSURE else []
        for outcome in outcomes:
            assert not isinstance(outcome, Cleared) or set(alarming(clear)) <= set(alarming(outcome))


@given(anybody() | near_rules(), st.data(), histories())
def test_silence_is_not_a_warning_sign(answers: Told, data: st.DataObject, before: tuple[Entry, ...]) -> None:
    silent_on = data.draw(st.lists(st.sampled_from(sorted(answers) or ["story"]), unique=True))
    fewer = {fact: given for fact, given in answers.items() if fact not in silent_on or fact == CLEARANCE}

    more_told = screen(runner(answers, before=before), KNOWLEDGE, TODAY)
    less_told = screen(runner(fewer, before=before), KNOWLEDGE, TODAY)

    assert care(less_told) <= care(more_told)
    assert isinstance(more_told, Referred) or not isinstance(less_told, Referred)


@given(ready(), st.integers(0, 1500))
def test_old_answers_do_not_clear(answers: Told, days: int) -> None:
    later = TODAY + timedelta(days=days)

    outcome = screen(runner(answers), KNOWLEDGE, later)

    assert isinstance(outcome, Cleared) == (days <= KNOWLEDGE.number("flag-rescreen-days"))


@given(nearly_healthy() | near_rules(), st.sampled_from(FLAG_FACTS), st.integers(0, 1500))
def test_an_answer_past_its_days_counts_as_not_given(answers: Told, fact: str, days: int) -> None:
    question = KNOWLEDGE.question_of.get(fact)
    assume(question is not None and question.valid_days is not None and days > question.valid_days)
    old = {fact: answers[fact]} if fact in answers else {}
    assume(old and old[fact].value != "yes")

    fresh = without(answers, fact)
    with_old = runner(fresh, before=entries(old, TODAY - timedelta(days=days), first_id=70_000))

    assert screen(with_old, KNOWLEDGE, TODAY) == _screen(fresh)


@given(nearly_healthy() | near_rules(), st.sampled_from(WITH_COURSE), st.integers(0, 1500))
def test_that_a_sign_is_old_and_unchanged_wears_off_and_the_sign_does_not(answers: Told, fact: str, days: int) -> None:
    stable = {fact: Answer(value="yes", course="stable")}
    then = entries(stable, TODAY - timedelta(days=days), first_id=70_000)
    others = without(answers, fact)

    old = screen(runner(others, before=then), KNOWLEDGE, TODAY)

    valid_days = KNOWLEDGE.question_of[fact].valid_days
    if valid_days is None or days <= valid_days:
        assert alarming(old) == alarming(_screen({**others, **stable}))
    else:
        assert care(old) >= care(_screen(without(answers, fact)))
        assert care(old) <= care(_screen({**others, **told({fact: "yes"})}))
        assert not isinstance(old, Cleared) or fact not in GRAVEST_FACTS


@given(ready(), histories(), st.sampled_from(FLAG_FACTS))
def test_a_yes_to_a_warning_sign_does_not_wear_off(answers: Told, before: tuple[Entry, ...], fact: str) -> None:
    question = KNOWLEDGE.question_of.get(fact)
    assume(question is not None and question.type == "yes_no")
    yes = told({fact: "yes"})

    long_ago = entries(yes, TODAY - timedelta(days=800), first_id=70_000)
    old = screen(runner(without(answers, fact), before=(*long_ago, *before)), KNOWLEDGE, TODAY)
    new = screen(runner({**answers, **yes}, before=before), KNOWLEDGE, TODAY)

    assert alarming(old) == alarming(new)


@given(st.sampled_from(WITH_COURSE), st.integers(1, 400))
def test_a_sign_told_again_is_not_taken_for_old_and_unchanged(fact: str, days: int) -> None:
    stable = entries(healthy(**{fact: Answer(value="yes", course="stable")}), TODAY - timedelta(days=days), first_id=1)

    told_again = runner(healthy(**{fact: "yes"}), before=stable)

    ask = next_ask(Facts(told_again, KNOWLEDGE, TODAY))
    assert ask is not None
    assert ask.course_of == KNOWLEDGE.question_of[fact]


def test_everything_answered_and_nothing_alarming_is_clear() -> None:
    assert isinstance(_screen(HEALTHY), Cleared)


def _may_be_asked(fact: str, answers: Told) -> bool:
    when = KNOWLEDGE.question_of[fact].ask_when
    return when is None or truth(when, runner(answers), TODAY) is not False


def _of_the_gravest(outcome: Screening) -> list[tuple[str, str, bool]]:
    return [finding for finding in alarming(outcome) if finding[0] in {flag.id for flag in GRAVEST}]


def _screen(answers: Told) -> Screening:
    return screen(runner(answers), KNOWLEDGE, TODAY)
