"""Bodies in space: on the floor, in place, in balance, and bent the way that bodies bend."""

from functools import cache
from typing import get_args

import pytest
from drawn import drawn_levels, exercise_with, posed, shipped, subject_of

from backstride.figures.base_poses import BASES
from backstride.figures.camera import camera_of
from backstride.figures.contacts import resting_in_both, spot_laid_on, spot_of_mover, spots_of_part
from backstride.figures.motion import Motion, motion_of
from backstride.figures.skeleton import MASSES, SPOTS
from backstride.figures.space import dot, length, minus
from backstride.figures.surroundings import BALL_RADIUS_CM, HEIGHT_CM
from backstride.knowledge.model import BasePose, Mover, Part, Spot

NEAR_CM = 2.0
SQUAT = posed("standing", {}, {"lean": 40, "hip": 100, "knee": 98, "shoulder": 95})


@cache
def moved(exercise: str, level: int) -> Motion:
    return motion_of(subject_of(shipped().exercises[exercise], level))


def small(figure: dict[str, object]) -> Motion:
    return motion_of(subject_of(exercise_with(figure)))


def test_the_feet_stay_flat_and_in_place_all_through_a_squat() -> None:
    motion = small(SQUAT)

    start = motion.settled[0].body
    for moment in motion.moments:
        for spot in ("right_heel", "right_toe", "left_heel", "left_toe"):
            assert length(minus(moment.body.spot(spot), start.spot(spot))) < 1


def test_hips_sink_and_go_back_in_a_squat() -> None:
    tall, low = (found.body for found in small(SQUAT).settled)

    assert low.at["pelvis"][1] < tall.at["pelvis"][1] - 25
    assert low.at["pelvis"][0] < low.spot("right_heel")[0]


def test_the_middle_of_the_body_is_above_the_feet_in_a_squat() -> None:
    low = small(SQUAT).settled[-1].body

    middle = sum(share * low.spot(spot)[0] for spot, share in MASSES)
    assert low.spot("right_heel")[0] < middle < low.spot("right_toe")[0]


def test_a_bent_knee_brings_the_heel_back_and_a_bent_elbow_the_hand_forward() -> None:
    body = small(posed("single-leg", {"knee": [4, 80], "elbow": 80})).settled[0].body

    assert body.spot("left_heel")[0] < body.at["left_knee"][0]
    assert body.spot("right_wrist")[0] > body.at["right_elbow"][0]


def test_the_two_sides_of_an_even_pose_are_mirror_images() -> None:
    body = small(SQUAT).settled[-1].body

    for name in ("knee", "elbow", "toe", "tip"):
        x, y, z = body.spot(f"right_{name}")
        assert length(minus(body.spot(f"left_{name}"), (x, y, -z))) < 0.5


def test_plus_out_takes_each_limb_away_from_the_middle() -> None:
    body = small(posed("table-top", {"hip_out": 20, "shoulder_out": 60})).settled[0].body

    assert body.at["right_knee"][2] > body.at["right_hip"][2]
    assert body.at["left_knee"][2] < body.at["left_hip"][2]
    assert body.at["right_elbow"][2] > body.at["right_shoulder"][2] + 15


@pytest.mark.parametrize("base", get_args(BasePose))
def test_every_base_pose_rests_where_it_says(base: str) -> None:
    motion = small(posed(base))

    found, pose = motion.settled[0], motion.poses[0]
    assert BASES[base].on == pose.on  # type: ignore[index]
    assert found.missed_cm < NEAR_CM


@pytest.mark.parametrize(("exercise", "level"), drawn_levels())
def test_what_rests_on_the_floor_lies_on_it_in_every_key_pose(exercise: str, level: int) -> None:
    motion = moved(exercise, level)

    for pose, found in zip(motion.poses, motion.settled, strict=True):
        for part, surface in pose.on.items():
            if surface in HEIGHT_CM:
                for spot in (spot for group in spots_of_part(part) for spot in group):
                    gap = found.body.spot(spot)[1] - SPOTS[spot].radius - HEIGHT_CM[surface]
                    assert abs(gap) < NEAR_CM, (pose.name, spot)


@pytest.mark.parametrize(("exercise", "level"), drawn_levels())
def test_hands_are_where_they_are_laid(exercise: str, level: int) -> None:
    motion = moved(exercise, level)

    for pose, found in zip(motion.poses, motion.settled, strict=True):
        for mover, spot in pose.hold.items():
            apart = minus(found.body.spot(spot_of_mover(mover)), found.body.spot(spot_laid_on(spot)))
            assert length(apart) < NEAR_CM, (pose.name, mover)


def test_the_foot_that_stands_stays_while_the_other_is_lifted_and_the_lifted_one_does_not_drag() -> None:
    motion = small(posed("standing", {}, {"on": {"left_foot": "floor"}, "hip": [-2, 0], "knee": [112, 3]}))

    start = motion.settled[0].body
    for moment in motion.moments:
        assert length(minus(moment.body.spot("left_toe"), start.spot("left_toe"))) < 0.5
        right, began = moment.body.spot("right_toe"), start.spot("right_toe")
        assert length(minus(right, began)) < 0.5 or right[1] > began[1] + 1.5


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ({"feet": "floor"}, {"right_toes": "floor", "left_foot": "floor"}, {"left_foot", "right_toes"}),
        ({"back": "floor", "feet": "floor"}, {"shoulders": "floor", "feet": "floor"},
         {"shoulders", "right_foot", "left_foot"}),
        ({"hands": "floor"}, {"fingertips": "floor"}, {"right_fingertips", "left_fingertips"}),
        ({"feet": "floor"}, {"feet": "slides"}, set()),
    ],
)  # fmt: skip
def test_what_rests_in_two_poses_goes_on_resting_between_them(
    one: dict[str, str], other: dict[str, str], shared: set[str]
) -> None:
    assert set(resting_in_both(one, other)) == shared


def test_who_lies_is_seen_from_higher_than_who_stands() -> None:
    lying, standing = (camera_of("side", tall_cm=tall_cm) for tall_cm in (25.0, 170.0))

    assert lying.eye[1] > standing.eye[1]


def test_a_body_over_a_ball_touches_it_and_is_not_in_it() -> None:
    motion = moved("ball-back-extension", 1)

    middle = motion.around.ball()
    assert middle is not None
    for found in motion.settled:
        away = minus(found.body.spot("belly"), middle)
        assert length((away[0], away[1], 0.0)) == pytest.approx(BALL_RADIUS_CM + SPOTS["belly"].radius, abs=1)


def test_a_wall_comes_to_the_hand_and_the_hand_stays_on_it() -> None:
    motion = moved("calf-raise", 2)

    flat, up = (found.body.spot("right_tip") for found in motion.settled)
    assert length(minus(flat, up)) < 0.5


def test_a_side_plank_lifts_the_hip_from_the_floor() -> None:
    motion = moved("side-plank", 2)

    line, down = (found.body.at["right_hip"][1] for found in motion.settled)
    assert line > down + 8


def test_a_bridge_makes_one_slope_of_shoulders_hips_and_knees() -> None:
    up = moved("glute-bridge", 2).settled[-1].body

    thigh = minus(up.at["right_knee"], up.at["right_hip"])
    trunk = minus(up.at["right_hip"], up.at["right_shoulder"])
    assert dot(thigh, trunk) > 0.96 * length(thigh) * length(trunk)


@pytest.mark.parametrize("part", get_args(Part))
def test_every_part_has_spots(part: str) -> None:
    assert all(spot in SPOTS for group in spots_of_part(part) for spot in group)


@pytest.mark.parametrize("spot", get_args(Spot))
def test_every_spot_to_lay_a_hand_on_is_on_the_body(spot: str) -> None:
    assert spot_laid_on(spot) in SPOTS


@pytest.mark.parametrize("mover", get_args(Mover))
def test_every_mover_is_on_the_body(mover: str) -> None:
    assert spot_of_mover(mover) in SPOTS


def test_the_shares_of_mass_are_one_whole() -> None:
    assert sum(share for _, share in MASSES) == pytest.approx(1)
