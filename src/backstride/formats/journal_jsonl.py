"""A journal as JSON Lines: one entry a line, UTF-8. Reading keeps every whole line and names every damaged one.

Memory stays small whatever comes in: a line of more than 1 MB is passed over without being held.
"""

from collections.abc import Iterable, Iterator

from backstride.journal import Entry
from backstride.journal.check import UNKNOWN, check_entry
from backstride.journal.line import dump_line, joined, parse_line
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

MAX_LINE_BYTES = 1_000_000
MAX_BYTES = 200_000_000
MAX_DAMAGED = 10_000
"""After so many damaged lines the rest is not read: it is not a journal."""

DAMAGED = "damaged-line"
"""``Problem.check`` of a line that was left out. With UNKNOWN instead it is a warning: the line was kept."""

_OTHER_FILES = {
    b"\xff\xfe": "UTF-16 text; save it as UTF-8",
    b"\xfe\xff": "UTF-16 text; save it as UTF-8",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"PK\x03\x04": "a zip archive; unpack it first",
    b"SQLite format 3\x00": "an SQLite file; 'backstride journal export' turns it into JSON Lines",
}
_BOM = b"\xef\xbb\xbf"


def parse_journal(chunks: Iterable[bytes], knowledge: Knowledge) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """All entries of a journal and all its problems, in the order of the lines; see ``read_journal``."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in read_journal(chunks, knowledge):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            entries.append(found)
    return tuple(entries), tuple(problems)


def read_journal(chunks: Iterable[bytes], knowledge: Knowledge) -> Iterator[Entry | Problem]:
    """The entries and problems of a journal, one by one, from pieces of its bytes of any size.

    A damaged line (``check`` is DAMAGED) is left out: bad JSON or encoding, unknown kind, wrong type, a value that
    cannot be, over 1 MB, half a last line. An id that is not known here (UNKNOWN) is told once, and its line kept.
    """
    damaged = 0
    told: set[str] = set()
    for number, raw, whole in _lines(chunks):
        place = f"line {number:,}"
        for found in [raw] if isinstance(raw, Problem) else _parse(raw, whole, place, knowledge):
            if isinstance(found, Problem) and found.check == UNKNOWN:
                if found.message not in told and len(told) < MAX_DAMAGED:
                    told.add(found.message)
                    yield found
                continue
            yield found
            damaged += isinstance(found, Problem)
        if damaged >= MAX_DAMAGED:
            yield Problem(place, f"{damaged:,} damaged lines so far; the rest was not read", DAMAGED)
            return


def write_journal(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Each entry as one line of UTF-8 JSON with its line end; the same entries always give the same bytes."""
    for entry in entries:
        yield dump_line(entry) + b"\n"


def _parse(raw: bytes, whole: bool, place: str, knowledge: Knowledge) -> Iterator[Entry | Problem]:
    entry = parse_line(raw, place)
    if isinstance(entry, Problem):
        half = "" if whole else "the file ends in the middle of this line: "
        yield Problem(place, half + entry.message, DAMAGED)
        return
    faults = check_entry(entry, knowledge)
    impossible = [str(fault) for fault in faults if fault.check != UNKNOWN]
    if impossible:
        yield Problem(place, joined(impossible), DAMAGED)
        return
    for fault in faults:
        yield Problem(place, f"{fault.message}; kept as it is", UNKNOWN)
    yield entry


def _lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes | Problem, bool]]:
    """Each line that is not blank: number, bytes (or what is wrong with them), and whether it had its line end."""
    number, seen, held = 1, 0, bytearray()
    for chunk in chunks:
        seen += len(chunk)
        if seen > MAX_BYTES:
            place = f"line {number:,}"
            yield number, Problem(place, f"over {MAX_BYTES // 1_000_000} MB; the rest was not read", DAMAGED), True
            return
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            _hold(held, piece)
            if number == 1 and (other := _other_file(held)):
                yield number, other, True
                return
            if found := _line(held, number):
                yield number, found, True
            held.clear()
            number += 1
        _hold(held, rest)
    other = _other_file(held) if number == 1 else None
    if found := other or _line(held, number):
        yield number, found, False


def _hold(held: bytearray, piece: bytes) -> None:
    held += piece[: MAX_LINE_BYTES + 1 - len(held)]


def _line(held: bytearray, number: int) -> bytes | Problem | None:
    """The bytes of the line, None for a blank one, or why it is not to be parsed."""
    if len(held) > MAX_LINE_BYTES:
        return Problem(f"line {number:,}", f"has more than {MAX_LINE_BYTES:,} bytes", DAMAGED)
    raw = bytes(held.removeprefix(_BOM) if number == 1 else held)
    return raw if raw.strip() else None


def _other_file(held: bytearray) -> Problem | None:
    for start, what in _OTHER_FILES.items():
        if held.startswith(start):
            return Problem("line 1", f"this is not JSON Lines but {what}", DAMAGED)
    return None
