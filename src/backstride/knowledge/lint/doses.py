"""No dose is above the cap of its level, neither the level's own nor one in a routine."""

from collections.abc import Iterator

from backstride.knowledge.model import Dose, DoseCap, Exercise, Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Doses over their cap, parts of a dose that have no cap, and strength sets without a rest between them."""
    for exercise in knowledge.exercises.values():
        for index, level in enumerate(exercise.levels):
            where = f"{place_of('exercises', exercise.id)}: levels.{index}.dose"
            yield from _over(where, level.dose, level.cap, 1)
            yield from _rest(where, exercise, level.dose)
    for routine in knowledge.routines.values():
        for variant in routine.variants:
            for item in variant.items:
                exercise_or_none = knowledge.exercises.get(item.exercise)
                if exercise_or_none is None or item.level > len(exercise_or_none.levels):
                    continue
                where = f"{place_of('routines', routine.id)}: {variant.id}, {item.exercise} level {item.level}"
                cap = exercise_or_none.levels[item.level - 1].cap
                yield from _over(where, item.dose, cap, routine.rounds_cap)
                yield from _rest(where, exercise_or_none, item.dose)


def _over(where: str, dose: Dose, cap: DoseCap, rounds: int) -> Iterator[Problem]:
    """``rounds``: how often a routine at its longest does the dose; all its sets count towards the cap."""
    sets = dose.sets * rounds
    if sets > cap.sets:
        times = f" ({dose.sets} in each of up to {rounds} rounds)" if rounds > 1 else ""
        yield Problem(where, f"{sets} sets{times}, but the cap is {cap.sets}", "doses")
    for name in ("reps", "hold_s", "duration_s"):
        given, most = getattr(dose, name), getattr(cap, name)
        if given is not None and most is None:
            yield Problem(where, f"{name} is {given}, but the level has no cap for it", "doses")
        elif given is not None and given > most:
            yield Problem(where, f"{name} is {given}, but the cap is {most}", "doses")


def _rest(where: str, exercise: Exercise, dose: Dose) -> Iterator[Problem]:
    if exercise.kind == "strength" and dose.sets > 1 and dose.rest_s == 0:
        yield Problem(where, "several strength sets need a rest between them", "doses")
