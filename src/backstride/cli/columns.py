"""Tables for the terminal: columns side by side where there is room, under each other where there is not."""

import sys
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from backstride.cli.page import Tone, paint, say, width

Column = tuple[int, Tone | None]
"""Width in columns (0: what is left) and how it looks."""

_GAP = 2
_NARROW = 80


def row(cells: Sequence[str], columns: Sequence[Column]) -> None:
    """One row. On a narrow terminal the first two cells share a line and the others follow below them."""
    if width() < _NARROW:
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
    return textwrap.wrap(text, wide, break_long_words=False, break_on_hyphens=False) or [""]


def _painted(text: str, tone: Tone | None) -> str:
    return paint(text, tone) if tone else text
