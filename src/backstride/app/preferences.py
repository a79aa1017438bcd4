"""How the runner likes the app to look and sound: no facts about the back, so not in the journal.

They are one small JSON file in the data folder. A file that is damaged changes nothing about advice: the app then looks
as it does at first.
"""

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from backstride.advice.units import Units
from backstride.knowledge.model import Strict
from backstride.knowledge.problem import Problem

from .whole_file import write_whole

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


def units_of(folder: Path) -> Units:
    """What the runner counts in; metric where the file is damaged."""
    liked = load_preferences(folder)
    return Units(liked.distance, liked.weight) if isinstance(liked, Preferences) else Units()


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """All or nothing, for this user only. Raises StoreError."""
    write_whole(folder / FILE, preferences.model_dump_json(indent=2).encode() + b"\n")
