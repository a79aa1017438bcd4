"""What a plan is: seven days of sessions and runs, each item with its reason, and the solver's proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backstride.advice.progression.progress import Mode
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import DayKind, LeftOut, Session


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the plan is. ``optimal``: proved that nothing better exists. ``limit``: the best found in the time there
    was. ``kept``: the plan of before still holds. ``nothing``: there was nothing to solve.

    ``objective`` and ``bound`` are in points of the planner; ``gap_permille``: how far the bound is above, per mille.
    """

    status: Literal["optimal", "limit", "kept", "nothing"]
    objective: int
    bound: int
    gap_permille: int


@dataclass(frozen=True, slots=True)
class GaveWay:
    """A wish or rule that could not be met in full, and what was done instead, in one plain sentence."""

    wish: str
    says: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What one limit of the runner's week cost, in one plain sentence."""

    limit: str
    says: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed against the plan of before, in one plain sentence."""

    exercise: str | None
    says: str


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the plan. ``used_s``: seconds of its sessions (desk breaks are not counted) of ``budget_s``."""

    on: date
    kind: DayKind
    sessions: tuple[Session, ...]
    run: RunDay | None
    budget_s: int
    used_s: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Days from ``first`` on, in order. ``exercises``: the strength exercises of the week, most sets first.

    ``left_out``: what does not suit now and why. ``marks``: short marks of what it was made from, by part, to tell
    later whether it still holds.
    """

    first: date
    days: tuple[PlanDay, ...]
    mode: Mode
    mode_why: str
    exercises: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    gave_way: tuple[GaveWay, ...]
    costs: tuple[Cost, ...]
    moved: tuple[Moved, ...]
    proof: Proof
    marks: Mapping[str, str]

    def day(self, on: date) -> PlanDay | None:
        """The plan of one day; None when it is outside the plan."""
        return next((day for day in self.days if day.on == on), None)
