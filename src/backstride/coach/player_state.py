"""The player's state and its events: frozen values that check themselves."""

from dataclasses import dataclass

from .script import Script, Step
from .table import TABLE
from .words import Side

_PAYLOAD = {"where": "place", "how_much": "pain", "symptom": "rule", "load": "load_g"}
MOST_LOAD_G = 300_000
"""The most that the journal takes as a weight used, in grams."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``pain`` 0 to 10: with ``how_much``, and if told with ``start`` and ``answered_after``.

    ``effort`` 0 to 10: if told with ``answered_after``. ``rule``: the stop rule, with ``symptom``. ``place``: with
    ``where``. ``pain_kind``: if told with ``none_of_these`` and ``symptom``.
    ``items``: places in the session, from 0, with ``two_more`` and (one) with ``load``. ``load_g``: with ``load``.
    Raises ValueError for an unknown kind, a missing part, a number outside 0 to 10 or a weight outside 0 to 300 kg.
    """

    kind: str
    pain: int | None = None
    effort: int | None = None
    rule: str | None = None
    items: tuple[int, ...] = ()
    load_g: int | None = None
    place: str | None = None
    pain_kind: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in TABLE.events:
            raise ValueError(f"no such event: {self.kind}")
        needed = _PAYLOAD.get(self.kind)
        if needed and getattr(self, needed) is None:
            raise ValueError(f"{self.kind} needs {needed}")
        for name in ("pain", "effort"):
            number = getattr(self, name)
            if number is not None and not 0 <= number <= 10:
                raise ValueError(f"{name} is 0 to 10, not {number}")
        if self.load_g is not None and not 0 <= self.load_g <= MOST_LOAD_G:
            raise ValueError(f"load_g is 0 to {MOST_LOAD_G}, not {self.load_g}")
        if self.kind == "load" and len(self.items) != 1:
            raise ValueError("load is of one item")


@dataclass(frozen=True, slots=True)
class SideDone:
    """One set done on one side. ``item``: place in the session; ``eased``: how often it had been made easier.

    ``amount``: repetitions as planned; of a single hold or of timed work, the seconds that it really lasted.
    """

    item: int
    exercise: str
    level: int
    round: int
    set: int
    side: Side | None
    eased: int
    amount: int


@dataclass(frozen=True, slots=True)
class MoreReps:
    """The last set of an exercise (``item``: place in the session) had ``reps`` more repetitions in it."""

    item: int
    reps: int


@dataclass(frozen=True, slots=True)
class LoadUsed:
    """The weight used in an exercise (``item``: place in the session), in grams."""

    item: int
    load_g: int


@dataclass(frozen=True, slots=True)
class Hurt:
    """Pain told during the session, 0 to 10; ``item``: the exercise then, or None before and after them.

    ``place``: where it hurt; ``kind``: what kind of pain it was. Each None when it was not told.
    """

    item: int | None
    pain: int
    place: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """Everything about a session under way. ``at``: the step; ``left_s``: its seconds left; ``elapsed_s``: all so far.

    ``begun``: the clock has run. ``closed``: the exercises are over. ``skipped``: items of which a set was skipped.
    ``restarts``: the item of every time that a skill drill lost its form. ``more``, ``loads``: as told afterwards.
    ``pain_told``: pain above 0 was told on the way, even if that was taken back. ``hurt_today``: exercises about which
    pain was told earlier today.
    ``stopped_by``: the gravest stop rule told; ``symptoms``: all of them. ``place``: where it hurts, as told just now.
    """

    script: Script
    state: str
    left_s: int
    at: int = 0
    elapsed_s: int = 0
    begun: bool = False
    closed: bool = False
    done: tuple[SideDone, ...] = ()
    skipped: tuple[int, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    pain_told: bool = False
    hurt_today: tuple[str, ...] = ()
    place: str | None = None
    restarts: tuple[int, ...] = ()
    more: tuple[MoreReps, ...] = ()
    loads: tuple[LoadUsed, ...] = ()
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    symptoms: tuple[str, ...] = ()
    stopped_by: str | None = None

    @property
    def step(self) -> Step:
        """The step that is on."""
        return self.script.steps[self.at]

    @property
    def into_s(self) -> int:
        """Seconds since the step began."""
        return self.step.seconds - self.left_s
