"""Today's strength session: few exercises, those that help most with what may contribute, in the time there is."""

from dataclasses import dataclass

from backstride.knowledge.model import Exercise, Helps, Knowledge, MuscleGroup

from .duration import items_s
from .factors import FactorWeight, grade_strength_pct
from .facts import Facts
from .levels import level_for
from .limits import fewer_sets, within_cap, within_plank_total
from .session import LeftOut, Session, SessionItem

_MUST_HAVE: tuple[MuscleGroup, ...] = ("legs_hips", "trunk")


@dataclass(frozen=True, slots=True)
class _Candidate:
    item: SessionItem
    one_set: SessionItem
    group: MuscleGroup
    ladders: frozenset[str]
    worth: dict[str, float]


def strength_session(
    facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool, budget_s: int
) -> tuple[Session | None, tuple[LeftOut, ...]]:
    """One leg or hip and one trunk exercise first, then what adds most, until the time or the number is full.

    ``gentle``: a clinician is to be seen, so first levels and few sets. None when nothing may be done or fits.
    """
    candidates, left_out = _candidates(facts, weights, gentle)
    chosen: list[_Candidate] = []
    for group in _MUST_HAVE:
        _add_best([each for each in candidates if each.group == group], chosen, facts, budget_s)
    while len(chosen) < facts.knowledge.number("session-items-max") and _add_best(candidates, chosen, facts, budget_s):
        pass
    items = within_plank_total(_fitted(chosen, facts.knowledge, budget_s), 1, facts.knowledge)
    if not items:
        return None, left_out
    said = facts.knowledge.guidance["strength-session"]
    sources = tuple(dict.fromkeys((*said.sources, *(source for item in items for source in item.sources))))
    return Session("strength", None, said.name, said.says, 1, items, said.grade, sources), left_out


def _candidates(
    facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool
) -> tuple[list[_Candidate], tuple[LeftOut, ...]]:
    factor_of = {factor.id: factor for factor in weights}
    candidates: list[_Candidate] = []
    left_out: list[LeftOut] = []
    for exercise in facts.knowledge.exercises.values():
        if exercise.kind != "strength" or exercise.muscle_group is None or (gentle and exercise.opt_in):
            continue
        level = level_for(exercise, facts, gentle)
        if isinstance(level, LeftOut):
            left_out.append(level)
            continue
        worth = {link.factor: _worth(link, factor_of, facts.knowledge) for link in exercise.helps}
        item = _item(exercise, level, factor_of, worth, facts, gentle)
        candidates.append(
            _Candidate(
                item, fewer_sets(item, 1, ""), exercise.muscle_group, _ladders(exercise.id, facts.knowledge), worth
            )
        )
    return candidates, tuple(left_out)


def _worth(link: Helps, factor_of: dict[str, FactorWeight], knowledge: Knowledge) -> float:
    return factor_of[link.factor].weight * grade_strength_pct(link.grade, knowledge) / 100


def _item(
    exercise: Exercise,
    level: int,
    factor_of: dict[str, FactorWeight],
    worth: dict[str, float],
    facts: Facts,
    gentle: bool,
) -> SessionItem:
    rung = exercise.levels[level - 1]
    dose, limits = within_cap(rung.dose, rung.cap)
    helps = tuple(sorted(worth, key=lambda factor: (-worth[factor], factor)))
    link = next((link for link in exercise.helps if helps and link.factor == helps[0]), None)
    item = SessionItem(
        exercise.id, level, dose, rung.dose, limits, _why(factor_of[helps[0]]) if helps else exercise.summary, helps,
        link.grade if link else exercise.grade,
        tuple(dict.fromkeys((*(link.sources if link else ()), *exercise.sources))),
    )  # fmt: skip
    if gentle:
        item = fewer_sets(item, facts.knowledge.number("gentle-sets-max"), "Gentle until a clinician has seen you.")
    if facts.holds("in_flare"):
        sets = item.dose.sets * (100 - facts.knowledge.number("deload-sets-pct")) // 100
        item = fewer_sets(item, sets, "Fewer sets while your back is flared up.")
    return item


def _why(factor: FactorWeight) -> str:
    """The factor it helps with, and the strongest clue that it matters for this runner."""
    if factor.for_:
        strongest = max(factor.for_, key=lambda clue: clue.clo)
        return f"{factor.name}: {strongest.text[0].lower()}{strongest.text[1:]}"
    return f"{factor.name}: it may contribute."


def _ladders(exercise: str, knowledge: Knowledge) -> frozenset[str]:
    return frozenset(knowledge.ladders_of.get(exercise, ()))


def _add_best(candidates: list[_Candidate], chosen: list[_Candidate], facts: Facts, budget_s: int) -> bool:
    """Append the candidate that adds most and still fits in the time with one set each; False when none does."""
    used = frozenset(ladder for each in chosen for ladder in each.ladders)
    names = {each.item.exercise for each in chosen}
    fitting = [
        each
        for each in candidates
        if each.item.exercise not in names and not (each.ladders & used) and _gain(each, chosen) > 0
        and items_s(_one_set([*chosen, each]), 1, facts.knowledge) <= budget_s
    ]  # fmt: skip
    if not fitting:
        return False
    chosen.append(
        min(fitting, key=lambda each: (-round(_gain(each, chosen), 6), _rung(each, facts), each.item.exercise))
    )
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
