"""The week as a problem to solve: whole numbers only, nothing of backs left in it but ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backstride.knowledge.model import MuscleGroup, SessionKind


@dataclass(frozen=True, slots=True)
class Option:
    """An exercise on one day with so many sets. ``seconds``: with its rests, side changes and the look before it.

    ``plank_s``: seconds of planking; ``late_plank``: above level 2, where the higher plank total holds.
    ``points``: for placing it on this very day (kept from before, heavy legs near a hard run).
    """

    level: int
    sets: int
    seconds: int
    plank_s: int
    late_plank: bool
    points: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A strength exercise that suits the runner. ``helps``: factor id and the units that one set gives it.

    ``points``: for having it in the week at all (liked, here before, a refresh). ``days``: the options of each day of
    the week; empty where it may not be done.
    """

    exercise: str
    group: MuscleGroup
    ladders: tuple[str, ...]
    helps: tuple[tuple[str, int], ...]
    points: int
    days: tuple[tuple[Option, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A routine that can be put on a day beside strength. Of those with one ``day`` and ``kind`` one at most is taken.

    ``seconds``: of the day's minutes. ``points``: what it is worth. ``exercises``: (exercise, level) of its items, each
    place once.
    """

    day: int
    kind: SessionKind
    routine: str
    seconds: int
    points: int
    exercises: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Days for strength (their numbers, rising) that rest, runs and the days before allow together, and its points."""

    days: tuple[int, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Often:
    """How often an exercise may come: at most ``most`` places at ``level`` or harder on ``days`` together."""

    exercise: str
    level: int
    days: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a factor's weekly dose: so many ``units``, each worth ``rate`` times the factor's weight."""

    units: int
    rate: int


GROUPS: tuple[MuscleGroup, ...] = ("legs_hips", "trunk")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Counts that a week keeps to, and what a week loses for each that is missing.

    ``no_group_points`` are lost for legs or trunk missing in a session, and once more when the whole week has none.
    """

    session_items_min: int
    session_items_max: int
    exercises_min: int
    exercises_max: int
    plank_s: int
    late_plank_s: int
    exercise_points: int
    too_few_items_points: int
    too_few_exercises_points: int
    no_group_points: int


@dataclass(frozen=True, slots=True)
class Week:
    """``days``: seconds there are on each day. ``overhead_s``: what a strength session takes beside its items.

    ``legs``: whether leg and hip strength may be done on that day. ``weights``: factor id to its weight in points.
    Everything is in a fixed order, so the same runner gives the same week.
    """

    first: date
    days: tuple[int, ...]
    overhead_s: int
    legs: tuple[bool, ...]
    candidates: tuple[Candidate, ...]
    blocks: tuple[Block, ...]
    skeletons: tuple[Skeleton, ...]
    often: tuple[Often, ...]
    weights: Mapping[str, int]
    steps: tuple[Step, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Choice:
    """A filled week. ``skeleton``: its place in ``Week.skeletons``. ``sets``: (exercise, day) to the place of its
    option. ``blocks``: places in ``Week.blocks``.
    """

    skeleton: int
    sets: Mapping[tuple[str, int], int]
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solver found: the choice, its points, and the points that no choice can exceed."""

    choice: Choice
    points: int
    bound: int
    optimal: bool
