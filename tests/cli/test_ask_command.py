"""``backstride ask``: what is due is asked, scored and kept; scripts and a clinic's form work too."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from backstride.app.journal import append, load_runner
from backstride.app.questionnaire import FOLDER
from backstride.cli.ask.command import ask
from backstride.cli.settings import Settings
from backstride.journal import Questionnaire
from fhir_forms import form, raw


def backstride(data: Path, *arguments: str, told: str = "", as_json: bool = False) -> Result:
    """``backstride ask`` with these arguments and these lines typed."""
    app = typer.Typer()
    app.command("ask")(ask)
    settings = Settings(data, as_json)
    return CliRunner(env={"COLUMNS": "80"}).invoke(app, [*arguments], input=told, obj=settings)


def _kept(data: Path) -> list[tuple[str, dict[str, int]]]:
    return [(each.what.measure, each.what.items) for each in load_runner(data).questionnaires]


def test_what_is_due_is_asked_weekly_questions_first(tmp_path: Path) -> None:
    weekly, pain, activities = "1\n", "3\n2\n5\n4\n", "4\n2\n7\n5\n\n"
    result = backstride(tmp_path, told=pain + weekly + activities)

    assert result.exit_code == 0, result.output
    assert _kept(tmp_path) == [
        ("nprs", {"now": 3, "average_day": 2, "worst_day": 5, "average_week": 4}),
        ("weekly-participation", {"taking_part": 0}),
        ("psfs", {"easy_run": 4, "long_run": 2, "sitting": 7, "bending": 5}),
    ]
    assert "Due now: Pain now and this week, Running week, Your activities." in result.output
    assert "Your activities: 4.5 (higher is better, up to 10)." in result.output


def test_nothing_is_due_after_that(tmp_path: Path) -> None:
    backstride(tmp_path, told="3\n2\n5\n4\n" + "1\n" + "4\n2\n7\n5\n\n")
    result = backstride(tmp_path)

    assert result.exit_code == 0
    assert "Nothing is due today." in result.output
    assert len(_kept(tmp_path)) == 3


def test_stopping_keeps_the_measures_that_were_finished(tmp_path: Path) -> None:
    result = backstride(tmp_path, told="3\n2\n5\n4\n" + "2\nq\n")

    assert result.exit_code == 0
    assert [measure for measure, _ in _kept(tmp_path)] == ["nprs"]
    assert "Go on with: backstride ask" in result.output


def test_a_line_that_is_no_answer_is_asked_again_and_enter_leaves_out(tmp_path: Path) -> None:
    result = backstride(tmp_path, "nprs", told="11\nx\n3\n\n5\n4\n")

    assert result.exit_code == 0
    assert "'11' is not allowed; a whole number from 0 to 10, or Enter" in " ".join(result.stderr.split())
    assert _kept(tmp_path) == [("nprs", {"now": 3, "worst_day": 5, "average_week": 4})]


def test_weekly_answers_are_words_and_the_points_are_kept(tmp_path: Path) -> None:
    result = backstride(tmp_path, "weekly-participation", told="3\n3\n2\n2\n")

    assert "3  Only in part, because of my back" in result.output
    assert _kept(tmp_path) == [("weekly-participation", {"taking_part": 17, "amount": 17, "quality": 8, "pain": 8})]
    assert "substantial problem" in result.output


def test_a_total_from_paper_is_kept_and_compared(tmp_path: Path) -> None:
    backstride(tmp_path, "rmdq-24", "--total", "14")
    result = backstride(tmp_path, "rmdq-24", "--total", "7")

    assert _kept(tmp_path) == [("rmdq-24", {"total": 14}), ("rmdq-24", {"total": 7})]
    assert "Roland-Morris: 7 (lower is better, up to 24)." in result.output
    assert "From 14 to 7. A change that matters is not shown by 2 readings in a row." in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rmdq-24", "--total", "25"), "total: '25' is not allowed; a whole number from 0 to 24"),
        (("nprs", "--total", "3"), "total: is not an item of nprs"),
        (("nprs", "--answers", "now=3,soon=4"), "soon: is not an item of nprs"),
        (("nprs", "--answers", "now"), "now: is not ITEM=NUMBER"),
        (("weekly-participation", "--answers", "taking_part=5"), "'5' is not allowed; 0, 8, 17, 25"),
        (("nprs", "--answers", ""), "nothing was written; items: now, average_day"),
        (("odi",), "'odi' is not a known measure"),
        (("--total", "3"), "name the measure"),
        (("nprs", "--file", "form.json"), "nprs has its own questions"),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    result = backstride(tmp_path, *arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert _kept(tmp_path) == []


def test_scripts_give_answers_and_read_plain_data(tmp_path: Path) -> None:
    result = backstride(tmp_path, "psfs", "--answers", "easy_run=4, sitting=7,own_1=3", "--json")

    told = json.loads(result.stdout)
    assert (told["measure"], told["score_hundredths"], told["missing"]) == ("psfs", 466, 0)
    assert told["working"]["answer"] == "not known"


def test_plain_data_asks_nothing(tmp_path: Path) -> None:
    due = json.loads(backstride(tmp_path, as_json=True).stdout)["due"]

    assert [each["measure"] for each in due if each["now"]] == ["nprs", "psfs", "weekly-participation"]
    assert _kept(tmp_path) == []


def test_an_own_activity_is_named_once_and_asked_by_its_name_later(tmp_path: Path) -> None:
    backstride(tmp_path, "psfs", told="4\n\n7\n\nDance with my daughter\n3\n\n")
    again = backstride(tmp_path, "psfs", told="5\n8\n6\n")

    assert load_runner(tmp_path).findings["psfs_own_1"].value == "Dance with my daughter"
    assert "Dance with my daughter" in again.output
    assert [items for _, items in _kept(tmp_path)] == [
        {"easy_run": 4, "sitting": 7, "own_1": 3},
        {"easy_run": 5, "sitting": 8, "own_1": 6},
    ]


def test_a_clinics_form_is_asked_kept_and_used_the_next_time(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "form.json"
    file.write_bytes(raw(form()))

    first = backstride(data, "rmdq-24", "--file", str(file), told="y\n" * 6 + "n\n" * 18)
    file.unlink()
    second = backstride(data, "rmdq-24", told="y\n" * 2 + "\n" * 22)

    assert first.exit_code == second.exit_code == 0, first.output
    assert "Neutral sentence number 24." in second.output
    assert (data / FOLDER / "rmdq-24.json").exists()
    assert [sum(items.values()) for _, items in _kept(data)] == [6, 2]
    assert "Roland-Morris: 2 " in second.output


def test_a_form_without_any_tick_scores_nothing_and_is_a_reading(tmp_path: Path) -> None:
    file = tmp_path / "form.json"
    file.write_bytes(raw(form()))

    result = backstride(tmp_path / "data", "rmdq-24", "--file", str(file), told="\n" * 24)

    assert "Roland-Morris: 0 " in result.output


def test_a_file_that_is_no_questionnaire_is_refused_and_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "form.json"
    file.write_text('{"resourceType": "Patient"}')

    result = backstride(tmp_path / "data", "rmdq-24", "--file", str(file))
    missing = backstride(tmp_path / "data", "rmdq-24", "--file", str(tmp_path / "gone.json"))
    folder = backstride(tmp_path / "data", "rmdq-24", "--file", str(tmp_path))

    assert (result.exit_code, missing.exit_code, folder.exit_code) == (1, 1, 1)
    assert "form.json: is not a FHIR Questionnaire" in " ".join(result.stderr.split())
    assert "there is no such file" in " ".join(missing.stderr.split())
    assert "is not a file" in " ".join(folder.stderr.split())
    assert not (tmp_path / "data" / FOLDER).exists()


def test_a_kept_form_that_was_spoilt_is_named_and_a_total_is_asked_instead(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "rmdq-24.json").write_text("{")
    append(tmp_path, [Questionnaire(measure="rmdq-24", items={"total": 9})])

    result = backstride(tmp_path, "rmdq-24", told="7\n")

    assert result.exit_code == 0
    assert "it is not used" in " ".join(result.stderr.split())
    assert _kept(tmp_path)[-1] == ("rmdq-24", {"total": 7})
