"""How much factors and exercises count for the planner, as whole numbers: weight, and strength of the evidence."""

from collections.abc import Iterable, Mapping

from backstride.advice.factors import FactorWeight, grade_strength_pct
from backstride.knowledge.model import Helps, Knowledge

_TENTHS = 10


def factor_points(weights: Iterable[FactorWeight]) -> Mapping[str, int]:
    """Factor id to 1 to 10 points, in tenths of its weight, rounded up; in order of id."""
    return {factor.id: max(1, -int(-factor.weight * _TENTHS // 1)) for factor in sorted(weights, key=_by_id)}


def set_units(helps: Iterable[Helps], weights: Mapping[str, int], knowledge: Knowledge) -> tuple[tuple[str, int], ...]:
    """Factor id and the units that one set gives it: tenths of the strength of the evidence, 1 to 10."""
    units = {link.factor: grade_strength_pct(link.grade, knowledge) // _TENTHS for link in helps}
    return tuple((factor, units[factor]) for factor in sorted(units) if factor in weights and units[factor])


def _by_id(factor: FactorWeight) -> str:
    return factor.id
