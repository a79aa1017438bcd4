"""A figure that cannot be is told so, in words that say what to change."""

from typing import Any

import pytest
from drawn import exercise_with, posed, shipped
from pydantic import ValidationError

from backstride.figures.faults import check, faults_of
from backstride.knowledge.lint import figures as lint_figures


def faults(*poses: dict[str, Any], base: str = "standing") -> str:
    return "\n".join(faults_of(exercise_with(posed(base, *poses)), 1))


def test_the_shipped_figures_have_no_fault() -> None:
    assert [str(problem) for problem in check(shipped())] == []


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
    assert list(faults_of(exercise_with({"like": 2}, posed("standing")), 1)) == [
        "is like level 2, which is no earlier level with a figure"
    ]


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ({"from": "standing"}, "gives its poses"),
        (posed("standing", {"start": "later"}), "no earlier pose"),
        (posed("standing", {}, cycle=["p0", "p9"]), "names no pose"),
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
