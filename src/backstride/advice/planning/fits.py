"""Which strength exercises suit the runner this week, at which level on which day, and which do not and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from backstride.advice.barred import unsuited, wish_for
from backstride.advice.calendar import CalendarDay
from backstride.advice.factors import FactorWeight
from backstride.advice.facts import Facts
from backstride.advice.levels import hardest_allowed
from backstride.advice.progression.ladder import open_rungs
from backstride.advice.progression.progress import Progress
from backstride.advice.progression.wanted_level import wanted_level
from backstride.advice.progression.working_dose import working_dose, working_load_g
from backstride.advice.session import LeftOut, SessionItem
from backstride.advice.strength_item import strength_item, worth_of
from backstride.journal.runner import Finding
from backstride.knowledge.model import Exercise, MuscleGroup, Rung

from .lighter import DayLoad, lighter


@dataclass(frozen=True, slots=True)
class Fit:
    """An exercise that suits: its full item on each day (None where it may not be done), and how well it suits.

    ``rank``: 0 for the step of its ladder that fits now, more for other steps. ``liked``: the runner said so.
    """

    exercise: Exercise
    group: MuscleGroup
    ladders: tuple[str, ...]
    days: tuple[SessionItem | None, ...]
    rank: int
    liked: bool


def fits(
    facts: Facts,
    weights: Sequence[FactorWeight],
    progress: Progress,
    days: Sequence[CalendarDay],
    loads: Sequence[DayLoad],
    gentle: bool,
) -> tuple[tuple[Fit, ...], tuple[LeftOut, ...]]:
    """Every strength exercise that suits on some day, by id, and those left out with the reason."""
    places = {day.equipment: facts_at(facts, day.equipment) for day in days}
    home = facts.chosen("equipment")
    factors = {factor.id: factor for factor in weights}
    rungs = {ladder.id: open_rungs(ladder, facts, progress) for ladder in facts.knowledge.ladders.values()}
    found: list[Fit] = []
    left_out: list[LeftOut] = []
    for exercise, group, top, rank in _considered(rungs, facts, progress):
        if gentle and exercise.opt_in:
            continue
        levels = {place: hardest_allowed(exercise, top, there, gentle, unsuited) for place, there in places.items()}
        items = tuple(
            _item(exercise, levels[day.equipment], progress, facts, factors, load, gentle)
            for day, load in zip(days, loads, strict=True)
        )
        if any(items):
            liked = wish_for(exercise.id, facts) == "like"
            found.append(Fit(exercise, group, facts.knowledge.ladders_of.get(exercise.id, ()), items, rank, liked))
        else:
            left_out.append(_why_not(exercise, top, home, levels, facts))
    left_out += _not_yet(rungs, facts)
    return tuple(sorted(found, key=lambda fit: fit.exercise.id)), tuple(sorted(left_out, key=lambda out: out.exercise))


def facts_at(facts: Facts, equipment: tuple[str, ...]) -> Facts:
    """The same runner with this equipment at hand."""
    if equipment == facts.chosen("equipment"):
        return facts
    there = Finding(equipment, facts.today, facts.today)
    return facts.supposing(MappingProxyType({"equipment": there}))


_Rungs = Mapping[str, tuple[Rung, ...]]
"""Ladder id to its open rungs, the hardest first."""


def _considered(rungs: _Rungs, facts: Facts, progress: Progress) -> Iterator[tuple[Exercise, MuscleGroup, int, int]]:
    """Exercise, group, the highest level to give now, and its rank: 0 for the open step of a ladder, then others."""
    seen: dict[str, tuple[int, int]] = {}
    for ladder in facts.knowledge.ladders.values():
        for rung in rungs[ladder.id]:
            if rung.exercise not in seen:
                rank = sum(name in seen for name in {each.exercise for each in ladder.rungs})
                seen[rung.exercise] = (rung.level, rank)
    for exercise in facts.knowledge.exercises.values():
        group = exercise.muscle_group
        if exercise.kind != "strength" or group is None:
            continue
        if exercise.id in seen:
            yield exercise, group, *seen[exercise.id]
        elif exercise.id not in facts.knowledge.ladders_of:
            yield exercise, group, wanted_level(exercise, facts, progress)[0], 0


def _not_yet(rungs: _Rungs, facts: Facts) -> Iterator[LeftOut]:
    """Exercises further up a ladder than the runner is."""
    for ladder in facts.knowledge.ladders.values():
        reached = {rung.exercise for rung in rungs[ladder.id]}
        for name in dict.fromkeys(rung.exercise for rung in ladder.rungs):
            exercise = facts.knowledge.exercises[name]
            if name not in reached and exercise.kind == "strength":
                first = facts.knowledge.exercises[rungs[ladder.id][0].exercise].name
                yield unsuited(exercise, 1, facts) or LeftOut(name, f"It comes later on its ladder, after: {first}.")


def _why_not(
    exercise: Exercise, top: int, home: tuple[str, ...], levels: Mapping[tuple[str, ...], int | LeftOut], facts: Facts
) -> LeftOut:
    reasons = [reason for place, reason in sorted(levels.items(), key=lambda one: one[0] != home)]
    said = next((reason for reason in reasons if isinstance(reason, LeftOut)), None)
    return said or LeftOut(exercise.id, "Your back needs calmer days first.")


def _item(
    exercise: Exercise,
    level: int | LeftOut,
    progress: Progress,
    facts: Facts,
    factors: Mapping[str, FactorWeight],
    load: DayLoad,
    gentle: bool,
) -> SessionItem | None:
    if isinstance(level, LeftOut):
        return None
    item = strength_item(
        exercise, level, working_dose(exercise, level, progress, facts), worth_of(exercise, factors, facts.knowledge),
        factors, working_load_g(exercise, level, progress),
    )  # fmt: skip
    return lighter(item, load, gentle, facts.knowledge)


def with_sets(item: SessionItem, sets: int) -> SessionItem:
    """The item with so many sets, at most its own; the reason when that is fewer."""
    if sets >= item.dose.sets:
        return item
    reason = "Fewer sets, so that the session fits your minutes."
    return replace(item, dose=item.dose.model_copy(update={"sets": sets}), limits=(*item.limits, reason))
