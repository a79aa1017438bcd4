"""What is advised for the run of one day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backstride.journal.entry import RunKind


@dataclass(frozen=True, slots=True)
class RunDay:
    """The run of one day. ``answer``: yes, easy (by the pain rule) or no. ``stage``: of the walk and run ladder.

    ``distance_max_m``: never longer than this (None: nothing known to reckon from); ``distance_m``: what is advised.
    ``why`` and ``says``: one plain sentence each.
    """

    on: date
    kind: RunKind
    answer: Literal["yes", "easy", "no"]
    stage: int | None
    distance_m: int | None
    distance_max_m: int | None
    says: str
    why: str
    sources: tuple[str, ...]
