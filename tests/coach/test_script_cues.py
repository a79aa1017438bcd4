"""What is said within a set."""

import pytest

from backstride.coach.cues import Moment, moment, work_cues
from backstride.knowledge.model import Dose


def said(dose: Dose) -> list[tuple[int, str]]:
    return [(cue.at_s, cue.say) for cue in work_cues(dose)]


def test_repetitions_are_counted() -> None:
    assert said(Dose(sets=1, reps=3, rep_s=4, rest_s=0)) == [(0, "1"), (4, "2"), (8, "3, last one")]


def test_holds_are_counted_held_and_relaxed() -> None:
    assert said(Dose(sets=1, reps=2, rep_s=6, hold_s=4, rest_s=0)) == [
        (0, "1"),
        (1, "Hold"),
        (5, "Relax"),
        (6, "2, last one"),
        (7, "Hold"),
        (11, "Relax"),
    ]


def test_a_hold_without_any_movement_is_counted_and_held_in_one_breath() -> None:
    assert said(Dose(sets=1, reps=2, rep_s=5, hold_s=5, rest_s=0)) == [(0, "1. Hold"), (5, "2, last one. Hold")]


def test_one_long_hold_hears_half_way_and_the_last_five_seconds() -> None:
    assert said(Dose(sets=1, reps=1, rep_s=32, hold_s=30, rest_s=0)) == [
        (1, "Hold"),
        (16, "Half way"),
        (26, "Last five"),
        (31, "Relax"),
    ]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (10, []),
        (15, [(10, "Last five")]),
        (30, [(15, "Half way"), (25, "Last five")]),
        (600, [(300, "Half way"), (540, "One more minute"), (595, "Last five")]),
    ],
)
def test_timed_work_hears_half_way_and_the_end_if_it_is_long_enough(
    seconds: int, expected: list[tuple[int, str]]
) -> None:
    assert said(Dose(sets=1, duration_s=seconds, rest_s=0)) == expected


@pytest.mark.parametrize(
    ("elapsed_s", "expected"),
    [
        (0, Moment(1, "move", 1)),
        (1, Moment(1, "hold", 4)),
        (4, Moment(1, "hold", 1)),
        (5, Moment(1, "relax", 1)),
        (6, Moment(2, "move", 1)),
        (12, Moment(2, "relax", 1)),
    ],
)
def test_where_a_runner_is_in_two_holds_of_four_seconds(elapsed_s: int, expected: Moment) -> None:
    assert moment(2, 6, 4, elapsed_s) == expected
