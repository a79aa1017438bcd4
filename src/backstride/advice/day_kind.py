"""What kind of day it is: run, strength, desk or rest. A template until the planner solves the week."""

from datetime import date, timedelta
from itertools import combinations

from .facts import Facts
from .session import DayKind

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_kind(facts: Facts) -> DayKind:
    """The kind of ``facts.today``. Strength wins over a run when both fall on it and the rules allow it."""
    if strength_allowed(facts) and (weekday(facts.today) in strength_days(facts) or _overdue(facts)):
        return "strength_day"
    if is_run_day(facts):
        return "run_day"
    return "desk_day" if weekday(facts.today) in facts.chosen("desk_days") else "rest_day"


def weekday(day: date) -> str:
    """mon to sun."""
    return WEEKDAYS[day.weekday()]


def is_run_day(facts: Facts) -> bool:
    """Whether the runner usually runs on this weekday."""
    return weekday(facts.today) in facts.chosen("run_days")


def strength_allowed(facts: Facts) -> bool:
    """Enough hours since the last strength session, not too many in a week, and no hard or long run tomorrow."""
    knowledge, today = facts.knowledge, facts.today
    gap_days = -(-knowledge.number("strength-gap-h") // 24)
    done = [s.on for s in facts.runner.sessions if s.what.session == "strength" and s.on <= today]
    recent = [on for on in done if (today - on).days < 7]
    rested = not done or (today - done[-1]).days >= gap_days
    tomorrow = weekday(today + timedelta(days=1))
    return rested and len(recent) < knowledge.number("strength-per-week-max") and tomorrow not in demanding(facts)


def strength_days(facts: Facts) -> tuple[str, ...]:
    """The weekdays that suit strength best: apart, off the runs, and not on the eve of a hard or long one."""
    count = facts.knowledge.number("strength-per-week-min")
    gap_days = -(-facts.knowledge.number("strength-gap-h") // 24)
    return min(combinations(WEEKDAYS, count), key=lambda days: _cost(days, gap_days, facts))


def demanding(facts: Facts) -> tuple[str, ...]:
    """Weekdays of hard and long runs."""
    long_run = facts.value("long_run_day")
    return (*facts.chosen("hard_run_days"), *((long_run,) if isinstance(long_run, str) else ()))


def _cost(days: tuple[str, ...], gap_days: int, facts: Facts) -> tuple[int, int, int, tuple[int, ...]]:
    numbers = [WEEKDAYS.index(day) for day in days]
    apart = [(later - first) % 7 for first, later in zip(numbers, numbers[1:] + numbers[:1], strict=True)]
    eve = sum(WEEKDAYS[(number + 1) % 7] in demanding(facts) for number in numbers)
    on_run = sum((day in facts.chosen("run_days")) + (day in demanding(facts)) for day in days)
    too_close = sum(gap < gap_days for gap in apart)
    return too_close + eve, on_run, max(apart) - min(apart), tuple(numbers)


def _overdue(facts: Facts) -> bool:
    """No strength for longer than the template's longest pause: a missed day shifts, it is not lost."""
    done = [s.on for s in facts.runner.sessions if s.what.session == "strength" and s.on <= facts.today]
    pause = facts.knowledge.number("strength-overdue-days")
    return not is_run_day(facts) and (not done or (facts.today - done[-1]).days > pause)
