"""Whose turn it is: only one thing gets harder in a week, and the one that rose longest ago comes first.

Who had a turn must not depend on pain, or more pain in one exercise would let another rise sooner. So the turns are
given out by following the journal as it would be had every pain been nothing; a turn that pain does not let an
exercise use is not passed on to another thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .happened import WEEK
from .progress import Variable

ORDER: tuple[Variable, ...] = ("run", "hold", "reps", "load", "level")
"""Who comes first among those that rose equally long ago."""


@dataclass(slots=True)
class Turns:
    """Days (ordinals) and what had its turn on them; ``last``: the last turn of each; ``start``: of the journal."""

    given: dict[int, Variable] = field(default_factory=dict)
    last: dict[Variable, int] = field(default_factory=dict)
    latest: int | None = None
    start: int = 0


def free_from(turns: Turns) -> int:
    """The first day on which a turn can be given."""
    return turns.start if turns.latest is None else turns.latest + WEEK


def give(turns: Turns, day: int, asking: Iterable[Variable]) -> None:
    """A turn on this free day to one of those that ask: to what had its turn longest ago."""
    wanted = list(asking)
    if wanted:
        take(turns, day, min(wanted, key=lambda each: (turns.last.get(each, 0), ORDER.index(each))))


def take(turns: Turns, day: int, variable: Variable) -> None:
    """This day is a turn of ``variable``."""
    turns.given[day] = variable
    turns.last[variable] = turns.latest = day
