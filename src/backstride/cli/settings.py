"""What holds for every command of one call."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``data``: the folder of the runner's data. ``json``: answer in JSON instead of words."""

    data: Path
    json: bool
