"""Every fact that is named exists, and every test of it can come out both ways.

One test may always hold: ``min`` with the lowest value asks only whether the number was told.
"""

from collections.abc import Iterator

from backstride.knowledge.model import Checklist, Condition, Grid, Knowledge, Outcome, SelfTest, StopRule
from backstride.knowledge.model.asking import StoryPrompt
from backstride.knowledge.problem import Problem

from .fact_table import FactShape, fact_table
from .walk import Part, conditions, leaves, parts

Table = dict[str, FactShape]


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Unknown facts, values a fact cannot have, and tests that its type does not allow."""
    table = fact_table(knowledge)
    for where, condition in conditions(knowledge):
        for leaf, _ in leaves(condition):
            yield from _leaf(table, where, leaf)
    for part in parts(knowledge):
        if isinstance(part.model, Checklist):
            yield from _typed(table, part.at("facts"), part.model.facts, "yes_no")
        elif isinstance(part.model, Grid):
            yield from _typed(table, part.at("rows"), tuple(row.fact for row in part.model.rows), "choice")
        elif isinstance(part.model, SelfTest):
            yield from _of_self_test(table, part, part.model)
        elif isinstance(part.model, Outcome):
            yield from _values(table, part.at("results"), part.model.results)
        elif isinstance(part.model, StopRule):
            yield from _values(table, part.at("sets"), part.model.sets)
            yield from _typed(table, part.at("ask_again"), part.model.ask_again, None)
        elif isinstance(part.model, StoryPrompt):
            for value in part.model.settled_by:
                yield from _values(table, part.at("settled_by"), {part.model.fact: value})


def _leaf(table: Table, where: str, leaf: Condition) -> Iterator[Problem]:
    shape = table.get(leaf.fact or "")
    if shape is None:
        yield _unknown(where, leaf.fact or "")
        return
    fault = _whole_number_fault(shape, leaf) if _bounds(leaf) else _choice_fault(shape, leaf)
    if fault:
        yield Problem(where, f"{shape.fact} {fault}", "facts")
    if leaf.course is not None and not shape.asks_course:
        yield Problem(where, f"{shape.fact} does not ask the course", "facts")


def _bounds(leaf: Condition) -> dict[str, int]:
    tests = {"min": leaf.min, "max": leaf.max, "above": leaf.above, "below": leaf.below}
    return {name: limit for name, limit in tests.items() if limit is not None}


def _whole_number_fault(shape: FactShape, leaf: Condition) -> str | None:
    if shape.type != "integer":
        return f"is a {shape.type}, so it cannot be compared with a number"
    if shape.range is None:
        return None
    low, high = shape.range
    for name, limit in _bounds(leaf).items():
        never = {"min": limit > high, "above": limit >= high, "max": limit < low, "below": limit <= low}[name]
        always = {"min": limit < low, "above": limit < low, "max": limit >= high, "below": limit > high}[name]
        if never or always:
            return f"runs from {low} to {high}, so '{name}: {limit}' {'never' if never else 'always'} holds"
    return None


def _choice_fault(shape: FactShape, leaf: Condition) -> str | None:
    if shape.type in ("integer", "text"):
        return f"is {'an integer' if shape.type == 'integer' else 'free text'}, so it has no values to name"
    if shape.type == "multi":
        if leaf.has is None and leaf.is_ != "none":
            return "takes several answers: use 'has', or 'is: none'"
    elif leaf.has is not None:
        return "takes one answer: use 'is' or 'in'"
    if shape.place.startswith("patterns/") and leaf.in_ is not None:
        return "is a pattern: use 'is'"
    asked = {*(leaf.has or leaf.in_ or ()), *({leaf.is_} if leaf.is_ and shape.type != "multi" else ())}
    if wrong := sorted(asked - shape.values):
        return f"is never {' or '.join(wrong)}; allowed: {', '.join(sorted(shape.values))}"
    return "with all its values named always holds" if asked == shape.values and shape.type != "multi" else None


def _of_self_test(table: Table, part: Part, test: SelfTest) -> Iterator[Problem]:
    own = {measure.fact for measure in test.measures}
    named = {fact for band in test.bands for fact in band.of}
    named |= {fact for gap in test.gaps for fact in (gap.left, gap.right)}
    named |= {fact for outcome in test.outcomes for fact in outcome.results}
    for fact in sorted(named - own):
        yield Problem(part.where, f"'{fact}' is not a measurement of this self-test", "facts")
    compared = {fact for band in test.bands for fact in band.of}
    compared |= {fact for gap in test.gaps for fact in (gap.left, gap.right)}
    yield from _typed(table, part.where, tuple(sorted(compared & own)), "integer")
    if sum(outcome.share_pct for outcome in test.outcomes) not in (0, 100):
        yield Problem(part.at("outcomes"), "the shares must add up to 100 percent", "facts")


def _values(table: Table, where: str, values: dict[str, int | str] | dict[str, str]) -> Iterator[Problem]:
    for fact, value in values.items():
        shape = table.get(fact)
        if shape is None:
            yield _unknown(where, fact)
        elif isinstance(value, int):
            low, high = shape.range or (value, value)
            if shape.type != "integer" or not low <= value <= high:
                yield Problem(where, f"{fact} is never {value}", "facts")
        elif value not in shape.values:
            yield Problem(where, f"{fact} is never {value}", "facts")


def _typed(table: Table, where: str, facts: tuple[str, ...], allowed: str | None) -> Iterator[Problem]:
    for fact in facts:
        shape = table.get(fact)
        if shape is None:
            yield _unknown(where, fact)
        elif allowed is not None and shape.type != allowed:
            yield Problem(where, f"{fact} is of type {shape.type}; only {allowed} can stand here", "facts")


def _unknown(where: str, fact: str) -> Problem:
    return Problem(where, f"nothing defines the fact '{fact}'", "facts")
