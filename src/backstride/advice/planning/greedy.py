"""A filled week without a solver: always what adds most next. What the solver is measured against."""

from collections.abc import Iterable, Iterator

from .score import points, violations
from .week import Choice, Week


def greedy(week: Week) -> Choice:
    """For every skeleton the week filled step by step with what adds most points; the best of them.

    Keeps every hard rule; mostly a little worse than the optimum.
    """
    tried = (_fill(week, number) for number in range(len(week.skeletons)))
    return max((choice for choice in tried if choice is not None), key=lambda choice: points(week, choice))


def quick(week: Week) -> Choice | None:
    """The week filled step by step on the best-paid skeleton only; None when nothing fits on one of its days."""
    best = max(range(len(week.skeletons)), key=lambda number: week.skeletons[number].points)
    return _fill(week, best)


def _fill(week: Week, skeleton: int) -> Choice | None:
    choice = Choice(skeleton, {}, frozenset())
    days = week.skeletons[skeleton].days
    for day in days:
        started = _best(week, _more_sets(week, choice, (day,)))
        if started is None:
            return None
        choice = started
    while True:
        better = _best(week, (*_more_sets(week, choice, days), *_more_blocks(week, choice)))
        if better is None or points(week, better) <= points(week, choice):
            return None if violations(week, choice) else choice
        choice = better


def _best(week: Week, tried: Iterable[Choice]) -> Choice | None:
    """The one with most points that breaks no rule but that a strength day is still empty; None when there is none."""
    allowed = (choice for choice in tried if all(fault.startswith("nothing on") for fault in violations(week, choice)))
    return max(allowed, key=lambda choice: points(week, choice), default=None)


def _more_sets(week: Week, choice: Choice, days: tuple[int, ...]) -> Iterator[Choice]:
    """The choice with one more option, or another one of an exercise that is there, on these days."""
    for candidate in week.candidates:
        for day in days:
            now = choice.sets.get((candidate.exercise, day))
            for place in range(len(candidate.days[day])):
                if place != now:
                    yield Choice(choice.skeleton, {**choice.sets, (candidate.exercise, day): place}, choice.blocks)


def _more_blocks(week: Week, choice: Choice) -> Iterator[Choice]:
    for number in range(len(week.blocks)):
        if number not in choice.blocks:
            yield Choice(choice.skeleton, choice.sets, choice.blocks | {number})
