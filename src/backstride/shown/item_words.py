"""An exercise of a session in words: its name with the level, and its dose."""

from backstride.advice.session import SessionItem
from backstride.advice.units import METRIC, Units
from backstride.coach import words
from backstride.knowledge.model import Dose, Knowledge
from backstride.shown.units import load


def with_level(exercise_id: str, level: int, knowledge: Knowledge) -> str:
    """The name, and the level's own name where there are several: ``Squat (to a chair)``."""
    exercise = knowledge.exercises[exercise_id]
    rung = exercise.levels[level - 1].name
    told = len(exercise.levels) > 1 and rung.lower() != exercise.name.lower()
    return f"{exercise.name} ({rung.lower()})" if told else exercise.name


def short_level(exercise_id: str, level: int, knowledge: Knowledge) -> str:
    """The name with the number of the level: ``Squat, level 2``; without it where there is one level."""
    exercise = knowledge.exercises[exercise_id]
    return f"{exercise.name}, level {level}" if len(exercise.levels) > 1 else exercise.name


def dose_of(exercise_id: str, dose: Dose, knowledge: Knowledge) -> str:
    """The dose in words; the rest only where it is longer than nothing."""
    return words.dose(dose, knowledge.exercises[exercise_id].sides)


def item_line(item: SessionItem, knowledge: Knowledge, units: Units = METRIC) -> str:
    """Name, level, dose without the rest between the sets, and weight: ``Squat, level 2: 2 × 10 with 8 kg``."""
    dose = item.dose.model_copy(update={"rest_s": 0})
    name = short_level(item.exercise, item.level, knowledge)
    return f"{name}: {dose_of(item.exercise, dose, knowledge)}{weight(item.load_g, units)}"


def weight(load_g: int | None, units: Units = METRIC) -> str:
    """Such as `` with 8 kg``; empty when no weight was told."""
    return f" with {load(load_g, units)}" if load_g else ""
