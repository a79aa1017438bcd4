"""From what a level's figure says to its key poses: every angle named, and what touches what."""

from dataclasses import dataclass

from backstride.knowledge.model import Exercise, Figure, Pose

from .base_poses import BASES
from .skeleton import LIMB_ANGLES

SPREAD = {"side_bend": ("low_side", "upper_side"), "twist": ("low_twist", "upper_twist")}
"""Angles of the whole back, and the two joints that share them."""

UPPER_SHARE = {"side_bend": 0.5, "twist": 0.6}
TRUNK = ("lean", "roll", "turn", "low_back", "upper_back", "neck", "look", "tilt")


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A pose as told: degrees by angle, what rests on what, and what is laid where."""

    name: str
    angles: dict[str, float]
    on: dict[str, str]
    hold: dict[str, str]


def told_figure(exercise: Exercise, level: int) -> Figure | None:
    """The figure of a level (counted from 1), with what it takes from an earlier one; None where there is none."""
    figure = exercise.levels[level - 1].figure
    if figure is None or figure.like is None:
        return figure
    earlier = told_figure(exercise, figure.like) if figure.like < level else None
    if earlier is None:
        return None
    own = {name: getattr(figure, name) for name in figure.model_fields_set if name != "like"}
    if "poses" in own:
        own = {"cycle": None, "still": None} | own
    return earlier.model_copy(update=own)


def key_poses(figure: Figure) -> tuple[KeyPose, ...]:
    """The poses in order; the first starts from the base pose, every other from the pose it names or from the first."""
    assert figure.base is not None  # noqa: S101  (told_figure has filled it in)
    assert figure.poses is not None  # noqa: S101  (as above)
    base = BASES[figure.base]
    start = KeyPose("", {}, dict(base.on), {})
    for angle, size in base.angles.items():
        start.angles.update(_spread(angle, size))
    made: dict[str, KeyPose] = {}
    for pose in figure.poses:
        came_from = made[pose.start] if pose.start else next(iter(made.values()), start)
        made[pose.name] = _changed(came_from, pose)
    return tuple(made.values())


def _changed(pose: KeyPose, change: Pose) -> KeyPose:
    angles = dict(pose.angles)
    for angle in (*TRUNK, *SPREAD, *LIMB_ANGLES):
        size = getattr(change, angle)
        if size is not None:
            angles.update(_spread(angle, size))
    on = pose.on if change.on is None else {str(part): str(surface) for part, surface in change.on.items()}
    hold = pose.hold if change.hold is None else {str(mover): str(spot) for mover, spot in change.hold.items()}
    return KeyPose(change.name, angles, on, hold)


def _spread(angle: str, size: int | tuple[int, int]) -> dict[str, float]:
    if angle in LIMB_ANGLES:
        right, left = (size, size) if isinstance(size, int) else size
        return {f"right_{angle}": right, f"left_{angle}": left}
    assert isinstance(size, int)  # noqa: S101  (the shape of a pose has two only for limbs)
    if angle in SPREAD:
        lower, upper = SPREAD[angle]
        return {lower: size * (1 - UPPER_SHARE[angle]), upper: size * UPPER_SHARE[angle]}
    return {angle: size}
