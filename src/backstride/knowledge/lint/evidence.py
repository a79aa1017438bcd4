"""What is said with confidence rests on something published; a number from memory says that it is."""

import re
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge, Measure, Norm, Number, Source
from backstride.knowledge.problem import Problem

from .walk import parts

OUR_OWN_OR_SEED = ("house_rule", "seed")

LABEL = re.compile(r"not (yet )?(been )?(checked|verified)|from memory|unverified|estimate|rough", re.IGNORECASE)
"""Words that tell a runner that a number has not been checked against its source."""

NUMBER_TEXT: tuple[tuple[type, str], ...] = ((Norm, "label"), (Number, "says"), (Measure, "change_that_matters"))
"""Shapes that put a published number before a runner, and the field of text that goes with it."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Grades A and B without a published source, and unlabelled numbers that only memory vouches for."""
    for part in parts(knowledge):
        names: tuple[str, ...] = getattr(part.model, "sources", ())
        if not names or not set(names) <= knowledge.sources.keys():
            continue
        cited = [knowledge.sources[name] for name in names]
        grade = getattr(part.model, "grade", None)
        if grade in ("A", "B", "A/B") and all(source.kind in OUR_OWN_OR_SEED for source in cited):
            message = f"grade {grade} rests on a published source; only seeds and house rules are cited"
            yield Problem(part.at("grade"), message, "evidence")
        for shape, field in NUMBER_TEXT:
            if isinstance(part.model, shape) and _from_memory(cited) and not LABEL.search(getattr(part.model, field)):
                message = "only a source quoted from memory backs this number; say that it is not yet checked"
                yield Problem(part.at(field), message, "evidence")


def _from_memory(cited: list[Source]) -> bool:
    return all(source.checked == "memory" for source in cited)
