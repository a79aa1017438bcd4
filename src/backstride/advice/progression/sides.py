"""When the sides differ: the weaker one comes first and sets the number for both."""

from typing import Literal

from backstride.journal.entry import DoneItem

Side = Literal["left", "right"]

SIDE_TESTS: dict[str, tuple[str, str]] = {
    "side-plank": ("side_plank_left_s", "side_plank_right_s"),
    "glute-bridge": ("bridge_left_reps", "bridge_right_reps"),
    "calf-raise": ("heel_raise_left_reps", "heel_raise_right_reps"),
}
"""Exercise id -> the measurements of its left and right side."""


def weaker_side(left: int | None, right: int | None, gap_pct: int) -> Side | None:
    """The side that is ``gap_pct`` percent or more behind the other; None when they are alike or not both told."""
    if left is None or right is None or left == right:
        return None
    gap = (max(left, right) - min(left, right)) * 100 // max(left, right)
    if gap < gap_pct:
        return None
    return "left" if left < right else "right"


def last_set(item: DoneItem) -> int | None:
    """The last set of the weaker side; None when it was not told."""
    told = [each for each in (item.last_set, item.last_set_left, item.last_set_right) if each is not None]
    return min(told, default=None)
