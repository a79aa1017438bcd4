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
    """Banned words and signs, in capitals or not, also across lines."""
    rule_of = {words: rule.id for rule in knowledge.wording.values() for words in rule.banned}
    for part, field, text in texts(knowledge):
        if field in NOT_FOR_RUNNERS or part.place.startswith(NOT_LOOKED_AT):
            continue
        line = _one_line(text)
        for words, rule in rule_of.items():
            if _says(line, _one_line(words)):
                yield Problem(part.at(field), f"says '{words}'; see {place_of('wording', rule)}", "wording")


def _one_line(text: str) -> str:
    return " ".join(text.lower().split())


def _says(text: str, words: str) -> bool:
    """Whether ``text`` has the words as whole words (other endings are other words), or a sign anywhere."""
    if words not in text:
        return False
    start = r"\b" if words[0].isalnum() else ""
    end = r"\b" if words[-1].isalnum() else ""
    return re.search(start + re.escape(words) + end, text) is not None
