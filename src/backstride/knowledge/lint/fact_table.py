"""Every fact that anything defines, with its type and allowed values."""

from collections.abc import Iterator
from dataclasses import dataclass

from backstride.knowledge.model import Answerable, Knowledge

from .walk import place_of

BANDS = frozenset({"low", "middle", "high", "no_norm"})
YES_NO = frozenset({"yes", "no"})
WHOLE_PERCENT = (0, 100)


@dataclass(frozen=True)
class FactShape:
    """What a condition may ask of a fact. ``values``: what an answer may be, for all but integers and text."""

    fact: str
    place: str
    type: str
    values: frozenset[str] = frozenset()
    range: tuple[int, int] | None = None
    asks_course: bool = False
    not_sure: bool = False
    computed: bool = False


def fact_table(knowledge: Knowledge) -> dict[str, FactShape]:
    """Fact id -> its shape; of two definitions the first."""
    table: dict[str, FactShape] = {}
    for shape in fact_shapes(knowledge):
        table.setdefault(shape.fact, shape)
    return table


def fact_shapes(knowledge: Knowledge) -> Iterator[FactShape]:
    """Every definition of a fact, also a second one of the same fact."""
    for question in knowledge.questions.values():
        place = place_of("questions", question.id)
        yield _told(question.fact, place, question, question.asks_course, question.not_sure)
    for test in knowledge.self_tests.values():
        place = place_of("self_tests", test.id)
        for measure in test.measures:
            yield _told(measure.fact, place, measure)
        for band in test.bands:
            yield FactShape(band.fact, place, "choice", BANDS, computed=True)
        for gap in test.gaps:
            yield FactShape(gap.fact, place, "integer", range=WHOLE_PERCENT, computed=True)
    for pattern in knowledge.patterns.values():
        yield FactShape(pattern.fact, place_of("patterns", pattern.id), "yes_no", YES_NO, computed=True)
    for derived in knowledge.derived_facts.values():
        values = YES_NO if derived.type == "yes_no" else frozenset[str]()
        yield FactShape(derived.fact, place_of("derived_facts", derived.id), derived.type, values, computed=True)


def _told(fact: str, place: str, told: Answerable, asks_course: bool = False, not_sure: bool = False) -> FactShape:
    values = YES_NO if told.type == "yes_no" else frozenset(option.id for option in told.options)
    limits = None if told.min is None or told.max is None else (told.min, told.max)
    return FactShape(fact, place, told.type, values, limits, asks_course, not_sure)
