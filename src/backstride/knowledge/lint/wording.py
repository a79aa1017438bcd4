"""Runner-facing text keeps to the words of data/wording."""

import re
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of, texts

NOT_FOR_RUNNERS = frozenset({"note", "claim", "licence", "unit", "phrases"})
"""Fields that no runner reads, or that hold what others claim or a runner may write."""

NOT_LOOKED_AT = ("sources/", "wording/")
"""Titles and findings are quoted as they are; a list of banned words contains them."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Banned words, in capitals or not, and long dashes."""
    banned = [
        (_pattern(words), words, place_of("wording", rule.id))
        for rule in knowledge.wording.values()
        for words in rule.banned
    ]
    for part, field, text in texts(knowledge):
        if field in NOT_FOR_RUNNERS or part.place.startswith(NOT_LOOKED_AT):
            continue
        for pattern, words, rule in banned:
            if pattern.search(text):
                yield Problem(part.at(field), f"says '{words}'; see {rule}", "wording")
        if "\u2014" in text:
            yield Problem(part.at(field), "has a long dash; use a full stop or a comma", "wording")


def _pattern(words: str) -> re.Pattern[str]:
    """The words as whole words, across line breaks; other endings of a word are other words."""
    start = r"\b" if words[0].isalnum() else ""
    end = r"\b" if words[-1].isalnum() else ""
    return re.compile(start + r"\s+".join(map(re.escape, words.split())) + end, re.IGNORECASE)
