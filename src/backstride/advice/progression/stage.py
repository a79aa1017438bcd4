"""The walk and run ladder: which stage comes after a light, as a pure rule, and the fold's memory for it."""

from dataclasses import dataclass, field

from backstride.advice.response import Colour
from backstride.journal.entry import Run, SessionDone
from backstride.knowledge.model import Knowledge

from .happened import HOURS


@dataclass(frozen=True, slots=True)
class StageNow:
    """A stage, greens in a row at it, and days without a run after a red."""

    stage: int
    greens: int = 0
    rest_days: int = 0


def stage_after(now: StageNow, light: Colour, knowledge: Knowledge, may_skip: bool = False) -> StageNow:
    """The stage after a walk or run at this stage with this light; greens need a rest day between (see ``apart``).

    Enough greens: the next stage (the one after it when ``may_skip``), the last stage at most. Amber: again. Red or
    stop: two stages back and no run for ``stage-red-rest-h``.
    """
    number = knowledge.number
    if light == "green":
        if now.greens + 1 < number("stage-pass-greens"):
            return StageNow(now.stage, now.greens + 1)
        up = 1 + (number("stage-skip-max") if may_skip else 0)
        return StageNow(min(number("ladder-last-stage"), now.stage + up))
    if light == "amber":
        return StageNow(now.stage)
    return StageNow(max(0, now.stage - number("stage-red-back")), 0, number("stage-red-rest-h") // HOURS)


def apart(before: int | None, day: int, knowledge: Knowledge) -> bool:
    """Whether a day counts after the one that counted before: with a rest day between. Days are ordinals."""
    return before is None or day - before > knowledge.number("stage-rest-days-min")


def told_stage(done: SessionDone | Run, knowledge: Knowledge) -> int | None:
    """The stage of a walk or run: what was told, and 0 for a walk of the length that the entry to running asks for."""
    if isinstance(done, Run):
        return done.stage
    long_enough = done.session == "walk" and done.duration_s >= 60 * knowledge.number("entry-walk-min")
    return 0 if long_enough else None


def is_quick(done: SessionDone | Run, knowledge: Knowledge) -> bool:
    """Whether it was a run of 4 minutes or more in one go with next to no pain, during and after told."""
    if not isinstance(done, Run) or done.longest_stretch_s is None:
        return False
    pains = (done.pain_during_0_10, done.pain_after_0_10)
    quiet = all(pain is not None and pain <= knowledge.number("stage-skip-pain-max-0-10") for pain in pains)
    return quiet and done.longest_stretch_s >= 60 * knowledge.number("stage-skip-run-min")


@dataclass(frozen=True, slots=True)
class StageBefore:
    """Where the ladder stood before a stage that was not run yet."""

    stage: int
    since: int
    changed: int
    greens: int
    counted: int | None
    quick: bool


@dataclass(slots=True)
class StageTrack:
    """Where the fold stands on the ladder. Days are ordinals. ``counted``: the day of the last green that counted.

    ``quick``: one of these greens was a quick run. ``lowered``: places of the runs that took a stage back.
    ``undone``: what a stage that was not run yet goes back to.
    """

    stage: int
    since: int
    changed: int
    why: str
    greens: int = 0
    counted: int | None = None
    quick: bool = False
    rest_until: int | None = None
    last_run: int = 0
    below: int = 0
    done: bool = False
    waits: bool = False
    lowered: set[int] = field(default_factory=set)
    undone: StageBefore | None = None


def before_rise(ladder: StageTrack) -> StageBefore:
    """What a stage up of today would go back to."""
    return StageBefore(ladder.stage, ladder.since, ladder.changed, ladder.greens, ladder.counted, ladder.quick)


def take_stage_back(ladder: StageTrack, why: str) -> None:
    """As if a stage that was not run since had not come; the greens that led to it count on."""
    before = ladder.undone
    if before is None:
        return
    ladder.stage, ladder.since, ladder.changed = before.stage, before.since, before.changed
    ladder.greens, ladder.counted, ladder.quick = before.greens, before.counted, before.quick
    ladder.undone, ladder.why = None, why
