"""Where the fold over the journal stands with one exercise, and the steps it can take. Days are ordinals."""

from dataclasses import dataclass, field
from typing import Literal

from backstride.knowledge.model import Exercise, ExerciseLevel

from .progress import Variable

Sight = Literal["open", "green", "unknown", "bad"]
"""What is known of one session of an exercise."""


@dataclass(slots=True)
class Numbers:
    """The numbers of the rules, read once for a fold."""

    hold_step_s: int
    extra_reps: int
    extra_sessions: int
    greens: int
    level_days: int
    fall_bad: int
    fall_of: int
    side_gap_pct: int
    break_one_days: int
    break_two_days: int
    run_window_days: int
    load_permille: int
    single_leg_load_permille: int
    short_sessions: int
    group_levels: int
    undone_days: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A rise that was not done yet: what rose, on which day, and where the track stood before it."""

    kind: Variable
    on: int
    level: int
    level_since: int
    changed: int
    calm_since: int
    hold_up: int
    reps_up: int
    load_up: int
    greens: int
    extra: int
    level_greens: int


@dataclass(slots=True)
class Track:
    """One exercise. ``reps_up``, ``hold_up``, ``load_up``: steps above the start of the level.

    ``changed``: sessions from this day on count. ``calm_since``: the day the level began, or the last amber or red.
    ``greens``, ``extra``: greens in a row done as planned, and those with enough repetitions over. ``level_greens``:
    greens in a row with as much as the next level asks for. ``window``: the last sessions by their place in the
    journal. ``test_hold_s``: the hold that a self-test gave to start with. ``lasts``: level and last set of the last
    strength sessions. ``done_level``: the level last really done. ``short_nth``: sessions up to this place count no
    more, as the last of them was short. ``waits``, ``barred``: what was told already. ``rose``: its own last rise.
    ``asks_since``: since when it is ready for the next level. ``undone``: a rise since which it was not done.
    """

    exercise: Exercise
    level: int
    level_since: int
    changed: int
    calm_since: int
    why: str
    test_hold_s: int | None = None
    reps_up: int = 0
    hold_up: int = 0
    load_up: int = 0
    greens: int = 0
    extra: int = 0
    level_greens: int = 0
    passed: bool = False
    waits: Variable | None = None
    barred: str | None = None
    is_short: bool = False
    short_nth: int = -1
    rose: int | None = None
    asks_since: int | None = None
    undone: Undone | None = None
    last_done: int = 0
    done_level: int = 0
    below: int = 0
    weaker: Literal["left", "right"] | None = None
    loads_g: dict[int, int] = field(default_factory=dict)
    lasts: list[tuple[int, int | None]] = field(default_factory=list)
    window: dict[int, Sight] = field(default_factory=dict)
    lowered: set[int] = field(default_factory=set)

    rung: ExerciseLevel = field(init=False)

    def __post_init__(self) -> None:
        self.rung = self.exercise.levels[self.level - 1]

    @property
    def is_top(self) -> bool:
        """Whether there is no harder level."""
        return self.level >= len(self.exercise.levels)


def reset(track: Track, day: int) -> None:
    """Greens are counted anew from ``day``."""
    track.greens = track.extra = track.level_greens = 0
    track.changed = max(track.changed, day)
    track.waits = None


def count_anew(track: Track, day: int, counts_from: int) -> None:
    """A red of anything on ``day``: greens in a row, and weeks at the level, begin again; the dose stays."""
    track.greens = track.extra = track.level_greens = 0
    track.changed = max(track.changed, counts_from)
    if track.exercise.kind == "strength":
        track.calm_since = max(track.calm_since, day)


def to_level(track: Track, level: int, day: int, why: str) -> None:
    """To another level (or the same one from its start), at the start of its dose."""
    if level != track.level:
        track.level_since = day
    track.level, track.rung = level, track.exercise.levels[level - 1]
    track.reps_up = track.hold_up = track.load_up = 0
    track.calm_since = max(track.calm_since, day)
    track.passed = False
    track.below = 0
    track.barred = track.asks_since = track.undone = None
    track.is_short = False
    track.why = why
    reset(track, day)


def keep_undone(track: Track, kind: Variable, day: int) -> Undone:
    """What a rise of today would go back to."""
    return Undone(kind, day, **{name: getattr(track, name) for name in (*_PLACE, *_COUNTS)})


def take_back(track: Track, why: str) -> None:
    """As if a rise that was not done since had not come: steps as before, and the greens that led to it count on."""
    undone = track.undone
    if undone is None:
        return
    counts = {name: getattr(track, name) for name in _COUNTS}
    for name in _PLACE:
        setattr(track, name, getattr(undone, name))
    for name, count in counts.items():
        setattr(track, name, getattr(undone, name) + count)
    track.rung = track.exercise.levels[track.level - 1]
    track.undone, track.why = None, why


_PLACE = ("level", "level_since", "changed", "calm_since", "hold_up", "reps_up", "load_up")
_COUNTS = ("greens", "extra", "level_greens")


def fall(track: Track, day: int, why: str, levels: int = 1) -> None:
    """Some levels back, the first at the lowest."""
    to_level(track, max(1, track.level - levels), day, why)


def step_down(track: Track, day: int, why: str) -> None:
    """One step back: to the start of the level when the dose is above it, else to the start of the level below.

    Never from one dose to a dose between: who stands higher would then end lower than who stood lower.
    """
    above_start = track.load_up or track.reps_up or track.hold_up
    to_level(track, track.level if above_start else max(1, track.level - 1), day, why)
