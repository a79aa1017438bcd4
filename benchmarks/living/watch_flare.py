"""Invariant 10, after a red: what rests, and for how long. By E2 and E4 of the fact base."""

from collections.abc import Iterator
from datetime import date

from .seen import Seen, Violation, worst_told

_CALM = ("walk", "mobility", "evening", "desk_break")
_RED_MIN = 5
_NO_RUN_DAYS = 2
_NO_ARCHING_DAYS = 3


def strain_in_a_flare(seen: Seen) -> Iterator[Violation]:
    """Only calm sessions and no run while the last pain told is red, and on the day after a red session or run; no run
    for two days after a red run; no loaded arching or swings for three days after any red.
    """
    pains = [(on, pain) for _, on, pain in seen.pains() if (seen.on - on).days <= _NO_ARCHING_DAYS]
    red_now = bool(pains) and pains[-1][1] >= _RED_MIN
    red_work = any((seen.on - on).days <= 1 for on in (*_red_sessions(seen), *_red_runs(seen)))
    kinds = {session.kind for session in seen.sessions if session.kind not in _CALM}
    runs_today = seen.run is not None and seen.run.answer != "no"
    for holds, when in ((red_now, "while the last pain told is red"), (red_work, "on the day after a red")):
        if holds and kinds:
            yield Violation(10, seen.on, f"{', '.join(sorted(kinds))} {when}")
    if red_now and runs_today:
        yield Violation(10, seen.on, "a run while the last pain told is red")
    if runs_today and any((seen.on - on).days < _NO_RUN_DAYS for on in _red_runs(seen)):
        yield Violation(10, seen.on, "a run within 48 hours of a red run")
    if any(pain >= _RED_MIN for _, pain in pains):
        yield from _arching(seen)


def _red_runs(seen: Seen) -> list[date]:
    runs = seen.runner.runs
    signs = (run for run in runs if run.what.limped or run.what.leg_signs or run.what.stopped_by_pain)
    return [*(run.on for run in runs if (worst_told(run.what) or 0) >= _RED_MIN), *(run.on for run in signs)]


def _red_sessions(seen: Seen) -> list[date]:
    return [
        each.on
        for each in seen.runner.sessions
        if each.what.stopped_by is not None or (worst_told(each.what) or 0) >= _RED_MIN
    ]


def _arching(seen: Seen) -> Iterator[Violation]:
    for item in (item for session in seen.sessions for item in session.items):
        exercise = seen.knowledge.exercises[item.exercise]
        loads = (*exercise.loads, *exercise.levels[item.level - 1].loads)
        if "loaded_extension" in loads or item.exercise == "kettlebell-swing":
            yield Violation(10, seen.on, f"{item.exercise} within three days of a red")
