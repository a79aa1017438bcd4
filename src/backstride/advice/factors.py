"""``weigh_factors``: how likely each factor is to contribute, with the clues for, against and unknown.

Transparent on purpose: each factor starts from a prior and every clue adds a stated number of log-odds, both in
its knowledge file; the weight is the logistic of the sum. "May contribute", never "is caused by".
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from backstride.knowledge.model import ChainLink, Factor, FactorEvidence, Knowledge

from .facts import Facts
from .verdict import Truth


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence as it stands. ``text`` says it to the runner; ``clo`` is what it added (hundredths)."""

    id: str
    text: str
    clo: int
    grade: str
    sources: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorWeight:
    """One factor for one runner. ``weight``: 0 to 1, rounded to 3 digits; ``log_odds_clo``: the sum behind it."""

    id: str
    name: str
    weight: float
    log_odds_clo: int
    grade: str
    for_: tuple[Clue, ...]
    against: tuple[Clue, ...]
    unknown: tuple[Clue, ...]
    chain: tuple[ChainLink, ...]
    actionable: bool
    says: str
    honest: str
    what_helps: str
    sources: tuple[str, ...]


def weigh_factors(facts: Facts) -> tuple[FactorWeight, ...]:
    """Every factor with its weight, heaviest first (equal weights: by id)."""
    offered = (factor for factor in facts.knowledge.factors.values() if factor.status != "retired")
    return _heaviest_first(_weigh(factor, facts) for factor in offered)


def reweigh_factors(
    weighed: tuple[FactorWeight, ...], facts: Facts, changed: frozenset[str]
) -> tuple[FactorWeight, ...]:
    """``weigh_factors(facts)`` when only the facts in ``changed`` differ from those behind ``weighed``."""
    knowledge = facts.knowledge
    again = (
        _weigh(knowledge.factors[factor.id], facts) if changed & knowledge.facts_of_factor[factor.id] else factor
        for factor in weighed
    )
    return _heaviest_first(again)


def grade_strength_pct(grade: str, knowledge: Knowledge) -> int:
    """How much a recommendation of this grade counts, 0 to 100; of two letters the mean, rounded down."""
    letters = grade.split("/")
    return sum(knowledge.number(f"grade-strength-{letter.lower()}") for letter in letters) // len(letters)


def _heaviest_first(weighed: Iterable[FactorWeight]) -> tuple[FactorWeight, ...]:
    return tuple(sorted(weighed, key=lambda factor: (-factor.log_odds_clo, factor.id)))


def _weigh(factor: Factor, facts: Facts) -> FactorWeight:
    speaking: dict[str, list[Clue]] = {"for": [], "against": [], "unknown": []}
    total = factor.prior_clo
    for evidence in factor.evidence:
        side, clue = _clue(evidence, facts)
        total += clue.clo
        if side is not None:
            speaking[side].append(clue)
    return FactorWeight(
        id=factor.id, name=factor.name, weight=round(1 / (1 + math.exp(-total / 100)), 3), log_odds_clo=total,
        grade=factor.grade, for_=tuple(speaking["for"]), against=tuple(speaking["against"]),
        unknown=tuple(speaking["unknown"]), chain=factor.chain, actionable=factor.actionable, says=factor.says,
        honest=factor.honest, what_helps=factor.what_helps, sources=factor.sources,
    )  # fmt: skip


def _clue(evidence: FactorEvidence, facts: Facts) -> tuple[str | None, Clue]:
    verdict = facts.judge(evidence.when)
    about = tuple(sorted(evidence.when.facts()))
    if verdict.truth is Truth.UNKNOWN:
        return "unknown", Clue(evidence.id, evidence.for_text, 0, evidence.grade, evidence.sources, about)
    clo = evidence.yes_clo if verdict.truth is Truth.YES else evidence.no_clo
    positive = verdict.truth is Truth.YES
    text = evidence.for_text if positive else (evidence.against_text or evidence.for_text)
    clue = Clue(evidence.id, text, clo, evidence.grade, evidence.sources, about)
    return ("for" if clo > 0 else "against" if clo < 0 else None), clue
