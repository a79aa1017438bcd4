"""A journal in one SQLite file: one table, one row an entry, added to and never changed.

What ``append`` has acknowledged outlives the process (kill -9) and the power: WAL with synchronous=FULL.
Several processes may read and write at once; a writer waits for the other.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from uuid import UUID

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

_HEADER = b"SQLite format 3\x00"
_CREATE = "CREATE TABLE entry (id TEXT NOT NULL PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID"
_WHOSE = (
    "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) "
    "FROM pragma_application_id, pragma_user_version"
)
_SETTINGS = ("synchronous = FULL", "fullfsync = ON", "trusted_schema = OFF")
_INTEGRITY_FAULTS = 20
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
"""What SQLite says where it cannot make or write the files beside the journal."""

_SAYS = {
    sqlite3.SQLITE_NOTADB: "is not a journal of Backstride; it was left as it is",
    sqlite3.SQLITE_CORRUPT: "is damaged; 'backstride journal verify' says where, 'export' saves what can be read",
    sqlite3.SQLITE_BUSY: f"another program has been writing to it for {BUSY_S:.0f} s; try again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this was recorded",
    sqlite3.SQLITE_READONLY: "may not be written to; nothing of this was recorded",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; may this user read and write it and its folder?",
}


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

    def count(self) -> int:
        """How many entries there are. Raises StoreError."""
        with _faults_named(self._place):
            ((count,),) = self._connection.execute("SELECT count(*) FROM entry")
            return int(count)

    def rows(self, after: UUID | None = None) -> Iterator[Entry | Problem]:
        """Every row in the same order, or those after this id: its entry, or what is wrong with the row.

        Raises StoreError.
        """
        with _faults_named(self._place):
            since = (str(after) if after else "",)
            cursor = self._connection.execute("SELECT id, line FROM entry WHERE id > ? ORDER BY id", since)
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
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            if _is_empty(connection, place):
                _create(connection, place)
            _keep_private(path)
        except BaseException:
            connection.close()
            raise
    return Journal(connection, place)


def open_to_read(path: Path) -> Journal:
    """Open a journal that is there, only to read it; also where nothing can be written to it or to its folder.

    Raises StoreError like ``open_journal``, and for such a file whose last entries are still in its log: read without
    them, what was told last would be missing.
    """
    try:
        return open_journal(path)
    except StoreError as error:
        log = path.with_name(f"{path.name}-wal")
        code = getattr(error.__cause__, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in _NOT_WRITABLE or (log.exists() and log.stat().st_size):
            raise
        with _faults_named(str(path)):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
            connection.text_factory = bytes
        if _reads(connection, str(path)):
            return Journal(connection, str(path))
        raise


def _reads(connection: sqlite3.Connection, place: str) -> bool:
    """Whether this connection reads a journal; closed when it does not."""
    with suppress(StoreError), _faults_named(place):
        if not _is_empty(connection, place):
            return True
    connection.close()
    return False


def _make_file(path: Path) -> None:
    """The file, made when it is missing; refused when it holds anything but a database."""
    missing = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in missing:
        _sync_folder(folder.parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        return
    with path.open("rb") as file:
        start = file.read(len(_HEADER))
    if start and start != _HEADER:  # SQLite itself would take a file of one byte for an empty one
        raise StoreError(Problem(str(path), _SAYS[sqlite3.SQLITE_NOTADB]))


def _keep_private(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):
            path.chmod(0o600)


def _is_empty(connection: sqlite3.Connection, place: str) -> bool:
    """True: nothing in it yet. False: a journal that this version can read. Everything else raises."""
    # One statement, so that another process that is just making the journal is seen before or after, not half way.
    ((application_id, version, tables),) = connection.execute(_WHOSE)
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


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[Callable[..., sqlite3.Cursor]]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection.execute
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _faults_named(place: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise StoreError(Problem(place, _SAYS.get(code, f"cannot be used: {error}"))) from error
    except OSError as error:
        raise StoreError(Problem(place, f"cannot be opened: {error.strerror or error}")) from error


def _entry(row_id: object, line: object, number: int) -> Entry | Problem:
    place = f"row {number} (id {_text(row_id)})"
    if not isinstance(line, bytes):
        return Problem(place, "holds no entry")
    try:
        entry = ENTRY.validate_json(line)
    except ValidationError:
        return parse_line(line, place)
    return entry if str(entry.id).encode() == row_id else Problem(place, f"holds another entry, {entry.id}")


def _same(stored: bytes, entry: Entry) -> bool:
    before = parse_line(stored, "")
    return not isinstance(before, Problem) and before == entry and before.at.utcoffset() == entry.at.utcoffset()


def _text(raw: object) -> str:
    return raw.decode("utf-8", "backslashreplace") if isinstance(raw, bytes) else repr(raw)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp_of(path: Path) -> tuple[tuple[int, int], ...]:
    """Size and time of change of the file and its log: the same as long as nothing was recorded.

    An empty log counts as none: it is there while somebody reads.
    """
    found = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            stat = each.stat()
            if stat.st_size:
                found.append((stat.st_size, stat.st_mtime_ns))
    return tuple(found)
