"""The advice of now, worked out once for each state of the journal and each day."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

from backstride.knowledge.model import Knowledge
from backstride.store.sqlite import stamp_of

from .advise import Advice, advise
from .journal import JOURNAL, load_runner
from .new_entry import today as today_here
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
            key = self._key(today_here())
            if self._kept is None or self._kept[0] != key:
                advice = advise(load_runner(self.folder), self.knowledge, today_here())
                keep_week(self.folder, advice)
                self._kept = (self._key(advice.facts.today), advice)
            return self._kept[1]

    def _key(self, today: date) -> object:
        return today, stamp_of(self.folder / JOURNAL)
