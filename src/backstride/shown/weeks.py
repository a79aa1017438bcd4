"""The weeks behind the charts: what was told and done from Monday to Sunday."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.facts import WEEK_DAYS, Facts
from backstride.journal.entry import Run, SessionDone
from backstride.shown.past import UNTOLD, planned_on


@dataclass(frozen=True, slots=True)
class ChartWeek:
    """One week from its Monday. ``mornings``: the worst pain of each day, None when it was not told.

    ``run_pains``, ``session_pains``: the worst pain of each, in order; None when it was not told. ``planned``: sessions
    planned up to yesterday, None when no plan was made; desk breaks and walks are not counted.
    """

    first: date
    mornings: tuple[int | None, ...]
    run_pains: tuple[int | None, ...]
    session_pains: tuple[int | None, ...]
    distance_m: int
    longest_m: int
    done: int
    planned: int | None


def chart_weeks(facts: Facts, count: int) -> tuple[ChartWeek, ...]:
    """The last ``count`` weeks up to that of today, oldest first; without those before the first record."""
    monday = facts.today - timedelta(days=facts.today.weekday())
    firsts = [monday - timedelta(days=WEEK_DAYS * back) for back in range(count - 1, -1, -1)]
    since = min((monday, *_records(facts)))
    return tuple(_week(facts, first) for first in firsts if first + timedelta(days=WEEK_DAYS) > since)


def _records(facts: Facts) -> Iterator[date]:
    """The days of everything that a chart shows."""
    runner = facts.runner
    for some in (runner.check_ins, runner.runs, runner.sessions):
        yield from (each.on for each in some if each.on <= facts.today)
    yield from (week.what.first for week in runner.weeks if week.what.first <= facts.today)


def worst(what: Run | SessionDone) -> int | None:
    """The worst pain told during and after it; None when neither was told."""
    told = [pain for pain in (what.pain_during_0_10, what.pain_after_0_10) if pain is not None]
    return max(told) if told else None


def _week(facts: Facts, first: date) -> ChartWeek:
    days = [first + timedelta(days=number) for number in range(WEEK_DAYS)]
    over = [day for day in days if day <= facts.today]
    runs = [each.what for each in facts.runner.runs if each.on in over]
    sessions = [each.what for each in facts.runner.sessions if each.on in over]
    counted = [each for each in sessions if each.session not in UNTOLD]
    every = [each for day in over if day < facts.today for each in planned_on(day, facts)]
    planned = [each for each in every if each.session not in UNTOLD]
    return ChartWeek(
        first=first,
        mornings=tuple(_morning(facts, day) for day in days),
        run_pains=tuple(worst(run) for run in runs),
        session_pains=tuple(worst(session) for session in sessions),
        distance_m=sum(run.distance_m for run in runs),
        longest_m=max((run.distance_m for run in runs), default=0),
        done=len(counted),
        planned=len(planned) if every else None,
    )


def _morning(facts: Facts, day: date) -> int | None:
    told = [each.what.pain_morning_0_10 for each in facts.runner.check_ins if each.on == day <= facts.today]
    return max(told) if told else None
