"""``backstride test`` with lines instead of a keyboard: what is offered, asked, recorded and told."""

import json
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long

from backstride.app.journal import append, load_runner
from backstride.journal import Run
from runners import healthy, without

PLANK = "2\n46\n2\n42\n3\n"
"""Pain before, left seconds, pain, right seconds, pain."""


@pytest.fixture
def well(tmp_path: Path) -> Path:
    """Data of a runner with every question answered and nothing alarming."""
    return tell(tmp_path, healthy())


def test_without_an_id_the_test_that_tells_most_is_offered_with_why_and_how_long(well: Path) -> None:
    page = backstride(well, "test")

    assert page.exit_code == 0
    assert "Next test: Single-leg bridge, level pelvis" in page.stdout
    assert "It tells whether you can keep your pelvis level" in page.stdout
    assert "about 3 minutes" in page.stdout
    assert "backstride test bridge-hold" in page.stdout


def test_a_side_plank_test_is_led_through_recorded_and_explained(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told=PLANK)

    (done,) = load_runner(well).self_tests
    assert page.exit_code == 0
    assert done.what.test == "side-plank-hold"
    assert done.what.results == {"side_plank_left_s": 46, "side_plank_right_s": 42}
    assert "Left side: 46 s" in page.stdout
    assert "The weaker side is below the range that we compare with, 72 to 119 s." in page.stdout
    assert "Estimate. Quarter points" in page.stdout
    assert "Your sides differ by 8 %." in page.stdout
    assert "A short hold is no proof" in " ".join(page.stdout.split())
    assert "Side plank, level 2 (side plank); it was level 1." in page.stdout
    assert "Next, if you like:" in page.stdout


def test_purpose_start_steps_and_stop_rule_come_before_the_first_question(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told=PLANK).stdout

    parts = ("How long the muscles", "You need: floor", "How to start", "Steps", "Stop if pain reaches 4", "right now")
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "Rest for 2 min, so that the other side gets a fair try." in page


def test_an_answer_that_needs_its_question_is_shown_with_it(well: Path) -> None:
    page = backstride(well, "test", "glute-squeeze", told="1\n1\n1\n")

    assert "Did you feel your buttocks tighten? Yes, on both sides" in page.stdout


def test_a_second_time_is_compared_with_the_first(well: Path) -> None:
    backstride(well, "test", "side-plank-hold", told=PLANK)

    page = backstride(well, "test", "side-plank-hold", told="0\n60\n0\n61\n0\n")

    assert "Left side: 60 s (last time 46 s)" in page.stdout
    assert len(load_runner(well).self_tests) == 2


def test_without_a_norm_for_age_and_sex_no_band_is_told(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(age_y=62))

    page = backstride(data, "test", "side-plank-hold", told=PLANK)

    assert "We have no comparison for your age and sex" in " ".join(page.stdout.split())


def test_choices_are_numbered_and_a_wrong_number_is_asked_again(well: Path) -> None:
    page = backstride(well, "test", "bridge-hold", told="1\n3\n1\n2\nx\n2\n1\n")

    (done,) = load_runner(well).self_tests
    assert page.exit_code == 0
    assert "1  It stayed level" in page.stdout
    assert "'3' is not allowed; a number from 1 to 2" in page.stderr
    assert done.what.results == {"bridge_hold_left": "pass", "bridge_hold_right": "fail"}


@pytest.mark.parametrize("told", ["", "2\n", "2\n46\n", "2\n46\n2\n42\n", "2\nq\n", "q\n", "2\n46\nq\n"])
def test_what_ends_early_records_nothing(well: Path, told: str) -> None:
    page = backstride(well, "test", "side-plank-hold", told=told)

    assert page.exit_code == 1
    assert "Nothing was written down." in page.stdout
    assert load_runner(well).self_tests == ()


@pytest.mark.parametrize("value", ["601", "-1", "1.5", "", "abc", "4 6", "٤٦"])
def test_seconds_that_cannot_be_are_refused_with_what_is_allowed(well: Path, value: str) -> None:
    page = backstride(well, "test", "side-plank-hold", told=f"2\n{value}\n46\n2\n42\n2\n")

    (done,) = load_runner(well).self_tests
    assert "is not allowed; a whole number from 0 to 600 (seconds)" in page.stderr
    assert done.what.results["side_plank_left_s"] == 46


def test_pain_of_four_ends_the_test_without_a_result(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told="3\n46\n4\n")

    known = load_runner(well)
    assert page.exit_code == 1
    assert "Pain reached 4 out of 10, so the test ends." in page.stdout
    assert (known.self_tests, known.sessions) == ((), ())


def test_pain_that_would_end_a_session_has_the_warning_signs_asked_again(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told="1\n46\n5\n")

    runner = load_runner(well)
    assert page.exit_code == 1
    assert [stop.what for stop in runner.stops] == ["pain-five"]
    assert runner.self_tests == ()
    assert backstride(well, "test", "side-plank-hold").exit_code == 1


def test_a_stop_sign_is_told_at_once_and_closes_the_tests(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told="1\n46\ns\n2\n")

    assert page.exit_code == 1
    assert "Stop: Chest pain or hard to breathe" in page.stdout
    assert "Call 999 now" in page.stdout
    assert load_runner(well).findings["chest_symptoms"].value == "yes"
    assert "Get help now" in backstride(well, "test").stdout


def test_none_of_the_stop_signs_goes_on_with_the_test(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told="1\n46\ns\n0\n1\n42\n1\n")

    assert page.exit_code == 0
    assert len(load_runner(well).self_tests) == 1


def test_too_much_pain_before_the_first_try_closes_the_test(well: Path) -> None:
    page = backstride(well, "test", "side-plank-hold", told="4\n")

    assert page.exit_code == 1
    assert "Pain of 4 out of 10 is too much to start" in page.stdout


def test_the_leg_power_check_goes_by_its_own_limit_and_ends_as_soon_as_pain_rises(well: Path) -> None:
    too_sore = backstride(well, "test", "leg-power-check", told="6\n")
    begun = backstride(well, "test", "leg-power-check", told="5\n1\n1\n5\n")
    risen = backstride(well, "test", "leg-power-check", told="5\n1\n1\n6\n")

    assert "too much to start" in too_sore.stdout
    assert "left toes up" in begun.stdout
    assert "Stop: Pain too high" in risen.stdout


def test_a_result_that_calls_for_care_is_recorded_and_the_care_is_told_first(well: Path) -> None:
    page = backstride(well, "test", "leg-power-check", told="1\n1\n1\n1\n2\n1\n1\n5\n1\n5\n1\n").stdout

    assert len(load_runner(well).self_tests) == 1
    assert page.index("See somebody today or tomorrow") < page.index("Your result")
    assert "on your left leg? 5 times" in " ".join(page.split())


def test_before_the_safety_questions_there_is_no_test(tmp_path: Path) -> None:
    for arguments in (("test",), ("test", "side-plank-hold")):
        page = backstride(tmp_path, *arguments, told=PLANK)
        assert page.exit_code == 1
        assert "backstride start" in page.stdout
        assert load_runner(tmp_path).self_tests == ()


def test_an_emergency_closes_every_test_and_says_what_to_do(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(bladder_change="yes"))

    page = backstride(data, "test", "glute-squeeze", told="1\n1\n1\n")

    assert page.exit_code == 1
    assert "Go to the emergency department now" in page.stdout
    assert load_runner(data).self_tests == ()


def test_a_contraindication_closes_a_test_and_names_something_else(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(shoulder_sore="yes"))

    page = backstride(data, "test", "side-plank-hold", told=PLANK)

    assert page.exit_code == 1
    assert "Planks rest much of your weight on the shoulders." in page.stdout
    assert "Instead:" in page.stdout


@pytest.mark.parametrize("known", ["not_sure", None])
def test_a_contraindication_that_is_not_known_to_be_absent_closes_a_test(tmp_path: Path, known: str | None) -> None:
    answers = healthy(shoulder_sore=known) if known else without(healthy(), "shoulder_sore")
    data = tell(tmp_path, answers)

    page = backstride(data, "test", "side-plank-hold", told=PLANK)

    assert page.exit_code == 1
    assert load_runner(data).self_tests == ()


def test_missing_equipment_closes_a_test(well: Path) -> None:
    page = backstride(well, "test", "modified-thomas", told="1\n1\n1\n1\n1\n")

    assert page.exit_code == 1
    assert "It needs: table or bench" in page.stdout


def test_a_test_that_is_never_offered_says_why(well: Path) -> None:
    page = backstride(well, "test", "hop-test", told="1\n1\n1\n")

    assert page.exit_code == 1
    assert "Hop test: not offered" in page.stdout
    assert "Never. A bone that is overloaded" in page.stdout


def test_an_unknown_test_is_refused_with_the_nearest_ones(well: Path) -> None:
    page = backstride(well, "test", "side-plank")

    assert page.exit_code == 2
    assert "'side-plank' is not a known self-test. Did you mean side-plank-hold" in page.stderr


def test_a_run_on_the_same_day_is_pointed_out(well: Path) -> None:
    append(well, [Run(distance_m=5000, duration_s=1800)])

    assert "on a day when you have not run yet" in backstride(well, "test", "side-plank-hold").stdout


def test_the_list_has_every_test_with_its_results_or_the_reason_against_it(well: Path) -> None:
    backstride(well, "test", "side-plank-hold", told=PLANK)

    page = backstride(well, "test", "--list").stdout

    assert [page.index(each) for each in ("Open to you", "Not now", "Not offered")] == sorted(
        page.index(each) for each in ("Open to you", "Not now", "Not offered")
    )
    assert "left 46 s; right 42 s. Again from" in page
    assert "It needs: table or bench" in page
    assert "hop-test" in page


def test_as_data_the_list_says_what_may_be_done_and_what_was_done(well: Path) -> None:
    backstride(well, "test", "side-plank-hold", told=PLANK)

    listed = json.loads(backstride(well, "test", "--list", "--json").stdout)

    tests = {test["id"]: test for test in listed["tests"]}
    assert listed["level"] == "self_care"
    assert tests["side-plank-hold"]["not_now"] is None
    assert tests["side-plank-hold"]["done"][0]["results"] == {"side_plank_left_s": 46, "side_plank_right_s": 42}
    assert tests["hop-test"]["not_now"]["reason"] == "not_offered"
    assert tests["modified-thomas"]["not_now"]["reason"] == "equipment"


def test_as_data_one_test_is_described_and_nothing_is_asked(well: Path) -> None:
    described = json.loads(backstride(well, "test", "front-plank-hold", "--json").stdout)
    best = json.loads(backstride(well, "test", "--json").stdout)

    assert described["measures"][0]["fact"] == "front_plank_s"
    assert described["sources_in_full"][0]["year"] == 2014
    assert (best["next_test"]["id"], best["next_test"]["minutes"]) == ("bridge-hold", 3)
    assert load_runner(well).self_tests == ()


@pytest.mark.parametrize("columns", [40, 80])
def test_every_page_fits_the_terminal_and_has_no_colour_codes_when_it_is_none(well: Path, columns: int) -> None:
    for arguments in (("test",), ("test", "--list"), ("test", "side-plank-hold"), ("test", "hop-test")):
        page = backstride(well, *arguments, told=PLANK, columns=columns).stdout
        assert too_long(page, columns) == []
        assert "\x1b" not in page
