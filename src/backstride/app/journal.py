"""Everything done with a journal as a whole: record, read, export, import, verify."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from backstride.formats.journal_jsonl import DAMAGED, read_journal, write_journal
from backstride.journal import Entry, Runner, replay
from backstride.journal.entry import Body
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError
from backstride.store.sqlite import open_journal, open_to_read

from .demo.marker import is_demo
from .new_entry import new_entries
from .whole_copy import beside_the_journal, journal_alone, put_back

JOURNAL = "journal.sqlite"
"""Name of the journal's file in the data folder."""

_CHUNK_BYTES = 1 << 16
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import. ``damaged``: lines left out; ``warnings``: kept, but worth a look.

    ``beside``: what was done with what stood beside the journal in a copy of everything, in words.
    """

    new: int
    already: int
    damaged: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    beside: tuple[str, ...] = ()


def append(folder: Path, bodies: Iterable[Body], on: date | None = None) -> tuple[Entry, ...]:
    """Record these as told now, or as of the day ``on``; the entries given back are on disk. Raises StoreError."""
    entries = new_entries(bodies, on)
    with open_journal(folder / JOURNAL) as journal:
        for problem in journal.append(entries).problems:
            raise StoreError(problem)
    return entries


def load_runner(folder: Path) -> Runner:
    """Everything known now; nothing, when there is no journal yet. Raises StoreError."""
    if not has_journal(folder):
        return Runner()
    with open_to_read(folder / JOURNAL) as journal:
        return replay(journal.entries())


def load_entries(folder: Path) -> tuple[Entry, ...]:
    """Every entry as it was recorded; none, when there is no journal yet. Raises StoreError."""
    if not has_journal(folder):
        return ()
    with open_to_read(folder / JOURNAL) as journal:
        return tuple(journal.entries())


def count_entries(folder: Path) -> int:
    """How many entries there are. Raises StoreError."""
    if not has_journal(folder):
        return 0
    with open_to_read(folder / JOURNAL) as journal:
        return journal.count()


def has_journal(folder: Path) -> bool:
    """Whether there is a journal in this folder. Raises StoreError when that cannot be seen."""
    try:
        return (folder / JOURNAL).exists()
    except OSError as error:
        raise StoreError(Problem(str(folder / JOURNAL), f"cannot be opened: {error.strerror}")) from error


def export_journal(folder: Path, problem: Callable[[Problem], None]) -> Iterator[bytes]:
    """The journal as JSON Lines, line by line; a row that cannot be read is told to ``problem`` and left out.

    Raises StoreError.
    """
    if not has_journal(folder):
        raise StoreError(_no_journal(folder))
    with open_journal(folder / JOURNAL) as journal:
        yield from write_journal(_readable(journal.rows(), problem))


def import_journal(folder: Path, file: BinaryIO, knowledge: Knowledge) -> Imported:
    """Add the entries of a JSON Lines file that are not there yet; damaged lines are left out and named.

    The file is read in pieces, and what was read is recorded every few thousand lines: an import that was cut off
    is finished by doing it again. A copy of everything (``whole_copy``) is taken too. Raises StoreError, also for the
    folder of a made-up runner, and OSError.
    """
    if is_demo(folder):
        raise StoreError(Problem(str(folder), "holds a made-up runner; nothing is brought in here"))
    beside: list[str] = []
    problems: list[Problem] = []

    def take(number: int, line: bytes) -> None:
        done = put_back(folder, line, knowledge)
        if isinstance(done, Problem):
            problems.append(Problem(f"line {number:,}", done.message, DAMAGED))
        else:
            beside.append(done)

    found = read_journal(journal_alone(iter(partial(file.read, _CHUNK_BYTES), b""), take), knowledge)
    new = already = 0
    with open_journal(folder / JOURNAL) as journal:
        while some := list(islice(found, _AT_ONCE)):
            done = journal.append(entry for entry in some if not isinstance(entry, Problem))
            new += done.new
            already += done.already
            problems += [each for each in some if isinstance(each, Problem)]
            problems += [Problem(each.place, each.message, DAMAGED) for each in done.problems]
    damaged = tuple(each for each in problems if each.check == DAMAGED)
    warnings = tuple(each for each in problems if each.check != DAMAGED)
    return Imported(new, already, damaged, warnings, tuple(beside))


def copy_everything(folder: Path, problem: Callable[[Problem], None]) -> Iterator[bytes]:
    """The journal as ``export_journal`` gives it, and before it what is kept beside it. Raises StoreError."""
    yield from beside_the_journal(folder, problem)
    if has_journal(folder):
        yield from export_journal(folder, problem)


def verify_journal(folder: Path) -> tuple[Problem, ...]:
    """Every fault of the stored journal; empty when all is well."""
    try:
        if not has_journal(folder):
            return (_no_journal(folder),)
        with open_journal(folder / JOURNAL) as journal:
            return journal.verify()
    except StoreError as error:
        return (error.problem,)


def _no_journal(folder: Path) -> Problem:
    return Problem(str(folder / JOURNAL), "there is no journal here yet")


def _readable(rows: Iterable[Entry | Problem], problem: Callable[[Problem], None]) -> Iterator[Entry]:
    for row in rows:
        if isinstance(row, Problem):
            problem(row)
        else:
            yield row
