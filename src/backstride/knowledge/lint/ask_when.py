"""Whether to ask a question never depends on itself, nor on something asked later."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Circles among ``ask_when`` conditions and patterns, and questions that wait for a later one."""
    reads = _reads(knowledge)
    for fact in sorted(reads):
        circle = _circle(reads, fact)
        if circle is not None and fact == min(circle):
            message = f"a circle: {' needs '.join((*circle, fact))}"
            yield Problem(_place(knowledge, fact), message, "ask_when")
    for question in knowledge.questions.values():
        for fact in sorted(reads.get(question.fact, frozenset())):
            earlier = knowledge.question_of.get(fact)
            if earlier is not None and earlier.order > question.order:
                message = f"needs {fact}, which is asked later (order {earlier.order} after {question.order})"
                yield Problem(place_of("questions", question.id), message, "ask_when")


def _reads(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Fact -> the facts that decide whether it is asked, or what it is."""
    asked = {q.fact: q.ask_when.facts() for q in knowledge.questions.values() if q.ask_when is not None}
    return asked | {pattern.fact: pattern.when.facts() for pattern in knowledge.patterns.values()}


def _circle(reads: dict[str, frozenset[str]], start: str) -> tuple[str, ...] | None:
    """A shortest way from ``start`` back to itself, without its end."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for fact in sorted(reads.get(way[-1], frozenset())):
            if fact == start:
                return way
            if fact not in seen:
                seen.add(fact)
                ways.append((*way, fact))
    return None


def _place(knowledge: Knowledge, fact: str) -> str:
    question = knowledge.question_of.get(fact)
    if question is not None:
        return place_of("questions", question.id)
    return place_of("patterns", knowledge.pattern_of[fact].id)
