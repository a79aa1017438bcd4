"""The fold's memory: all tracks, the mode, the ladder of runs, and the decisions made so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from backstride.advice.facts import Facts
from backstride.knowledge.model import Knowledge

from .happened import Happened
from .mode import Modes, mode_on, modes_of
from .progress import Decision, Move, Variable
from .quiet import QuietEvent, quiet_events
from .stage import StageTrack
from .track import Numbers, Track
from .weeks import Weeks, green_weeks, weeks_of
from .words import dose_in_words, in_words

EVERYTHING = "week"
"""``about`` of a decision on the whole plan."""


@dataclass(slots=True)
class Fold:
    """Everything known while going through the journal, day by day. Days are ordinals.

    ``quiet``: no pain above ``stage-skip-pain-max-0-10`` was ever told. ``last_strength``: the last strength session.
    ``bad_last``: whether the last light that became known was amber or worse. ``runs_m``: days and metres of young
    runs. ``strength_rose``, ``run_rose_on``: what of strength got harder last, and the day it or a run was first
    done; ``run_greens``: runs in a row that were green since the last turn of free runs; ``strength_greens``: green
    strength sessions in a row; ``longer_on``: the day of a longer run than before, for the day after. ``wake``: days
    on which something may become ready though nothing is told. ``events``: when nothing rises; ``told_quiet``: the
    day up to which that was told. ``against``: why a level does not suit, ``worded``: a dose in words, each once
    worked out.
    """

    facts: Facts
    numbers: Numbers
    happened: Happened
    modes: Modes
    weeks: Weeks
    tracks: dict[str, Track] = field(default_factory=dict)
    stage: StageTrack | None = None
    quiet: bool = True
    bad_last: bool = False
    last_strength: int | None = None
    runs_m: list[tuple[int, int]] = field(default_factory=list)
    wake: set[int] = field(default_factory=set)
    strength_rose: tuple[Variable, int] | None = None
    run_rose_on: int | None = None
    run_greens: int = 0
    strength_greens: int = 0
    longer_on: int | None = None
    events: tuple[QuietEvent, ...] = ()
    told_quiet: int | None = None
    worded: dict[tuple[str, int, int, int, int, int | None], str] = field(default_factory=dict)
    against: dict[tuple[str, int], str | None] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge of the facts."""
        return self.facts.knowledge

    def is_normal(self, day: int) -> bool:
        """Whether things may get harder on this day."""
        return mode_on(self.modes, day) == "normal"

    def two_green_weeks(self, day: int) -> bool:
        """``green_weeks`` of the day, worked out once."""
        if self.weeks.judged is None or self.weeks.judged[0] != day:
            self.weeks.judged = (day, green_weeks(self.weeks, day))
        return self.weeks.judged[1]

    def words(self, track: Track) -> str:
        """Level and dose in plain words; nothing where no decisions are kept."""
        if self.happened.painless:
            return ""
        load_g = track.loads_g.get(track.level)
        key = (track.exercise.id, track.level, track.hold_up, track.reps_up, track.load_up, load_g)
        if key not in self.worded:
            self.worded[key] = in_words(track, self.numbers)
        return self.worded[key]

    def short_words(self, track: Track) -> str:
        """What grows at the level, in short; nothing where no decisions are kept."""
        return "" if self.happened.painless else dose_in_words(track, self.numbers)

    def decide(
        self, day: int, about: str, move: Move, variable: Variable | None, before: str, after: str, why: str,
        rules: tuple[str, ...], asked: str | None = None,
    ) -> None:  # fmt: skip
        """Keep a decision with the sources of its rules."""
        if self.happened.painless:
            return
        sources = dict.fromkeys(source for rule in rules for source in self.knowledge.progression[rule].sources)
        on = date.fromordinal(day)
        self.decisions.append(Decision(on, about, move, variable, before, after, why, rules, tuple(sources), asked))


def new_fold(facts: Facts, happened: Happened) -> Fold:
    """The memory at the start of a journal."""
    knowledge = facts.knowledge
    return Fold(
        facts, numbers_of(knowledge), happened, modes_of(knowledge), weeks_of(knowledge, happened.planned),
        events=quiet_events(facts),
    )  # fmt: skip


def numbers_of(knowledge: Knowledge) -> Numbers:
    """The numbers of the rules."""
    number: Mapping[str, int] = {name: each.value for name, each in knowledge.numbers.items()}
    return Numbers(
        hold_step_s=min(number["hold-step-s"], number["hold-step-max-s"]),
        extra_reps=number["two-for-two-extra-reps"],
        extra_sessions=number["two-for-two-sessions"],
        greens=number["greens-to-progress"],
        level_days=7 * number["min-weeks-per-level"],
        fall_bad=number["fall-back-bad-sessions"],
        fall_of=number["fall-back-of-sessions"],
        side_gap_pct=number["side-gap-train-pct"],
        break_one_days=number["break-one-level-days"],
        break_two_days=number["break-two-levels-days"],
        run_window_days=number["longest-run-window-days"],
        load_permille=number["leg-load-rise-min-permille"],
        single_leg_load_permille=number["single-leg-load-rise-min-permille"],
        short_sessions=number["short-sessions-to-step-back"],
        undone_days=number["rise-undone-days"],
        group_levels=number["level-rises-per-group-max"],
    )
