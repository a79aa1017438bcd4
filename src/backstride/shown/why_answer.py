"""``Why``: what can be said about one thing of the plan, ready to be shown or printed as data."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backstride.advice.progression.progress import Decision
from backstride.app.advise import Advice
from backstride.knowledge.model import Knowledge

NO_PLAN = "There is no plan today."
UNWANTED = "You do not want it."


@dataclass(frozen=True, slots=True)
class Why:
    """``verdict``: whether it is in the plan, in a sentence. ``reasons``: why, or why not.

    ``open``: questions that could change it. ``stands``: where the runner stands with it; ``next``: what comes after,
    and ``waits_for``: what that waits for. ``decisions``: oldest first. ``sources``: ids.
    """

    item: str
    kind: Literal["exercise", "routine", "factor", "day", "run"]
    name: str
    verdict: str
    reasons: tuple[str, ...]
    days: tuple[date, ...] = ()
    open: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    next: str | None = None
    waits_for: str | None = None
    decisions: tuple[Decision, ...] = ()
    evidence: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def decisions_about(about: str, advice: Advice) -> tuple[Decision, ...]:
    """What progression decided about this, oldest first."""
    return tuple(each for each in advice.progress.decisions if each.about == about)


def questions(facts: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """These facts as the questions that are asked."""
    return tuple(knowledge.question_of[fact].ask for fact in facts if fact in knowledge.question_of)


def once(texts: list[str]) -> tuple[str, ...]:
    """Each text once, in order; empty ones go."""
    return tuple(dict.fromkeys(text for text in texts if text))
