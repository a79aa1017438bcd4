"""Where the runner's data lives: --data, else BACKSTRIDE_DATA, else the data folder of this user."""

import os
from collections.abc import Mapping
from pathlib import Path

from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

VARIABLE = "BACKSTRIDE_DATA"


def data_folder(option: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder, which need not exist yet. ``option``: what --data says. An empty BACKSTRIDE_DATA counts as not set.

    Without either: the place the operating system has for it (XDG_DATA_HOME on Linux, Application Support, AppData).
    Raises StoreError for the home folder of a user that there is not.
    """
    told = option or environ.get(VARIABLE)
    if told:
        try:
            return Path(told).expanduser()
        except RuntimeError as error:
            raise StoreError(Problem(str(told), "there is no such home folder")) from error
    # Only here, because the import costs what a third of a command's other imports cost.
    from platformdirs import user_data_dir

    return Path(user_data_dir("backstride", appauthor=False))
