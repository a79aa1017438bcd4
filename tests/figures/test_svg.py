"""Pictures: well-formed, small, the same every time, and speaking to who cannot see them."""

import re
import xml.etree.ElementTree as ET

import pytest
from drawn import drawn_levels, exercise_with, posed, shipped, subject_of

from backstride.figures.camera import camera_of
from backstride.figures.palette import COLOURS
from backstride.figures.subject import level_subject, self_test_subject
from backstride.figures.svg import animated_of, frames_of, still_of
from backstride.knowledge.model import SelfTest

STILL_BYTES = 8_000
MOVING_BYTES = 60_000
SQUAT = posed("standing", {}, {"lean": 40, "hip": 100, "knee": 98})
NUMBERS = re.compile(r"-?\d+")


def view_box(svg: str) -> list[int]:
    return [int(number) for number in ET.fromstring(svg).attrib["viewBox"].split()]  # noqa: S314  (ours)


def still(exercise: str, level: int) -> str:
    return still_of(subject_of(shipped().exercises[exercise], level))


@pytest.mark.parametrize(("exercise", "level"), drawn_levels())
def test_a_still_is_well_formed_small_and_named(exercise: str, level: int) -> None:
    svg = still(exercise, level)

    root = ET.fromstring(svg)  # noqa: S314  (ours)
    assert shipped().exercises[exercise].levels[level - 1].name in root.attrib["aria-label"]
    assert len(svg) < STILL_BYTES
    assert "nan" not in svg
    assert "inf" not in svg


@pytest.mark.parametrize(("exercise", "level"), drawn_levels())
def test_nothing_of_a_picture_is_outside_of_it(exercise: str, level: int) -> None:
    root = ET.fromstring(still(exercise, level))  # noqa: S314  (ours)

    left, top, wide, high = map(int, root.attrib["viewBox"].split())
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        for x, y in re.findall(r"M(-?\d+) (-?\d+)", path.attrib["d"]):
            assert left <= int(x) <= left + wide
            assert top <= int(y) <= top + high


@pytest.mark.parametrize(("exercise", "level"), drawn_levels())
def test_a_moving_picture_has_the_same_commands_in_every_frame_and_needs_no_script(exercise: str, level: int) -> None:
    svg = animated_of(subject_of(shipped().exercises[exercise], level))

    assert len(svg) < MOVING_BYTES
    assert "<script" not in svg
    assert "style" not in svg
    for animate in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}animate"):  # noqa: S314  (ours)
        frames = animate.attrib["values"].split(";")
        assert len(frames) == len(animate.attrib["keyTimes"].split(";"))
        # Blanks come and go with a minus sign.
        assert len({NUMBERS.sub("n", frame).replace(" ", "") for frame in frames}) == 1


@pytest.mark.parametrize(
    "test", [each for each in shipped().self_tests.values() if each.offered], ids=lambda each: each.id
)
def test_every_self_test_that_is_offered_has_a_still_and_a_moving_picture_of_its_own_side(test: SelfTest) -> None:
    subject = self_test_subject(test)

    assert subject is not None
    still, moving = still_of(subject, mirrored=True), animated_of(subject)
    sided = any(measure.side for measure in test.measures)
    assert (", left side" in still, ", right side" in moving) == (sided, sided)
    assert test.name in ET.fromstring(still).attrib["aria-label"]  # noqa: S314  (ours)
    assert len(still) < STILL_BYTES
    assert len(moving) < MOVING_BYTES


def test_a_still_shows_the_two_poses_that_it_is_told() -> None:
    def still_with(**extra: object) -> str | None:
        low = {"knee": 90, "hip": 90, "lean": 36}
        return still_of(subject_of(exercise_with(posed("standing", {}, {"knee": 30, "hip": 30}, low, **extra))))

    assert still_with(still=["p0", "p2"]) == still_with(cycle=["p0", "p2"])
    assert still_with(still=["p0", "p2"]) != still_with()


def test_the_same_figure_gives_the_same_picture() -> None:
    one, other = exercise_with(SQUAT), exercise_with(SQUAT)

    assert still_of(subject_of(one)) == still_of(subject_of(other))
    assert animated_of(subject_of(one)) == animated_of(subject_of(other))


def test_the_left_side_is_the_mirror_image_and_says_so() -> None:
    exercise = exercise_with(SQUAT, sides="each")

    right, left = still_of(subject_of(exercise)), still_of(subject_of(exercise), mirrored=True)
    assert "right side" in right
    assert "left side" in left
    (start, _, wide, _), (mirrored, _, wide_too, _) = (view_box(svg) for svg in (right, left))
    assert abs(mirrored + start + wide) <= 1
    assert abs(wide - wide_too) <= 1


def test_a_mirrored_camera_flips_left_and_right_and_nothing_else() -> None:
    (x, y), (flipped, same) = (camera_of("half", mirrored).at((3.0, 5.0, 7.0)) for mirrored in (False, True))

    assert (flipped, same) == (-x, y)


def test_working_muscles_are_tinted_and_others_are_not() -> None:
    working, resting = (still_of(subject_of(exercise_with(SQUAT, muscles=muscles))) for muscles in (["quadriceps"], []))

    assert "--fig-muscle" in working
    assert "--fig-muscle" not in resting


def test_only_the_working_side_is_tinted_where_each_side_has_its_own_dose() -> None:
    both, one = (still_of(subject_of(exercise_with(SQUAT, sides=sides))) for sides in ("both", "each"))

    assert "muscle-far" in both
    assert "muscle-far" not in one


def test_a_band_is_drawn_where_it_is_in_use() -> None:
    with_band = still_of(subject_of(exercise_with(SQUAT | {"props": ["band_knees"]})))

    assert COLOURS["band"] in with_band


def test_a_level_without_a_figure_has_no_picture() -> None:
    exercise = exercise_with(None)

    assert level_subject(exercise, 1) is None


def test_a_level_like_another_has_its_picture_with_other_things() -> None:
    exercise = exercise_with(SQUAT, {"like": 1}, {"like": 2, "props": ["dumbbell"]})

    first, same, other = (still_of(subject_of(exercise, level)) for level in (1, 2, 3))
    assert same == first.replace("Level 0", "Level 1")
    assert COLOURS["iron"] in other


def test_every_moment_shows_one_of_the_frames() -> None:
    frames = frames_of(subject_of(exercise_with(SQUAT)))

    assert len(frames.order) == len(frames.times_ms)
    assert all(len(shape.frames) in (1, max(frames.order) + 1) for shape in frames.shapes)
    assert list(frames.times_ms) == sorted(frames.times_ms)
