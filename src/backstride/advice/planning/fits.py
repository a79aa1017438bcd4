"""Which strength exercises suit the runner this week, at which level on which day, and which do not and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from backstride.advice.barred import unsuited, wish_for
from backstride.advice.calendar import CalendarDay
from backstride.advice.factors import FactorWeight, grade_strength_pct
from backstride.advice.facts import Facts
from backstride.advice.progression.ladder import open_rungs
from backstride.advice.progression.progress import Progress
from backstride.advice.progression.wanted_level import wanted_level
from backstride.advice.progression.working_dose import working_dose
from backstride.advice.session import LeftOut, SessionItem
from backstride.journal.runner import Finding
from backstride.knowledge.model import Exercise

from .lighter import DayLoad, lighter


@dataclass(frozen=True, slots=True)
class Fit:
    """An exercise that suits: its full item on each day (None where it may not be done), and how well it suits.

    ``rank``: 0 for the step of its ladder that fits now, more for other steps. ``liked``: the runner said so.
    """

    exercise: Exercise
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
    found: list[Fit] = []
    left_out: list[LeftOut] = []
    for exercise, top, rank in _considered(facts, progress):
        if gentle and exercise.opt_in:
            continue
        levels = {place: _level(exercise, top, there, gentle) for place, there in places.items()}
        items = tuple(
            _item(exercise, levels[day.equipment], progress, facts, factors, load, gentle)
            for day, load in zip(days, loads, strict=True)
        )
        if any(items):
            liked = wish_for(exercise.id, facts) == "like"
            found.append(Fit(exercise, tuple(facts.knowledge.ladders_of.get(exercise.id, ())), items, rank, liked))
        else:
            left_out.append(_why_not(exercise, top, home, levels, facts))
    left_out += _not_yet(facts, progress)
    return tuple(sorted(found, key=lambda fit: fit.exercise.id)), tuple(sorted(left_out, key=lambda out: out.exercise))


def facts_at(facts: Facts, equipment: tuple[str, ...]) -> Facts:
    """The same runner with this equipment at hand."""
    if equipment == facts.chosen("equipment"):
        return facts
    there = Finding(equipment, facts.today, facts.today)
    return facts.supposing(MappingProxyType({"equipment": there}))


def _considered(facts: Facts, progress: Progress) -> Iterator[tuple[Exercise, int, int]]:
    """Exercise, the highest level to give now, and its rank: 0 for the open step of a ladder, then the others."""
    seen: dict[str, tuple[int, int]] = {}
    for ladder in facts.knowledge.ladders.values():
        for rung in open_rungs(ladder, facts, progress):
            if rung.exercise not in seen:
                rank = sum(name in seen for name in {each.exercise for each in ladder.rungs})
                seen[rung.exercise] = (rung.level, rank)
    for exercise in facts.knowledge.exercises.values():
        if exercise.kind != "strength" or exercise.muscle_group is None:
            continue
        if exercise.id in seen:
            yield exercise, *seen[exercise.id]
        elif exercise.id not in facts.knowledge.ladders_of:
            yield exercise, wanted_level(exercise, facts, progress)[0], 0


def _not_yet(facts: Facts, progress: Progress) -> Iterator[LeftOut]:
    """Exercises further up a ladder than the runner is."""
    for ladder in facts.knowledge.ladders.values():
        rungs = open_rungs(ladder, facts, progress)
        reached = {rung.exercise for rung in rungs}
        for name in dict.fromkeys(rung.exercise for rung in ladder.rungs):
            exercise = facts.knowledge.exercises[name]
            if name not in reached and exercise.kind == "strength":
                first = facts.knowledge.exercises[rungs[0].exercise].name
                yield unsuited(exercise, 1, facts) or LeftOut(name, f"It comes later on its ladder, after: {first}.")


def _level(exercise: Exercise, top: int, there: Facts, gentle: bool) -> int | LeftOut:
    most = min(top, there.knowledge.number("gentle-level-max")) if gentle else top
    reason: LeftOut | None = None
    for level in range(min(most, len(exercise.levels)), 0, -1):
        reason = unsuited(exercise, level, there)
        if reason is None:
            return level
    return reason or unsuited(exercise, 1, there) or LeftOut(exercise.id, "It is not offered.")


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
    dose, asked, limits = working_dose(exercise, level, progress, facts)
    worth = {
        link.factor: factors[link.factor].weight * grade_strength_pct(link.grade, facts.knowledge)
        for link in exercise.helps
    }
    helps = tuple(sorted(worth, key=lambda factor: (-worth[factor], factor)))
    link = next((link for link in exercise.helps if helps and link.factor == helps[0]), None)
    item = SessionItem(
        exercise.id, level, dose, asked, limits, why_it_helps(factors[helps[0]]) if helps else exercise.summary, helps,
        link.grade if link else exercise.grade,
        tuple(dict.fromkeys((*(link.sources if link else ()), *exercise.sources))),
    )  # fmt: skip
    return lighter(item, load, gentle, facts.knowledge)


def why_it_helps(factor: FactorWeight) -> str:
    """The factor that an exercise helps with, and the strongest clue that it matters for this runner."""
    if factor.for_:
        strongest = max(factor.for_, key=lambda clue: clue.clo)
        return f"{factor.name}: {strongest.text[0].lower()}{strongest.text[1:]}"
    return f"{factor.name}: it may contribute."


def with_sets(item: SessionItem, sets: int) -> SessionItem:
    """The item with so many sets, at most its own; the reason when that is fewer."""
    if sets >= item.dose.sets:
        return item
    reason = "Fewer sets, so that the session fits your minutes."
    return replace(item, dose=item.dose.model_copy(update={"sets": sets}), limits=(*item.limits, reason))
