"""Plain pages for the terminal: headings, paragraphs and lists, wrapped to its width, with or without colour."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable

from backstride.shown.tone import Tone

_CODES: dict[Tone, str] = {"good": "32", "care": "33", "stop": "31", "quiet": "2", "strong": "1"}
_WIDEST = 88


def width() -> int:
    """Columns to write in: the terminal's, at most 88."""
    return max(30, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def colour() -> bool:
    """Whether to use colour: a terminal, no NO_COLOR, not a dumb one."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, *tones: Tone) -> str:
    """``text`` in these tones where colour is on."""
    if not tones or not colour():
        return text
    return f"\x1b[{';'.join(_CODES[tone] for tone in tones)}m{text}\x1b[0m"


def say(text: str = "", *tones: Tone, indent: int = 0, hang: int = 0) -> None:
    """A paragraph, wrapped; ``hang`` more columns from the second line on."""
    lines = textwrap.wrap(
        text, width() - indent, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False
    ) or [""]
    for line in lines:
        sys.stdout.write(" " * indent + paint(line, *tones) + "\n")


def heading(text: str, *tones: Tone) -> None:
    """A heading with a rule under it."""
    lines = textwrap.wrap(text, width(), break_long_words=False, break_on_hyphens=False) or [""]
    sys.stdout.write("\n" + "".join(paint(line, "strong", *tones) + "\n" for line in lines))
    sys.stdout.write(paint("─" * min(max(map(len, lines)), width()), "quiet") + "\n")


def bullets(texts: Iterable[str], *tones: Tone, mark: str = "•", indent: int = 0) -> None:
    """One bullet for each text."""
    for text in texts:
        say(f"{mark} {text}", *tones, indent=indent, hang=len(mark) + 1)


def problem(text: str) -> None:
    """A message on standard error."""
    sys.stderr.write(f"backstride: {text}\n")


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 12:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"
