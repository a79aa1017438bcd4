"""Where the runner's data lives: --data, else BACKSTRIDE_DATA, else the data folder of this user."""

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "BACKSTRIDE_DATA"


def data_folder(option: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder, which need not exist yet. ``option``: what --data says. An empty BACKSTRIDE_DATA counts as not set.

    Without either: the place the operating system has for it (XDG_DATA_HOME on Linux, Application Support, AppData).
    """
    told = option or environ.get(VARIABLE)
    if told:
        return Path(told).expanduser()
    # Only here, because the import costs what a third of a command's other imports cost.
    from platformdirs import user_data_dir

    return Path(user_data_dir("backstride", appauthor=False))
