"""Invariant 4: urgent hides the plan; clinician allows only walking and education unless the rule says "+ self-care";
under 18, pregnant or within 12 weeks of a birth there is no plan and no session.
"""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from levels import care
from plain_logic import RULES, making, near_rules, rules_of, truth
from plans import plan_of

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Referred
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Today
from backstride.advice.today import chosen_routine, session_for
from backstride.journal import Entry, Runner
from backstride.knowledge.model import FlagRule
from histories import histories
from runners import (
    CLEARANCE,
    FEWER,
    HEALTHY,
    KNOWLEDGE,
    TODAY,
    Told,
    anybody,
    facts_below,
    nearly_healthy,
    runner,
    told,
    without,
)

WEEK = tuple(TODAY + timedelta(days=day) for day in range(7))
NO_SELF_CARE = tuple(rule for _, rule in RULES if rule.level == "clinician" and not rule.self_care)
NO_WALKING = tuple(rule for _, rule in RULES if rule.no_walking)
EARLY = ("pregnant", "maybe", "birth_under_12_weeks")


@FEWER
@given(st.data(), st.sampled_from(rules_of("urgent")), near_rules() | anybody(), histories())
def test_urgent_gives_no_session_on_any_day(
    data: st.DataObject, rule: FlagRule, others: Told, before: tuple[Entry, ...]
) -> None:
    somebody = runner({**others, **data.draw(making(rule.when))}, before=before)
    assume(truth(rule.when, somebody, TODAY))

    assert care(screen_facts(Facts(somebody, KNOWLEDGE, TODAY))) >= 2
    assert all(session_for(somebody, KNOWLEDGE, day) is None for day in WEEK if truth(rule.when, somebody, day))
    assert all(plan_of(somebody, day) is None for day in WEEK if truth(rule.when, somebody, day))
    assert _no_routine(somebody)


@FEWER
@given(st.data(), st.sampled_from(NO_SELF_CARE), near_rules() | st.just(HEALTHY), histories())
def test_clinician_without_self_care_allows_one_walk_at_most(
    data: st.DataObject, rule: FlagRule, others: Told, before: tuple[Entry, ...]
) -> None:
    somebody = runner({**without(others, CLEARANCE), **data.draw(making(rule.when))}, before=before)
    assume(truth(rule.when, somebody, TODAY))

    assert _walk_at_most(somebody)
    for day in WEEK:
        if truth(rule.when, somebody, day):
            today = session_for(somebody, KNOWLEDGE, day)
            assert today is None or (_one_easy_walk(today) and not rule.no_walking)


@given(near_rules() | anybody(), histories(), st.integers(0, 6))
def test_whoever_is_not_clear_gets_one_walk_at_most(answers: Told, before: tuple[Entry, ...], days: int) -> None:
    somebody, day = runner(answers, before=before), TODAY + timedelta(days=days)
    outcome = screen_facts(Facts(somebody, KNOWLEDGE, day))

    today = session_for(somebody, KNOWLEDGE, day)

    if isinstance(outcome, Referred) and outcome.level == "clinician":
        assert today is None or _one_easy_walk(today)
    elif not isinstance(outcome, Cleared):
        assert today is None
    assert isinstance(outcome, Cleared) or _walk_at_most(somebody, day)


@given(near_rules() | anybody(), histories())
def test_the_plan_of_whoever_is_not_clear_is_one_walk_a_day_at_most_and_no_run(
    answers: Told, before: tuple[Entry, ...]
) -> None:
    somebody = runner(answers, before=before)
    outcome = screen_facts(Facts(somebody, KNOWLEDGE, TODAY))
    if isinstance(outcome, Cleared):
        return

    plan = plan_of(somebody, TODAY)

    assert plan is None or (isinstance(outcome, Referred) and outcome.level == "clinician")
    for day in plan.days if plan else ():
        items = [(session.kind, item.exercise) for session in day.sessions for item in session.items]
        assert items in ([], [("walk", "walking")])
        assert day.run is None or day.run.answer == "no"


@given(near_rules() | nearly_healthy(gaps=30), st.data())
def test_while_a_rule_against_walking_may_hold_a_referred_runner_gets_no_walk(
    answers: Told, data: st.DataObject
) -> None:
    rule = data.draw(st.sampled_from(NO_WALKING))
    unknown = data.draw(st.lists(st.sampled_from(sorted(_facts_of(rule) & KNOWLEDGE.question_of.keys()))))
    somebody = runner(without(answers, CLEARANCE, *unknown))

    outcome = screen_facts(Facts(somebody, KNOWLEDGE, TODAY))

    if not isinstance(outcome, Cleared) and truth(rule.when, somebody, TODAY) is not False:
        assert _nothing(somebody)


@FEWER
@given(near_rules() | anybody(), st.integers(0, 17), histories())
def test_under_18_there_is_no_session(answers: Told, age: int, before: tuple[Entry, ...]) -> None:
    assert _nothing(runner({**answers, **told({"age_y": age})}, before=before))


@FEWER
@given(near_rules() | anybody(), st.sampled_from(EARLY), histories())
def test_in_pregnancy_and_soon_after_birth_there_is_no_session(
    answers: Told, pregnancy: str, before: tuple[Entry, ...]
) -> None:
    assert _nothing(runner({**answers, **told({"pregnancy": pregnancy})}, before=before))


@given(near_rules() | anybody())
def test_without_an_age_there_is_no_session(answers: Told) -> None:
    somebody = runner(without(answers, "age_y"))

    assert _no_routine(somebody)
    assert not isinstance(screen_facts(Facts(somebody, KNOWLEDGE, TODAY)), Cleared)


def _facts_of(rule: FlagRule) -> frozenset[str]:
    return frozenset(below for fact in rule.when.facts() for below in facts_below(fact))


def _nothing(somebody: Runner) -> bool:
    no_plan = plan_of(somebody, TODAY) is None
    return no_plan and _no_routine(somebody) and all(session_for(somebody, KNOWLEDGE, day) is None for day in WEEK)


def _walk_at_most(somebody: Runner, day: date = TODAY) -> bool:
    """Whether no routine asked for gives more than the walk that the day itself gives."""
    facts = Facts(somebody, KNOWLEDGE, day)
    outcome = screen_facts(facts)
    asked_for = [chosen_routine(facts, outcome, routine) for routine in KNOWLEDGE.routines]
    own = session_for(somebody, KNOWLEDGE, day)
    return all(each is None or (own is not None and _one_easy_walk(each)) for each in asked_for)


def _no_routine(somebody: Runner) -> bool:
    facts = Facts(somebody, KNOWLEDGE, TODAY)
    outcome = screen_facts(facts)
    return all(chosen_routine(facts, outcome, routine) is None for routine in KNOWLEDGE.routines)


def _one_easy_walk(today: Today) -> bool:
    items = [(session.kind, item.exercise) for session in today.sessions for item in session.items]
    return items in ([], [("walk", "walking")]) and today.running.answer == "no"
