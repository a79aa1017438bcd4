"""Ladders climb: no step twice, the levels of one exercise in order, nothing from another muscle group."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge, Ladder
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Repeated or falling rungs, a start off them, foreign muscles, exercises not offered, an opt-in at the foot."""
    for ladder in knowledge.ladders.values():
        place = place_of("ladders", ladder.id)
        for fault in (*_order_faults(ladder), *_exercise_faults(knowledge, ladder)):
            yield Problem(place, fault, "ladders")


def _order_faults(ladder: Ladder) -> Iterator[str]:
    reached: dict[str, int] = {}
    for number, rung in enumerate(ladder.rungs, 1):
        before = reached.get(rung.exercise)
        if before == rung.level:
            yield f"rung {number} repeats {rung.exercise} level {rung.level}"
        elif before is not None and rung.level < before:
            yield f"rung {number} goes down from {rung.exercise} level {before} to {rung.level}; easiest first"
        reached[rung.exercise] = rung.level
    if ladder.start not in ladder.rungs:
        yield f"it starts at {ladder.start.exercise} level {ladder.start.level}, which is none of its rungs"


def _exercise_faults(knowledge: Knowledge, ladder: Ladder) -> Iterator[str]:
    for number, rung in enumerate(ladder.rungs, 1):
        exercise = knowledge.exercises.get(rung.exercise)
        if exercise is None:
            continue
        if not exercise.offered:
            yield f"rung {number}: {exercise.id} is not offered"
        if exercise.muscle_group not in (None, ladder.muscle_group):
            yield f"rung {number}: {exercise.id} is of {exercise.muscle_group}, the ladder of {ladder.muscle_group}"
        if number == 1 and exercise.opt_in:
            yield f"the first rung, {exercise.id}, is opt-in; a ladder begins where everybody may"
