"""``backstride start``: one screen at a time, kept at once, resumable."""

import json
from pathlib import Path

from in_process import backstride, tell

from backstride.app.journal import load_runner
from runners import HEALTHY


def told(data: Path) -> dict[str, object]:
    return {fact: finding.value for fact, finding in load_runner(data).findings.items()}


def test_an_answer_is_kept_at_once_and_the_next_sitting_goes_on_from_there(tmp_path: Path) -> None:
    first = backstride(tmp_path, "start", told="34\n2\nq\n")
    assert told(tmp_path) == {"age_y": 34, "sex": "male"}
    assert "Your answers are kept" in first.output

    second = backstride(tmp_path, "start", told="1\nq\n")
    assert "How old are you?" not in second.output
    assert told(tmp_path)["region"] == "gb"


def test_the_end_of_input_stops_without_losing_anything(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="34\n")
    assert result.exit_code == 0
    assert told(tmp_path) == {"age_y": 34}


def test_a_number_out_of_range_is_named_with_what_is_allowed_and_asked_again(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="340\nabc\n34\nq\n")
    assert "'340' is not allowed; a whole number from 0 to 110." in result.output
    assert "'abc' is not allowed" in result.output
    assert told(tmp_path) == {"age_y": 34}


def test_a_safety_question_cannot_be_left_out(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="\nq\n")
    assert "Safety rests on this one." in result.output
    assert told(tmp_path) == {}


def test_back_shows_the_screen_before_and_a_new_answer_replaces_the_old_one(tmp_path: Path) -> None:
    backstride(tmp_path, "start", told="43\nb\n34\nq\n")
    assert told(tmp_path)["age_y"] == 34


def test_why_is_told_when_asked_for(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="w\nq\n")
    assert "Some rules depend on age." in " ".join(result.output.split())


def test_none_of_a_checklist_answers_no_to_each_of_its_signs(tmp_path: Path) -> None:
    backstride(tmp_path, "start", told="34\n2\n1\n0\nq\n")
    assert told(tmp_path)["bladder_change"] == "no"
    assert told(tmp_path)["sexual_function_change"] == "no"


def test_a_question_mark_behind_a_sign_means_not_sure(tmp_path: Path) -> None:
    backstride(tmp_path, "start", told="34\n2\n1\n3?\nq\n")
    assert told(tmp_path)["saddle_numbness"] == "not_sure"
    assert told(tmp_path)["bladder_change"] == "no"


def test_a_sign_is_asked_when_it_began_and_a_new_one_ends_the_interview_at_once(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="34\n2\n1\n1\n1\n")
    assert "When did it start, and does it change?" in result.output
    assert "Get help now" in result.output
    assert "999" in result.output
    assert "What may contribute" not in result.output
    assert load_runner(tmp_path).findings["bladder_change"].course == "new"


def test_an_old_unchanged_sign_does_not_end_the_interview(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="34\n2\n1\n1\n3\nq\n")
    assert "Get help now" not in result.output
    assert "Clumsy hands (buttons, keys) and a strange walk" in result.output


def test_a_scale_says_what_its_ends_mean(tmp_path: Path) -> None:
    result = backstride(tmp_path, "start", told="34\n2\n1\n0\n0\n0\n0\n0\n1\nq\n")
    assert "How strong is the pain right now?" in result.output
    assert "0: None. 10: Worst imaginable." in " ".join(result.output.split())


def test_a_side_remark_in_the_story_is_asked_about_and_decides_nothing(tmp_path: Path) -> None:
    answers = {fact: answer for fact, answer in HEALTHY.items() if fact != "story"}
    tell(tmp_path, answers)
    result = backstride(tmp_path, "start", told="It hurts, and both legs feel odd.\nn\n")
    assert "You mention both legs." in result.output
    assert told(tmp_path)["both_legs"] == "no"
    assert "Get help now" not in result.output


def test_again_asks_everything_afresh(tmp_path: Path) -> None:
    tell(tmp_path, HEALTHY)
    result = backstride(tmp_path, "start", "--again", told="35\nq\n")
    assert "How old are you?" in result.output


def test_json_says_what_is_open_and_asks_nothing(tmp_path: Path) -> None:
    plain = json.loads(backstride(tmp_path, "start", "--json").output)
    assert plain["outcome"] == "incomplete"
    assert plain["next"] == ["age_y"]
    assert "bladder_change" in plain["needed"]


def test_what_safety_needs_comes_first_and_the_runner_is_told_when_it_is_enough(tmp_path: Path) -> None:
    answers = {fact: answer for fact, answer in HEALTHY.items() if fact not in ("limp", "sleep_h")}
    result = backstride(tell(tmp_path, answers), "start", told="0\nq\n")
    assert "That is all that safety needs." in result.output
    assert "How many hours do you sleep" in result.output
    assert "Run today:" in result.output
