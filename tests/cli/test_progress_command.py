"""``backstride progress``: charts that can be read without colour, at any width, and from the first day."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_process import backstride, tell, too_long
from lived_weeks import TODAY, a_session, ago, lived

from backstride.app.journal import append
from backstride.cli.progress.chart import bar, spark, steps
from backstride.journal import Answer, CheckIn, DoneItem
from runners import HEALTHY, healthy


def test_the_answer_stands_on_top_with_its_figure(tmp_path: Path) -> None:
    page = backstride(lived(tmp_path), "progress").output
    top = page.split("The last")[0]
    assert "Is it working?" in top
    assert "Mornings:" in top


def test_every_chart_has_its_figures(tmp_path: Path) -> None:
    page = backstride(lived(tmp_path), "progress").output
    for part in ("Mo Tu We Th Fr Sa Su", "Pain in runs", "Pain in sessions", "done", "longest 8 km", "Glute bridge"):
        assert part in page


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_charts_fit_the_terminal(tmp_path: Path, columns: int) -> None:
    page = backstride(lived(tmp_path), "progress", "--weeks", "12", columns=columns).output
    assert [line for line in page.splitlines() if len(line) > min(columns, 88)] == []
    assert too_long(page, columns) == []


def test_with_nothing_told_every_chart_says_how_to_begin(tmp_path: Path) -> None:
    page = " ".join(backstride(tmp_path, "progress").output.split())
    for command in ("check-in", "run add", "coach", "plan", "ask"):
        assert f"backstride {command}" in page


def test_a_day_that_was_not_told_is_a_dot_and_no_zero(tmp_path: Path) -> None:
    data = tell(tmp_path, HEALTHY)
    backstride(data, "check-in", "0")
    line = next(line for line in backstride(data, "progress", "--weeks", "1").output.splitlines() if "▁" in line)
    assert line.count("·") == 12
    assert " 0 " in line


def test_the_data_has_weeks_outcomes_and_progression(tmp_path: Path) -> None:
    plain = json.loads(backstride(lived(tmp_path), "progress", "--weeks", "4", "--json").output)
    assert len(plain["weeks"]) == 4
    assert sum(week["distance_m"] for week in plain["weeks"]) > 0
    assert plain["outcomes"]["working"]["says"]
    assert "glute-bridge" in plain["progression"]["positions"]


def test_sessions_done_stand_beside_those_planned(tmp_path: Path) -> None:
    data = lived(tmp_path)
    weeks = json.loads(backstride(data, "progress", "--json").output)["weeks"]
    assert all(week["planned"] is None for week in weeks)
    assert sum(week["done"] for week in weeks) == len([n for n in range(28, 0, -1) if n % 3 == 1])


def test_an_emergency_stands_alone(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(saddle_numbness=Answer(value="yes", course="new")))
    page = backstride(data, "progress").output
    assert "Get help now" in page
    assert "Is it working?" not in page


def test_a_summary_can_be_taken_along(tmp_path: Path) -> None:
    page = backstride(lived(tmp_path), "progress", "--summary").output
    assert "Warning signs" in page
    assert "Is it working?" not in page


@pytest.mark.parametrize("weeks", ["0", "105", "-1", "some", "", "1.5"])
def test_a_number_of_weeks_that_cannot_be_is_refused(tmp_path: Path, weeks: str) -> None:
    result = backstride(tmp_path, "progress", f"--weeks={weeks}")
    assert result.exit_code == 2
    assert "from 1 to 104" in " ".join(result.stderr.split())


def test_a_run_of_another_week_is_on_another_line(tmp_path: Path) -> None:
    backstride(tmp_path, "run", "add", "5", "30", "--on", ago(TODAY.weekday() + 1).isoformat())
    weeks = json.loads(backstride(tmp_path, "progress", "--weeks", "2", "--json").output)["weeks"]
    assert [week["distance_m"] for week in weeks] == [5_000, 0]


@given(st.lists(st.none() | st.integers(0, 10)))
def test_a_sparkline_has_a_column_for_each_value_and_never_falls_when_pain_rises(values: list[int | None]) -> None:
    drawn = spark(values, 10)
    assert len(drawn) == len(values)
    told = sorted((value, column) for value, column in zip(values, drawn, strict=True) if value is not None)
    assert [column for _, column in told] == sorted(column for _, column in told)


@given(value=st.integers(0, 200_000), most=st.integers(0, 200_000), columns=st.integers(1, 40))
def test_a_bar_is_never_longer_than_its_room(value: int, most: int, columns: int) -> None:
    assert len(bar(value, most, columns)) <= columns


def test_a_full_bar_fills_its_room_and_half_a_bar_half_of_it() -> None:
    assert bar(10, 10, 8) == "████████"
    assert bar(5, 10, 8) == "████"
    assert bar(0, 10, 8) == ""
    assert steps(2, 5) == "■■□□□"


def test_weeks_before_the_first_record_are_left_out(tmp_path: Path) -> None:
    append(tell(tmp_path, HEALTHY), [CheckIn(pain_morning_0_10=1)], ago(TODAY.weekday() + 1))
    assert len(json.loads(backstride(tmp_path, "progress", "--json").output)["weeks"]) == 2
    assert "The last 2 weeks" in backstride(tmp_path, "progress").output


def test_what_was_trained_lately_stands_alone_and_the_other_drills_share_a_line(tmp_path: Path) -> None:
    data = lived(tmp_path)
    drills = ("cat-camel", "crab-walk", "slow-butt-kick", "lat-stretch", "quad-stretch")
    append(data, [a_session().model_copy(update={"session": "mobility", "items": tuple(
        DoneItem(exercise=drill, level=1, sets_done=1) for drill in drills)})], ago(1))  # fmt: skip
    page = backstride(data, "progress").output
    stands = page.split("Where you stand")[1].split("Questionnaires")[0]
    assert "Glute bridge, level " in stands
    assert "Cat-camel, level" not in stands
    (line,) = [line for line in stands.splitlines() if line.startswith("And: ")]
    assert line.startswith("And: Cat-camel, Crab walk, ")
