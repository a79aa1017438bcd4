"""What the player asks the outside to do."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Beep:
    """A short sound: ``count`` at 3, 2 and 1 seconds before the end of a step, ``go`` and ``end`` around work, and
    ``switch`` where the other side comes, for those who hear no voice.
    """

    kind: Literal["count", "go", "end", "switch"]


@dataclass(frozen=True, slots=True)
class Say:
    """Words to speak. What is not ``urgent`` may be dropped while something else is being said."""

    text: str
    urgent: bool = True


@dataclass(frozen=True, slots=True)
class Rescreen:
    """A stop rule ended the session: ask these warning signs again before anything else is advised."""

    rule: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ignored:
    """The event does not belong in this state; nothing has changed."""

    state: str
    event: str


Effect = Beep | Say | Rescreen | Ignored
