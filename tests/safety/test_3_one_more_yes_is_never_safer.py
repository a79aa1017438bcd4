"""Invariant 3: one more Yes never makes triage safer. A clinician's yes is the one documented exception."""

from datetime import timedelta
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st
from levels import alarming, care
from plain_logic import RULES, making, merged, near_rules, rules_of, truth

from backstride.advice.screening import Cleared, Referred, Screening, screen
from backstride.journal import Answer, Entry
from backstride.knowledge.model import FlagRule
from histories import histories
from runners import (
    CLEARANCE,
    COURSES,
    FEWER,
    FLAG_FACTS,
    HEALTHY,
    KNOWLEDGE,
    TODAY,
    Told,
    anybody,
    entries,
    healthy,
    runner,
    told,
    without,
)

SIGNS = tuple(fact for fact in FLAG_FACTS if KNOWLEDGE.answerable[fact].type == "yes_no" and fact != CLEARANCE)
PAINS = ("pain_now_0_10", "pain_worst_0_10")
SEVERAL = tuple(fact for fact in FLAG_FACTS if KNOWLEDGE.answerable[fact].type == "multi")
GRAVE_AND_CLEARABLE = tuple(rule for flag, rule in RULES if flag.clearable and rule.level in ("urgent", "emergency"))
CLEARABLE = tuple(rule for flag, rule in RULES if flag.clearable and rule.level == "clinician")
WEAK = tuple((flag, rule) for flag, rule in RULES if flag.weak and flag.cluster and rule.level == "clinician")
WEAK_PAIRS = tuple(
    (rule, other_rule)
    for (flag, rule), (other, other_rule) in combinations(WEAK, 2)
    if flag.cluster == other.cluster and flag.id != other.id
)


@FEWER
@given(near_rules() | anybody(), histories(), st.lists(st.sampled_from(SIGNS), max_size=12, unique=True))
def test_a_yes_in_place_of_no_not_sure_or_silence_never_lowers_the_level(
    answers: Told, before: tuple[Entry, ...], signs: list[str]
) -> None:
    for sign in signs:
        others = without(answers, sign)
        silent, no, unsure = (
            screen(runner({**others, **told(given)}, before=before), KNOWLEDGE, TODAY)
            for given in ({}, {sign: "no"}, {sign: "not_sure"})
        )
        for given_yes in _yeses(sign):
            yes = screen(runner({**others, sign: given_yes}, before=before), KNOWLEDGE, TODAY)
            assert _no_safer(yes, no), (sign, given_yes)
            assert _no_safer(yes, silent), (sign, given_yes)
            assert given_yes.course == "stable" or _no_safer(yes, unsure), (sign, given_yes)
        assert _no_safer(unsure, no), sign


@given(near_rules() | anybody(), st.sampled_from(PAINS), st.integers(0, 10), st.integers(0, 10))
def test_more_pain_never_lowers_the_level(answers: Told, fact: str, one: int, other: int) -> None:
    less, more = (_screen({**answers, **told({fact: pain})}) for pain in sorted((one, other)))

    assert _no_safer(more, less)


@given(near_rules() | anybody(), st.data())
def test_one_more_place_trigger_or_diagnosis_never_lowers_the_level(answers: Told, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(SEVERAL))
    ids = [option.id for option in KNOWLEDGE.answerable[fact].options]
    first, *more = data.draw(st.permutations(ids))
    named = (*more[: data.draw(st.integers(0, 3))],)

    fewer = _screen({**answers, **told({fact: named})})
    one_more = _screen({**answers, **told({fact: (*named, first)})})

    assert _no_safer(one_more, fewer)


@given(near_rules() | anybody())
def test_a_clinicians_yes_lifts_only_flags_of_clinician_level_that_say_so(answers: Told) -> None:
    without_it = _screen(without(answers, CLEARANCE))
    with_it = _screen({**answers, **told({CLEARANCE: "yes"})})

    for finding in set(alarming(without_it)) - set(alarming(with_it)):
        flag, level, _ = finding
        assert level == "clinician"
        assert KNOWLEDGE.red_flags[flag].clearable
    assert set(alarming(with_it)) <= set(alarming(without_it))
    assert care(without_it) <= 1 or care(with_it) == care(without_it)


@given(st.data(), st.sampled_from(WEAK_PAIRS), st.sampled_from(["yes", "no"]))
def test_two_weak_signs_of_one_cluster_are_urgent_and_no_yes_lifts_them(
    data: st.DataObject, pair: tuple[FlagRule, FlagRule], clearance: str
) -> None:
    one, other = (data.draw(making(rule.when)) for rule in pair)
    answers = {**HEALTHY, **merged((one, other)), **told({CLEARANCE: clearance})}
    assume(all(truth(rule.when, runner(answers), TODAY) for rule in pair))

    outcome = _screen(answers)

    assert isinstance(outcome, Referred)
    assert care(outcome) >= 2


@given(st.data(), st.sampled_from(GRAVE_AND_CLEARABLE))
def test_a_clinicians_yes_does_not_make_not_sure_safer_than_yes(data: st.DataObject, rule: FlagRule) -> None:
    sign = data.draw(making(rule.when))
    unsure_of = data.draw(st.sampled_from(sorted(sign)))
    question = KNOWLEDGE.question_of.get(unsure_of)
    assume(question is not None and question.not_sure)
    answers = {**HEALTHY, **sign, **told({CLEARANCE: "yes"})}
    assume(isinstance(_screen(answers), Referred))

    assert isinstance(_screen({**answers, **told({unsure_of: "not_sure"})}), Referred)


@given(st.data(), st.sampled_from(rules_of("urgent", "emergency")))
def test_a_clinicians_yes_never_clears_urgent_or_emergency(data: st.DataObject, rule: FlagRule) -> None:
    answers = {**HEALTHY, **data.draw(making(rule.when)), **told({CLEARANCE: "yes"})}
    assume(truth(rule.when, runner(answers), TODAY))

    outcome = _screen(answers)

    assert isinstance(outcome, Referred)
    assert care(outcome) >= 2


@given(st.data(), st.integers(0, 17))
def test_a_clinicians_yes_never_clears_a_child(data: st.DataObject, age: int) -> None:
    others = data.draw(near_rules() | anybody())
    outcome = _screen({**others, **told({"age_y": age, CLEARANCE: "yes"})})

    assert not isinstance(outcome, Cleared)


@given(st.data(), st.sampled_from(["pregnant", "maybe", "birth_under_12_weeks"]), st.sampled_from(["female", "other"]))
def test_a_clinicians_yes_never_clears_in_pregnancy_or_soon_after_birth(
    data: st.DataObject, state: str, sex: str
) -> None:
    others = data.draw(near_rules() | anybody())
    outcome = _screen({**others, **told({"sex": sex, "pregnancy": state, CLEARANCE: "yes"})})

    assert not isinstance(outcome, Cleared)


@given(st.data(), st.sampled_from(CLEARABLE), st.integers(1, 400))
def test_a_clinicians_yes_does_not_count_for_a_sign_that_came_later(
    data: st.DataObject, rule: FlagRule, days: int
) -> None:
    assume(not rule.self_care)
    sign = data.draw(making(rule.when))
    answers = {**HEALTHY, **sign}
    assume(all(HEALTHY.get(fact) != given for fact, given in sign.items()))
    given_before = entries(healthy(clinician_cleared="yes"), TODAY - timedelta(days=days), first_id=70_000)
    today_again = without(answers, CLEARANCE)
    assume(truth(rule.when, runner(answers), TODAY))

    assert isinstance(screen(runner(today_again, before=given_before), KNOWLEDGE, TODAY), Referred)


@given(st.data(), st.sampled_from(CLEARABLE), st.integers(0, 1000))
def test_a_clinicians_yes_counts_for_as_long_as_its_question_says_and_no_longer(
    data: st.DataObject, rule: FlagRule, days: int
) -> None:
    assume(not rule.self_care)
    valid_days = KNOWLEDGE.question_of[CLEARANCE].valid_days
    assert valid_days is not None
    answers = {**without(HEALTHY, CLEARANCE), **data.draw(making(rule.when))}
    cleared_then = entries({**answers, **told({CLEARANCE: "yes"})}, TODAY - timedelta(days=days), first_id=70_000)
    never_cleared = _screen(answers)
    assume(isinstance(never_cleared, Referred))

    outcome = screen(runner(answers, before=cleared_then), KNOWLEDGE, TODAY)

    assert days <= valid_days or alarming(outcome) == alarming(never_cleared)


def _screen(answers: Told) -> Screening:
    return screen(runner(answers), KNOWLEDGE, TODAY)


def _no_safer(now: Screening, before: Screening) -> bool:
    return care(now) >= care(before) and (isinstance(now, Referred) or not isinstance(before, Referred))


def _yeses(sign: str) -> tuple[Answer, ...]:
    question = KNOWLEDGE.question_of[sign]
    courses = COURSES if question.asks_course else (None,)
    return tuple(Answer.model_validate({"value": "yes", "course": course}) for course in courses)
