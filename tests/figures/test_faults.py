"""A figure that cannot be is told so, in words that say what to change."""

from dataclasses import replace
from typing import Any

import pytest
from drawn import exercise_with, posed, shipped
from pydantic import ValidationError

from backstride.figures.faults import check, faults_of, faults_of_test
from backstride.knowledge.lint import figures as lint_figures
from backstride.knowledge.model import Figure


def faults(*poses: dict[str, Any], base: str = "standing") -> str:
    return "\n".join(str(fault) for fault in faults_of(exercise_with(posed(base, *poses)), 1))


def test_the_shipped_figures_have_no_fault() -> None:
    assert [str(problem) for problem in check(shipped())] == []


def test_a_figure_of_a_self_test_that_cannot_be_is_told_with_its_file_and_pose() -> None:
    sound = shipped().self_tests["hip-turn"]
    figure = Figure.model_validate_json('{"from": "prone", "poses": [{"name": "flat", "knee": 170}]}')
    bent = sound.model_copy(update={"figure": figure})

    problems = [str(problem) for problem in check(replace(shipped(), exercises={}, self_tests={bent.id: bent}))]

    assert "self_tests/hip-turn.yaml: figure.flat: right_knee is 170; a joint goes from 0 to 155 [figures]" in problems


def test_a_self_test_cannot_be_drawn_like_a_level() -> None:
    test = shipped().self_tests["hip-turn"].model_copy(update={"figure": Figure(like=1)})

    assert [str(fault) for fault in faults_of_test(test)] == [
        "is like level 1, but a self-test has no levels; give its poses"
    ]


def test_every_shipped_level_has_a_figure() -> None:
    assert [str(problem) for problem in lint_figures.check(shipped())] == []


@pytest.mark.parametrize("angle", [{"knee": -20}, {"elbow": -10}, {"neck": 90}, {"hip": 150}, {"low_back": -60}])
def test_a_joint_that_bends_the_wrong_way_or_too_far_is_told(angle: dict[str, int]) -> None:
    assert "a joint goes from" in faults(angle)


def test_a_pose_that_the_floor_has_to_bend_is_told() -> None:
    assert "say it nearer" in faults({}, {"hip": [100, 10], "knee": [100, 5]})


def test_a_heel_that_cannot_reach_is_told() -> None:
    assert "cm are missing" in faults({"hold": {"right_heel": "right_ear"}})


def test_a_pose_that_rests_on_nothing_is_told() -> None:
    assert "rests on nothing" in faults({"on": {}})


def test_a_level_like_a_later_one_is_told() -> None:
    assert [str(fault) for fault in faults_of(exercise_with({"like": 2}, posed("standing")), 1)] == [
        "is like level 2, which is no earlier level with a figure"
    ]


def test_a_level_like_another_that_orders_poses_it_does_not_have_is_told() -> None:
    exercise = exercise_with(posed("standing"), {"like": 1, "cycle": ["p0", "high"]})

    assert [str(fault) for fault in faults_of(exercise, 2)] == ["names no pose of level 1: high; its poses are p0"]


def test_an_arm_inside_the_trunk_is_told_with_what_is_allowed() -> None:
    found = faults({"shoulder_out": -28, "shoulder": 0, "elbow": 0})

    assert "pose 'p0': " in found
    assert "inside the" in found
    assert "at most 9 may be" in found


def test_a_foot_that_slides_without_being_allowed_to_is_told() -> None:
    assert "on the way: left_toe slides" in faults({}, {"hip_turn": 60})


def test_every_fault_of_a_figure_has_its_file_its_level_and_its_pose() -> None:
    knowledge = replace(shipped(), exercises={"a": exercise_with(posed("standing", {}, {"knee": 170}))})

    assert str(next(check(knowledge))) == (
        "exercises/a.yaml: levels.0.figure.p1: right_knee is 170; a joint goes from 0 to 155 [figures]"
    )


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ({"from": "standing"}, "gives its poses"),
        (posed("standing", {"start": "later"}), "no earlier pose"),
        (posed("standing", {}, cycle=["p0", "p9"]), "names no pose"),
        (posed("standing", {}, still=["p9", "p0"]), "names no pose"),
        ({"from": "standing", "poses": [{"name": "a"}, {"name": "a"}]}, "two poses"),
        (posed("flying"), "Input should be"),
        (posed("standing", {"kneee": 20}), "Extra inputs"),
        (posed("standing", {"knee": 20.5}), "valid integer"),
        (posed("standing", {"on": {"tail": "floor"}}), "Input should be"),
    ],
)
def test_a_figure_of_a_wrong_shape_is_refused(figure: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        exercise_with(figure)
