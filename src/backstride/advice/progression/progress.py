"""What progression decided: where the runner stands with each exercise and on the ladder of runs, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backstride.knowledge.model import Dose

Mode = Literal["normal", "calm", "deload", "comeback", "tick_over"]
"""normal; calm: easy walking and mobility only; deload: half the sets after a flare; comeback: the first week after a
break; tick_over: well again, and keeping it."""

Variable = Literal["sets", "reps", "hold", "load", "level", "run"]
"""What can get harder; at most one of these rises in a week."""

Move = Literal["start", "up", "hold", "down", "restart", "resume"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision with its reason. ``about``: an exercise id, ``run`` or ``week`` (the whole plan).

    ``before``, ``after``: in plain words.

    ``asked``: what would have come without a limit (None when nothing was limited). ``rules``: progression rule ids.
    """

    on: date
    about: str
    move: Move
    variable: Variable | None
    before: str
    after: str
    why: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where the runner stands with one exercise: ``level`` from 1, the dose to do there, and since when.

    ``dose`` is within the cap of the level; ``asked`` and ``limits``: what was asked before limits, and why it was
    lowered. ``load_g``: the weight to use, None without. ``weaker_side``: the side to begin with. ``passed``: the top
    level is mastered, so that the next exercise of its ladder is open.
    """

    exercise: str
    level: int
    dose: Dose
    asked: Dose
    limits: tuple[str, ...]
    since: date
    why: str
    load_g: int | None = None
    weaker_side: Literal["left", "right"] | None = None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class StagePosition:
    """Where the runner stands on the walk and run ladder. ``rest_until``: no run before this day (None: free)."""

    stage: int
    since: date
    greens: int
    why: str
    rest_until: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that progression decided up to today.

    ``mode_until``: the last day of the mode when it is known. ``positions``: exercises that were done, by id.
    ``stage``: None for a runner who is not on the ladder. ``rose``: what got harder last, strength of
    the last week before a run, and when it was first done (today while it is not done yet).
    ``decisions``: all of them, oldest first.
    """

    mode: Mode
    mode_why: str
    mode_until: date | None
    positions: Mapping[str, Position]
    stage: StagePosition | None
    rose: tuple[Variable, date] | None
    decisions: tuple[Decision, ...]
