"""Deleting everything that the runner told."""

import shutil
from pathlib import Path

from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

from .journal import JOURNAL
from .preferences import FILE as PREFERENCES
from .questionnaire import FOLDER as QUESTIONNAIRES

KEPT_OPEN = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside its file."""

_WHAT = {
    **{JOURNAL + each: "your journal: all answers, mornings, sessions, runs and plans" for each in ("", *KEPT_OPEN)},
    PREFERENCES: "your settings",
    QUESTIONNAIRES: "the questionnaires of your clinic",
}
"""Name in the data folder -> what it is, in words."""


def what_there_is(folder: Path) -> tuple[str, ...]:
    """What ``erase`` would delete, in words."""
    return tuple(dict.fromkeys(words for name, words in _WHAT.items() if (folder / name).exists()))


def erase(folder: Path) -> tuple[str, ...]:
    """Delete the runner's data in this folder; what was removed, in words. The app's password stays.

    Raises StoreError when something cannot be deleted; what comes before it in ``_WHAT`` is gone then.
    """
    removed: dict[str, None] = {}
    for name, words in _WHAT.items():
        path = folder / name
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.exists() or path.is_symlink():
                path.unlink()
            else:
                continue
        except OSError as error:
            raise StoreError(Problem(str(path), f"cannot be deleted: {error.strerror}")) from error
        removed[words] = None
    return tuple(removed)
