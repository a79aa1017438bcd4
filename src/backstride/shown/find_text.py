"""Finding texts by words: the pages with the most of the words that were typed. ``js/find.js`` does the same."""

import re
from collections.abc import Mapping

SMALL_WORDS = frozenset(
    {
        "a", "about", "am", "an", "and", "are", "at", "be", "can", "do", "does", "for", "from", "get", "had", "has",
        "have", "how", "i", "if", "in", "is", "it", "me", "my", "of", "on", "or", "should", "so", "that", "the",
        "this", "to", "was", "what", "when", "which", "who", "will", "with", "you", "your",
    }
)  # fmt: skip
"""Words that say nothing of what is looked for."""

_NO_WORD = re.compile(r"[^\w]+")


def plain_words(text: str) -> str:
    """``text`` in lower case with one space around each word."""
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} "


def find(query: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the texts with the most words of ``query``, at least one; all keys where nothing is looked for.

    A word also finds words that begin with it.
    """
    words = [word for word in plain_words(query).split() if word not in SMALL_WORDS]
    if not words:
        return tuple(texts)
    hits = {key: sum(f" {word}" in text for word in words) for key, text in texts.items()}
    most = max(hits.values(), default=0)
    return tuple(key for key, count in hits.items() if count == most > 0)
