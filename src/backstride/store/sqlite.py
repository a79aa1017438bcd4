"""A journal in one SQLite file: one table, one row an entry, added to and never changed.

What ``append`` has acknowledged outlives the process (kill -9) and the power: WAL with synchronous=FULL.
Several processes may read and write at once; a writer waits for the other.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from backstride.journal import ENTRY, Entry
from backstride.journal.line import dump_line, parse_line
from backstride.knowledge.problem import Problem

from .error import StoreError

APPLICATION_ID = 0x62636B73
"""Marks the file as ours ("bcks") in its header."""

SCHEMA = 1
"""Kept in user_version. Raised when the table changes, or when rows hold what an older version cannot read."""

BUSY_S = 10.0
"""How long to wait for another process that writes."""

_CREATE = "CREATE TABLE entry (id TEXT NOT NULL PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID"
_INTEGRITY_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Appended:
    """What came of an append. ``new``: entries added. ``already``: entries that were there, the same."""

    new: int
    already: int
    problems: tuple[Problem, ...]


class Journal:
    """An open journal. Made by ``open_journal``; close it, or use it in a ``with``."""

    def __init__(self, connection: sqlite3.Connection, place: str) -> None:
        self._connection = connection
        self._place = place

    def append(self, entries: Iterable[Entry]) -> Appended:
        """Add the entries that are not there yet, all or none; on return they are on disk.

        An id that is there with another content is a problem; the first is kept. Raises StoreError.
        """
        new = already = 0
        problems: list[Problem] = []
        with _faults_named(self._place), _transaction(self._connection) as run:
            for entry in entries:
                row = (str(entry.id), dump_line(entry).decode())
                if run("INSERT INTO entry VALUES (?, ?) ON CONFLICT DO NOTHING", row).rowcount:
                    new += 1
                    continue
                (stored,) = run("SELECT line FROM entry WHERE id = ?", row[:1]).fetchone()
                if _same(stored, entry):
                    already += 1
                else:
                    problems.append(Problem(f"entry {entry.id}", "is there with another content; the first is kept"))
        return Appended(new, already, tuple(problems))

    def entries(self) -> Iterator[Entry]:
        """Every entry, in order of id (that is, of writing). A row that cannot be read raises StoreError:
        leaving an answer out could make advice less safe.
        """
        for entry in self.rows():
            if isinstance(entry, Problem):
                where = f"{self._place}, {entry.place}"
                raise StoreError(Problem(where, f"{entry.message}; see 'backstride journal verify'"))
            yield entry

    def rows(self) -> Iterator[Entry | Problem]:
        """Every row in the same order: its entry, or what is wrong with the row. Raises StoreError."""
        with _faults_named(self._place):
            cursor = self._connection.execute("SELECT id, line FROM entry ORDER BY id")
            for number, (row_id, line) in enumerate(cursor, 1):
                yield _entry(row_id, line, number)

    def verify(self) -> tuple[Problem, ...]:
        """Every fault of the file: SQLite's own check, then each row by its number and id. Empty: all is well."""
        problems: list[Problem] = []
        try:
            with _faults_named(self._place):
                for (told,) in self._connection.execute(f"PRAGMA integrity_check({_INTEGRITY_FAULTS})"):
                    if told != b"ok":
                        problems.append(Problem(self._place, f"integrity check: {_text(told)}"))
            problems.extend(row for row in self.rows() if isinstance(row, Problem))
        except StoreError as error:
            problems.append(error.problem)
        return tuple(problems)

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        self._connection.close()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_journal(path: Path) -> Journal:
    """Open the journal in this file, and make it (for this user only) if there is none.

    Raises StoreError with one clear problem for a file that is not a journal, was written by a newer version
    or cannot be opened; such a file is never written to.
    """
    place = str(path)
    with _faults_named(place):
        _make_file(path)
        connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
        try:
            connection.text_factory = bytes
            if _is_empty(connection, place):
                _create(connection, place)
            for setting in ("synchronous = FULL", "fullfsync = ON", "trusted_schema = OFF"):
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()
            raise
    return Journal(connection, place)


def _make_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_mode & 0o077:
            path.chmod(0o600)


def _is_empty(connection: sqlite3.Connection, place: str) -> bool:
    """True: nothing in it yet. False: a journal that this version can read. Everything else raises."""
    ((application_id,),) = connection.execute("PRAGMA application_id")
    ((version,),) = connection.execute("PRAGMA user_version")
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_schema")
    if (application_id, version, tables) == (0, 0, 0):
        return True
    if application_id != APPLICATION_ID:
        raise StoreError(Problem(place, "is the database of another program; it was left as it is"))
    if version > SCHEMA:
        message = f"was written by a newer Backstride (journal version {version}, this one knows {SCHEMA})"
        raise StoreError(Problem(place, f"{message}; update Backstride. The file was left as it is"))
    return False


def _create(connection: sqlite3.Connection, place: str) -> None:
    _switch_to_wal(connection)
    with _transaction(connection) as run:
        if _is_empty(connection, place):
            run(_CREATE)
            run(f"PRAGMA application_id = {APPLICATION_ID}")
            run(f"PRAGMA user_version = {SCHEMA}")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # SQLite does not wait for other processes here, so two that create the journal at once need the retry.
    give_up = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return


class _Run:
    """``connection.execute`` inside a transaction, with whatever a statement needs."""
