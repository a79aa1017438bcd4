"""What is said and shown within a work step: repetitions, hold and relax, half way, the last seconds."""

from dataclasses import dataclass
from typing import Literal

from backstride.knowledge.model import Dose

from . import words

CueKind = Literal["count", "hold", "relax", "half", "minute", "last"]

HALF_FROM_S = 20
LAST_FROM_S = 15
LAST_S = 5
MINUTE_FROM_S = 180
MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing said, ``at_s`` whole seconds after the step began."""

    at_s: int
    kind: CueKind
    say: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What is going on within a set: repetition ``rep`` (from 1), ``doing`` it for ``left_s`` seconds more."""

    rep: int
    doing: Literal["move", "hold", "relax"]
    left_s: int


def work_cues(dose: Dose) -> tuple[Cue, ...]:
    """The cues of one set on one side, in order, at most one in any second and all before the set ends."""
    if dose.reps is None or dose.rep_s is None:
        return _timed(dose.set_s(), 0)
    return tuple(cue for rep in range(dose.reps) for cue in _one_rep(rep, dose.reps, dose.rep_s, dose.hold_s))


def moment(reps: int, rep_s: int, hold_s: int | None, elapsed_s: int) -> Moment:
    """Where a runner is in a set of ``reps`` x ``rep_s`` seconds after ``elapsed_s``; past the end: at its end."""
    rep, within_s = divmod(min(elapsed_s, reps * rep_s - 1), rep_s)
    into_s = into_hold_s(rep_s, hold_s)
    if not hold_s or within_s < into_s:
        return Moment(rep + 1, "move", (into_s if hold_s else rep_s) - within_s)
    if within_s < into_s + hold_s:
        return Moment(rep + 1, "hold", into_s + hold_s - within_s)
    return Moment(rep + 1, "relax", rep_s - within_s)


def _one_rep(rep: int, reps: int, rep_s: int, hold_s: int | None) -> tuple[Cue, ...]:
    start_s = rep * rep_s
    count = words.rep(rep + 1, last=rep + 1 == reps) if reps > 1 else ""
    if not hold_s:
        return (Cue(start_s, "count", count or words.ONLY_ONE),)
    into_s = into_hold_s(rep_s, hold_s)
    hold = words.HOLD if into_s or not count else f"{count}. {words.HOLD}"
    counted = (Cue(start_s, "count", count),) if into_s and count else ()
    relax = (Cue(start_s + into_s + hold_s, "relax", words.RELAX),) if into_s + hold_s < rep_s else ()
    return (*counted, Cue(start_s + into_s, "hold", hold), *_timed(hold_s, start_s + into_s), *relax)


def into_hold_s(rep_s: int, hold_s: int | None) -> int:
    """Seconds of a repetition before its hold begins."""
    return (rep_s - (hold_s or 0)) // 2


def _timed(seconds: int, from_s: int) -> tuple[Cue, ...]:
    """Half way, one more minute and the last seconds of a stretch of time that begins at ``from_s``."""
    cues: dict[int, Cue] = {}
    if seconds >= HALF_FROM_S:
        cues[seconds // 2] = Cue(from_s + seconds // 2, "half", words.HALF_WAY)
    if seconds >= MINUTE_FROM_S:
        cues[seconds - MINUTE_S] = Cue(from_s + seconds - MINUTE_S, "minute", words.ONE_MINUTE)
    if seconds >= LAST_FROM_S:
        cues[seconds - LAST_S] = Cue(from_s + seconds - LAST_S, "last", words.LAST_SECONDS)
    return tuple(cues[at_s] for at_s in sorted(cues))
