"""Weeks in which nothing gets harder: before a race, and with an illness. On a journey: what is not at hand there."""

from collections.abc import Sequence
from dataclasses import dataclass

from backstride.advice.facts import Facts
from backstride.knowledge.model import ExerciseLevel

from .happened import WEEK


@dataclass(frozen=True, slots=True)
class QuietEvent:
    """Days (ordinals) of an event that lets things wait, from the day it was told on.

    ``at_hand``: equipment of a journey, where only what needs more than that waits; None where everything waits.
    """

    first: int
    last: int
    why: str
    at_hand: frozenset[str] | None = None


def quiet_events(facts: Facts) -> tuple[QuietEvent, ...]:
    """All events of the calendar that let things wait. What was decided before an event was told stays."""
    found: list[QuietEvent] = []
    everyday = {item.id for item in facts.knowledge.equipment.values() if item.everyday}
    for told in facts.runner.events:
        event, known = told.what, told.on.toordinal()
        first, last = max(known, event.first.toordinal()), event.last.toordinal()
        if event.what == "race":
            first = max(known, event.first.toordinal() - facts.knowledge.number("race-taper-days"))
            found.append(QuietEvent(first, last, "A race is near, so nothing gets harder until it is over."))
        elif event.what == "ill":
            why = "You were ill this week, so nothing gets harder for now."
            found.append(QuietEvent(first, last + WEEK - 1, why))
        elif event.what == "travel" and not event.weekly:
            why = "What it needs is not with you on this journey."
            found.append(QuietEvent(first, last, why, frozenset(everyday | set(event.equipment))))
    return tuple(each for each in found if each.first <= each.last)


def quiet_on(events: Sequence[QuietEvent], day: int) -> QuietEvent | None:
    """The event because of which nothing rises on this day; the one that ends last."""
    found = [each for each in events if each.at_hand is None and each.first <= day <= each.last]
    return max(found, key=lambda each: each.last, default=None)


def not_at_hand(events: Sequence[QuietEvent], rung: ExerciseLevel, day: int) -> bool:
    """Whether a journey of this day lacks what a level needs."""
    return any(
        each.at_hand is not None and each.first <= day <= each.last and not each.at_hand.issuperset(rung.equipment)
        for each in events
    )
