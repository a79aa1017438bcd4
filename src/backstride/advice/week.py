"""How often an exercise may still come this week: the last part of a cap, counted over the last seven days."""

from dataclasses import replace

from .facts import Facts
from .session import Session, SessionItem


def left_this_week(exercise: str, level: int, facts: Facts) -> int:
    """How often ``exercise`` may still come at ``level`` up to the end of today.

    What was done at this level or a harder one counts; once for each place in a session.
    """
    cap = facts.knowledge.exercises[exercise].levels[level - 1].cap.per_week
    done = sum(
        item.exercise == exercise and item.level >= level and item.sets_done > 0 for item in facts.done_this_week()
    )
    return max(0, cap - done)


def within_week(sessions: tuple[Session, ...], facts: Facts) -> tuple[Session, ...]:
    """The sessions of a day in this order without what would be once too often this week; empty ones go."""
    given: list[SessionItem] = []
    kept: list[Session] = []
    for session in sessions:
        items: list[SessionItem] = []
        for item in session.items:
            before = sum(one.exercise == item.exercise and one.level >= item.level for one in given)
            if before < left_this_week(item.exercise, item.level, facts):
                items.append(item)
                given.append(item)
        if items:
            kept.append(replace(session, items=tuple(items)))
    return tuple(kept)
