"""What was planned for a runner, what is dated in their life, and what they wish for."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from backstride.knowledge.model import SessionKind, Strict, ThingId

from .told import Note, RunKind


class PlannedItem(Strict):
    """One exercise of an issued session with the dose that was told."""

    exercise: ThingId
    level: int = Field(ge=1)
    sets: int = Field(ge=1)
    reps: int | None = None
    hold_s: int | None = None
    duration_s: int | None = None


class PlanIssued(Strict):
    """What was advised for a day, so that it can be told later what the runner was told."""

    for_date: date
    session: SessionKind
    items: tuple[PlannedItem, ...]
    knowledge_version: str


class PlannedSession(Strict):
    """One session of a planned week: its day, kind, seed routine (None: our own), rounds and exercises in order."""

    on: date
    session: SessionKind
    routine: ThingId | None = None
    rounds: int = Field(1, ge=1)
    items: tuple[PlannedItem, ...] = Field(min_length=1)


class WeekPlanned(Strict):
    """A week as it was planned, so that the next plan moves as little as it must.

    ``inputs``: a fingerprint of what the plan was made from, by part (the candidates, each day). ``objective``,
    ``bound``: what the solver reached and what it proved that nothing can exceed.
    """

    first: date
    last: date
    sessions: tuple[PlannedSession, ...]
    inputs: dict[str, str]
    status: Literal["optimal", "limit"]
    objective: int
    bound: int
    knowledge_version: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first or not all(self.first <= each.on <= self.last for each in self.sessions):
            raise ValueError("a planned week ends after it begins and holds its sessions")
        return self


class CalendarEvent(Strict):
    """Something dated in the runner's life, ``first`` to ``last`` (the same day unless told).

    run, race: a planned run (``run_kind``, ``distance_m``, ``duration_s`` when known). busy: only ``minutes`` on
    these days. travel: away from home (a journey, an office, a gym), with ``equipment`` at hand. ill: unwell. rest: no
    strength wished. ``weekly``: again on the same weekday of every later week, until an event of the same kind is told
    for that weekday.
    """

    what: Literal["run", "race", "busy", "travel", "ill", "rest"]
    first: date
    last: date
    run_kind: RunKind = "easy"
    distance_m: int | None = Field(None, ge=0, le=500_000)
    duration_s: int | None = Field(None, ge=0, le=200_000)
    minutes: int | None = Field(None, ge=0, le=240)
    equipment: tuple[ThingId, ...] = ()
    name: Note | None = None
    weekly: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.weekly and self.last != self.first:
            raise ValueError("a weekly event is of one day")
        if self.last < self.first:
            raise ValueError("an event does not end before it begins")
        if (self.last - self.first).days > 366:
            raise ValueError("an event lasts a year at most")
        if (self.what == "busy") != (self.minutes is not None):
            raise ValueError("minutes go with busy, and busy needs them")
        return self


class Wish(Strict):
    """What the runner thinks of an exercise: like, refuse (not in a plan), or neither any more."""

    exercise: ThingId
    wish: Literal["like", "refuse", "neither"]
