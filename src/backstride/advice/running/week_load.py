"""How much running a week holds: build, hold, easy, or less after pain. A soft guide; the limit for one run is firm."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from backstride.advice.calendar import races
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress

from .distance import METRES_PER_KM
from .pain_of_runs import may_grow, reds_and_ambers, run_pain_is_low
from .rest_after_red import last_red

WeekKind = Literal["build", "hold", "easy", "trim", "flare", "comeback", "recovery", "taper"]
"""build: a rise is fine. hold: no rise. easy: the fourth week. trim: after amber or red. flare: strong pain of late.
comeback: the first week after a break. recovery: after a race. taper: before one."""


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What the week around a day holds. ``factor_pct``: of the usual distance of a run; 100 in a build week.

    ``pain_pct``, ``other_pct``: what pain and what else asks for less leave of it, each 100 when nothing is asked.
    ``guide_m``: about so much in seven days, soft; None when no week is known. ``hills_and_speed``: whether they are
    fine.
    """

    kind: WeekKind
    factor_pct: int
    pain_pct: int
    other_pct: int
    guide_m: int | None
    hills_and_speed: bool
    says: str
    sources: tuple[str, ...]


def week_load(facts: Facts, progress: Progress, on: date) -> WeekLoad:
    """The load for a run on a day: of all that asks for less, what asks for least.

    Sources: progression rules ``build-and-easy-weeks``, ``trim-do-not-restart``, ``flare-deload``, ``weekly-soft-cap``.
    """
    pain, other = _less_for_pain(facts, progress, on), _less_for_others(facts, progress, on)
    steady: WeekKind = "build" if _may_build(facts, progress, on) else "hold"
    factor, kind = min([*pain, *other], default=(100, steady))
    guidance = facts.knowledge.guidance[f"run-week-{kind}"]
    return WeekLoad(
        kind=kind, factor_pct=factor, pain_pct=min(pain, default=(100, kind))[0],
        other_pct=min(other, default=(100, kind))[0], guide_m=_guide_m(facts, kind, factor),
        hills_and_speed=may_hurry(facts, progress, on), says=guidance.says, sources=guidance.sources,
    )  # fmt: skip


def is_easy_week(facts: Facts, on: date) -> bool:
    """Whether the week of this day is the easy one after the building weeks, counted from the first recorded run."""
    number = facts.knowledge.number
    first = min((run.on for run in facts.runner.runs if run.on <= facts.today), default=facts.today)
    weeks = (_monday(on) - _monday(first)).days // 7
    return weeks % (number("build-weeks") + number("easy-weeks")) >= number("build-weeks")


def taper_days(facts: Facts, race_m: int | None) -> int:
    """Days of less running before a race of so many metres."""
    number = facts.knowledge.number
    is_long = race_m is None or race_m >= number("race-taper-long-from-m")
    return number("race-taper-long-days" if is_long else "race-taper-days")


def may_hurry(facts: Facts, progress: Progress, on: date) -> bool:
    """Whether hills and speed are fine: a calm week behind, and after the ladder two green ones with a record."""
    if reds_and_ambers(facts, on):
        return False
    weeks = facts.number("pain_free_weeks") or 0
    return progress.stage is None or weeks >= facts.knowledge.number("cap-rule-green-weeks")


def _less_for_pain(facts: Facts, progress: Progress, on: date) -> list[tuple[int, WeekKind]]:
    """Most is cut in the days after a red; while half the sets go on after that, less is."""
    number = facts.knowledge.number
    found: list[tuple[int, WeekKind]] = []
    if _in_flare(facts, progress, on):
        red = last_red(facts)
        late = red is None or (on - red).days > number("flare-run-max-days")
        found.append((100 - number("flare-run-cut-min-pct" if late else "flare-run-cut-max-pct"), "flare"))
    lights = reds_and_ambers(facts, on)
    if lights:
        found.append((100 - number("trim-max-pct" if "red" in lights else "trim-min-pct"), "trim"))
    return found


def _less_for_others(facts: Facts, progress: Progress, on: date) -> list[tuple[int, WeekKind]]:
    number = facts.knowledge.number
    found: list[tuple[int, WeekKind]] = []
    if progress.mode == "comeback" or _after_a_break(facts, on):
        found.append((100 - number("run-comeback-cut-pct"), "comeback"))
    if _race_behind(facts, on):
        found.append((100 - number("race-recovery-cut-pct"), "recovery"))
    if _race_ahead(facts, on):
        found.append((100 - number("race-taper-cut-pct"), "taper"))
    if is_easy_week(facts, on):
        found.append((100 - number("easy-week-cut-min-pct"), "easy"))
    return found


def _may_build(facts: Facts, progress: Progress, on: date) -> bool:
    """Whoever is well again may build as anybody else: a little is enough, more is not forbidden."""
    trains = progress.mode in ("normal", "tick_over")
    return trains and may_grow(facts) and run_pain_is_low(facts) and not reds_and_ambers(facts, on)


def _in_flare(facts: Facts, progress: Progress, on: date) -> bool:
    if progress.mode in ("calm", "deload") and (progress.mode_until is None or on <= progress.mode_until):
        return True
    return facts.holds("in_flare") and (on - facts.today).days < facts.knowledge.number("flare-run-max-days")


def _after_a_break(facts: Facts, on: date) -> bool:
    """Whether this day lies in the first week back: runs paused until now, or began again less than a week before."""
    gap = facts.knowledge.number("break-one-level-days")
    days = sorted({run.on for run in facts.runner.runs if run.on <= facts.today})
    if days and (facts.today - days[-1]).days >= gap:
        return (on - facts.today).days < 7
    firsts = [after for before, after in pairwise(days) if (after - before).days >= gap]
    return bool(firsts) and 0 <= (on - firsts[-1]).days < 7


def _race_behind(facts: Facts, on: date) -> bool:
    days = facts.knowledge.number("race-recovery-days")
    return any(run.what.kind == "race" and 0 < (on - run.on).days <= days for run in facts.runner.runs)


def _race_ahead(facts: Facts, on: date) -> bool:
    return any(0 < (race.first - on).days <= taper_days(facts, race.distance_m) for race in races(facts))


def _guide_m(facts: Facts, kind: WeekKind, factor_pct: int) -> int | None:
    """The last seven days, or the usual week as told, with the rise of a build week or less."""
    week = (run.what.distance_m for run in facts.runner.runs if 0 < (facts.today - run.on).days <= 7)
    metres = sum(week) or (facts.number("weekly_km") or 0) * METRES_PER_KM
    rise = facts.knowledge.number("weekly-rise-soft-pct") if kind == "build" else 0
    return metres * (factor_pct + rise) // 100 if metres else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
