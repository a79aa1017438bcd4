"""A number that stands in a condition, a cap or a light as well is the same there as in its own file."""

from collections.abc import Callable

import pytest

from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Condition, Knowledge

KNOWLEDGE = load_knowledge()
Limits = Callable[[Knowledge], set[int | None]]


def leaves(condition: Condition, fact: str) -> list[Condition]:
    """Every part of a condition that is about this fact."""
    own = [condition] if condition.fact == fact else []
    return own + [leaf for child in condition.children() for leaf in leaves(child, fact)]


def in_flag(flag: str, fact: str) -> Limits:
    """The limits of a fact in the rules of a red flag."""

    def limits(knowledge: Knowledge) -> set[int | None]:
        parts = [leaf for rule in knowledge.red_flags[flag].rules for leaf in leaves(rule.when, fact)]
        return {_limit(leaf) for leaf in parts}

    return limits


def in_factors(fact: str) -> Limits:
    """The limits of a fact in the clues of all factors."""

    def limits(knowledge: Knowledge) -> set[int | None]:
        clues = [clue.when for factor in knowledge.factors.values() for clue in factor.evidence]
        return {_limit(leaf) for when in clues for leaf in leaves(when, fact)}

    return limits


def _limit(leaf: Condition) -> int | None:
    return next((limit for limit in (leaf.min, leaf.max, leaf.above, leaf.below) if limit is not None), None)


@pytest.mark.parametrize(
    ("number", "elsewhere"),
    [
        ("min-plan-age-y", in_flag("age-under-18", "age_y")),
        ("max-plan-age-without-clearance-y", in_flag("age-over-65", "age_y")),
        ("severe-pain-0-10", in_flag("b30-high-pain", "pain_now_0_10")),
        ("severe-pain-0-10", in_flag("b30-night", "pain_now_0_10")),
        ("severe-pain-0-10", in_flag("b32-cough", "pain_now_0_10")),
        ("flare-clinician-h", in_flag("b30-flares", "flare_h")),
        ("sleep-short-h", in_factors("sleep_h")),
        ("green-max-0-10", lambda knowledge: {knowledge.traffic_lights["green"].during_max_0_10}),
        ("amber-max-0-10", lambda knowledge: {knowledge.traffic_lights["amber"].during_max_0_10}),
        ("running-pain-change-points", lambda knowledge: {knowledge.measures["running-nprs"].change_points}),
    ],
)
def test_a_number_is_the_same_wherever_it_stands(number: str, elsewhere: Limits) -> None:
    assert elsewhere(KNOWLEDGE) == {KNOWLEDGE.number(number)}
