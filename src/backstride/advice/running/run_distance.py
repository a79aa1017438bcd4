"""How far one run is advised to be: the wish or the usual, less what the week asks for, within the firm limit."""

from datetime import date
from statistics import median_low

from backstride.advice.calendar import CalendarRun
from backstride.advice.facts import Facts

from .distance import km
from .longest_run import RunCap, known_runs, most
from .may_run import Answer
from .pain_of_runs import light_of_run
from .week_load import WeekLoad


def advised_distance(
    facts: Facts, run: CalendarRun, on: date, load: WeekLoad, cap: RunCap, answer: Answer, reason: str
) -> tuple[int | None, str]:
    """Metres for this run, None when there is nothing to reckon from; and the reason of what lowered it most.

    ``reason``: the guidance behind the answer. A wish stays in the text when less than it is advised.
    """
    if cap.max_m is None or cap.longest_m is None:
        return None, _with_wish(run, None, cap.why)
    asked = run.distance_m or _usual_m(facts, run, on, load, cap)
    steady = load.kind in ("build", "hold")
    if asked is None:
        return None, cap.why if steady else f"{load.says} {cap.why}"
    distance, why = asked, cap.why if steady else load.says
    factor = 100 if run.kind == "race" else min(load.factor_pct, _factor_by_answer(facts, answer, reason))
    if factor < 100:
        distance = most(asked, factor)
        why = f"{load.says} {km(distance)} is {factor} percent of {km(asked)}."
    if distance > cap.max_m:
        distance, why = cap.max_m, cap.why
    return distance, _with_wish(run, distance, why)


def build_from_m(facts: Facts, known: tuple[tuple[date, int], ...]) -> int:
    """The longest of these runs to build on: one that was not red; if all were, half of the shortest."""
    red = {(run.on, run.what.distance_m) for run in facts.runner.runs if light_of_run(facts, run.what) == "red"}
    calm = [metres for day, metres in known if (day, metres) not in red]
    cut = 100 - facts.knowledge.number("flare-run-cut-max-pct")
    return max(calm) if calm else most(min(metres for _, metres in known), cut)


def _usual_m(facts: Facts, run: CalendarRun, on: date, load: WeekLoad, cap: RunCap) -> int | None:
    """A long run builds on the longest calm one; any other is like the middle one of the shorter runs of late."""
    if run.kind == "race":
        return None
    if run.kind == "long":
        base = build_from_m(facts, known_runs(facts, on))
        return most(base, cap.pct) if load.kind == "build" else base
    shorter = [
        each.what.distance_m
        for each in facts.runner.runs
        if each.what.distance_m
        and each.what.kind in ("easy", "hard")
        and 0 < (facts.today - each.on).days <= facts.knowledge.number("longest-run-window-days")
    ]
    return median_low(shorter) if shorter else None


def _factor_by_answer(facts: Facts, answer: Answer, reason: str) -> int:
    if answer != "easy" or reason == "run-no-hills-or-speed":
        return 100
    number = facts.knowledge.number
    cut = "trim-max-pct" if reason == "run-walk-below-the-limit" else "trim-min-pct"
    return 100 - number("flare-run-cut-max-pct" if reason == "run-when-calmed" else cut)


def _with_wish(run: CalendarRun, distance_m: int | None, why: str) -> str:
    if run.distance_m is None or distance_m == run.distance_m:
        return why
    return f"{km(run.distance_m)} is in your calendar. {why}"
