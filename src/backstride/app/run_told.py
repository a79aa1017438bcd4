"""A run told in a form that may be sent twice."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from backstride.app.new_entry import new_id, now
from backstride.app.take_in import Taken, take_in
from backstride.journal import Run
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Blank:
    """What a form carries, so that sending it twice tells one run: the entry's id, and the moment it was shown."""

    id: str
    at: str


def blank() -> Blank:
    """For a form that is shown now."""
    at = now()
    return Blank(str(new_id(at)), at.isoformat())


def tell_run(folder: Path, run: Run, on: date, form: Blank, knowledge: Knowledge) -> Taken | Problem:
    """Record the run once, as of the day ``on``; on another day than the form it is of noon. Raises StoreError."""
    try:
        shown = datetime.fromisoformat(form.at)
    except ValueError:
        return Problem("at", "is no moment")
    at = shown if shown.date() == on else datetime.combine(on, _NOON).astimezone()
    told: dict[str, Any] = {**run.model_dump(mode="json", exclude_none=True), "id": form.id, "at": at.isoformat()}
    return take_in(folder, "run", told, knowledge)
