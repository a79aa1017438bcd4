"""Invariant 9: no planned run is longer than 110 % of the longest of the last 30 days; nothing uses the acute:chronic
ratio.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from days import OneDay
from hypothesis import given
from hypothesis import strategies as st
from plans import living

import backstride
from backstride.advice.calendar import calendar
from backstride.advice.facts import Facts
from backstride.advice.progression.follow import progress_of
from backstride.advice.running.race import RaceAdvice, race_advice
from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_week import run_days
from backstride.advice.screening.screen import screen_facts
from backstride.journal import CalendarEvent, Entry, Run, Runner
from histories import MORNING, happening, runs
from runners import KNOWLEDGE, TODAY, Told, entries, healthy, ready, runner, without

WINDOW_DAYS, MOST_PCT = KNOWLEDGE.number("longest-run-window-days"), KNOWLEDGE.number("longest-run-cap-pct")
TOLD_DAYS = KNOWLEDGE.number("longest-run-told-days")
RATIO = re.compile(r"acwr|acute.{0,3}chronic|chronic.{0,3}(work)?load", re.IGNORECASE)


@st.composite
def run_journals(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Runs of the last seven weeks, of any length."""
    told = draw(st.lists(st.tuples(st.integers(0, 50), runs()), max_size=6))
    return tuple(happening(1 + nth, TODAY - timedelta(days=ago), MORNING, run) for nth, (ago, run) in enumerate(told))


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Runs and races told for the next three weeks, as long as somebody may dream of."""
    ahead = draw(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["run", "race"])), max_size=4))
    return tuple(
        happening(
            100 + nth, TODAY, MORNING,
            CalendarEvent.model_validate(
                {
                    "what": what,
                    "first": TODAY + timedelta(days=days),
                    "last": TODAY + timedelta(days=days),
                    "run_kind": draw(st.sampled_from(["easy", "long", "hard"])),
                    "distance_m": draw(st.none() | st.integers(1000, 100_000)),
                }
            ),
        )
        for nth, (days, what) in enumerate(ahead)
    )  # fmt: skip


@given(ready(), run_journals(), calendars())
def test_no_run_of_the_week_is_longer_than_the_longest_of_thirty_days_allows(
    answers: Told, done: tuple[Entry, ...], dated: tuple[Entry, ...]
) -> None:
    somebody = runner(without(answers, "longest_run_km"), before=(*done, *dated))

    for run in _week(somebody):
        longest = _longest_m(somebody, run.on)
        assert run.distance_m is None or run.distance_max_m is not None, run
        if run.distance_max_m is not None:
            assert longest is not None
            assert run.distance_max_m * 100 <= longest * MOST_PCT, (run, longest)
            assert (run.distance_m or 0) <= run.distance_max_m, run


@given(ready(), run_journals(), st.integers(0, 40))
def test_a_longest_run_only_told_counts_beside_the_journal_for_some_days_and_alone_for_the_whole_window(
    answers: Told, done: tuple[Entry, ...], told_ago: int
) -> None:
    somebody = runner(without(answers, "longest_run_km"), before=(*_told_longest(told_ago), *done))

    for run in _week(somebody):
        longest = _longest_m(somebody, run.on)
        assert run.distance_max_m is None or longest is not None, run
        assert (run.distance_max_m or 0) * 100 <= (longest or 0) * MOST_PCT, (run, longest)


@given(ready(), run_journals())
def test_a_run_is_planned_beyond_the_longest_only_after_two_runs_with_little_pain(
    answers: Told, done: tuple[Entry, ...]
) -> None:
    somebody = runner(without(answers, "longest_run_km"), before=done)
    last = sorted(somebody.runs, key=lambda run: (run.on, run.nth))[-2:]
    pains = [pain for run in last for pain in (run.what.pain_during_0_10, run.what.pain_after_0_10)]
    calm = len(last) == 2 and all(pain is None or pain <= 2 for pain in pains)

    for run in _week(somebody):
        longest = _longest_m(somebody, run.on)
        assert calm or (run.distance_max_m or 0) <= (longest or 0), (run, longest)


@given(ready(), run_journals(), st.integers(0, 2))
def test_no_run_within_two_days_of_a_red_run_whatever_came_after_it(
    answers: Told, done: tuple[Entry, ...], ago: int
) -> None:
    red = happening(90, TODAY - timedelta(days=ago), MORNING, Run(distance_m=5000, duration_s=1800, limped=True))
    somebody = runner(answers, before=(*done, red))

    resting = [run for run in _week(somebody) if (run.on - red.at.date()).days <= 2]

    assert [run for run in resting if run.answer != "no"] == []


@given(run_journals())
def test_without_any_known_run_no_distance_is_advised(done: tuple[Entry, ...]) -> None:
    long_ago = [_moved(entry, -60) for entry in done]
    somebody = runner(without(healthy(run_days=("tue", "thu")), "longest_run_km"), before=long_ago)

    assert [run.distance_m for run in _week(somebody) if run.distance_m is not None] == []


@given(ready(), run_journals(), calendars())
def test_the_ladder_to_a_race_grows_from_run_to_run_by_no_more_than_the_limit(
    answers: Told, done: tuple[Entry, ...], dated: tuple[Entry, ...]
) -> None:
    somebody = runner(without(answers, "longest_run_km"), before=(*done, *dated))
    advice = _race(somebody)
    known = [(run.on, run.what.distance_m) for run in somebody.runs if run.what.distance_m]

    for step in advice.steps if advice else ():
        if step.distance_m is None:
            continue
        before = [metres for on, metres in known if 0 < (step.on - on).days <= WINDOW_DAYS]
        assert before, step
        assert step.distance_m * 100 <= max(before) * MOST_PCT, step
        known.append((step.on, step.distance_m))


@given(living())
def test_runs_of_anybody_keep_the_limit_whatever_happened(day: OneDay) -> None:
    for run in _week(day.runner):
        longest = _longest_m(day.runner, run.on)
        if longest is not None and run.distance_max_m is not None:
            assert run.distance_max_m * 100 <= longest * MOST_PCT, (run, longest)
            assert (run.distance_m or 0) <= run.distance_max_m, run


def test_no_code_and_no_advice_uses_the_acute_to_chronic_ratio() -> None:
    root = Path(backstride.__file__).parent
    code = [path for folder in ("advice", "coach", "app", "cli") for path in (root / folder).rglob("*.py")]

    assert code
    assert [path.name for path in code if RATIO.search(path.read_text("utf-8"))] == []
    assert [number for number in KNOWLEDGE.numbers if RATIO.search(number)] == []


def _week(somebody: Runner) -> list[RunDay]:
    facts = Facts(somebody, KNOWLEDGE, TODAY)
    found = run_days(facts, screen_facts(facts), progress_of(facts), calendar(facts, TODAY, 7))
    return [run for run in found if run is not None]


def _race(somebody: Runner) -> RaceAdvice | None:
    facts = Facts(somebody, KNOWLEDGE, TODAY)
    return race_advice(facts, screen_facts(facts), progress_of(facts))


def _longest_m(somebody: Runner, on: date) -> int | None:
    """Metres of the longest run in the days before; None when there was none.

    What was told is a run of the day before. It counts for 14 days, and for 30 while the journal has no run in them.
    """
    found = [run.what.distance_m for run in somebody.runs if 0 < (on - run.on).days <= WINDOW_DAYS and run.on <= TODAY]
    found = [metres for metres in found if metres]
    told = somebody.findings.get("longest_run_km")
    if told is not None and isinstance(told.value, int) and told.value:
        days = (on - told.told_on).days + 1
        found += [1000 * told.value] if days <= (TOLD_DAYS if found else WINDOW_DAYS) else []
    return max(found, default=None)


def _told_longest(ago: int) -> tuple[Entry, ...]:
    return entries(healthy(longest_run_km=40), on=TODAY - timedelta(days=ago), first_id=20_000)


def _moved(entry: Entry, days: int) -> Entry:
    return entry.model_copy(update={"at": entry.at + timedelta(days=days)})
