"""What changed against the plan of before, told in plain sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from backstride.advice.facts import Facts

from .before import done_today, placed_by
from .build_week import Setting
from .plan import Moved, Plan
from .week import Choice


def moved(setting: Setting, choice: Choice, facts: Facts) -> tuple[Moved, ...]:
    """Exercises that went to another day, came in or went out, by name; nothing when there was no plan."""
    if setting.before.week is None:
        return ()
    days = {day.on for day in setting.days}
    new = ((exercise, setting.days[number].on) for exercise, number in choice.sets)
    return tuple(_changes(_by_exercise(setting.before.placed, days), _by_exercise(new, days), facts))


def moved_today(plan: Plan, facts: Facts) -> tuple[Moved, ...]:
    """What is different in the plan since the last one of an earlier day, as the journal tells it.

    So it can be told all day long, however often the week was planned today. What ``plan`` itself says when neither was
    recorded.
    """
    weeks = [told for told in facts.runner.weeks if told.on <= facts.today and told.what.first <= facts.today]
    before = [told.what for told in weeks if told.on < facts.today]
    if not weeks or not before or weeks[-1].on < facts.today:
        return plan.moved
    now = weeks[-1].what
    over = "strength" in done_today(facts)
    days = {day.on for day in plan.days if day.on <= now.last and not (over and day.on == facts.today)}
    old, new = (_by_exercise(placed_by(week, facts.today), days) for week in (before[-1], now))
    return tuple(_changes(old, new, facts))


def _by_exercise(placed: Iterable[tuple[str, date]], days: set[date]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for exercise, on in placed:
        if on in days:
            found.setdefault(exercise, set()).add(on)
    return found


def _changes(old: dict[str, set[date]], new: dict[str, set[date]], facts: Facts) -> Iterator[Moved]:
    for exercise in sorted(old.keys() | new.keys()):
        before, after = old.get(exercise, set()), new.get(exercise, set())
        name = facts.knowledge.exercises[exercise].name
        if not before:
            yield Moved(exercise, f"{name} is new: {_names(after)}.")
        elif not after:
            yield Moved(exercise, f"{name} is left out for now; where you stand with it is kept.")
        elif before != after:
            yield Moved(exercise, f"{name}: {_names(before)} before, now {_names(after)}.")


def _names(days: set[date]) -> str:
    return " and ".join(f"{day:%A}" for day in sorted(days))
