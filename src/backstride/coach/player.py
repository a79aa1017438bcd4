"""The session player: a table of states and events, and ``advance``, which reads it. No clock: a tick is an event.

``advance`` never raises for an event that does not fit: it changes nothing and says so with ``Ignored``.
The table is ``player.json``; what its conditions and acts mean is in ``player_acts``.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from backstride.knowledge.model import Knowledge

from .effects import Effect, Ignored
from .player_acts import ACTS, CONDITIONS
from .player_state import Event, Player
from .script import Script
from .table import TABLE


class Turn(NamedTuple):
    """The player after an event, and what to do outside: beep, speak, ask again, write the journal."""

    player: Player
    effects: tuple[Effect, ...]


def new_player(script: Script, hurt_today: tuple[str, ...] = ()) -> Player:
    """A player at the start of a script, waiting. ``hurt_today``: exercises about which pain was told today."""
    return Player(script=script, state=TABLE.initial, left_s=script.steps[0].seconds, hurt_today=hurt_today)


def advance(player: Player, event: Event, knowledge: Knowledge) -> Turn:
    """The player after one event, by the first move of the table that fits.

    Raises KeyError for a stop rule that knowledge does not have.
    """
    for move in TABLE.moves_for(player.state, event.kind):
        if move.when is None or CONDITIONS[move.when](player, event, knowledge):
            effects: tuple[Effect, ...] = ()
            for act in move.acts:
                player, more = ACTS[act](player, event, knowledge)
                effects += more
            return Turn(replace(player, state=move.goes_to), effects)
    return Turn(player, (Ignored(player.state, event.kind),))


def play(script: Script, events: Iterable[Event], knowledge: Knowledge) -> Player:
    """The player after all these events, from the start."""
    player = new_player(script)
    for event in events:
        player = advance(player, event, knowledge).player
    return player
