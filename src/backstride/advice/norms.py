"""Where a self-test result lies among published norms. It describes capacity; it diagnoses nothing."""

from collections.abc import Sequence

from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Norm


def band_of(
    results: Sequence[int | None], norms: Sequence[Norm], sex: AnswerValue | None, age_y: int | None
) -> str | None:
    """low, middle, high or no_norm for the worst of ``results`` (same unit as the norms); None if one is missing.

    Without a sex or an age that a norm covers the answer is no_norm, never a guess.
    """
    known = [result for result in results if result is not None]
    if len(known) < len(results) or not known:
        return None
    worst = min(known)
    for norm in norms:
        if age_y is not None and norm.age_min_y <= age_y <= norm.age_max_y and norm.sex in (sex, "any"):
            return "low" if worst < norm.low_below else "high" if worst > norm.high_above else "middle"
    return "no_norm"


def gap_pct_of(left: int | None, right: int | None) -> int | None:
    """Difference between the sides in percent of the larger, rounded down; None if a side is missing."""
    if left is None or right is None:
        return None
    larger = max(left, right)
    return abs(left - right) * 100 // larger if larger else 0
