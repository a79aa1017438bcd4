"""What changed against the plan of before, told in plain sentences."""

from collections.abc import Iterator
from datetime import date

from backstride.advice.facts import Facts

from .build_week import Setting
from .plan import Moved
from .week import Choice


def moved(setting: Setting, choice: Choice, facts: Facts) -> tuple[Moved, ...]:
    """Exercises that went to another day, came in or went out, by name; nothing when there was no plan."""
    if setting.before.week is None:
        return ()
    days = {day.on for day in setting.days}
    old: dict[str, set[date]] = {}
    for exercise, on in setting.before.placed:
        if on in days:
            old.setdefault(exercise, set()).add(on)
    new: dict[str, set[date]] = {}
    for exercise, number in choice.sets:
        new.setdefault(exercise, set()).add(setting.days[number].on)
    return tuple(_changes(old, new, facts))


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
