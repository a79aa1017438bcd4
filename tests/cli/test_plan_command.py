"""``backstride plan``: the week as a table and as data, past and future, and what stands in its place."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long
from lived_weeks import TODAY, a_session, ago, lived
from typer.testing import CliRunner

from backstride.advice.calendar import WEEKDAYS
from backstride.advice.planning.plan import Proof
from backstride.app.advise import advise
from backstride.app.journal import append, load_runner
from backstride.app.plan import week_to_record
from backstride.cli.main import build
from backstride.journal import Answer, DoneItem, SessionDone
from backstride.journal.entry import Body
from backstride.shown.plan_words import proof_words
from backstride.store.sqlite import open_journal
from runners import HEALTHY, KNOWLEDGE, entries, healthy

CASE = Path(__file__).parents[2] / "cases" / "grows-with-distance.yaml"


def test_the_week_has_seven_days_with_runs_sessions_reasons_and_proof(tmp_path: Path) -> None:
    page = backstride(tell(tmp_path, HEALTHY), "plan").output
    names = {f"{TODAY + timedelta(days=number):%a}" for number in range(7)}
    assert all(f"{name} " in page for name in names)
    assert "> today" in page
    assert "min" in page
    for part in ("Your week", "Your runs", "Why these exercises", "The routines, and why", "Proved: no better week"):
        assert part in page


def test_every_strength_exercise_is_shown_with_its_dose_and_its_reason(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    plan = json.loads(backstride(data, "plan", "--json").output)["plan"]
    page = " ".join(backstride(data, "plan").output.split())
    strength = [item for day in plan["days"] for session in day["sessions"] for item in session["items"]
                if session["routine"] is None]  # fmt: skip
    assert strength
    assert {item["exercise"] for item in strength} == set(plan["exercises"])
    for item in strength:
        assert KNOWLEDGE.exercises[item["exercise"]].name in page
        assert item["why"] in page


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_the_week_fits_the_terminal(tmp_path: Path, columns: int) -> None:
    page = backstride(lived(tmp_path), "plan", columns=columns).output
    assert too_long(page, min(columns, 88)) == []


def test_a_narrow_terminal_has_a_list(tmp_path: Path) -> None:
    page = backstride(tell(tmp_path, HEALTHY), "plan", columns=40).output
    assert "(today)" in page
    assert "For your back" not in page


def test_the_data_has_every_value_of_the_plan(tmp_path: Path) -> None:
    plain = json.loads(backstride(tell(tmp_path, HEALTHY), "plan", "--json").output)
    plan = plain["plan"]
    assert {"first", "days", "mode", "exercises", "left_out", "gave_way", "costs", "moved", "proof"} <= set(plan)
    assert [day["on"] for day in plan["days"]] == [(TODAY + timedelta(days=n)).isoformat() for n in range(7)]
    assert plan["proof"]["status"] == "optimal"
    assert plan["proof"]["objective"] == plan["proof"]["bound"]
    assert plain["triage"]["outcome"] == "cleared"


def test_a_new_plan_is_kept_once_and_then_stays(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    backstride(data, "plan")
    page = backstride(data, "plan").output
    assert len(load_runner(data).weeks) == 1
    assert "stays as it is" in page


def test_a_week_that_is_over_shows_what_was_done(tmp_path: Path) -> None:
    data = lived(tmp_path)
    page = backstride(data, "plan", "--week", ago(14).isoformat(), columns=40).output
    assert "That week" in page
    assert "Done: strength, 15 min" in page
    assert "Easy run: 8 km, pain 1" in page
    over = json.loads(backstride(data, "plan", "--week", ago(14).isoformat(), "--json").output)
    assert len(over["over"]) == 7
    assert over["plan"] is None


def test_a_week_ahead_is_a_preview_that_is_not_kept(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    page = backstride(data, "plan", "--week", (TODAY + timedelta(days=10)).isoformat()).output
    assert "as things stand today" in page
    assert "> today" not in page
    assert load_runner(data).weeks == ()


@pytest.mark.parametrize("week", ["soon", "2026-13-01", "", "9999-01-01", "0001-01-01"])
def test_a_week_that_cannot_be_is_refused(tmp_path: Path, week: str) -> None:
    result = backstride(tell(tmp_path, HEALTHY), "plan", "--week", week)
    assert result.exit_code == 2
    assert "--week" in result.stderr
    assert load_runner(tmp_path).weeks == ()


def test_with_questions_open_there_is_no_plan_but_what_comes_first(tmp_path: Path) -> None:
    result = backstride(tmp_path, "plan")
    assert result.exit_code == 0
    assert "A few questions first" in result.output
    assert "Your week" not in result.output


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    page = backstride(data, "plan").output
    assert "Get help now" in page
    for other in ("Your week", "min", "Proved"):
        assert other not in page.replace("minutes", "")
    assert json.loads(backstride(data, "plan", "--json").output)["plan"] is None
    assert load_runner(data).weeks == ()


def test_a_case_shows_plan_lights_progression_and_runs_and_has_them_as_data() -> None:
    page = CliRunner().invoke(build("case"), ["case", str(CASE)]).output
    for part in ("Your week", "Traffic lights", "Progression", "Running", "Proved: no better week"):
        assert part in page
    plain = json.loads(CliRunner().invoke(build("case"), ["case", str(CASE), "--json"]).output)
    assert len(plain["plan"]["days"]) == 7
    assert set(plain["running"]) == {"answer", "why", "sources", "runs", "stage", "cap", "race", "entry", "levers"}
    assert {"mode", "positions", "stage", "decisions"} <= set(plain["progression"])
    assert set(plain["traffic_light"]) == {"morning", "responses"}


def test_a_plan_that_is_not_proved_says_what_a_better_one_could_gain() -> None:
    assert proof_words(Proof("limit", 970, 1000, 30)) == (
        "Best found in the time there was; a better one could gain at most 3 %."
    )
    assert proof_words(Proof("limit", 998, 1000, 2)).endswith("at most 1 %.")
    assert proof_words(Proof("optimal", 1000, 1000, 0)) == "Proved: no better week exists within your limits."


def test_a_week_under_way_shows_the_days_that_are_over_and_says_when_the_next_one_begins(tmp_path: Path) -> None:
    data = week_of_three_days_ago(tmp_path)
    page = backstride(data, "plan", columns=40).output
    for on in (ago(3), ago(1), TODAY, TODAY + timedelta(days=3)):
        assert f"\n{on:%a} {on.day} {on:%b}" in page
    assert f"Your next week begins on {TODAY + timedelta(days=4):%a}" in " ".join(page.split())
    plain = json.loads(backstride(data, "plan", "--json").output)
    assert [day["on"] for day in plain["over"]] == [ago(days).isoformat() for days in (3, 2, 1)]


def test_a_new_week_has_seven_days_ahead_and_does_not_speak_of_the_next(tmp_path: Path) -> None:
    page = backstride(tell(tmp_path, HEALTHY), "plan").output
    assert "Your next week begins" not in page


def test_the_exercises_of_a_day_that_is_over_are_named_for_strength_only(tmp_path: Path) -> None:
    evening = SessionDone(session="evening", items=(DoneItem(exercise="cat-camel", level=1, sets_done=1),),
                          duration_s=300, completed=True)  # fmt: skip
    append(tell(tmp_path, HEALTHY), [a_session(), evening], ago(1))
    page = backstride(tmp_path, "plan", "--week", ago(3).isoformat()).output
    assert "Glute bridge, level 1: 2 sets" in page
    assert "Done: evening, 5 min" in page
    assert "Cat-camel, level 1: 1 set" not in page


def test_a_run_of_today_that_was_told_stands_in_place_of_its_plan(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(run_days=WEEKDAYS))
    backstride(data, "run", "add", "4", "25")
    assert "Done: Easy run: 4 km" in " ".join(backstride(data, "plan", columns=40).output.split())
    assert "Run today: done, 4 km." in backstride(data, "today").output


def week_of_three_days_ago(data: Path) -> Path:
    """A plan made three days ago that still holds today, because all that was told is the same."""
    told = entries(HEALTHY, ago(3))
    with open_journal(data / "journal.sqlite") as journal:
        journal.append(told)
    made = advise(load_runner(data), KNOWLEDGE, ago(3))
    week = week_to_record(made)
    assert week is not None
    for days in (3, 2, 1):
        day = advise(load_runner(data), KNOWLEDGE, ago(days))
        bodies: list[Body] = [week] if days == 3 else []
        for session in day.today.sessions if day.today else ():
            items = tuple(
                DoneItem(exercise=item.exercise, level=item.level, sets_done=item.dose.sets) for item in session.items
            )
            bodies.append(
                SessionDone(
                    session=session.kind,
                    routine=session.routine,
                    items=items,
                    duration_s=600,
                    completed=True,
                    pain_during_0_10=1,
                    pain_after_0_10=1,
                )
            )
        append(data, bodies, ago(days))
    return data
