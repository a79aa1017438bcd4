"""What the runner told of one kind, with the entries that told it, so that it can be taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from backstride.app.journal import JOURNAL, append, has_journal
from backstride.journal import CheckIn, Entry, Run, replay
from backstride.journal.entry import CheckInEntry, Retraction, RetractionEntry, RunEntry
from backstride.store.sqlite import open_to_read


@dataclass(frozen=True, slots=True)
class ToldRun:
    """A run that counts, with its entry and its day."""

    entry: UUID
    on: date
    run: Run


@dataclass(frozen=True, slots=True)
class ToldCheckIn:
    """A morning check that counts, with its entry and its day."""

    entry: UUID
    on: date
    check: CheckIn


def told_runs(folder: Path) -> tuple[ToldRun, ...]:
    """The runs that were told and not taken back, oldest first. Raises StoreError."""
    return tuple(
        ToldRun(each.id, each.at.date(), each.body) for each in _counting(folder) if isinstance(each, RunEntry)
    )


def told_check_ins(folder: Path, on: date) -> tuple[ToldCheckIn, ...]:
    """The morning checks of a day that were not taken back, oldest first. Raises StoreError."""
    return tuple(
        ToldCheckIn(each.id, on, each.body)
        for each in _counting(folder)
        if isinstance(each, CheckInEntry) and each.at.date() == on
    )


def take_back(folder: Path, entry: UUID) -> None:
    """Take back what this entry told. Raises StoreError."""
    append(folder, [Retraction(entry=entry)])


def _counting(folder: Path) -> Iterator[Entry]:
    """Runs and morning checks in order; those that were taken back are left out."""
    if not has_journal(folder):
        return
    with open_to_read(folder / JOURNAL) as journal:
        entries = [each for each in journal.entries() if isinstance(each, RetractionEntry | RunEntry | CheckInEntry)]
    taken_back = tuple(each for each in entries if isinstance(each, RetractionEntry))
    named = {each.body.entry for each in taken_back}
    for each in sorted(entries, key=lambda each: (each.at, each.id.int)):
        if isinstance(each, RetractionEntry):
            continue
        runner = replay((each, *taken_back)) if each.id in named else None  # a retraction may itself be taken back
        if runner is None or runner.runs or runner.check_ins:
            yield each
