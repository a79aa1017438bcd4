"""Which days can be strength days together: rest between, few enough in any seven days, runs and races respected."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from backstride.advice.calendar import CalendarDay
from backstride.advice.facts import Facts
from backstride.advice.pause import pause_days
from backstride.knowledge.model import Knowledge

from .week import Skeleton

_WEEK = 7


def skeletons(
    facts: Facts, days: Sequence[CalendarDay], open_days: Sequence[bool], per_week: tuple[int, int], soon: bool
) -> tuple[Skeleton, ...]:
    """Every allowed set of strength days among ``days`` (numbered from 0), the empty one included, with its points.

    ``open_days``: where strength may be done at all; ``days`` may go on beyond them to see the run after.
    ``per_week``: fewest wished and most allowed. ``soon``: a planned session was missed, or
    this is the first plan, so strength should not wait.
    """
    knowledge = facts.knowledge
    gap = pause_days(knowledge.number("strength-gap-h"))
    done = _done(facts, days[0].on)
    usable = [number for number, is_open in enumerate(open_days) if is_open]
    found: list[Skeleton] = []
    for count in range(per_week[1] + 1):
        for chosen in combinations(usable, count):
            if _allowed(chosen, done, gap, per_week[1], days, knowledge):
                found.append(Skeleton(chosen, _points(chosen, days, per_week[0], soon, knowledge)))
    return tuple(found)


def _done(facts: Facts, first: date) -> tuple[int, ...]:
    """Strength sessions done of late as numbers of days, 0 being ``first`` (so mostly below 0), rising."""
    done = {each.on for each in facts.runner.sessions if each.what.session == "strength" and each.on <= facts.today}
    return tuple(sorted((on - first).days for on in done if (first - on).days <= _WEEK))


def _allowed(
    chosen: tuple[int, ...],
    done: tuple[int, ...],
    gap: int,
    most: int,
    days: Sequence[CalendarDay],
    knowledge: Knowledge,
) -> bool:
    strength = sorted((*done, *chosen))
    if any(later - first < gap for first, later in pairwise(strength) if later in chosen):
        return False
    if any(sum(0 <= number - other < _WEEK for other in strength) > most for number in chosen):
        return False
    many = len(chosen) > knowledge.number("strength-per-week-min")
    return not (many and any(_eve(days, number) for number in chosen))


def _eve(days: Sequence[CalendarDay], number: int) -> bool:
    """Whether the day after has a hard or long run or a race."""
    after = days[number].on + timedelta(days=1)
    return any(day.on == after and day.demanding for day in days)


def _points(chosen: tuple[int, ...], days: Sequence[CalendarDay], wished: int, soon: bool, knowledge: Knowledge) -> int:
    number = knowledge.number
    lost = number("plan-points-session-missing") * max(0, wished - len(chosen))
    for each in chosen:
        if days[each].run is not None:
            lost += number("plan-points-hard-day" if days[each].demanding else "plan-points-run-day")
    if chosen:
        lost += number("plan-points-soon-later-day" if soon else "plan-points-later-day") * chosen[0]
        lost += number("plan-points-uneven") * _uneven(chosen)
    return -lost


def _uneven(chosen: tuple[int, ...]) -> int:
    """Longest minus shortest pause between strength days, the week taken as a circle."""
    gaps = tuple(_gaps(chosen))
    return max(gaps) - min(gaps)


def _gaps(chosen: tuple[int, ...]) -> Iterator[int]:
    for first, later in zip(chosen, (*chosen[1:], chosen[0] + _WEEK), strict=True):
        yield later - first
