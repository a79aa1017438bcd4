"""The score of one filled-in measure, in hundredths, with how many answers are missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backstride.knowledge.model import Knowledge, Measure

TOTAL = "total"
"""The item of a measure that holds a total counted by somebody else."""


@dataclass(frozen=True, slots=True)
class Score:
    """``hundredths``: 250 is 2.5, None when there is none. ``missing``: questions without an allowed answer."""

    hundredths: int | None
    missing: int
    substantial: bool | None = None


def score(measure: Measure, items: Mapping[str, int], knowledge: Knowledge) -> Score:
    """Score these answers as the file of the measure says; what is no allowed answer counts as not told."""
    told = allowed(measure, items)
    return _SCORES.get(measure.id, _sum)(measure, told, knowledge)


def allowed(measure: Measure, items: Mapping[str, int]) -> dict[str, int]:
    """The answers that are answers, in the order of the measure's questions."""
    return {item.id: items[item.id] for item in measure.items if item.id in items and item.allows(items[item.id])}


def mean_hundredths(ratings: Mapping[str, int]) -> int:
    """The mean of these ratings, rounded down."""
    return 100 * sum(ratings.values()) // len(ratings)


def _weekly_pain(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    average = told.get("average_week")
    return Score(None if average is None else 100 * average, len(measure.items) - len(told))


def _around_a_run(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    missing = len(measure.items) - len(told)
    return Score(None if missing else 100 * max(told.values()), missing)


def _activities(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    least = knowledge.number("psfs-activities-min")
    return Score(mean_hundredths(told) if len(told) >= least else None, max(0, least - len(told)))


def _participation(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    first, *others = measure.items
    if told.get(first.id) == first.min:
        return Score(0, 0, substantial=False)
    many = knowledge.number("participation-substantial-points")
    amount, quality = others[0].id, others[1].id
    stopped = told.get(first.id) == first.max
    substantial = stopped or any(told.get(item, 0) >= many for item in (amount, quality))
    missing = len(measure.items) - len(told)
    if missing:
        return Score(None, missing, substantial=True if substantial else None)
    return Score(100 * sum(told.values()), 0, substantial)


def _ticked(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    """Ticked sentences, blank as no; a total that somebody counted; the higher of the two when both were told."""
    sentences = [item.id for item in measure.items if item.id != TOTAL]
    answered = [told[item] for item in sentences if item in told]
    missing = 0 if TOTAL in told and not answered else len(sentences) - len(answered)
    if not told:
        return Score(None, missing)
    return Score(100 * max(sum(answered), told.get(TOTAL, 0)), missing)


def _sum(measure: Measure, told: dict[str, int], knowledge: Knowledge) -> Score:
    return Score(100 * sum(told.values()) if told else None, len(measure.items) - len(told))


_SCORES: dict[str, Callable[[Measure, dict[str, int], Knowledge], Score]] = {
    "nprs": _weekly_pain,
    "running-nprs": _around_a_run,
    "psfs": _activities,
    "weekly-participation": _participation,
    "rmdq-24": _ticked,
}
