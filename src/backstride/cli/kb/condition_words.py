"""A condition of a knowledge file in words, one line for each part, for somebody who reviews the rules."""

from collections.abc import Iterator

from backstride.knowledge.model import Answerable, Condition, Knowledge

_COURSES = {
    "stable": "for over three months and not changing",
    "not_stable": "new, changing, or it was not told since when",
}
_BOUNDS = {"min": "at least {}", "max": "at most {}", "above": "above {}", "below": "below {}"}
_SCALE = "0-10"


def condition_lines(condition: Condition, knowledge: Knowledge, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Depth of indentation and text of each line. A line of a fact ends with its id in brackets."""
    if condition.fact is not None:
        yield depth, f"{_leaf(condition, condition.fact, knowledge)} [{condition.fact}]"
        return
    children = condition.children()
    if condition.all_ is not None:
        head = "All of these:"
    elif condition.any_ is not None:
        head = "Any of these:"
    elif condition.not_ is not None:
        head = "Not:"
    else:
        head = f"At least {condition.at_least} of these {len(children)}:"
    if len(children) > 1 or condition.not_ is not None:
        yield depth, head
        depth += 1
    for child in children:
        yield from condition_lines(child, knowledge, depth)


def fact_label(fact: str, knowledge: Knowledge) -> str:
    """What a fact is about: the question or measurement as it is asked, the name of a pattern, and so on."""
    asked = knowledge.answerable.get(fact)
    if asked is not None:
        return str(getattr(asked, "ask", fact))
    if fact in knowledge.pattern_of:
        return f"Pattern: {knowledge.pattern_of[fact].name}"
    for derived in knowledge.derived_facts.values():
        if derived.fact == fact:
            return derived.says
    for test in knowledge.self_tests.values():
        if fact in {band.fact for band in test.bands}:
            return f"{test.name}, compared with others"
        if fact in {gap.fact for gap in test.gaps}:
            return f"{test.name}, difference between the sides in percent"
    return fact


def _leaf(condition: Condition, fact: str, knowledge: Knowledge) -> str:
    label = fact_label(fact, knowledge)
    asked = knowledge.answerable.get(fact)
    said = _said(condition, asked)
    if condition.course is not None:
        said += f" ({_COURSES[condition.course]})"
    return f"{label} {said}" if label.endswith("?") else f"{label.rstrip('.')}: {said}"


def _said(condition: Condition, asked: Answerable | None) -> str:
    if condition.is_ is not None:
        return _value(condition.is_, asked)
    if condition.in_ is not None:
        return " or ".join(_value(each, asked) for each in condition.in_)
    if condition.has is not None:
        return "among them " + " or ".join(_value(each, asked) for each in condition.has)
    for name, words in _BOUNDS.items():
        bound = getattr(condition, name)
        if bound is not None:
            return words.format(bound) + _unit(asked)
    return ""


def _value(value: str, asked: Answerable | None) -> str:
    texts = {option.id: option.text for option in asked.options} if asked else {}
    text = texts.get(value, value.replace("_", " "))
    return f'"{text}"' if value in texts else text


def _unit(asked: Answerable | None) -> str:
    if asked is None or asked.unit is None:
        return ""
    return " out of 10" if asked.unit == _SCALE else f" {asked.unit}"
