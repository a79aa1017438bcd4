"""``wanted_level``: the level of an exercise to give now, before equipment and contraindications have their say."""

from backstride.advice.facts import Facts
from backstride.advice.verdict import Truth
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


def shown_level(exercise: Exercise, facts: Facts) -> int:
    """The hardest level that a self-test or answer shows to be fine; 1 when none does."""
    shown = 1
    for number, rung in enumerate(exercise.levels, start=1):
        if rung.start_when is not None and facts.judge(rung.start_when).truth is Truth.YES:
            shown = number
    return shown
