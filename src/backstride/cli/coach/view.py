"""What a screen of the coach is made of: lines of toned text, wrapped, aligned and cut to a size."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backstride.advice.session import Session
from backstride.coach.player_state import Player
from backstride.knowledge.model import Knowledge

Tone = Literal["plain", "strong", "go", "rest", "care", "stop", "quiet", "key"]
Piece = tuple[str, Tone]

CODES: dict[Tone, str] = {
    "plain": "", "strong": "1", "go": "1;32", "rest": "1;36", "care": "1;33", "stop": "1;31", "quiet": "2", "key": "7",
}  # fmt: skip
WIDEST = 88
SCALE_COLUMNS = 34


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces of text with their tones, side by side."""

    pieces: tuple[Piece, ...] = ()

    def text(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.pieces)

    def painted(self) -> str:
        """The words with their colours."""
        return "".join(f"\x1b[{CODES[tone]}m{text}\x1b[0m" if CODES[tone] else text for text, tone in self.pieces)


@dataclass(frozen=True, slots=True)
class View:
    """What a screen shows besides the player: what is being typed, what is being asked, where the runner lives.

    ``asked``: how many of the questions after the session have been dealt with. ``ticked``: items with more in the
    last set. ``loads``: the weight used last by exercise, in grams.
    """

    player: Player
    session: Session
    knowledge: Knowledge
    typed: str = ""
    asked: int = 0
    effort: int | None = None
    ticked: tuple[int, ...] = ()
    loads: Mapping[str, int] = field(default_factory=dict)
    listing: bool = False
    note: str = ""
    region: str | None = None
    blocks: bool = True


def line(text: str = "", tone: Tone = "plain") -> Line:
    """One line in one tone."""
    return Line(((text, tone),))


def wrapped(text: str, width: int, tone: Tone = "plain", mark: str = "") -> list[Line]:
    """A paragraph; with a ``mark`` before it, further lines hang below its text."""
    rows = textwrap.wrap(text, max(8, width - len(mark)), break_on_hyphens=False) or [""]
    return [line((" " * len(mark) if nth else mark) + row, tone) for nth, row in enumerate(rows)]


def labelled(label: str, text: str, width: int) -> list[Line]:
    """A paragraph behind a quiet label, such as ``Feel    The side of your waist``."""
    rows = textwrap.wrap(text, max(8, width - len(label)), break_on_hyphens=False)
    return [Line((((" " * len(label)) if nth else label, "quiet"), (row, "plain"))) for nth, row in enumerate(rows)]


def scale(typed: str, width: int) -> list[Line]:
    """0 to 10 in a row, where there is room; the number that is being typed stands out."""
    if width < SCALE_COLUMNS:
        return []
    gap = "   " if width >= 60 else " "
    pieces: list[Piece] = [
        piece
        for number in range(11)
        for piece in ((f" {number} ", "key" if typed == str(number) else "plain"), (gap[1:], "plain"))
    ]
    return [Line(tuple(pieces))]


def typed_line(view: View) -> Line:
    """What is being typed, with a cursor."""
    return Line((("> ", "quiet"), (view.typed, "strong"), ("▏" if view.blocks else "_", "quiet")))


def both_ends(left: str, right: str, width: int, tone: Tone = "strong") -> Line:
    """One text at the left, one at the right; the left one is cut if both do not fit."""
    room = max(0, width - len(right) - 1)
    shown = left if len(left) <= room else left[: max(0, room - 1)].rstrip() + "…"
    return Line(((shown, tone), (" " * (width - len(shown) - len(right)), "plain"), (right, "quiet")))


def bar(done: int, of: int, width: int, tone: Tone, blocks: bool) -> Line:
    """A progress bar that is filled in proportion."""
    full = min(width, width * done // of) if of else width
    ink, empty = ("━", "─") if blocks else ("#", "-")
    return Line(((ink * full, tone), (empty * (width - full), "quiet")))


def fitted(top: list[Line], middle: list[Line], bottom: list[Line], rows: int) -> list[Line]:
    """Exactly ``rows`` lines: what is in the middle gives way, and empty lines fill up above the bottom."""
    room = rows - len(top) - len(bottom)
    if room < 0:
        return [*top[: max(0, rows - len(bottom))], *bottom[-rows:]]
    if len(middle) > room:
        middle = [*middle[: max(0, room - 1)], line("…", "quiet")][:room]
    return [*top, *middle, *([line()] * (room - len(middle))), *bottom]


def placed(lines: list[Line], columns: int) -> list[Line]:
    """The lines with a margin: two columns, or more where the terminal is wider than a page."""
    margin = " " * margin_of(columns)
    return [clipped(Line(((margin, "plain"), *each.pieces)), columns) if each.text() else each for each in lines]


def clipped(whole: Line, columns: int) -> Line:
    """The line, without what would not fit."""
    pieces: list[Piece] = []
    for text, tone in whole.pieces:
        pieces.append((text[:columns], tone))
        columns -= min(columns, len(text))
    return Line(tuple(piece for piece in pieces if piece[0]))


def margin_of(columns: int) -> int:
    """Columns left free at each side."""
    return max(2 if columns >= 50 else 1, (columns - WIDEST) // 2)
