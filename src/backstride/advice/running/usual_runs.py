"""What was usual before the back spoke up: cuts are taken from it, so that one cut is never taken from another.

It looks at the runs before the present spell: days with an amber or red, each within ``trim-no-hills-speed-days`` of
the next, up to now. More pain makes the spell begin sooner and leaves fewer runs to choose from, so it never leads to
more. What comes after a spell is bounded by the firm limit for one run, which is the way back in steps.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress

from .longest_run import most, told_run
from .pain_of_runs import light_of_run, troubled_days

_FLARE = "flare-deload"


@dataclass(frozen=True, slots=True)
class Usual:
    """Metres of the longest run and of a usual easy one before the trouble; None when no such run is known."""

    longest_m: int | None
    easy_m: int | None


@dataclass(frozen=True, slots=True)
class _Worth:
    """A run with what it counts for: half of it when it was red, since that was too much."""

    on: date
    metres: int
    easy: bool


def usual_before(facts: Facts, progress: Progress, on: date) -> Usual:
    """The runs that a cut on ``on`` is taken from. Where the trouble began with the very first run, that run itself.

    Sources: progression rules ``trim-do-not-restart``, ``flare-deload``.
    """
    runs = _runs(facts, on)
    began = trouble_began(facts, progress, on) or on
    longest = [*runs, *_told(facts, on)]
    easy = [run for run in runs if run.easy]
    window = facts.knowledge.number("longest-run-window-days")
    middles = [_middle(easy, last, window) for last in _before(easy, began)]
    return Usual(
        max((run.metres for run in _before(longest, began)), default=None),
        max(middles, default=None),
    )


def trouble_began(facts: Facts, progress: Progress, on: date) -> date | None:
    """The first day of the spell of ambers and reds that still asks for less on ``on``; None without one."""
    within = facts.knowledge.number("trim-no-hills-speed-days")
    found: list[date] = []
    edge = on
    for day in sorted(troubled_days(facts), reverse=True):
        if (edge - day).days > within:
            break
        edge = day
        found.append(day)
    if progress.mode in ("calm", "deload"):
        found += [each.on for each in progress.decisions if each.move == "down" and _FLARE in each.rules][-1:]
    return min(found, default=None)


def _runs(facts: Facts, on: date) -> list[_Worth]:
    """Runs with a distance of the days that are looked back, oldest first."""
    half = 100 - facts.knowledge.number("flare-run-cut-max-pct")
    first = on - timedelta(days=facts.knowledge.number("run-base-days"))
    found = [
        _Worth(
            run.on,
            most(run.what.distance_m, half) if light_of_run(facts, run.what) == "red" else run.what.distance_m,
            run.what.kind in ("easy", "hard"),
        )
        for run in facts.runner.runs
        if run.what.distance_m and first <= run.on < on and run.on <= facts.today
    ]
    return sorted(found, key=lambda run: run.on)


def _told(facts: Facts, on: date) -> list[_Worth]:
    told = told_run(facts)
    if told is None or not 0 < (on - told[0]).days <= facts.knowledge.number("run-base-days"):
        return []
    return [_Worth(*told, easy=False)]


def _before(runs: list[_Worth], began: date) -> list[_Worth]:
    """Those before the trouble, and the first one in any case."""
    first = min((run.on for run in runs), default=began)
    return [run for run in runs if run.on < began or run.on == first]


def _middle(easy: list[_Worth], last: _Worth, window_days: int) -> int:
    """The middle one of the runs up to this one, of the days that are looked at for the longest run."""
    return median_low(run.metres for run in easy if 0 <= (last.on - run.on).days < window_days)
