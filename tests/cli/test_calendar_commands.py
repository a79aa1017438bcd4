"""``busy``, ``rest``, ``away``, ``ill`` and ``calendar``: days that are not as usual, and the plan around them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from in_process import backstride, tell
from lived_weeks import TODAY, ago

from backstride.app.journal import load_runner
from backstride.journal import Answer, CalendarEvent
from runners import HEALTHY, healthy


def events(data: Path) -> list[CalendarEvent]:
    return [told.what for told in load_runner(data).events]


def strength_day(data: Path) -> str:
    """A later day of the plan with strength work."""
    days = json.loads(backstride(data, "plan", "--json").output)["plan"]["days"]
    return next(str(day["on"]) for day in days[1:] if any(session["kind"] == "strength" for session in day["sessions"]))


def test_a_busy_day_is_kept_and_moves_what_does_not_fit(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    day = strength_day(data)
    page = backstride(data, "busy", day, "3").output
    assert "3 minutes for your back." in page
    assert "What changed" in page
    assert [(told.what, told.first.isoformat(), told.minutes) for told in events(data)] == [("busy", day, 3)]
    after = json.loads(backstride(data, "plan", "--json").output)["plan"]["days"]
    assert next(each["used_s"] for each in after if each["on"] == day) <= 180


def test_a_rest_day_has_no_strength_any_more(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    day = strength_day(data)
    backstride(data, "rest", day)
    after = json.loads(backstride(data, "plan", "--json").output)["plan"]["days"]
    assert [s["kind"] for each in after if each["on"] == day for s in each["sessions"] if s["kind"] == "strength"] == []


@pytest.mark.parametrize(
    ("told", "days_ahead"),
    [("today", 0), ("tomorrow", 1), ("  Tomorrow ", 1), (f"{TODAY:%a}", 0), (f"{TODAY + timedelta(days=6):%A}", 6)],
)
def test_a_day_is_told_in_many_ways(tmp_path: Path, told: str, days_ahead: int) -> None:
    backstride(tmp_path, "rest", told)
    assert [each.first for each in events(tmp_path)] == [TODAY + timedelta(days=days_ahead)]


def test_every_week_repeats(tmp_path: Path) -> None:
    backstride(tmp_path, "busy", "mon", "10", "--every-week")
    (told,) = events(tmp_path)
    assert (told.weekly, told.first.weekday(), told.minutes) == (True, 0, 10)


def test_a_journey_has_its_days_and_its_equipment(tmp_path: Path) -> None:
    first, last = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
    backstride(tmp_path, "away", first.isoformat(), last.isoformat(), "--equipment", "band, ball")
    backstride(tmp_path, "away", "tomorrow")
    journey, day = events(tmp_path)
    assert (journey.what, journey.first, journey.last, journey.equipment) == ("travel", first, last, ("band", "ball"))
    assert (day.first, day.last, day.equipment) == (TODAY + timedelta(days=1), TODAY + timedelta(days=1), ())


def test_a_weekday_as_the_last_day_is_the_next_after_the_first(tmp_path: Path) -> None:
    backstride(tmp_path, "away", "sat", "mon")
    (told,) = events(tmp_path)
    assert (told.first.weekday(), (told.last - told.first).days) == (5, 2)


def test_ill_is_today_when_nothing_else_is_said_and_nothing_is_run(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    assert "ill." in backstride(data, "ill").output
    assert [(each.what, each.first, each.last) for each in events(data)] == [("ill", TODAY, TODAY)]
    today = json.loads(backstride(data, "plan", "--json").output)["plan"]["days"][0]
    assert today["run"] is None
    assert all(session["kind"] != "strength" for session in today["sessions"])


def test_the_calendar_lists_what_is_dated_and_takes_it_back(tmp_path: Path) -> None:
    backstride(tmp_path, "busy", "tomorrow", "10")
    backstride(tmp_path, "rest", "today")
    page = backstride(tmp_path, "calendar").output
    assert page.index("1  ") < page.index("no strength work") < page.index("2  ") < page.index("10 minutes")

    gone = backstride(tmp_path, "calendar", "remove", "2")
    assert "Taken back" in gone.output
    assert [each.what for each in events(tmp_path)] == ["rest"]
    assert [each["what"] for each in json.loads(backstride(tmp_path, "calendar", "--json").output)["events"]] == [
        "rest"
    ]


def test_an_empty_calendar_says_what_can_be_told(tmp_path: Path) -> None:
    result = backstride(tmp_path, "calendar", columns=40)
    assert result.exit_code == 0
    for command in ("run race", "busy DAY", "away FIRST", "ill"):
        assert command in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("busy", "someday", "10"), "a weekday such as tue"),
        (("busy", "", "10"), "a weekday such as tue"),
        (("busy", ago(1).isoformat(), "10"), "is over"),
        (("busy", "mon", "241"), "a whole number from 0 to 240"),
        (("busy", "mon", "10.5"), "a whole number from 0 to 240"),
        (("busy", "mon", "１0"), "a whole number from 0 to 240"),
        (("rest", "yesterday"), "is over"),
        (("away", "2099-05-02", "2099-05-01"), "is before FIRST"),
        (("away", "2099-05-02", "2101-05-02"), "more than a year"),
        (("away", "mon", "--equipment", "bnd"), "Known: ball, band"),
        (("ill", "monthly"), "a weekday such as tue"),
        (("calendar", "remove", "1"), "there is nothing in your calendar"),
        (("calendar", "remove", "x"), "is not allowed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = backstride(tmp_path, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert not (tmp_path / "journal.sqlite").exists()


def test_an_emergency_stands_before_the_calendar(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    page = backstride(data, "busy", "mon", "10").output
    assert "Get help now" in page
    assert "Kept" not in page
    assert [each.what for each in events(data)] == ["busy"]
