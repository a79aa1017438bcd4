"""What a level rests on: an outcome of a self-test changes no level that reads nothing of it."""

from hypothesis import given

from backstride.advice.facts import Facts
from backstride.advice.levels import facts_behind
from backstride.advice.strength import strength_levels
from backstride.journal.runner import Finding
from runners import FEWER, KNOWLEDGE, TODAY, Told, anybody, runner


@FEWER
@given(anybody())
def test_a_level_changes_only_when_a_fact_behind_it_does(answers: Told) -> None:
    now = Facts(runner(answers), KNOWLEDGE, TODAY)
    levels = strength_levels(now, gentle=False)
    for test in KNOWLEDGE.self_tests.values():
        told = {each.fact for each in test.measures} | {each.fact for each in test.bands}
        told |= {each.fact for each in test.gaps}
        for outcome in test.outcomes:
            then = now.supposing({fact: Finding(value, TODAY, TODAY) for fact, value in outcome.results.items()})
            after = strength_levels(then, gentle=False)
            changed = {name for name in levels if after[name] != levels[name]}

            assert all(told & facts_behind(KNOWLEDGE.exercises[name], KNOWLEDGE) for name in changed)


def test_some_outcome_of_a_self_test_is_behind_some_level() -> None:
    measured = {measure.fact for test in KNOWLEDGE.self_tests.values() for measure in test.measures}

    assert any(measured & facts_behind(exercise, KNOWLEDGE) for exercise in KNOWLEDGE.exercises.values())
