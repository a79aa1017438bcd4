"""From what a level's figure says to its key poses: every angle named, and what touches what."""

from dataclasses import dataclass
from typing import Literal

from backstride.knowledge.model import BasePose, Exercise, Figure, Pose, Prop, View

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


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure with nothing left to another level or to its base pose; the fields are those of ``Figure``."""

    base: BasePose
    view: View
    poses: tuple[Pose, ...]
    cycle: tuple[str, ...]
    still: tuple[str, ...]
    props: frozenset[Prop]
    tint: Literal["right", "left", "both"] | None


def told_figure(exercise: Exercise, level: int) -> ToldFigure | None:
    """The figure of a level (counted from 1); None where there is none."""
    figure = _with_earlier(exercise, level)
    return whole_figure(figure) if figure is not None else None


def whole_figure(figure: Figure) -> ToldFigure | None:
    """With all that was left out filled in; None for one that is only like another level's."""
    if figure.base is None or figure.poses is None:
        return None
    view = figure.view or BASES[figure.base].view
    names = tuple(pose.name for pose in figure.poses)
    cycle = figure.cycle or (*names, *names[-2:0:-1])
    return ToldFigure(
        figure.base, view, figure.poses, cycle, figure.still or figure.cycle or names, frozenset(figure.props or ()),
        figure.tint,
    )  # fmt: skip


def _with_earlier(exercise: Exercise, level: int) -> Figure | None:
    figure = exercise.levels[level - 1].figure
    if figure is None or figure.like is None:
        return figure
    earlier = _with_earlier(exercise, figure.like) if figure.like < level else None
    if earlier is None:
        return None
    own = {name: getattr(figure, name) for name in figure.model_fields_set if name != "like"}
    if "poses" in own:
        own = {"cycle": None, "still": None} | own
    return earlier.model_copy(update=own)


def key_poses(figure: ToldFigure) -> tuple[KeyPose, ...]:
    """The poses in order; the first starts from the base pose, every other from the pose it names or from the first."""
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
    if angle in LIMB_ANGLES or isinstance(size, tuple):
        right, left = size if isinstance(size, tuple) else (size, size)
        return {f"right_{angle}": right, f"left_{angle}": left}
    if angle in SPREAD:
        lower, upper = SPREAD[angle]
        return {lower: size * (1 - UPPER_SHARE[angle]), upper: size * UPPER_SHARE[angle]}
    return {angle: size}
