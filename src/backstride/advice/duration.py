"""How long a session takes: the same sum that its script will have, known before it is compiled."""

from itertools import pairwise

from backstride.knowledge.model import Knowledge

from .session import Session, SessionItem


def session_s(session: Session, knowledge: Knowledge) -> int:
    """Seconds from the first get-ready to the end, rests and side switches included."""
    return items_s(session.items, session.rounds, knowledge)


def items_s(items: tuple[SessionItem, ...], rounds: int, knowledge: Knowledge) -> int:
    """Seconds that ``items`` take in this order, the whole list ``rounds`` times; 0 for none."""
    if not items:
        return 0
    work = rounds * sum(_work_s(item, knowledge) + item.dose.sets * item.dose.rest_s for item in items)
    changes = rounds * sum(_differs(before, item) for before, item in pairwise(items))
    changes += (rounds - 1) * _differs(items[-1], items[0])
    looks = knowledge.number("get-ready-s") + changes * knowledge.number("next-look-s")
    return work + looks - items[-1].dose.rest_s


def _work_s(item: SessionItem, knowledge: Knowledge) -> int:
    once = item.dose.set_s()
    if knowledge.exercises[item.exercise].sides == "each":
        once = 2 * once + knowledge.number("switch-sides-s")
    return item.dose.sets * once


def _differs(before: SessionItem, item: SessionItem) -> bool:
    return (before.exercise, before.level) != (item.exercise, item.level)
