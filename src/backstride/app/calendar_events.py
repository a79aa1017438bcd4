"""What is dated in the runner's life: as it was told, and taken back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from backstride.app.journal import JOURNAL, has_journal
from backstride.journal import replay
from backstride.journal.entry import CalendarEntry, CalendarEvent, RetractionEntry
from backstride.store.sqlite import open_journal


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event that counts, with the entry that told it."""

    entry: UUID
    event: CalendarEvent


def told_events(folder: Path, today: date) -> tuple[ToldEvent, ...]:
    """The events that are not over, soonest first; weekly ones at the end. Raises StoreError."""
    if not has_journal(folder):
        return ()
    with open_journal(folder / JOURNAL) as journal:
        entries = tuple(each for each in journal.entries() if isinstance(each, CalendarEntry | RetractionEntry))
    taken_back = tuple(each for each in entries if isinstance(each, RetractionEntry))
    told = {
        each.id: each
        for each in entries
        if isinstance(each, CalendarEntry) and (each.body.weekly or each.body.last >= today)
    }
    counting = [each for each in told.values() if replay((each, *taken_back)).events]
    counting.sort(key=lambda each: (each.body.weekly, each.body.first, each.at, each.id.int))
    return tuple(ToldEvent(each.id, each.body) for each in counting)
