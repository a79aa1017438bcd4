"""Which exercises this runner may do now, at which levels, and why the others are left out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from backstride.advice.barred import barred
from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Incomplete, Screening
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import LeftOut
from backstride.advice.today import session_for
from backstride.app.journal import load_runner
from backstride.app.new_entry import today as today_here
from backstride.knowledge.model import Exercise, Knowledge

Closed = Literal["questions", "care", "walk"]
"""Why there is nothing: safety questions come first, or somebody is to be seen first; or only an easy walk."""


@dataclass(frozen=True, slots=True)
class Mine:
    """Exercise id -> its levels (from 1) for this runner. ``closed``: why there is nothing, or only walking, now."""

    levels: dict[str, tuple[int, ...]]
    left_out: tuple[LeftOut, ...]
    closed: Closed | None
    gentle: bool
    facts: Facts


def my_exercises(folder: Path, knowledge: Knowledge) -> Mine:
    """From the runner's journal, for today. Raises StoreError."""
    facts = Facts(load_runner(folder), knowledge, today_here())
    return exercises_for(facts, screen_facts(facts))


def exercises_for(facts: Facts, screening: Screening) -> Mine:
    """For who is known by these facts, after this screening."""
    if not isinstance(screening, Cleared):
        return _closed(facts, screening)
    gentle = screening.gentle
    levels: dict[str, tuple[int, ...]] = {}
    left_out: list[LeftOut] = []
    for exercise in facts.knowledge.exercises.values():
        allowed, reason = _levels(exercise, facts, gentle)
        if allowed:
            levels[exercise.id] = allowed
        elif reason is not None:
            left_out.append(reason)
    return Mine(levels, tuple(left_out), None, gentle, facts)


def _levels(exercise: Exercise, facts: Facts, gentle: bool) -> tuple[tuple[int, ...], LeftOut | None]:
    if not exercise.levels:
        return (), barred(exercise, 1, facts)
    if gentle and exercise.opt_in:
        return (), LeftOut(exercise.id, "Gentle exercises only until a clinician has seen you.")
    most = facts.knowledge.number("gentle-level-max") if gentle else len(exercise.levels)
    reasons = {level: barred(exercise, level, facts) for level in range(1, min(most, len(exercise.levels)) + 1)}
    return tuple(level for level, reason in reasons.items() if reason is None), reasons[1]


def _closed(facts: Facts, screening: Screening) -> Mine:
    """Nothing, or what today's advice still offers (an easy walk)."""
    if isinstance(screening, Incomplete):
        return Mine({}, (), "questions", False, facts)
    today = session_for(facts.runner, facts.knowledge, facts.today)
    items = [item for session in today.sessions for item in session.items] if today else []
    return Mine({item.exercise: (item.level,) for item in items}, (), "walk" if items else "care", True, facts)
