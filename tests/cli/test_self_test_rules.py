"""When a self-test may be done, and when pain ends it."""

from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.advice.self_test import not_now, pain_ends_test, pain_is_a_stop_sign, too_sore_to_start
from backstride.advice.verdict import Truth
from backstride.journal import Runner
from runners import KNOWLEDGE, TODAY, healthy, runner

PAIN = st.integers(0, 10)
TESTS = KNOWLEDGE.self_tests
WELL = Facts(runner(healthy()), KNOWLEDGE, TODAY)


def test_nobody_who_told_nothing_may_do_a_test() -> None:
    nobody = Facts(Runner(), KNOWLEDGE, TODAY)

    assert all(not_now(test, nobody, screen_facts(nobody)) for test in TESTS.values())


def test_each_test_closes_when_any_of_its_contraindications_is_unsure() -> None:
    facts_of = {
        each.id: each.when.facts() & KNOWLEDGE.question_of.keys() for each in KNOWLEDGE.contraindications.values()
    }
    for test in TESTS.values():
        for contraindication in test.contraindications:
            unsure = {
                fact: "not_sure" for fact in facts_of[contraindication] if KNOWLEDGE.question_of[fact].not_sure
            }  # fmt: skip
            facts = Facts(runner(healthy(**unsure)), KNOWLEDGE, TODAY)
            if facts.judge(KNOWLEDGE.contraindications[contraindication].when).truth is not Truth.NO:
                cleared = Cleared("self_care", ())
                assert not_now(test, facts, cleared) is not None, (test.id, contraindication)


def test_a_well_runner_with_all_equipment_may_do_every_test_that_is_offered() -> None:
    own = tuple(thing.id for thing in KNOWLEDGE.equipment.values() if not thing.everyday)
    facts = Facts(runner(healthy(equipment=own)), KNOWLEDGE, TODAY)

    closed = {test.id for test in TESTS.values() if not_now(test, facts, screen_facts(facts))}

    assert closed == {test.id for test in TESTS.values() if not test.offered}


@given(PAIN, PAIN)
def test_more_pain_never_lets_a_test_go_on(before: int, pain: int) -> None:
    for rule in (pain_ends_test, pain_is_a_stop_sign):
        assert not rule(pain, before, KNOWLEDGE) or rule(min(10, pain + 1), before, KNOWLEDGE)


@given(PAIN)
def test_more_pain_never_lets_a_test_begin(pain: int) -> None:
    for test in TESTS.values():
        assert not too_sore_to_start(test, pain, WELL) or too_sore_to_start(test, min(10, pain + 1), WELL)


def test_pain_that_would_end_a_test_lets_none_begin_but_the_one_with_its_own_limit() -> None:
    open_at_four = {test.id for test in TESTS.values() if not too_sore_to_start(test, 4, WELL)}

    assert open_at_four == {"leg-power-check"}
    assert too_sore_to_start(TESTS["leg-power-check"], 6, WELL)
