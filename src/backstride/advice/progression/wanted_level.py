"""``wanted_level``: the level of an exercise to give now, before equipment and contraindications have their say."""

from backstride.advice.facts import Facts
from backstride.advice.levels import shown_level
from backstride.knowledge.model import Exercise

from .progress import Progress


def wanted_level(exercise: Exercise, facts: Facts, progress: Progress) -> tuple[int, str]:
    """The level (from 1) and the reason: where the runner stands, else what self-tests and answers show, else 1.

    Breaks and steps back are in the position already.
    """
    position = progress.positions.get(exercise.id)
    if position is not None:
        return min(position.level, max(1, len(exercise.levels))), position.why
    shown = shown_level(exercise, facts)
    if shown > 1:
        return shown, "What you told and measured shows that this level is fine to begin with."
    return 1, "It begins at the first level."
