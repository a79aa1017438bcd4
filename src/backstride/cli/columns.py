"""Tables for the terminal: columns side by side where there is room, under each other where there is not."""

import sys
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from backstride.cli.page import paint, say, width
from backstride.shown.tone import Tone

Column = tuple[int, Tone | None]
"""Width in columns (0: what is left) and how it looks."""

_GAP = 2
_NARROW = 80


def row(cells: Sequence[str], columns: Sequence[Column], at_least: int = _NARROW) -> None:
    """One row. Where there are fewer columns than ``at_least``, two cells share a line and the others follow below.

    A cell may have several lines; each is wrapped by itself, and keeps its indent.
    """
    if width() < at_least:
        _stacked(cells, columns)
        return
    fixed = sum(wide + _GAP for wide, _ in columns if wide)
    widths = [wide or width() - fixed for wide, _ in columns]
    wrapped = [_lines(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        painted = [
            _painted(part, tone) + " " * (wide - len(part))
            for part, wide, (_, tone) in zip(parts, widths, columns, strict=True)
        ]
        sys.stdout.write((" " * _GAP).join(painted).rstrip() + "\n")


def both_ends(name: str, right: str, more: str = "") -> None:
    """A name (strong) with ``more`` behind it, and something quiet at the right edge, or below where it is narrow."""
    room = width() - len(name) - len(more) - len(right)
    if room >= _GAP:
        sys.stdout.write(f"{paint(name, 'strong')}{more}{' ' * room}{paint(right, 'quiet')}\n")
        return
    say(name + more, "strong")
    say(right, "quiet", indent=_GAP)


def _stacked(cells: Sequence[str], columns: Sequence[Column]) -> None:
    say(" ".join(cells[:2]), *[tone for _, tone in columns[:1] if tone], hang=_GAP)
    for cell, (_, tone) in zip(cells[2:], columns[2:], strict=True):
        for line in _lines(cell, width() - _GAP):
            sys.stdout.write(" " * _GAP + _painted(line, tone) + "\n")


def _lines(text: str, wide: int) -> list[str]:
    found: list[str] = []
    for line in text.split("\n"):
        hang = " " * (len(line) - len(line.lstrip()) + _GAP) if line.startswith(" ") else ""
        found += textwrap.wrap(line, wide, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return found or [""]


def _painted(text: str, tone: Tone | None) -> str:
    return paint(text, tone) if tone else text
