"""Every outcome measure of a runner up to a day: tracks, what is due, and what follows from them."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from backstride.advice.facts import Facts
from backstride.journal.entry import Run, SessionDone
from backstride.journal.runner import Dated
from backstride.knowledge.model import Knowledge, Measure

from .change import change_of
from .score import allowed, score
from .seek_care import seek_care
from .summary import summary_of
from .tracks import Due, Outcomes, Reading, Track, WeekEffort
from .working import working

RUNNING = "running-nprs"
LOAD = "session-rpe"
_FROM_THE_JOURNAL = (RUNNING, LOAD)
"""Measures that are worked out from runs and sessions, and asked nowhere else."""

_ONLY_ONCE_TOLD = ("rmdq-24",)
"""Measures whose words are not shipped: due only after somebody gave a first reading."""

_AFTER_A_WHILE = ("pgic", "fuel-and-bone")
"""Measures that compare with the start, or ask again what the interview asked: due once their time has passed."""


def outcomes_of(facts: Facts) -> Outcomes:
    """Everything measured up to ``facts.today``."""
    measures = [measure for measure in facts.knowledge.measures.values() if measure.built and measure.id != LOAD]
    tracks = MappingProxyType({measure.id: _track(facts, measure) for measure in measures})
    due = sorted((track.due for track in tracks.values() if track.due), key=lambda each: (each.next_on, each.measure))
    loads = _loads(facts)
    answer = working(facts, tracks)
    care = seek_care(facts)
    return Outcomes(tracks, tuple(due), loads, answer, care, summary_of(facts, tracks, answer, loads))


def _track(facts: Facts, measure: Measure) -> Track:
    readings = _readings(facts, measure)
    change = change_of(measure, readings, facts.knowledge)
    scored = [reading for reading in readings if reading.score_hundredths is not None]
    return Track(
        measure=measure.id,
        name=measure.short_name,
        better=measure.better,
        readings=readings,
        scoring=measure.scoring,
        change_that_matters=measure.change_that_matters,
        first=change.first,
        latest=scored[-1] if scored else None,
        change_hundredths=change.hundredths,
        mattered=change.mattered,
        mattered_why=change.why,
        recovered=change.recovered,
        due=_due(facts, measure, readings),
        grade=measure.grade,
        sources=measure.sources,
    )


def _readings(facts: Facts, measure: Measure) -> tuple[Reading, ...]:
    told = [
        _reading(measure, each.on, each.nth, each.what.items, facts.knowledge)
        for each in facts.runner.questionnaires
        if each.what.measure == measure.id and each.on <= facts.today
    ]
    if measure.id == RUNNING:
        mornings = _worst_mornings(facts)
        runs = [run for run in facts.runner.runs if run.on <= facts.today]
        told += [_reading(measure, run.on, run.nth, _around(run, mornings), facts.knowledge) for run in runs]
    return tuple(sorted((reading for reading in told if reading.answers), key=lambda reading: reading.nth))


def _reading(measure: Measure, on: date, nth: int, items: Mapping[str, int], knowledge: Knowledge) -> Reading:
    scored = score(measure, items, knowledge)
    return Reading(on, nth, scored.hundredths, scored.missing, allowed(measure, items), scored.substantial)


def _worst_mornings(facts: Facts) -> dict[date, int]:
    worst: dict[date, int] = {}
    for check in facts.runner.check_ins:
        if check.on <= facts.today:
            worst[check.on] = max(check.what.pain_morning_0_10, worst.get(check.on, 0))
    return worst


def _around(run: Dated[Run], mornings: Mapping[date, int]) -> dict[str, int]:
    """The three times around a run; the next morning is the check of the day after."""
    told = {
        "during": run.what.pain_during_0_10,
        "hour_after": run.what.pain_after_0_10,
        "next_morning": mornings.get(run.on + timedelta(days=1)),
    }
    return {item: pain for item, pain in told.items() if pain is not None}


def _due(facts: Facts, measure: Measure, readings: tuple[Reading, ...]) -> Due | None:
    if measure.id in _FROM_THE_JOURNAL or (measure.id in _ONLY_ONCE_TOLD and not readings):
        return None
    every = timedelta(days=measure.every_days)
    if readings:
        next_on = readings[-1].on + every
    else:
        next_on = _started_on(facts) + (every if measure.id in _AFTER_A_WHILE else timedelta())
    return Due(measure.id, measure.short_name, measure.every_days, next_on, next_on <= facts.today)


def _started_on(facts: Facts) -> date:
    """The first day of which anything is known; today when nothing is."""
    runner = facts.runner
    days = [finding.since for finding in runner.findings.values()]
    days += [records[0].on for records in (runner.check_ins, runner.runs, runner.sessions) if records]
    return min((day for day in days if day <= facts.today), default=facts.today)


def _loads(facts: Facts) -> tuple[WeekEffort, ...]:
    """The last weeks of effort times minutes, the present one last: seven days each, up to today."""
    weeks = facts.knowledge.number("trend-weeks")
    ends = [facts.today - timedelta(days=7 * back) for back in reversed(range(weeks))]
    return tuple(_load(facts, end - timedelta(days=7 - 1), end) for end in ends)


def _load(facts: Facts, first: date, last: date) -> WeekEffort:
    exertions: list[Run | SessionDone] = [each.what for each in facts.runner.runs if first <= each.on <= last]
    exertions += [each.what for each in facts.runner.sessions if first <= each.on <= last]
    told = [each.effort_0_10 * each.duration_s // 60 for each in exertions if each.effort_0_10 is not None]
    return WeekEffort(first, last, sum(told), len(told), len(exertions) - len(told))
