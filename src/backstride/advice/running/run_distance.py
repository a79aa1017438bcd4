"""How far one run is advised to be: the wish or the usual, less what the week asks for, within the firm limit."""

from dataclasses import dataclass

from backstride.advice.calendar import CalendarRun
from backstride.advice.facts import Facts

from .distance import as_told, rounded_down
from .longest_run import RunCap, most
from .may_run import Answer
from .usual_runs import Usual
from .week_load import WeekLoad


@dataclass(frozen=True, slots=True)
class Advised:
    """How far. ``distance_m``: None when there is nothing to reckon from. ``max_m``: never longer than this.

    ``why``: what lowered it most.
    """

    distance_m: int | None
    max_m: int | None
    why: str


def advised_distance(
    facts: Facts, run: CalendarRun, load: WeekLoad, cap: RunCap, usual: Usual, cut_pct: int
) -> Advised:
    """Metres for this run and the most of it. A wish stays in the text when less than it is advised.

    ``usual``: of the days before the trouble. ``cut_pct``: what pain leaves of it; below 100 it lowers the limit too.
    """
    if cap.max_m is None or cap.longest_m is None:
        return Advised(None, None, _with_wish(facts, run, None, cap.why))
    limit_m = cap.max_m
    if cut_pct < 100 and usual.longest_m is not None:
        limit_m = min(limit_m, most(usual.longest_m, cut_pct))
    asked, most_m = _asked_m(facts, run, load, cap, usual)
    less = facts.knowledge.guidance["run-shorter-for-now"].says if cut_pct < load.factor_pct else load.says
    steady = run.kind == "race" or (load.kind in ("build", "hold") and less == load.says)
    says = cap.why if steady else less
    if asked is None:
        return Advised(None, limit_m, cap.why if steady else f"{less} {cap.why}")
    factor = 100 if run.kind == "race" else min(load.factor_pct, cut_pct)
    part = most(asked, factor)
    distance = min(part, limit_m, *(() if most_m is None else (most_m,)))
    if distance == part and factor < 100:
        says = f"{less} {rounded_down(part, facts.units)} is {factor} percent of {rounded_down(asked, facts.units)}."
    elif distance == limit_m:
        says = (
            cap.why
            if limit_m == cap.max_m
            else f"{less} {rounded_down(limit_m, facts.units)} is the most of one run for now."
        )
    return Advised(distance, limit_m, _with_wish(facts, run, distance, says))


def pain_cut_pct(facts: Facts, load: WeekLoad, answer: Answer, reason: str) -> int:
    """What pain leaves of a run, in percent: by the week, and by the guidance behind the answer (``reason``)."""
    if answer != "easy":
        return load.pain_pct
    number = facts.knowledge.number
    cut = "trim-max-pct" if reason == "run-walk-below-the-limit" else "trim-min-pct"
    return min(load.pain_pct, 100 - number("flare-run-cut-max-pct" if reason == "run-when-calmed" else cut))


def _asked_m(
    facts: Facts, run: CalendarRun, load: WeekLoad, cap: RunCap, usual: Usual
) -> tuple[int | None, int | None]:
    """The wish, or what is usual with the most that the last weeks make of it (None: no such limit).

    A long run builds on the longest, any other is like the middle one of the shorter runs. That most is the way back
    after a cut: in steps from run to run.
    """
    if run.distance_m is not None or run.kind == "race" or cap.longest_m is None:
        return run.distance_m, None
    if run.kind != "long":
        shorter = _longest_short_m(facts)
        return usual.easy_m, None if shorter is None else most(shorter, cap.pct)
    if load.kind == "build" and usual.longest_m is not None:
        return most(usual.longest_m, cap.pct), cap.max_m
    return usual.longest_m, most(cap.longest_m, load.other_pct)


def _longest_short_m(facts: Facts) -> int | None:
    """The longest run of late that was not the long one."""
    window = facts.knowledge.number("longest-run-window-days")
    runs = (run for run in facts.runner.runs if run.what.kind in ("easy", "hard") and run.what.distance_m)
    return max((run.what.distance_m for run in runs if 0 < (facts.today - run.on).days <= window), default=None)


def _with_wish(facts: Facts, run: CalendarRun, distance_m: int | None, why: str) -> str:
    if run.distance_m is None or distance_m == run.distance_m:
        return why
    return f"{as_told(run.distance_m, facts.units)} is in your calendar. {why}"
