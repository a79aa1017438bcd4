"""The made-up runner: a year that is the same on the same day, holds good and bad weeks, and is never mixed up."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from backstride.advice.screening import Cleared
from backstride.app.advise import Advice, advise
from backstride.app.demo.folder import demo_folder, ensure_demo
from backstride.app.demo.marker import MARKER
from backstride.app.demo.story import RACE_M, SORE_TENTHS, WEEKS
from backstride.app.demo.year import year_of
from backstride.app.journal import append, import_journal, load_runner, verify_journal
from backstride.formats.journal_jsonl import write_journal
from backstride.journal import CheckIn, Entry, replay
from backstride.store.error import StoreError
from runners import KNOWLEDGE

SUNDAY, MONDAY, LEAP_DAY = date(2026, 11, 22), date(2026, 11, 23), date(2028, 2, 29)


@cache
def year(today: date) -> tuple[Entry, ...]:
    return tuple(year_of(today, KNOWLEDGE))


@cache
def advice(today: date) -> Advice:
    return advise(replay(year(today)), KNOWLEDGE, today)


def test_the_year_is_the_same_every_time_on_the_same_day() -> None:
    again = year_of(SUNDAY, KNOWLEDGE)

    assert [(each.at, each.kind, each.body) for each in again] == [
        (each.at, each.kind, each.body) for each in year(SUNDAY)
    ]


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, LEAP_DAY])
def test_the_year_ends_yesterday_and_begins_a_year_before(today: date) -> None:
    days = {each.at.date() for each in year(today)}

    assert max(days) < today
    assert 52 * 7 <= (today - min(days)).days <= 53 * 7


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, LEAP_DAY])
def test_on_its_day_there_is_a_plan_and_nothing_waits_to_be_asked(today: date) -> None:
    screening = advice(today).screening

    assert isinstance(screening, Cleared)
    assert screening.missing == ()
    assert advice(today).plan is not None


def test_every_entry_is_one_that_an_import_takes_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "year.jsonl"
    file.write_bytes(b"".join(write_journal(year(SUNDAY))))

    with file.open("rb") as lines:
        done = import_journal(tmp_path / "data", lines, KNOWLEDGE)

    assert (done.new, done.damaged, done.warnings) == (len(year(SUNDAY)), (), ())


def test_the_year_has_everything_that_pages_can_show() -> None:
    runner = replay(year(SUNDAY))
    kinds = {each.kind for each in year(SUNDAY)}

    assert {"check_in", "run", "session_done", "questionnaire", "self_test", "week_planned", "calendar"} <= kinds
    assert {each.what.what for each in runner.events} == {"travel", "ill", "race"}
    assert [each.what.distance_m for each in runner.runs if each.what.kind == "race"] == [RACE_M]
    assert max(each.what.pain_morning_0_10 for each in runner.check_ins) >= 5
    assert {each.what.measure for each in runner.questionnaires} == {"nprs", "psfs", "pgic", "weekly-participation"}
    assert advice(SUNDAY).race is not None


def test_the_back_gets_better_over_the_year_with_worse_weeks_between() -> None:
    assert len(SORE_TENTHS) == WEEKS + 1
    assert advice(SUNDAY).outcomes.working.answer == "yes"
    moves = {each.move for each in advice(SUNDAY).progress.decisions}
    assert {"up", "down"} <= moves


def test_no_session_is_told_on_a_morning_at_red() -> None:
    runner = replay(year(SUNDAY))
    red = {each.on for each in runner.check_ins if each.what.pain_morning_0_10 >= 5}

    assert red
    assert not red & ({each.on for each in runner.sessions} | {each.on for each in runner.runs})


def test_the_demo_has_a_folder_of_its_own_and_what_was_tried_out_stays_that_day(tmp_path: Path) -> None:
    folder = demo_folder(tmp_path)
    ensure_demo(folder, KNOWLEDGE, SUNDAY)
    append(folder, [CheckIn(pain_morning_0_10=7)], SUNDAY)

    ensure_demo(folder, KNOWLEDGE, SUNDAY)
    kept = load_runner(folder).check_ins[-1]

    assert folder.parent == tmp_path
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]
    assert (kept.on, kept.what.pain_morning_0_10) == (SUNDAY, 7)
    assert verify_journal(folder) == ()


def test_on_another_day_the_year_is_made_anew(tmp_path: Path) -> None:
    ensure_demo(tmp_path, KNOWLEDGE, SUNDAY)
    append(tmp_path, [CheckIn(pain_morning_0_10=7)], SUNDAY)

    ensure_demo(tmp_path, KNOWLEDGE, MONDAY)

    assert 7 not in {each.what.pain_morning_0_10 for each in load_runner(tmp_path).check_ins}


def test_a_year_that_was_not_finished_is_made_again(tmp_path: Path) -> None:
    append(tmp_path, [CheckIn(pain_morning_0_10=7)], SUNDAY)
    (tmp_path / MARKER).write_text("not whole\n")

    ensure_demo(tmp_path, KNOWLEDGE, SUNDAY)

    assert len(load_runner(tmp_path).check_ins) > 200


def test_the_journal_of_somebody_real_is_never_touched(tmp_path: Path) -> None:
    append(tmp_path, [CheckIn(pain_morning_0_10=2)])

    with pytest.raises(StoreError, match="not made up"):
        ensure_demo(tmp_path, KNOWLEDGE, SUNDAY)

    assert len(load_runner(tmp_path).check_ins) == 1
