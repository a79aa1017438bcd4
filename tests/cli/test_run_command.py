"""``backstride run``: telling a run and what follows from it, the list, races and dated runs."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long
from lived_weeks import TODAY, ago, lived
from typer.testing import CliRunner

from backstride.app.journal import load_runner
from backstride.cli.main import build
from backstride.cli.run.reading import distance_m, duration_s
from backstride.journal import Answer
from runners import HEALTHY, KNOWLEDGE, healthy


def test_a_run_is_kept_with_its_light_and_the_limit_of_the_next(tmp_path: Path) -> None:
    data = lived(tmp_path)
    page = backstride(data, "run", "add", "8.4", "52:30", "--pain-during", "1", "--pain-after", "2").output
    run = load_runner(data).runs[-1]
    assert (run.on, run.what.distance_m, run.what.duration_s) == (TODAY, 8_400, 3_150)
    assert (run.what.pain_during_0_10, run.what.pain_after_0_10) == (1, 2)
    assert "Green so far" in page
    assert "backstride check-in" in page
    assert re.search(r"^Next: .*, at most [\d.]+ km\.$", page, re.MULTILINE)


def test_every_option_is_kept(tmp_path: Path) -> None:
    backstride(
        tmp_path, "run", "add", "4km", "30", "--kind", "long", "--on", ago(2).isoformat(), "--effort", "4",
        "--stage", "3", "--longest-stretch", "1:30", "--limped", "--stopped-by-pain",
    )  # fmt: skip
    (told,) = load_runner(tmp_path).runs
    run = told.what
    assert (told.on, run.kind, run.effort_0_10, run.stage, run.longest_stretch_s) == (ago(2), "long", 4, 3, 90)
    assert (run.limped, run.stopped_by_pain, run.leg_signs) == (True, True, False)


def test_a_red_run_leads_to_the_safety_questions(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = backstride(data, "run", "add", "5", "30", "--pain-during", "6").output
    assert "Red" in page
    assert "A few questions first" in page
    assert "Next:" not in page


def test_leg_signs_lead_to_the_safety_questions(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = backstride(data, "run", "add", "5", "30", "--pain-during", "0", "--leg-signs").output
    assert "Stop" in page
    assert "A few questions first" in page
    assert json.loads(backstride(data, "plan", "--json").output)["plan"] is None


def test_without_a_distance_it_asks(tmp_path: Path) -> None:
    result = backstride(tmp_path, "run", "add", told="far\n6\n\n36\nlong\n11\n2\n\n4\ny\n\n\n")
    (run,) = [each.what for each in load_runner(tmp_path).runs]
    assert (run.distance_m, run.duration_s, run.kind) == (6_000, 2_160, "long")
    assert (run.pain_during_0_10, run.pain_after_0_10, run.effort_0_10) == (2, None, 4)
    assert (run.limped, run.stopped_by_pain, run.leg_signs) == (True, False, False)
    assert result.exit_code == 0


def test_the_end_of_input_writes_nothing(tmp_path: Path) -> None:
    assert backstride(tmp_path, "run", "add", told="6\n").exit_code == 1
    assert not (tmp_path / "journal.sqlite").exists()


@pytest.mark.parametrize(
    ("text", "metres"),
    [("8.4", 8_400), ("8,4", 8_400), ("8.4 km", 8_400), ("8400m", 8_400), ("5mi", 8_047), ("0", 0), ("500", 500_000),
     ("500.001", None), ("-1", None), ("1e3", None), ("", None), ("９", None), ("8.4.1", None)],
)  # fmt: skip
def test_a_distance_is_read(text: str, metres: int | None) -> None:
    assert distance_m(text) == metres


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("52", 3_120), ("52 min", 3_120), ("52:30", 3_150), ("1:02:30", 3_750), ("0", 0), ("1:60", None), ("99999", None),
     ("", None), ("an hour", None)],
)  # fmt: skip
def test_a_time_is_read(text: str, seconds: int | None) -> None:
    assert duration_s(text) == seconds


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "x", "30"), "KM: 'x' is not allowed"),
        (("add", "5", "x"), "MINUTES: 'x' is not allowed"),
        (("add", "5"), "needs KM and MINUTES"),
        (("add", "5", "30", "--kind", "slow"), "easy, long, hard or race"),
        (("add", "5", "30", "--pain-during", "11"), "a whole number from 0 to 10"),
        (("add", "5", "30", "--pain-after", "-1"), "a whole number from 0 to 10"),
        (("add", "5", "30", "--effort", ""), "a whole number from 0 to 10"),
        (("add", "5", "30", "--stage", "11"), "a whole number from 0 to 10"),
        (("add", "5", "30", "--longest-stretch", "31"), "longer than the whole run"),
        (("add", "5", "30", "--on", (TODAY + timedelta(days=1)).isoformat()), "still to come"),
        (("add", "5", "30", "--on", "lately"), "a date such as"),
        (("list", "--weeks", "0"), "a whole number from 1"),
        (("race", ago(1).isoformat(), "10"), "is over"),
        (("race", "tomorrow"), "needs DATE and KM"),
        (("race", "tomorrow", "far"), "KM: 'far' is not allowed"),
        (("race", "2099-01-01", "10"), "three years"),
        (("plan", "tomorrow", "--kind", "race"), "backstride run race"),
        (("plan", "tomorrow", "--km", "-2"), "--km"),
        (("plan", "whenever"), "a weekday such as tue"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = backstride(tmp_path, "run", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert not (tmp_path / "journal.sqlite").exists()


def test_the_list_has_the_newest_first_with_its_light(tmp_path: Path) -> None:
    backstride(tmp_path, "run", "add", "5", "30", "--pain-during", "1", "--on", ago(3).isoformat())
    backstride(tmp_path, "run", "add", "7", "42", "--pain-during", "4", "--on", "yesterday")
    page = backstride(tmp_path, "run", "list").output
    assert page.index("7 km in 42 min") < page.index("5 km in 30 min")
    assert "▲ amber" in page
    assert "2 runs, 12 km in all, the longest 7 km." in page
    plain = json.loads(backstride(tmp_path, "run", "list", "--json").output)["runs"]
    assert [(each["distance_m"], each["traffic_light"]["light"]) for each in plain] == [
        (5_000, "green"), (7_000, "amber")
    ]  # fmt: skip


def test_an_empty_list_says_how_to_tell_a_run(tmp_path: Path) -> None:
    assert "backstride run add" in backstride(tmp_path, "run", "list").output


def test_a_race_is_dated_and_its_advice_shown(tmp_path: Path) -> None:
    data = lived(tmp_path)
    day = TODAY + timedelta(days=60)
    page = backstride(data, "run", "race", day.isoformat(), "10", "--name", "Town run").output
    (told,) = [each.what for each in load_runner(data).events]
    assert (told.what, told.first, told.distance_m, told.name) == ("race", day, 10_000, "Town run")
    for part in ("Town run, 10 km", "in 60 days", "The way there", "On the day"):
        assert part in page
    again = backstride(data, "run", "race", columns=40).output
    assert "Town run" in again
    assert too_long(again, 40) == []


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    for arguments in (
        ("add", "5", "30", "--pain-during", "0"),
        ("race", (TODAY + timedelta(days=90)).isoformat(), "10"),
        ("race",),
    ):
        page = backstride(data, "run", *arguments).output
        assert "Get help now" in page
        for other in ("Next:", "Green", "On the day", "What changed"):
            assert other not in page


def test_without_a_race_it_says_how_to_name_one(tmp_path: Path) -> None:
    assert "backstride run race DATE KM" in backstride(tmp_path, "run", "race").output


def test_a_dated_run_comes_into_the_week(tmp_path: Path) -> None:
    data = lived(tmp_path)
    day = TODAY + timedelta(days=2)
    backstride(data, "run", "plan", day.isoformat(), "--kind", "hard", "--km", "6", "--minutes", "35")
    (told,) = [each.what for each in load_runner(data).events]
    assert (told.what, told.run_kind, told.distance_m, told.duration_s) == ("run", "hard", 6_000, 2_100)
    days = json.loads(backstride(data, "plan", "--json").output)["plan"]["days"]
    assert next(each["run"]["kind"] for each in days if each["on"] == day.isoformat()) == "hard"


def test_alone_it_says_what_it_can_do(tmp_path: Path) -> None:
    page = CliRunner().invoke(build("run"), ["--data", str(tmp_path), "run"]).output
    for name in ("add", "list", "race", "plan"):
        assert name in page


@pytest.mark.parametrize("command", [["run"], ["why", "run"]])
def test_before_the_ladder_begins_every_condition_is_named_with_its_state(tmp_path: Path, command: list[str]) -> None:
    data = tell(tmp_path, healthy(longest_run_km=0, weekly_km=0))
    page = " ".join(backstride(data, *command).output.split())
    for name in ("No warning sign is open", "Three calm days", "A 30 minute walk", "Ten heel raises on each leg"):
        assert name in page
    assert "✓ met: No warning sign is open" in page
    assert "? not known: A 30 minute walk" in page
    assert KNOWLEDGE.guidance["ladder-entry-walk"].says in page


@pytest.mark.parametrize("command", ["today", "plan"])
def test_today_and_plan_name_the_next_condition_and_where_to_read_on(tmp_path: Path, command: str) -> None:
    page = " ".join(backstride(tell(tmp_path, healthy(longest_run_km=0, weekly_km=0)), command).output.split())
    assert "Before you run again, 5 things are needed" in page
    assert "All of them: backstride run" in page
    assert "Run today: yes" not in page


def test_somebody_who_runs_is_not_asked_whether_they_are_ready(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    for command in (["run"], ["today"], ["plan"], ["why", "run"]):
        page = backstride(data, *command).output
        assert "Before you run again" not in page
        assert "Ready to run again" not in page


@pytest.mark.parametrize("command", [["today"], ["run"], ["why", "run"]])
def test_after_an_amber_run_it_says_what_to_change_first_for_seven_days(tmp_path: Path, command: list[str]) -> None:
    data = tell(tmp_path, HEALTHY)
    backstride(data, "run", "add", "5", "30", "--pain-during", "4", "--pain-after", "4", "--on", ago(6).isoformat())
    assert "What to change first" in backstride(data, *command).output
    older = tell(tmp_path / "older", HEALTHY)
    backstride(older, "run", "add", "5", "30", "--pain-during", "4", "--pain-after", "4", "--on", ago(7).isoformat())
    assert "What to change first" not in backstride(older, *command).output


def test_telling_an_amber_run_answers_with_what_to_change_and_a_green_one_does_not(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    amber = backstride(data, "run", "add", "5", "30", "--pain-during", "4", "--pain-after", "4").output
    assert "What to change first" in amber
    assert "Walk breaks: " in amber
    green = backstride(data, "run", "add", "5", "30", "--pain-during", "1", "--pain-after", "1").output
    assert "What to change first" not in green


def test_the_terminal_adds_its_command_to_what_the_entry_test_asks_for(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(longest_run_km=0, weekly_km=0))

    assert "The self-test for it: backstride test ready-to-run." in " ".join(backstride(data, "run").output.split())
