"""How the runner likes the app to look and sound: no facts about the back, so not in the journal.

They are one small JSON file in the data folder. A file that is damaged changes nothing about advice: the app then looks
as it does at first.
"""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

from pydantic import ValidationError

from backstride.knowledge.model import Strict
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

FILE = "settings.json"
"""Name of the file in the data folder."""

Theme = Literal["system", "light", "dark"]
Distance = Literal["km", "mi"]
Weight = Literal["kg", "lb"]
Voice = Literal["voice", "beeps", "off"]
_MOST_BYTES = 10_000


class Preferences(Strict):
    """``theme``: system follows the device. ``voice``: what the player says in a session: words, beeps, or nothing."""

    theme: Theme = "system"
    distance: Distance = "km"
    weight: Weight = "kg"
    voice: Voice = "voice"


def load_preferences(folder: Path) -> Preferences | Problem:
    """As they were saved, at first the defaults; or what is wrong with the file."""
    path = folder / FILE
    try:
        if path.stat().st_size > _MOST_BYTES:
            return Problem(str(path), f"has more than {_MOST_BYTES:,} bytes")
        return Preferences.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Preferences()
    except OSError as error:
        return Problem(str(path), f"cannot be read: {error.strerror}")
    except ValidationError as error:
        return Problem(str(path), "; ".join(str(each["msg"]) for each in error.errors(include_url=False)))


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """All or nothing, for this user only. Raises StoreError."""
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=f".{FILE}.", delete=False) as new:
            try:
                new.write(preferences.model_dump_json(indent=2).encode() + b"\n")
                new.flush()
                os.fsync(new.fileno())
                new.close()
                os.replace(new.name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(new.name)
                raise
    except OSError as error:
        raise StoreError(Problem(str(path), f"cannot be written: {error.strerror}")) from error
