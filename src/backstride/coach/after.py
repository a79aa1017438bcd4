"""``after_questions``: what is asked when the exercises are over, in order; never more than helps the next session."""

from dataclasses import dataclass
from typing import Literal

from backstride.advice.session import Session, SessionItem
from backstride.knowledge.model import Knowledge

from .outcome import done_as_advised, done_in_full
from .player_state import Player
from .script import level_of


@dataclass(frozen=True, slots=True)
class AfterQuestion:
    """One question. ``items``: places in the session that it is about; of ``load`` exactly one."""

    kind: Literal["effort", "two_more", "load", "pain"]
    items: tuple[int, ...] = ()


def after_questions(player: Player, session: Session, knowledge: Knowledge) -> tuple[AfterQuestion, ...]:
    """Effort first and pain last. Between them, after strength: whose last set had more in it, and weights used.

    Repetitions are asked about exercises done in full as advised, without pain; weights where one set was.
    """
    places = tuple(enumerate(session.items)) if session.kind == "strength" else ()
    more = tuple(nth for nth, _ in places if done_in_full(player, session, nth))
    loaded = tuple(nth for nth, item in places if _loaded(item, knowledge) and done_as_advised(player, session, nth))
    return (
        AfterQuestion("effort"),
        *((AfterQuestion("two_more", more),) if more else ()),
        *(AfterQuestion("load", (nth,)) for nth in loaded),
        AfterQuestion("pain"),
    )


def _loaded(item: SessionItem, knowledge: Knowledge) -> bool:
    loads = (*knowledge.exercises[item.exercise].loads, *level_of(item.exercise, item.level, knowledge).loads)
    return "heavy_leg" in loads
