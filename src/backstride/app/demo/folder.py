"""The folder of the made-up runner's data: made anew on each new day, never mixed with anybody's own."""

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from backstride import __version__
from backstride.app.erase import KEPT_OPEN
from backstride.app.journal import JOURNAL, has_journal
from backstride.app.whole_file import write_whole
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError
from backstride.store.sqlite import open_journal

from .marker import MARKER, is_demo
from .year import year_of

NAME = "demo"
"""Name of the folder in the runner's data folder."""

_NOT_WHOLE = b"not whole\n"


def demo_folder(data: Path) -> Path:
    """Where the made-up runner's data are."""
    return data / NAME


def ensure_demo(folder: Path, knowledge: Knowledge, today: date) -> None:
    """Make the year up to yesterday, unless that was done today already: what was tried out since then stays.

    Raises StoreError, also for a folder that holds a journal of somebody real.
    """
    marker, stamp = folder / MARKER, f"{today.isoformat()} {__version__} {knowledge.version}\n".encode()
    if has_journal(folder) and not is_demo(folder):
        raise StoreError(Problem(str(folder), "holds a journal that is not made up; it was left as it is"))
    try:
        if has_journal(folder) and marker.read_bytes() == stamp:
            return
        write_whole(marker, _NOT_WHOLE)
        _make(folder, knowledge, today)
        write_whole(marker, stamp)
    except OSError as error:
        raise StoreError(Problem(str(folder), f"cannot be written: {error.strerror}")) from error


def _make(folder: Path, knowledge: Knowledge, today: date) -> None:
    """Made beside, then put in its place: two that begin at once do not mix their years."""
    with TemporaryDirectory(dir=folder, prefix=f".{JOURNAL}.") as beside:
        new = Path(beside) / JOURNAL
        with open_journal(new) as journal:
            for problem in journal.append(year_of(today, knowledge)).problems:
                raise StoreError(problem)
        for end in KEPT_OPEN:
            (folder / f"{JOURNAL}{end}").unlink(missing_ok=True)
        os.replace(new, folder / JOURNAL)
