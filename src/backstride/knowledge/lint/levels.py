"""The levels of an exercise are different steps, and the first one is open to everybody."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from backstride.knowledge.model import Dose, Exercise, ExerciseLevel, Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Two levels of one name, a level that asks no more than the one before, and a first level that needs kit."""
    for exercise in knowledge.exercises.values():
        place = place_of("exercises", exercise.id)
        for name, times in Counter(level.name for level in exercise.levels).items():
            if times > 1:
                yield Problem(place, f"{times} levels are named '{name}'", "levels")
        for number, (easier, harder) in enumerate(pairwise(exercise.levels), 2):
            if _same_movement(easier, harder) and not _asks_more(easier.dose, harder.dose):
                message = f"level {number} is the movement of the level before and asks no more of it"
                yield Problem(place, message, "levels")
        yield from _first_without_kit(knowledge, place, exercise)


def _same_movement(one: ExerciseLevel, other: ExerciseLevel) -> bool:
    return (one.start, one.steps, one.equipment) == (other.start, other.steps, other.equipment)


def _asks_more(easier: Dose, harder: Dose) -> bool:
    if (easier.reps is None) != (harder.reps is None):
        return True
    amounts = ("sets", "reps", "hold_s", "duration_s")
    more = any((getattr(harder, name) or 0) > (getattr(easier, name) or 0) for name in amounts)
    return more or harder.rest_s < easier.rest_s


def _first_without_kit(knowledge: Knowledge, place: str, exercise: Exercise) -> Iterator[Problem]:
    needs_kit = [bool(_kit(knowledge, level)) for level in exercise.levels]
    if needs_kit and needs_kit[0] and not all(needs_kit):
        level = needs_kit.index(False) + 1
        message = f"level 1 needs {_kit(knowledge, exercise.levels[0])} but level {level} needs nothing; start there"
        yield Problem(place, message, "levels")


def _kit(knowledge: Knowledge, level: ExerciseLevel) -> str:
    """The things of a level that not everybody has."""
    everyday = {item.id for item in knowledge.equipment.values() if item.everyday}
    return ", ".join(thing for thing in level.equipment if thing not in everyday)
