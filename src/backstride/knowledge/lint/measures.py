"""An outcome measure can be scored: its limits, its items and the change that matters fit together."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge, Measure
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Impossible scores, measures that are neither built nor explained, and items that cannot give the score."""
    for measure in knowledge.measures.values():
        place = place_of("measures", measure.id)
        for fault in (*_score_faults(measure), *_item_faults(measure)):
            yield Problem(place, fault, "measures")
        if measure.built == (measure.not_built_because is not None):
            yield Problem(place, "a measure is built, or says why not", "measures")


def _score_faults(measure: Measure) -> Iterator[str]:
    span = measure.score_max - measure.score_min
    if span <= 0:
        yield f"scores run from {measure.score_min} to {measure.score_max}"
        return
    if measure.change_points is not None and not 0 < measure.change_points <= span:
        yield f"a change of {measure.change_points} points does not fit a range of {span}"
    if measure.change_pct is not None and not 0 < measure.change_pct <= 100:
        yield f"a change of {measure.change_pct} percent is impossible"
    if measure.recovered_at is not None and not measure.score_min <= measure.recovered_at <= measure.score_max:
        yield f"recovered_at {measure.recovered_at} is not a score"


def _item_faults(measure: Measure) -> Iterator[str]:
    ids = [item.id for item in measure.items]
    if len(set(ids)) < len(ids):
        yield "two items have the same id"
    for item in measure.items:
        if item.min >= item.max:
            yield f"item '{item.id}' runs from {item.min} to {item.max}"
        values = [option.value for option in item.options]
        if values and (len(set(values)) < len(values) or (min(values), max(values)) != (item.min, item.max)):
            yield f"the options of item '{item.id}' are distinct and run from {item.min} to {item.max}"
