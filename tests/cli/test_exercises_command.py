"""``backstride exercises``: the list, its filters, what a runner may do, and one exercise with everything."""

import json
from pathlib import Path

import pytest
from in_process import backstride, tell, too_long

from runners import KNOWLEDGE, healthy


def test_the_list_has_every_exercise_under_its_kind(tmp_path: Path) -> None:
    page = backstride(tmp_path, "exercises")

    assert page.exit_code == 0
    assert all(f" {each}" in page.stdout for each in KNOWLEDGE.exercises)
    assert page.stdout.index("Strength") < page.stdout.index("bird-dog") < page.stdout.index("Mobility")
    assert "On hands and knees you reach out an arm" in page.stdout


def test_one_exercise_has_dose_instructions_contraindications_evidence_and_sources(tmp_path: Path) -> None:
    page = " ".join(backstride(tmp_path, "exercises", "bird-dog").stdout.split())

    for part in (
        "Level 1: One limb at a time", "30 s rest", "At most:", "You need: floor", "Feel Your belly",
        "Avoid Leaning", "Breathe Breathe out", "Sore wrists or knees.", "It may help with:",
        "Trunk endurance. Evidence B: tested in people with back pain.", "no clinician has reviewed it yet",
        "Revision 2021", "https://doi.org/10.2519/jospt.2021.0304",
    ):  # fmt: skip
        assert part in page


def test_an_exercise_that_is_not_offered_says_why(tmp_path: Path) -> None:
    page = backstride(tmp_path, "exercises", "hip-flexor-release-ball").stdout

    assert "Not offered." in page
    assert "The source shows this only in a video." in page
    assert "Level" not in page


@pytest.mark.parametrize("given", ["bird-dog", "Bird Dog", "bird_dog"])
def test_capitals_and_spaces_in_an_id_do_not_matter(tmp_path: Path, given: str) -> None:
    assert backstride(tmp_path, "exercises", given).stdout.startswith("\nBird dog\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("bird-dgo",), "'bird-dgo' is not a known exercise. Did you mean bird-dog"),
        (("--factor", "siting"), "'siting' is not a known factor. Did you mean sitting"),
        (("--equipment", "kettle"), "'kettle' is not a known equipment. Known: none, ball, band"),
        (("--position", "flying"), "'flying' is not a known position. Known: standing, supine"),
        (("--source", "X99"), "'X99' is not a known source."),
    ],
)
def test_an_unknown_id_ends_with_one_message_and_code_2(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    page = backstride(tmp_path, "exercises", *arguments)

    assert page.exit_code == 2
    assert page.stdout == ""
    assert page.stderr.startswith(f"backstride: {message}")
    assert page.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "some", "none"),
    [
        (("--factor", "sitting"), {"desk-stand", "cat-camel"}, {"plank"}),
        (("--equipment", "kettlebell"), {"kettlebell-swing"}, {"plank"}),
        (("--equipment", "none"), {"plank", "crab-walk"}, {"kettlebell-swing", "ball-back-extension"}),
        (("--position", "side_lying"), {"side-lying-leg-raise"}, {"plank"}),
        (("--source", "X17"), {"bird-dog"}, {"plank"}),
        (("--source", "s2"), {"plank", "locust", "glute-bridge"}, {"bird-dog"}),
        (("--source", "cai-2017"), {"glute-bridge"}, {"cat-camel"}),
        (("--source", "S3", "--position", "supine"), {"glute-bridge"}, {"bird-dog"}),
    ],
)
def test_a_filter_keeps_what_fits(tmp_path: Path, arguments: tuple[str, ...], some: set[str], none: set[str]) -> None:
    listed = json.loads(backstride(tmp_path, "exercises", *arguments, "--json").stdout)

    ids = {each["id"] for each in listed["exercises"]}
    assert some <= ids
    assert not none & ids


def test_as_data_an_exercise_has_everything_that_it_names(tmp_path: Path) -> None:
    plain = json.loads(backstride(tmp_path, "exercises", "bird-dog", "--json").stdout)

    assert plain["levels"][0]["name"] == "One limb at a time"
    assert plain["levels"][0]["dose"] == {"sets": 2, "reps": 5, "rep_s": 6, "hold_s": 4, "rest_s": 30}
    assert plain["seeds"] == ["S3"]
    assert {each["id"] for each in plain["contraindications_in_full"]} == set(plain["contraindications"])
    assert plain["may_help_with"][0]["name"] == "Trunk endurance"
    assert {"seed-s3", "george-2021"} <= {source["id"] for source in plain["sources_in_full"]}


def test_mine_leaves_out_what_does_not_fit_and_says_why(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(arching_effect="worse", wrist_or_kneeling_sore="not_sure"))

    page = backstride(data, "exercises", "--mine")

    kept, left_out = page.stdout.split("Left out for you")
    assert page.exit_code == 0
    assert "glute-bridge" in kept
    assert "prone-prop" in left_out
    assert "Your back is sore when it arches." in left_out
    assert "bird-dog" in left_out
    assert "Open: Wrists or knees that do not like hands-and-knees" in left_out
    assert "It needs: kettlebell." in left_out


def test_mine_keeps_to_gentle_levels_while_a_clinician_is_to_be_seen(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy(leg_tingling="yes"))

    plain = json.loads(backstride(data, "exercises", "--mine", "--json").stdout)

    assert {tuple(each["levels_for_you"]) for each in plain["exercises"]} == {(1,)}


@pytest.mark.parametrize("changes", [{"bladder_change": "yes"}, {"past_cancer": "yes", "fever": "yes"}])
def test_mine_offers_nothing_when_care_comes_first(tmp_path: Path, changes: dict[str, str]) -> None:
    data = tell(tmp_path, healthy(**changes))

    page = backstride(data, "exercises", "--mine")

    assert page.exit_code == 1
    assert "See the right person first." in page.stdout
    assert not any(each in page.stdout for each in KNOWLEDGE.exercises)


def test_mine_offers_nothing_before_the_safety_questions(tmp_path: Path) -> None:
    page = backstride(tmp_path, "exercises", "--mine")

    assert page.exit_code == 1
    assert "backstride start" in page.stdout
    assert "bird-dog" not in page.stdout


def test_mine_with_an_id_says_whether_this_one_is_for_you(tmp_path: Path) -> None:
    data = tell(tmp_path, healthy())

    assert "For you now: levels 1, 2, 3 of 3." in backstride(data, "exercises", "bird-dog", "--mine").stdout
    assert (
        "Not for you now. It needs: kettlebell." in backstride(data, "exercises", "kettlebell-swing", "--mine").stdout
    )


@pytest.mark.parametrize("columns", [40, 80])
def test_every_page_fits_the_terminal(tmp_path: Path, columns: int) -> None:
    assert too_long(backstride(tmp_path, "exercises", columns=columns).stdout, columns) == []
    for each in KNOWLEDGE.exercises:
        page = backstride(tmp_path, "exercises", each, columns=columns).stdout
        assert too_long(page, columns) == []
        assert "\x1b" not in page
