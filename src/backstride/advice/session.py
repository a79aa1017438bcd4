"""What a session is: exercises at a level with a dose, each with its reason and its evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backstride.knowledge.model import Dose, SessionKind

DayKind = Literal["run_day", "strength_day", "desk_day", "rest_day"]


@dataclass(frozen=True, slots=True)
class SessionItem:
    """One exercise of a session. ``asked``: the dose before limits; ``limits``: why it was lowered (empty if not).

    ``level`` counts from 1. ``why``: one plain sentence for the runner. ``helps``: factor ids. ``load_g``: the weight
    to use, None without.
    """

    exercise: str
    level: int
    dose: Dose
    asked: Dose
    limits: tuple[str, ...]
    why: str
    helps: tuple[str, ...]
    grade: str
    sources: tuple[str, ...]
    cue: str | None = None
    load_g: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One block to do: the items in order, the whole list ``rounds`` times. ``routine``: the seed routine, if one."""

    kind: SessionKind
    routine: str | None
    title: str
    why: str
    rounds: int
    items: tuple[SessionItem, ...]
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that was considered and not given, and why."""

    exercise: str
    why: str
    unlock: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningAdvice:
    """May the runner run today? ``yes``, ``easy`` (by the pain rule) or ``no``; with the reason."""

    answer: Literal["yes", "easy", "no"]
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Everything to do on one day. ``sessions`` in the order of the day; the first is the main one."""

    on: date
    day_kind: DayKind
    sessions: tuple[Session, ...]
    running: RunningAdvice
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...] = ()
