"""The advice of now, worked out once for each state of the journal and each day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from backstride.advice.planning.moved import moved_today
from backstride.journal import replay
from backstride.knowledge.model import Knowledge
from backstride.store.sqlite import stamp_of

from .advise import Advice, advise
from .journal import JOURNAL, count_entries, load_entries
from .new_entry import today as today_here
from .plan import week_to_record
from .preferences import units_of
from .replan import keep_week


@dataclass(slots=True)
class Current:
    """The advice for the journal in one folder. Several threads may ask at once; one of them works it out."""

    folder: Path
    knowledge: Knowledge
    _lock: Lock = field(default_factory=Lock)
    _kept: tuple[object, Advice] | None = None

    def advice(self) -> Advice:
        """Of today, as the journal is now; a new week's plan is recorded on the way. Raises StoreError."""
        with self._lock:
            while self._kept is None or self._kept[0] != self._key(today_here()):
                self._work_out(today_here())
            return self._kept[1]

    @contextmanager
    def still(self) -> Iterator[Path]:
        """The folder, while no advice is worked out: no plan is then recorded from what was there before."""
        with self._lock:
            yield self.folder

    def _work_out(self, today: date) -> None:
        """Keeps it only when nothing else was told while it was worked out."""
        entries = load_entries(self.folder)
        advice = advise(replay(entries), self.knowledge, today, units=units_of(self.folder))
        expected = len(entries) + (week_to_record(advice) is not None and keep_week(self.folder, advice) is None)
        key = self._key(today)
        if count_entries(self.folder) == expected:
            self._kept = key, _all_day(advice)

    def _key(self, today: date) -> object:
        return today, stamp_of(self.folder / JOURNAL), units_of(self.folder)


def _all_day(advice: Advice) -> Advice:
    """What moved in the week is told the whole day, not only until the next thing is told or the app starts again."""
    if advice.plan is None:
        return advice
    return replace(advice, plan=replace(advice.plan, moved=moved_today(advice.plan, advice.facts)))
