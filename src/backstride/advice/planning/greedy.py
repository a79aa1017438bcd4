"""A filled week without a solver: always what adds most next. What the solver is measured against."""

from collections.abc import Iterator

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
        started = _best(week, choice, (one for one in _more_sets(week, choice) if (_new_day(one, choice) == day)), True)
        if started is None:
            return None
        choice = started
    while (better := _best(week, choice, (*_more_sets(week, choice), *_more_blocks(week, choice)), False)) is not None:
        choice = better
    return None if violations(week, choice) else choice


def _best(
    week: Week, before: Choice, tried: "Iterator[Choice] | tuple[Choice, ...]", at_any_price: bool
) -> Choice | None:
    """The one with most points that breaks no rule but the start of a day; None when none is better than before."""
    allowed = [choice for choice in tried if not _broken(week, choice)]
    if not allowed:
        return None
    best = max(allowed, key=lambda choice: points(week, choice))
    return best if at_any_price or points(week, best) > points(week, before) else None


def _broken(week: Week, choice: Choice) -> bool:
    return any(not fault.startswith("nothing on") for fault in violations(week, choice))


def _new_day(choice: Choice, before: Choice) -> int:
    return (
        next(day for (_, day) in choice.sets if (_, day) not in before.sets)
        if len(choice.sets) > len(before.sets)
        else -1
    )


def _more_sets(week: Week, choice: Choice) -> Iterator[Choice]:
    for candidate in week.candidates:
        for day in week.skeletons[choice.skeleton].days:
            now = choice.sets.get((candidate.exercise, day))
            for place in range(len(candidate.days[day])):
                if place != now:
                    yield Choice(choice.skeleton, {**choice.sets, (candidate.exercise, day): place}, choice.blocks)


def _more_blocks(week: Week, choice: Choice) -> Iterator[Choice]:
    for number in range(len(week.blocks)):
        if number not in choice.blocks:
            yield Choice(choice.skeleton, choice.sets, choice.blocks | {number})
