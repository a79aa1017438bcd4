"""Today's strength session: few exercises, those that help most with what may contribute, in the time there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backstride.knowledge.model import Exercise, Knowledge, MuscleGroup

from .duration import items_s
from .factors import FactorWeight
from .facts import Facts
from .levels import level_for
from .limits import fewer_sets, within_cap, within_plank_total
from .session import LeftOut, Session, SessionItem
from .strength_item import strength_item, worth_of

_MUST_HAVE: tuple[MuscleGroup, ...] = ("legs_hips", "trunk")


@dataclass(frozen=True, slots=True)
class _Candidate:
    item: SessionItem
    one_set: SessionItem
    group: MuscleGroup
    ladders: frozenset[str]
    worth: dict[str, float]


Levels = Mapping[str, int | LeftOut]
"""Strength exercise id to the level to give (from 1), or why none may be given."""


def strength_session(
    facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool, budget_s: int
) -> tuple[Session | None, tuple[LeftOut, ...]]:
    """One leg or hip and one trunk exercise first, then what adds most, until the time or the number is full.

    ``gentle``: a clinician is to be seen, so first levels and few sets. None when nothing may be done or fits.
    """
    levels = strength_levels(facts, gentle)
    left_out = tuple(level for level in levels.values() if isinstance(level, LeftOut))
    return session_at(levels, facts, weights, gentle, budget_s), left_out


def strength_levels(facts: Facts, gentle: bool) -> Levels:
    """The level of every strength exercise, in the order of the knowledge."""
    return {
        exercise.id: level_for(exercise, facts, gentle)
        for exercise in facts.knowledge.exercises.values()
        if exercise.kind == "strength" and exercise.muscle_group is not None and not (gentle and exercise.opt_in)
    }


def session_at(
    levels: Levels, facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool, budget_s: int
) -> Session | None:
    """``strength_session`` with its levels already worked out."""
    candidates = _candidates(levels, facts, weights, gentle)
    chosen: list[_Candidate] = []
    for group in _MUST_HAVE:
        _add_best([each for each in candidates if each.group == group], chosen, facts, budget_s)
    while len(chosen) < facts.knowledge.number("session-items-max") and _add_best(candidates, chosen, facts, budget_s):
        pass
    return strength_of(_fitted(chosen, facts.knowledge, budget_s), facts)


def strength_of(items: Sequence[SessionItem], facts: Facts) -> Session | None:
    """These items as a strength session, its planks within their total; None for none."""
    held = within_plank_total(tuple(items), 1, facts.knowledge)
    if not held:
        return None
    said = facts.knowledge.guidance["strength-session"]
    sources = tuple(dict.fromkeys((*said.sources, *(source for item in held for source in item.sources))))
    return Session("strength", None, said.name, said.says, 1, held, said.grade, sources)


def _candidates(levels: Levels, facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool) -> list[_Candidate]:
    factors = {factor.id: factor for factor in weights}
    candidates: list[_Candidate] = []
    for name, level in levels.items():
        exercise = facts.knowledge.exercises[name]
        if isinstance(level, LeftOut) or exercise.muscle_group is None:
            continue
        worth = worth_of(exercise, factors, facts.knowledge)
        item = _item(exercise, level, worth, factors, facts, gentle)
        ladders = frozenset(facts.knowledge.ladders_of.get(name, ()))
        candidates.append(_Candidate(item, fewer_sets(item, 1, ""), exercise.muscle_group, ladders, worth))
    return candidates


def _item(
    exercise: Exercise,
    level: int,
    worth: Mapping[str, float],
    factors: Mapping[str, FactorWeight],
    facts: Facts,
    gentle: bool,
) -> SessionItem:
    rung = exercise.levels[level - 1]
    dose, limits = within_cap(rung.dose, rung.cap)
    item = strength_item(exercise, level, (dose, rung.dose, limits), worth, factors)
    if gentle:
        item = fewer_sets(item, facts.knowledge.number("gentle-sets-max"), "Gentle until a clinician has seen you.")
    if facts.holds("in_flare"):
        sets = item.dose.sets * (100 - facts.knowledge.number("deload-sets-pct")) // 100
        item = fewer_sets(item, sets, "Fewer sets while your back is flared up.")
    return item


def _add_best(candidates: list[_Candidate], chosen: list[_Candidate], facts: Facts, budget_s: int) -> bool:
    """Append the candidate that adds most and still fits in the time with one set each; False when none does."""
    used = frozenset(ladder for each in chosen for ladder in each.ladders)
    names = {each.item.exercise for each in chosen}
    fitting = [
        (-round(gain, 6), _rung(each, facts), each.item.exercise, each)
        for each in candidates
        if each.item.exercise not in names and not (each.ladders & used) and (gain := _gain(each, chosen)) > 0
        and items_s(_one_set([*chosen, each]), 1, facts.knowledge) <= budget_s
    ]  # fmt: skip
    if not fitting:
        return False
    chosen.append(min(fitting, key=lambda one: one[:-1])[-1])
    return True


def _gain(candidate: _Candidate, chosen: list[_Candidate]) -> float:
    """What it adds: each further exercise for the same factor counts half of the one before."""
    gain = 0.0
    for factor, worth in candidate.worth.items():
        gain += worth / (1 << sum(factor in each.worth for each in chosen))
    return gain


def _rung(candidate: _Candidate, facts: Facts) -> int:
    places = [
        number
        for ladder_id in candidate.ladders
        for number, rung in enumerate(facts.knowledge.ladders[ladder_id].rungs)
        if rung.exercise == candidate.item.exercise
    ]
    return min(places, default=99)


def _one_set(chosen: list[_Candidate]) -> tuple[SessionItem, ...]:
    return tuple(each.one_set for each in chosen)


def _fitted(chosen: list[_Candidate], knowledge: Knowledge, budget_s: int) -> tuple[SessionItem, ...]:
    """As many sets as the time allows, the same cut for all."""
    items = tuple(each.item for each in chosen)
    most = max((item.dose.sets for item in items), default=1)
    for sets in range(most, 0, -1):
        fitted = tuple(fewer_sets(item, sets, "Shortened to fit your minutes.") for item in items)
        if items_s(fitted, 1, knowledge) <= budget_s:
            return fitted
    return ()
