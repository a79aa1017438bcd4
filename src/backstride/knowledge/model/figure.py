"""How a level or a self-test is drawn: key poses as joint angles, what rests on what, and the things in use."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import Strict, ThingId

View = Literal["side", "half", "front", "back"]
"""From where the runner is seen: the right side, between side and front, the front, or between side and back."""

BasePose = Literal[
    "standing", "athletic", "split-stance", "single-leg", "half-kneeling", "all-fours", "child", "supine", "hook-lying",
    "table-top", "bridge", "prone", "sphinx", "forearm-plank", "hand-plank", "side-lying", "side-plank", "seated",
    "long-sitting", "over-ball",
]  # fmt: skip
"""A pose to start from; see docs/figures.md."""

Part = Literal[
    "feet", "right_foot", "left_foot", "toes", "right_toes", "left_toes", "heels", "right_heel", "left_heel", "knees",
    "right_knee", "left_knee", "shins", "right_shin", "left_shin", "thighs", "right_thigh", "left_thigh", "hands",
    "right_hand", "left_hand", "fingertips", "right_fingertips", "left_fingertips", "forearms", "right_forearm",
    "left_forearm", "elbows", "right_elbow", "left_elbow", "bottom", "low_back", "back", "shoulders", "head",
    "forehead", "belly", "chest", "right_hip", "left_hip", "right_shoulder", "left_shoulder",
]  # fmt: skip
"""A part of the body that rests on something."""

Surface = Literal["floor", "slides", "chair", "bench", "step", "wall", "chair_back", "ball"]
"""What it rests on. ``slides``: on the floor, but not at the same place in every pose."""

Spot = Literal[
    "right_ankle", "left_ankle", "right_foot", "left_foot", "right_shin", "left_shin", "right_knee", "left_knee",
    "right_thigh", "left_thigh", "behind_right_thigh", "behind_left_thigh", "right_hip", "left_hip", "right_hand",
    "left_hand", "right_elbow", "left_elbow", "right_shoulder", "left_shoulder", "right_ear", "left_ear", "forehead",
    "belly", "right_bottom", "left_bottom", "above_right_knee", "above_left_knee", "right_heel", "left_heel",
    "right_calf", "left_calf",
]  # fmt: skip
"""A place on the body that a hand, foot or forehead can be laid on."""

Mover = Literal["right_hand", "left_hand", "right_ankle", "left_ankle", "right_heel", "left_heel", "forehead"]
"""A part of the body that can be laid on a spot of the body."""

Prop = Literal[
    "mat", "band_knees", "band_ankles", "kettlebell", "dumbbell", "weight_on_hips", "cable", "towel", "pillow",
    "cushion", "stick", "wall", "chair", "step", "ball",
]  # fmt: skip
"""A thing in the picture. Those that something rests on come by themselves."""

Degrees = Annotated[int, Field(ge=-180, le=180)]
Both = Degrees | tuple[Degrees, Degrees]
"""One angle for both sides, or [right, left]."""


class Pose(Strict):
    """One key pose. An angle that is not given is that of the pose it starts from.

    All in degrees; 0 is standing straight with the arms hanging. ``start`` names an earlier pose of this figure (if not
    given: the first one). ``on`` says what rests on what, and ``hold`` which hand is laid where; each replaces the
    whole list of the pose it starts from.
    """

    name: ThingId
    start: ThingId | None = None
    on: dict[Part, Surface] | None = None
    hold: dict[Mover, Spot] | None = None
    lean: Degrees | None = None
    roll: Degrees | None = None
    turn: Degrees | None = None
    low_back: Degrees | None = None
    upper_back: Degrees | None = None
    side_bend: Degrees | None = None
    twist: Degrees | None = None
    neck: Degrees | None = None
    look: Degrees | None = None
    tilt: Degrees | None = None
    shoulder: Both | None = None
    shoulder_out: Both | None = None
    shoulder_turn: Both | None = None
    elbow: Both | None = None
    wrist: Both | None = None
    hip: Both | None = None
    hip_out: Both | None = None
    hip_turn: Both | None = None
    knee: Both | None = None
    ankle: Both | None = None


class Figure(Strict):
    """The picture of one level: where it is seen from, the pose it starts from, its key poses in order, its things.

    ``like``: the number of an earlier level of the same exercise; what is given here replaces what is given there.
    ``cycle``: names of poses in the order of the movement; without it, forth through all poses and back again.
    ``still``: the two poses that a still shows, where it comes from (faint) and where it is; without it, the first two.
    ``tint``: sides whose limbs are tinted; without it the right ones where a dose is done on each side, else both.
    """

    like: int | None = Field(None, ge=1)
    view: View | None = None
    base: BasePose | None = Field(None, alias="from")
    poses: tuple[Pose, ...] | None = Field(None, min_length=1, max_length=6)
    cycle: tuple[ThingId, ...] | None = Field(None, min_length=2, max_length=10)
    still: tuple[ThingId, ThingId] | None = None
    props: tuple[Prop, ...] | None = None
    tint: Literal["right", "left", "both"] | None = None

    @model_validator(mode="after")
    def _poses_can_be_found(self) -> Self:
        if self.like is None and (self.base is None or self.poses is None):
            raise ValueError("a figure says from which pose it starts and gives its poses, or is like an earlier level")
        names: list[str] = []
        for pose in self.poses or ():
            if pose.start is not None and pose.start not in names:
                raise ValueError(f"'{pose.name}' starts from '{pose.start}', which is no earlier pose of this figure")
            if pose.name in names:
                raise ValueError(f"two poses are named '{pose.name}'")
            names.append(pose.name)
        named = (*(self.cycle or ()), *(self.still or ()))
        unknown = [] if self.poses is None else [name for name in named if name not in names]
        if unknown:
            raise ValueError(f"the cycle or the still names no pose of this figure: {', '.join(unknown)}")
        return self
