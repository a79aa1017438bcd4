"""``backstride``, ``today``, ``check-in`` and ``coach``: what to do now."""

import json
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long
from typer.testing import CliRunner

from backstride.app.journal import load_runner
from backstride.cli.main import build
from backstride.journal import Answer
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
        "triage", "factors", "next_test", "traffic_light", "progression", "outcomes", "plan", "session", "running",
        "script", "versions",
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
