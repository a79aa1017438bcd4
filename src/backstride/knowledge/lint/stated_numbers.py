"""Every figure on a page to read is a knowledge number that the page names, or stands in a source that it names."""

import re
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge, LearnBlock, LearnPage, Provider
from backstride.knowledge.problem import Problem

from .evidence import LABEL
from .walk import Part, parts, text_fields

PAGES = (LearnPage, LearnBlock, Provider)
NOT_STATED = frozenset({"note", "phrases", "also_called"})

SCALE = re.compile(r"\b(out of|0 to) 10\b")
"""Foot and top of the pain scale: a unit, not a number of medicine."""

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
IN_WORDS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty) "
    r"(or |to |in )?(\w+ )?(seconds|minutes|hours|days|nights|mornings|weeks|months|years|metres|kilometres|miles"
    r"|times|points|percent|steps|greens|flares|sets|sessions|spells|visits|walks|runs)\b"
)
"""A number of units in words, which nothing could compare with a number."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Figures that no named number or source has, figures from memory that do not say so, and numbers in words."""
    for part in parts(knowledge):
        if isinstance(part.model, PAGES):
            for field, text in _texts(part):
                yield from _faults(knowledge, part, field, text)


def _texts(part: Part) -> Iterator[tuple[str, str]]:
    for field in text_fields(type(part.model)):
        value = getattr(part.model, field)
        for text in value if isinstance(value, tuple) else (value,):
            if text is not None and field not in NOT_STATED:
                yield field, text


def _faults(knowledge: Knowledge, part: Part, field: str, text: str) -> Iterator[Problem]:
    spelled = IN_WORDS.search(" ".join(text.lower().split()))
    if spelled:
        yield Problem(part.at(field), f"'{spelled[0]}': write figures with units in digits", "stated_numbers")
    known, remembered = _values(knowledge, part), _found(knowledge, part, checked=False)
    for figure in dict.fromkeys(FIGURE.findall(SCALE.sub("", text))):
        if figure in known or (figure in remembered and LABEL.search(text)):
            continue
        message = f"no number and no source that is named here has {figure}"
        if figure in remembered:
            message = f"{figure} is known from memory only; say that it is not yet checked"
        yield Problem(part.at(field), message, "stated_numbers")


def _values(knowledge: Knowledge, part: Part) -> set[str]:
    """Figures of the named numbers, and of the sources that were read or quoted by another text."""
    names: tuple[str, ...] = getattr(part.model, "numbers", ())
    numbers = {str(knowledge.numbers[name].value) for name in names if name in knowledge.numbers}
    return numbers | _found(knowledge, part, checked=True)


def _found(knowledge: Knowledge, part: Part, *, checked: bool) -> set[str]:
    names: tuple[str, ...] = getattr(part.model, "sources", ())
    cited = [knowledge.sources[name] for name in names if name in knowledge.sources]
    lines = [line for source in cited if (source.checked != "memory") == checked for line in source.finds]
    return {figure for line in lines for figure in FIGURE.findall(line)}
