"""Runner-facing text can be read at the age of about 11."""

import re
from collections.abc import Iterator
from itertools import groupby

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import texts

INSTRUCTIONS = frozenset({
    "action", "ask", "avoid", "breathing", "cue", "do", "during", "feel", "next_morning", "none_text", "on_the_spot",
    "pass_rule", "restart_rule", "start", "starter", "steps", "stop_if", "text", "when_to_do", "who",
})  # fmt: skip
"""Fields read while asking or doing."""

EXPLANATIONS = frozenset({
    "against_text", "asks", "because", "change_that_matters", "does", "for_text", "honest", "how", "instead", "label",
    "meaning", "not_offered_because", "our_view", "purpose", "say", "says", "summary", "urgent_text", "what_helps",
    "why",
})  # fmt: skip
"""Fields read at leisure."""

NOT_LOOKED_AT = ("sources/", "wording/")

READ_THROUGH = ("learn/", "providers/")
"""Pages that are read from top to bottom: each text is looked at, and the page as a whole."""

NOT_READ = frozenset({"note", "phrases", "also_called"})

MAX_GRADE = {"instruction": 8.0, "explanation": 10.0}
"""Highest Flesch-Kincaid grade. A reading age of 11 is a grade of 6; single paragraphs scatter by two grades."""

MAX_SENTENCE_WORDS = 30

MAX_GRADE_ON_A_PAGE = {"paragraph": 8.0, "page": 6.0}
"""Stricter, since a page is long: a grade of 6 as a whole is an age of 11."""

MAX_SENTENCE_WORDS_ON_A_PAGE = 20

MIN_WORDS = 25
"""A grade of fewer words says more about one long word than about the text."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Sentences that are too long, and texts that are too hard; a list of steps is one text."""
    for (where, field), pieces in groupby(texts(knowledge), key=lambda found: (found[0].at(found[1]), found[1])):
        if where.startswith(NOT_LOOKED_AT + READ_THROUGH) or field not in INSTRUCTIONS | EXPLANATIONS:
            continue
        text = "\n".join(piece for _, _, piece in pieces)
        longest = max((len(words(sentence)) for sentence in sentences(text)), default=0)
        if longest > MAX_SENTENCE_WORDS:
            yield Problem(where, f"a sentence of {longest} words; at most {MAX_SENTENCE_WORDS}", "reading_ease")
        kind = "instruction" if field in INSTRUCTIONS else "explanation"
        if len(words(text)) >= MIN_WORDS and reading_grade(text) > MAX_GRADE[kind]:
            message = f"reading grade {reading_grade(text):.1f}; at most {MAX_GRADE[kind]:.0f} for an {kind}"
            yield Problem(where, message, "reading_ease")
    yield from _pages(knowledge)


def _pages(knowledge: Knowledge) -> Iterator[Problem]:
    """The same for pages to read, paragraph by paragraph and as a whole."""
    whole: dict[str, list[str]] = {}
    for part, field, text in texts(knowledge):
        if not part.place.startswith(READ_THROUGH) or field in NOT_READ:
            continue
        whole.setdefault(part.place, []).append(text)
        longest = max((len(words(sentence)) for sentence in sentences(text)), default=0)
        if longest > MAX_SENTENCE_WORDS_ON_A_PAGE:
            message = f"a sentence of {longest} words; at most {MAX_SENTENCE_WORDS_ON_A_PAGE} on a page"
            yield Problem(part.at(field), message, "reading_ease")
        yield from _too_hard(part.at(field), text, "paragraph")
    for place, pieces in whole.items():
        yield from _too_hard(place, "\n".join(pieces), "page")


def _too_hard(where: str, text: str, kind: str) -> Iterator[Problem]:
    if len(words(text)) >= MIN_WORDS and reading_grade(text) > MAX_GRADE_ON_A_PAGE[kind]:
        message = f"reading grade {reading_grade(text):.1f}; at most {MAX_GRADE_ON_A_PAGE[kind]:.0f} for a {kind}"
        yield Problem(where, message, "reading_ease")


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade (US school year; age is about 5 more) with syllables estimated from the spelling.

    0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid 1975).
    """
    found = words(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def sentences(text: str) -> list[str]:
    """Pieces of a text between full stops, question and exclamation marks, colons, semicolons and lines."""
    return [piece for piece in re.split(r"[.!?:;]+(?:\s|$)|\n", text) if words(piece)]


def words(text: str) -> list[str]:
    """Words and numbers; what a hyphen joins is two words."""
    return re.findall(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?|\d+", text)


def syllables(word: str) -> int:
    """Groups of vowels, two in "going" and "physio", without a silent e at the end; at least one."""
    lower = word.lower()
    groups = len(re.findall(r"[aeiouy]+", lower))
    silent = re.search(r"(?<![aeiouyl])e$|[^aeiouytd]ed$|(?<=[^aeiouycgszx])es$", lower) is not None
    split = re.search(r"[aeo]ing$|i[ao]$", lower) is not None
    return max(1, groups + split - silent)
