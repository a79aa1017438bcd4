"""The table of the session player, read from ``player.json``: the browser runs the very same file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Move:
    """In ``state``, on ``event``, ``when`` the condition holds (None: always): go to ``goes_to`` and do ``acts``."""

    state: str
    event: str
    when: str | None
    goes_to: str
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Names with their meanings, the moves in order, and for every state the events that change nothing."""

    about: str
    initial: str
    states: Mapping[str, str]
    events: Mapping[str, str]
    conditions: Mapping[str, str]
    acts: Mapping[str, str]
    moves: tuple[Move, ...]
    ignored: Mapping[str, frozenset[str]]

    def moves_for(self, state: str, event: str) -> tuple[Move, ...]:
        """The moves of this pair, in order; empty if the event is ignored in this state."""
        return tuple(move for move in self.moves if (move.state, move.event) == (state, event))


def parse_table(text: str) -> Table:
    """The table in this JSON text. Raises KeyError or ValueError for one that is not of this shape."""
    raw = json.loads(text)
    moves = tuple(Move(row["in"], row["on"], row.get("when"), row["go"], tuple(row["do"])) for row in raw["moves"])
    named = {name: MappingProxyType(raw[name]) for name in ("states", "events", "conditions", "acts")}
    ignored = MappingProxyType({state: frozenset(events) for state, events in raw["ignored"].items()})
    return Table(about=raw["about"], initial=raw["initial"], moves=moves, ignored=ignored, **named)


TABLE = parse_table(files(__package__).joinpath("player.json").read_text("utf-8"))
