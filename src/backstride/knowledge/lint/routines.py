"""Routines can be run as they stand: in the time they promise, with the things they name."""

from collections.abc import Iterator
from itertools import combinations

from backstride.knowledge.model import Knowledge, Routine, RoutineVariant
from backstride.knowledge.problem import Problem

from .walk import place_of

MINUTES = {"pre-run-activation": (4.5, 10.0)}
"""Promised length. Pre-run: the seed's own sum without and with its stated limit (fact base, A1)."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Wrong lengths, rounds out of order, things not named, variants never reached, opt-in exercises for everybody."""
    for routine in knowledge.routines.values():
        place = place_of("routines", routine.id)
        for fault in (*_routine_faults(routine), *_opt_in_faults(knowledge, routine)):
            yield Problem(place, fault, "routines")
        for variant in routine.variants:
            where = f"{place}: {variant.id}"
            for fault in (*_length_faults(knowledge, routine, variant), *_kit_faults(knowledge, variant)):
                yield Problem(where, fault, "routines")


def variant_s(knowledge: Knowledge, routine: Routine, variant: RoutineVariant) -> int:
    """Seconds of a variant at its usual rounds: work on each side, and the rest after each set."""
    total = 0
    for item in variant.items:
        exercise = knowledge.exercises.get(item.exercise)
        sides = 2 if exercise is not None and exercise.sides == "each" else 1
        total += item.dose.sets * (item.dose.set_s() * sides + item.dose.rest_s)
    return total * routine.rounds


def _length_faults(knowledge: Knowledge, routine: Routine, variant: RoutineVariant) -> Iterator[str]:
    if routine.id in MINUTES:
        least, most = MINUTES[routine.id]
        minutes = variant_s(knowledge, routine, variant) / 60
        if not least <= minutes <= most:
            yield f"takes {minutes:.1f} minutes; promised are {least} to {most}"


def _routine_faults(routine: Routine) -> Iterator[str]:
    if not routine.rounds_min <= routine.rounds <= routine.rounds_cap:
        yield f"{routine.rounds} rounds are not within {routine.rounds_min} to {routine.rounds_cap}"
    if len({variant.id for variant in routine.variants}) < len(routine.variants):
        yield "two variants have the same id"
    for earlier, later in combinations(routine.variants, 2):
        if set(earlier.equipment) <= set(later.equipment):
            yield f"variant '{later.id}' is never reached: '{earlier.id}' fits whenever it does"


def _opt_in_faults(knowledge: Knowledge, routine: Routine) -> Iterator[str]:
    for name in sorted({item.exercise for variant in routine.variants for item in variant.items}):
        exercise = knowledge.exercises.get(name)
        if exercise is not None and exercise.opt_in and not routine.opt_in:
            yield f"contains {name}, which is opt-in, so the routine is opt-in too"


def _kit_faults(knowledge: Knowledge, variant: RoutineVariant) -> Iterator[str]:
    everyday = {thing.id for thing in knowledge.equipment.values() if thing.everyday}
    for item in variant.items:
        exercise = knowledge.exercises.get(item.exercise)
        if exercise is None or item.level > len(exercise.levels):
            continue
        missing = set(exercise.levels[item.level - 1].equipment) - everyday - set(variant.equipment)
        if missing:
            things = ", ".join(sorted(missing))
            yield f"{item.exercise} level {item.level} needs {things}, which the variant does not name"
