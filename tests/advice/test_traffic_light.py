"""The morning's traffic light: against what is usual, and red first."""

from datetime import timedelta

import pytest

from backstride.advice.traffic_light import morning_light
from backstride.journal import CheckIn, Runner
from backstride.journal.runner import Dated
from runners import KNOWLEDGE, TODAY


def mornings(*scores: int) -> Runner:
    """A runner with these scores on the mornings before today, oldest first."""
    first = len(scores)
    checks = [Dated(TODAY - timedelta(days=first - n), n, CheckIn(pain_morning_0_10=s)) for n, s in enumerate(scores)]
    return Runner(check_ins=tuple(checks))


@pytest.mark.parametrize(
    ("before", "this_morning", "colour", "usual"),
    [
        ((), 2, "green", None),
        ((), 3, "amber", None),
        ((), 5, "red", None),
        ((1, 1, 1), 1, "green", 1),
        ((1, 1, 1), 2, "amber", 1),
        ((1, 1, 1), 4, "red", 1),
        ((0, 0), 0, "green", 0),
        ((0, 0), 3, "red", 0),
        ((4, 4, 4), 4, "green", 4),
        ((6, 6, 6), 5, "red", 6),
        ((2, 3, 9), 3, "green", 3),
    ],
)
def test_a_morning_is_judged_against_the_usual_one(
    before: tuple[int, ...], this_morning: int, colour: str, usual: int | None
) -> None:
    judged = morning_light(this_morning, mornings(*before), KNOWLEDGE, TODAY)
    assert (judged.light.colour, judged.usual_0_10) == (colour, usual)


def test_mornings_older_than_a_week_are_not_usual_any_more() -> None:
    old = Runner(check_ins=(Dated(TODAY - timedelta(days=8), 0, CheckIn(pain_morning_0_10=4)),))
    assert morning_light(3, old, KNOWLEDGE, TODAY).usual_0_10 is None
