"""A journal where nothing can be written to it or to its folder: a backup medium, somebody else's folder."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_sqlite import FIRST, SECOND, changed, check_in

from backstride.store.error import StoreError
from backstride.store.sqlite import open_journal, open_to_read

NOBODY = 65534


@pytest.fixture
def path() -> Iterator[Path]:
    """A journal with one entry, in a folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        journal = Path(folder) / "journal.sqlite"
        with open_journal(journal) as opened:
            opened.append([check_in(FIRST)])
        yield journal


@contextmanager
def only_to_read(path: Path) -> Iterator[None]:
    """While nothing in the folder may be written; root may write anywhere, so it becomes nobody for the time."""
    is_root = os.geteuid() == 0
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        path.parent.chmod(0o755)


def test_what_cannot_be_written_to_can_be_read(path: Path) -> None:
    before = path.read_bytes()
    with only_to_read(path):
        with open_to_read(path) as journal:
            entries = list(journal.entries())
        left = [each.name for each in path.parent.iterdir()]

    assert entries == [check_in(FIRST)]
    assert left == ["journal.sqlite"]
    assert path.read_bytes() == before


def test_what_was_opened_only_to_read_takes_no_entries(path: Path) -> None:
    with only_to_read(path), open_to_read(path) as journal, pytest.raises(StoreError, match="may not be written to"):
        journal.append([check_in(SECOND)])


def test_what_can_be_written_to_is_opened_to_read_as_always(path: Path) -> None:
    with open_to_read(path) as journal:
        assert list(journal.entries()) == [check_in(FIRST)]


def test_a_journal_whose_last_entries_are_in_its_log_is_not_read_without_them(path: Path) -> None:
    with open_journal(path) as writer:
        writer.append([check_in(SECOND)])
        log = path.with_name("journal.sqlite-wal")
        copy = path.with_name("copy.sqlite")
        copy.write_bytes(path.read_bytes())
        copy.with_name("copy.sqlite-wal").write_bytes(log.read_bytes())

    with only_to_read(copy), pytest.raises(StoreError):
        open_to_read(copy)


def test_what_is_no_journal_is_not_one_for_reading_either(path: Path) -> None:
    changed(path, "PRAGMA user_version = 7")

    with only_to_read(path), pytest.raises(StoreError):
        open_to_read(path)


def test_no_journal_is_made_by_reading(path: Path) -> None:
    other = path.with_name("other.sqlite")

    with only_to_read(path), pytest.raises(StoreError, match="cannot be opened"):
        open_to_read(other)

    assert not other.exists()
