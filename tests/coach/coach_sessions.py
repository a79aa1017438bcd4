"""Sessions made of real knowledge, for tests of the coach."""

from functools import cache

from backstride.advice.session import Session, SessionItem
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Dose, Knowledge


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def item(exercise: str, level: int = 1, dose: Dose | None = None, cue: str | None = None) -> SessionItem:
    """An exercise at a level with the level's own dose, or another."""
    own = dose or knowledge().exercises[exercise].levels[level - 1].dose
    return SessionItem(
        exercise=exercise, level=level, dose=own, asked=own, limits=(), why="It may help.", helps=(), grade="C",
        sources=("house-rule",), cue=cue,
    )  # fmt: skip


def session(*items: SessionItem, rounds: int = 1, title: str = "Legs and trunk") -> Session:
    """A session of these exercises in this order."""
    return Session(
        kind="strength", routine=None, title=title, why="Strong legs and a steady trunk may help a runner's back.",
        rounds=rounds, items=items, grade="B", sources=("house-rule",),
    )  # fmt: skip
