"""``backstride``, ``today``, ``check-in`` and ``coach``: what to do now."""

import json
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long
from lived_weeks import a_run, ago, lived
from typer.testing import CliRunner

from backstride.advice.calendar import WEEKDAYS
from backstride.app.journal import append, load_runner
from backstride.app.new_entry import today as today_here
from backstride.cli.main import build
from backstride.journal import Answer, CheckIn
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError
from runners import HEALTHY, KNOWLEDGE, healthy


def test_with_nothing_told_it_says_how_to_begin(tmp_path: Path) -> None:
    result = CliRunner().invoke(build(""), ["--data", str(tmp_path)])
    assert result.exit_code == 0
    assert "backstride start" in result.output


def test_today_says_what_to_do_and_why(tmp_path: Path) -> None:
    page = backstride(tell(tmp_path, HEALTHY), "today").output
    assert "Run today:" in page
    assert "What may contribute" in page
    assert "Evidence" in page
    assert KNOWLEDGE.guidance["safety-net"].says.split(",")[0] in " ".join(page.split())


def test_today_fits_a_narrow_terminal(tmp_path: Path) -> None:
    page = backstride(tell(tmp_path, HEALTHY), "today", columns=40).output
    assert too_long(page, 40) == []


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    told = healthy(saddle_numbness=Answer(value="yes", course="new"))
    page = backstride(tell(tmp_path, told), "today").output
    assert "Get help now" in page
    for other in ("Run today", "What may contribute", "coach", "check-in"):
        assert other not in page


def test_json_has_the_documented_parts(tmp_path: Path) -> None:
    plain = json.loads(backstride(tell(tmp_path, HEALTHY), "today", "--json").output)
    assert set(plain) == {
        "triage", "factors", "next_test", "traffic_light", "progression", "outcomes", "well", "plan", "session",
        "running", "script", "versions",
    }  # fmt: skip
    assert plain["triage"]["level"] == "self_care"
    assert plain["session"]["duration_s"] == sum(step["seconds"] for step in plain["script"])


def test_a_morning_check_is_judged_and_written_down(tmp_path: Path) -> None:
    result = backstride(tell(tmp_path, HEALTHY), "check-in", "2")
    assert "Green" in result.output
    assert [check.what.pain_morning_0_10 for check in load_runner(tmp_path).check_ins] == [2]


def test_a_red_morning_leads_to_the_safety_questions(tmp_path: Path) -> None:
    result = backstride(tell(tmp_path, HEALTHY), "check-in", "7")
    assert "Red" in result.output
    assert "backstride start" in result.output
    assert "short questions are open" in backstride(tmp_path, "today").output


def test_an_impossible_pain_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    for wrong in ("11", "-1", "3.5", "lots", "", "９"):
        result = backstride(tmp_path, "check-in", "--", wrong)
        assert result.exit_code == 2
        assert "0 (no pain) to 10" in " ".join(result.output.split())
    assert load_runner(tmp_path).check_ins == ()


def test_coach_without_clearance_shows_the_advice_instead(tmp_path: Path) -> None:
    told = healthy(fever="yes")
    result = backstride(tell(tmp_path, told), "coach")
    assert result.exit_code == 1
    assert "See somebody today or tomorrow" in result.output


def test_a_wish_that_is_not_for_today_names_what_is(tmp_path: Path) -> None:
    result = backstride(tell(tmp_path, HEALTHY), "coach", "swimming")
    assert result.exit_code == 2
    assert "ball-circuit" in " ".join(result.output.split())


def test_coach_json_is_the_session_and_its_script(tmp_path: Path) -> None:
    plain = json.loads(backstride(tell(tmp_path, HEALTHY), "coach", "--json").output)
    assert plain["session"]["duration_s"] == sum(step["seconds"] for step in plain["script"])
    assert load_runner(tmp_path).plans == ()


def test_coach_json_of_somebody_referred_has_no_session(tmp_path: Path) -> None:
    result = backstride(tell(tmp_path, healthy(fever="yes")), "coach", "--json")
    assert result.exit_code == 1
    assert json.loads(result.output)["session"] is None


def test_a_session_coached_without_a_terminal_is_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTRIDE_SPEED", "1000")
    result = backstride(tell(tmp_path, HEALTHY), "coach", "evening", "--plain", "--no-voice", "--quiet")
    runner = load_runner(tmp_path)
    assert result.exit_code == 0
    assert [plan.what.session for plan in runner.plans] == ["evening"]
    assert [(done.what.session, done.what.completed) for done in runner.sessions] == [("evening", True)]
    assert "Done today: evening" in backstride(tmp_path, "today").output


@pytest.mark.parametrize(
    "command", [["today"], ["plan"], ["why", "run"], ["run"], ["coach", "--json"], ["today", "--json"]]
)
def test_every_page_that_shows_the_plan_keeps_it_once(tmp_path: Path, command: list[str]) -> None:
    data = tell(tmp_path, HEALTHY)
    backstride(data, *command)
    backstride(data, "today")
    assert len(load_runner(data).weeks) == 1


def test_the_last_page_of_the_interview_keeps_the_plan(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = backstride(data, "start", told="\n" * 20).output
    assert "Your whole week: backstride plan" in page
    assert len(load_runner(data).weeks) == 1


@pytest.mark.parametrize("command", [["today"], ["plan"], ["run"], ["why", "run"], ["today", "--json"]])
def test_where_nothing_can_be_written_the_advice_is_given_all_the_same(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tell(tmp_path, HEALTHY)

    def disk_is_full(*_: object) -> None:
        raise StoreError(Problem("journal.sqlite", "the disk is full; nothing of this was recorded"))

    monkeypatch.setattr("backstride.store.sqlite.Journal.append", disk_is_full)
    result = backstride(data, *command)
    assert result.exit_code == 0
    assert "A few questions first" not in result.stdout
    assert result.stderr.splitlines() == [
        "backstride: this week's plan could not be kept, so the next one may differ more: "
        "journal.sqlite: the disk is full; nothing of this was recorded"
    ]


@pytest.mark.parametrize("command", [["today"], ["plan"], ["run"]])
def test_a_data_folder_that_is_a_file_or_missing_is_one_without_answers(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "missing"):
        result = backstride(folder, *command)
        assert result.exit_code == 0
        assert "A few questions first" in result.output


def test_on_a_day_without_a_planned_run_the_next_one_is_named(tmp_path: Path) -> None:
    tomorrow = (today_here().weekday() + 1) % 7
    page = backstride(tell(tmp_path, healthy(run_days=(WEEKDAYS[tomorrow],))), "today").output
    assert "Run today: none planned" in page
    assert "Next run: " in page
    assert "Run today: yes" not in page


def test_on_calm_days_the_answer_for_today_is_the_one_of_the_plan(tmp_path: Path) -> None:
    data = lived(tmp_path)
    append(data, [CheckIn(pain_morning_0_10=4)])
    plain = json.loads(backstride(data, "today", "--json").output)
    assert plain["progression"]["mode"] == "calm"
    assert plain["running"]["answer"] == "no"
    page = backstride(data, "today").output
    assert "Run today: no" in page
    assert "Run as usual" not in page


def test_a_referral_names_the_summary_to_take_along(tmp_path: Path) -> None:
    told = healthy(duration="over_three_months", pain_course="same")
    page = backstride(tell(tmp_path, told), "today").output
    assert "See a clinician" in page
    assert "backstride progress --summary" in page
    assert "From answers to: ." not in page


@pytest.mark.parametrize("command", ["today", "plan", "progress"])
def test_somebody_who_is_well_again_reads_it_first(tmp_path: Path, command: str) -> None:
    page = backstride(well(tmp_path), command).output
    assert page.lstrip().startswith("You are well again, since ")
    assert "Next morning check: " in page or "A morning check is due" in page


@pytest.mark.parametrize("command", ["today", "plan", "progress"])
def test_when_it_comes_back_what_to_do_first_stands_on_top(tmp_path: Path, command: str) -> None:
    data = well(tmp_path)
    backstride(data, "check-in", "3")
    page = backstride(data, command).output
    assert page.lstrip().startswith("It came back: first things first")
    assert "Answer the warning signs again." in page
    assert "The warning signs: backstride start" in page
    assert json.loads(backstride(data, "today", "--json").output)["well"]["came_back"]["pain_0_10"] == 3


def well(data: Path) -> Path:
    """Six weeks of mornings at 0, with the runs of before."""
    tell(data, healthy(pain_now_0_10=0, pain_worst_0_10=1, pain_run_0_10=0, longest_run_km=8))
    for days in range(42, 0, -1):
        append(data, [CheckIn(pain_morning_0_10=0), *([a_run(pain_0_10=0)] if days % 3 == 0 else [])], ago(days))
    return data
