"""Whose turn it is: only one thing gets harder in a week, and the one that rose longest ago comes first.

Who had a turn must not depend on pain, or more pain in one exercise would let another rise sooner. So the turns are
given out by following the journal as it would be had every pain been nothing; a turn that pain does not let an
exercise use is not passed on to another thing. A turn of the next level names its exercises: of each muscle group the
one that waited longest.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from .happened import WEEK
from .progress import Variable
from .track import Track

ORDER: tuple[Variable, ...] = ("run", "hold", "reps", "load", "level")
"""Who comes first among those that rose equally long ago."""

FREE_RUNS = "runs"
"""Asks for the runs of somebody off the ladder: their turn passes after a week, with or without a longer run."""

Asking = Mapping[str, Set[Variable]]
"""What asks for a turn: kinds of things by exercise, or by ``run``."""


@dataclass(slots=True)
class Turns:
    """Days (ordinals) and what had its turn on them; ``last``: the last turn of each; ``start``: of the journal.

    ``named``: the exercises of a turn of the next level; ``level_last``: the last such turn of each exercise.
    ``undone``: what may have risen and was not done since, with the day of its turn and the level from which doing it
    counts; ``held``: when the last of it was done. ``undone_days``: for so long a rise waits to be done.
    """

    given: dict[int, Variable] = field(default_factory=dict)
    last: dict[Variable, int] = field(default_factory=dict)
    latest: int | None = None
    start: int = 0
    named: dict[int, frozenset[str]] = field(default_factory=dict)
    level_last: dict[str, int] = field(default_factory=dict)
    undone: dict[str, tuple[int, int]] = field(default_factory=dict)
    held: int = 0
    undone_days: int = 0

    def holder(self, day: int) -> Variable | None:
        """Whose turn the last one up to this day was."""
        return self.given.get(max((on for on in self.given if on <= day), default=0))

    def is_named(self, exercise: str, day: int) -> bool:
        """Whether the turn of the next level on this day is of this exercise."""
        return exercise in self.named.get(day, ())


def free_from(turns: Turns) -> int:
    """The first day on which a turn can be given: a week after all that rose was first done."""
    if turns.latest is None:
        return turns.start
    last_doing = max((on + turns.undone_days - 1 for on, _ in turns.undone.values()), default=0)
    return max(turns.latest, turns.held, last_doing) + WEEK


def see_done(turns: Turns, what: str, level: int, day: int) -> None:
    """An exercise, or a run, was done on this day: a rise of it counts from here, if it was done hard enough."""
    if what in turns.undone and level >= turns.undone[what][1]:
        del turns.undone[what]
        turns.held = max(turns.held, day)


def give(turns: Turns, day: int, asking: Asking, trained: Mapping[str, Track], most: int) -> None:
    """A turn on this free day to one of those that ask: to what had its turn longest ago.

    ``trained``: the strength exercises that were trained of late; whether they rise may depend on pain, so whichever of
    them could rise keeps the turn until it was done. ``most``: how many exercises of a muscle group may go up a level
    at once.
    """
    wanted = {kind for kinds in asking.values() for kind in kinds}
    if not wanted:
        return
    turn = min(wanted, key=lambda each: (turns.last.get(each, 0), ORDER.index(each)))
    take(turns, day, turn)
    if turn == "run":
        turns.undone = {name: (day, 0) for name, kinds in asking.items() if turn in kinds and name != FREE_RUNS}
        return
    if turn != "level":
        turns.undone = {name: (day, track.done_level) for name, track in trained.items()}
        return
    named = _longest([name for name, kinds in asking.items() if "level" in kinds], turns, trained, most)
    turns.named[day] = named
    turns.level_last |= dict.fromkeys(named, day)
    turns.undone = {name: (day, trained[name].done_level + 1) for name in named}


def take(turns: Turns, day: int, variable: Variable) -> None:
    """This day is a turn of ``variable``. A turn that was given before on the same day stays: it was advised."""
    turns.given.setdefault(day, variable)
    turns.last[variable] = turns.latest = day


def _longest(names: list[str], turns: Turns, tracks: Mapping[str, Track], most: int) -> frozenset[str]:
    """Of each muscle group those that waited longest; ties by id."""

    def since(name: str) -> tuple[int, str]:
        asks = tracks[name].asks_since
        return (turns.level_last.get(name, turns.start) if asks is None else asks, name)

    groups: defaultdict[str | None, list[str]] = defaultdict(list)
    for name in sorted(names, key=since):
        groups[tracks[name].exercise.muscle_group].append(name)
    return frozenset(name for group in groups.values() for name in group[:most])
