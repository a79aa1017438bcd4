"""On weeks small enough to try every choice, the solver finds the best one and proves it."""

from collections.abc import Iterator
from itertools import chain, combinations, product
from random import Random

from hypothesis import given
from weeks import realistic_week, small_weeks

from backstride.advice.planning.greedy import greedy
from backstride.advice.planning.score import points, violations
from backstride.advice.planning.solve import solve
from backstride.advice.planning.week import Choice, Week

LIMIT_S = 20


@given(small_weeks())
def test_no_choice_at_all_is_worth_more_than_what_the_solver_finds(week: Week) -> None:
    best = max(points(week, choice) for choice in every_choice(week) if not violations(week, choice))

    assert solve(week, LIMIT_S).points == best


@given(small_weeks())
def test_what_the_solver_finds_keeps_every_rule_and_is_worth_what_it_says(week: Week) -> None:
    solved = solve(week, LIMIT_S)

    assert violations(week, solved.choice) == ()
    assert points(week, solved.choice) == solved.points
    assert solved.optimal
    assert solved.bound == solved.points


@given(small_weeks())
def test_the_same_week_is_always_filled_in_the_same_way(week: Week) -> None:
    assert solve(week, LIMIT_S).choice == solve(week, LIMIT_S).choice


@given(small_weeks())
def test_filling_a_week_step_by_step_keeps_every_rule_and_never_beats_the_optimum(week: Week) -> None:
    choice = greedy(week)

    assert violations(week, choice) == ()
    assert points(week, choice) <= solve(week, LIMIT_S).points


def test_without_time_the_best_found_so_far_keeps_every_rule_and_says_how_far_it_may_be() -> None:
    for seed in range(6):
        week = realistic_week(Random(seed))

        solved = solve(week, limit_s=0)

        assert violations(week, solved.choice) == ()
        assert points(week, solved.choice) == solved.points
        assert solved.bound >= solve(week, LIMIT_S).points
        assert solved.optimal == (solved.bound == solved.points)


def every_choice(week: Week) -> Iterator[Choice]:
    """Every way to fill the week: strength days, an option or none of each exercise on each of them, routines."""
    blocks = [frozenset(some) for some in _subsets(range(len(week.blocks)))]
    for number, skeleton in enumerate(week.skeletons):
        slots = [(candidate.exercise, day) for candidate in week.candidates for day in skeleton.days]
        places = [
            [None, *range(len(candidate.days[day]))] for candidate in week.candidates for day in skeleton.days
        ]  # fmt: skip
        for chosen in product(*places):
            sets = {slot: place for slot, place in zip(slots, chosen, strict=True) if place is not None}
            yield from (Choice(number, sets, some) for some in blocks)


def _subsets(numbers: range) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(numbers, count) for count in range(len(numbers) + 1))
