"""On which days the runs of the walk and run ladder stand: the runner's run days, with a rest day between."""

from collections.abc import Iterable
from datetime import date, timedelta

from backstride.advice.calendar import CalendarDay
from backstride.advice.facts import Facts


def ladder_days(facts: Facts, days: Iterable[CalendarDay], free_from: date) -> tuple[date, ...]:
    """The days for ladder runs: the runner's run days from ``free_from`` on, or any days when none are known.

    Source: progression rule ``stage-steps``.
    """
    free = [day for day in days if day.on >= free_from and not day.ill]
    run_days = [day for day in free if day.run is not None]
    known = bool(run_days) or bool(facts.chosen("run_days"))
    candidates = run_days if known else [day for day in free if not day.busy or day.budget_s]
    return _spaced(facts, [day.on for day in candidates])


def rested(facts: Facts, day: date) -> bool:
    """Whether a ladder run may stand on a day by the runs that were done: rest days between, few in any seven days."""
    return _fits(facts, day, _done(facts))


def _spaced(facts: Facts, candidates: list[date]) -> tuple[date, ...]:
    """Earliest first, with the rest days between and not too many in any seven days; past runs count."""
    done = _done(facts)
    chosen: list[date] = []
    for day in candidates:
        if _fits(facts, day, [*done, *chosen]):
            chosen.append(day)
    return tuple(chosen)


def _done(facts: Facts) -> list[date]:
    return sorted({run.on for run in facts.runner.runs if run.on <= facts.today and run.what.stage != 0})


def _fits(facts: Facts, day: date, before: list[date]) -> bool:
    apart, most = facts.knowledge.number("stage-rest-days-min") + 1, facts.knowledge.number("ladder-runs-per-week")
    in_week = sum(other > day - timedelta(days=7) for other in before)
    return in_week < most and all((day - other).days >= apart for other in before)
