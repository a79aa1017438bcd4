"""When somebody counts as well again, and which record of pain ended that: read from the journal alone."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .pain_records import PainRecord

_LONGEST = "longest_run_km"


def well_since(runner: Runner, pains: Sequence[PainRecord], knowledge: Knowledge, today: date) -> date | None:
    """The day from which the runner has counted as well without a break up to ``today``; None otherwise.

    Well: ``recovered-weeks`` calm weeks in a row with a record in each, mornings at 0 or 1, running as before. It ends
    with a record above green, and after ``recovered-silence-days`` without any record. ``pains``: up to ``today``.
    """
    above = max((place for place, record in enumerate(pains) if _above_green(record, knowledge)), default=-1)
    calm = pains[above + 1 :]
    if not calm or (today - calm[-1].on).days > knowledge.number("recovered-silence-days"):
        return None
    return _first_well_day(calm, runner, knowledge)


def ended_by(runner: Runner, pains: Sequence[PainRecord], knowledge: Knowledge) -> PainRecord | None:
    """The record above green that ended the latest time of being well; None while it lasts, or when there was none."""
    above = [place for place, record in enumerate(pains) if _above_green(record, knowledge)]
    starts = [0, *(place + 1 for place in above)]
    for start, end in reversed(list(zip(starts, above, strict=False))):
        if _first_well_day(pains[start:end], runner, knowledge) is not None:
            return pains[end]
    return None


def _above_green(record: PainRecord, knowledge: Knowledge) -> bool:
    return record.pain_0_10 > knowledge.number("green-max-0-10")


def _first_well_day(calm: Sequence[PainRecord], runner: Runner, knowledge: Knowledge) -> date | None:
    """The first day of a stretch of calm records by which everything that being well needs was there."""
    weeks = knowledge.number("recovered-weeks")
    stretch = timedelta(days=7 * weeks - 1)
    days = sorted({record.on for record in calm})
    start = bisect_left(days, days[0] + stretch) if days else 0
    if start == len(days):
        return None
    mornings, runs = _by_day(runner)
    for place in range(start, len(days)):
        day = days[place]
        young = days[bisect_left(days, day - stretch) : place + 1]
        each_week = len({(day - each).days // 7 for each in young}) == weeks
        checks = [mornings[each] for each in young if each in mornings]
        if each_week and checks and max(checks) <= knowledge.number("well-morning-max-0-10"):
            window = [day - timedelta(days=ago) for ago in range(7 * weeks)]
            if _runs_as_before([runs[each] for each in window if each in runs], runner, knowledge):
                return day
    return None


def _by_day(runner: Runner) -> tuple[dict[date, int], dict[date, int]]:
    """The worst morning and the longest run, in metres, of each day that has one."""
    mornings: dict[date, int] = {}
    runs: dict[date, int] = {}
    for check in runner.check_ins:
        mornings[check.on] = max(check.what.pain_morning_0_10, mornings.get(check.on, 0))
    for run in runner.runs:
        runs[run.on] = max(run.what.distance_m, runs.get(run.on, 0))
    return mornings, runs


def _runs_as_before(distances_m: Sequence[int], runner: Runner, knowledge: Knowledge) -> bool:
    told = runner.findings.get(_LONGEST)
    usual_km = told.value if told and isinstance(told.value, int) else 0
    # Permille of kilometres are metres.
    return bool(distances_m) and max(distances_m) >= knowledge.number("recovered-run-permille") * usual_km
