"""The folder of the made-up runner's data: made anew on each new day, never mixed with anybody's own."""

from datetime import date
from pathlib import Path

from backstride import __version__
from backstride.app.journal import JOURNAL, has_journal
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError
from backstride.store.sqlite import open_journal

from .year import year_of

NAME = "demo"
"""Name of the folder in the runner's data folder."""

MARKER = "made-up-runner.txt"
"""Says that the journal beside it is made up, of which day it is, and by which version."""


def demo_folder(data: Path) -> Path:
    """Where the made-up runner's data are."""
    return data / NAME


def ensure_demo(folder: Path, knowledge: Knowledge, today: date) -> None:
    """Make the year up to yesterday, unless that was done today already: what was tried out since then stays.

    Raises StoreError, also for a folder that holds a journal of somebody real.
    """
    marker, stamp = folder / MARKER, f"{today.isoformat()} {__version__} {knowledge.version}\n"
    if has_journal(folder):
        if not marker.exists():
            raise StoreError(Problem(str(folder), "holds a journal that is not made up; it was left as it is"))
        if marker.read_text() == stamp:
            return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        marker.write_text("not whole\n")
        for end in ("", "-wal", "-shm"):
            (folder / f"{JOURNAL}{end}").unlink(missing_ok=True)
        _write(folder, knowledge, today)
        marker.write_text(stamp)
    except OSError as error:
        raise StoreError(Problem(str(folder), f"cannot be written: {error.strerror}")) from error


def _write(folder: Path, knowledge: Knowledge, today: date) -> None:
    with open_journal(folder / JOURNAL) as journal:
        for problem in journal.append(year_of(today, knowledge)).problems:
            raise StoreError(problem)
