"""The body: joints with their turns, points on them, and how far each point's skin is from it. For 170 cm height.

Segment lengths after the usual shares of body height (thigh 0.25, shank 0.24, upper arm 0.18, forearm 0.15).
"""

from dataclasses import dataclass

from .space import Vec


@dataclass(frozen=True, slots=True)
class Hinge:
    """One turn of a joint: the angle's name, its axis (0 x, 1 y, 2 z) and +1 or -1 for the sign that authors use."""

    angle: str
    axis: int
    sign: int


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint: what it hangs on, where (cm, in the frame of its parent), and its turns, outermost first."""

    name: str
    parent: str
    offset: Vec
    hinges: tuple[Hinge, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the body: the joint it moves with, where (cm, in its frame), and the cm of flesh round it."""

    joint: str
    offset: Vec
    radius: float


SIDES = (("right", 1), ("left", -1))

TRUNK_ANGLES = (
    "lean", "roll", "turn", "low_back", "low_side", "low_twist", "upper_back", "upper_side", "upper_twist", "neck",
    "look", "tilt",
)  # fmt: skip
LIMB_ANGLES = (
    "shoulder", "shoulder_out", "shoulder_turn", "elbow", "wrist", "hip", "hip_out", "hip_turn", "knee", "ankle",
)  # fmt: skip


def _limbs(side: str, out: int) -> tuple[Joint, ...]:
    def hinge(angle: str, axis: int, sign: int) -> Hinge:
        return Hinge(f"{side}_{angle}", axis, sign)

    return (
        Joint(f"{side}_hip", "pelvis", (0, 0, 8.5 * out),
              (hinge("hip", 2, 1), hinge("hip_out", 0, -out), hinge("hip_turn", 1, -out))),
        Joint(f"{side}_knee", f"{side}_hip", (0, -42, 0), (hinge("knee", 2, -1),)),
        Joint(f"{side}_ankle", f"{side}_knee", (0, -41, 0), (hinge("ankle", 2, 1),)),
        Joint(f"{side}_shoulder", "chest", (-1, 16, 16.5 * out),
              (hinge("shoulder", 2, 1), hinge("shoulder_out", 0, -out), hinge("shoulder_turn", 1, -out))),
        Joint(f"{side}_elbow", f"{side}_shoulder", (0, -30, 0), (hinge("elbow", 2, 1),)),
        Joint(f"{side}_wrist", f"{side}_elbow", (0, -25, 0), (hinge("wrist", 2, 1),)),
    )  # fmt: skip


JOINTS: tuple[Joint, ...] = (
    Joint("pelvis", "", (0, 0, 0), (Hinge("turn", 1, -1), Hinge("roll", 0, -1), Hinge("lean", 2, -1))),
    Joint("waist", "pelvis", (0, 11, 0),
          (Hinge("low_back", 2, -1), Hinge("low_side", 0, 1), Hinge("low_twist", 1, -1))),
    Joint("chest", "waist", (0, 17, 0),
          (Hinge("upper_back", 2, -1), Hinge("upper_side", 0, 1), Hinge("upper_twist", 1, -1))),
    Joint("neck", "chest", (-1, 20, 0), (Hinge("neck", 2, -1), Hinge("look", 1, -1), Hinge("tilt", 0, 1))),
    *_limbs("right", 1),
    *_limbs("left", -1),
)  # fmt: skip
"""Parents before children."""


def _limb_spots(side: str, out: int) -> dict[str, Spot]:
    named = {
        "hip": Spot("hip", (0, 0, 0), 9), "thigh": Spot("hip", (0, -21, 0), 7), "knee": Spot("knee", (0, 0, 0), 5.4),
        "shin": Spot("knee", (0, -20, 0), 4.8), "ankle": Spot("ankle", (0, 0, 0), 3.6),
        "heel": Spot("ankle", (-4.5, -4.4, 0), 2.8), "toe": Spot("ankle", (13, -4.4, 0), 2.8),
        "shoulder": Spot("shoulder", (0, 0, 0), 5.6), "elbow": Spot("elbow", (0, 0, 0), 3.9),
        "wrist": Spot("wrist", (0, 0, 0), 2.8), "knuckle": Spot("wrist", (0, -8, 0), 2.2),
        "tip": Spot("wrist", (0, -15, 0), 1.6),
        # Where hands and feet are laid on; the surface, so no flesh.
        "thigh_front": Spot("hip", (6.5, -24, 0), 0), "thigh_back": Spot("hip", (-6, -27, 0), 0),
        "knee_front": Spot("knee", (5, 0, 0), 0), "above_knee": Spot("hip", (6, -36, 0), 0),
        "shin_front": Spot("knee", (4, -24, 0), 0), "calf": Spot("knee", (-5, -14, 0), 0),
        "instep": Spot("ankle", (6, -1, 0), 0), "sole": Spot("ankle", (5, -7, 0), 0),
        "ankle_front": Spot("ankle", (3, 2, 0), 0),
    }  # fmt: skip
    spots = {f"{side}_{name}": Spot(f"{side}_{spot.joint}", spot.offset, spot.radius) for name, spot in named.items()}
    spots[f"{side}_buttock"] = Spot("pelvis", (-4, -1, 8 * out), 8.5)
    spots[f"{side}_blade"] = Spot("chest", (-4, 10, 8 * out), 7.5)
    spots[f"{side}_loin"] = Spot("waist", (-4, 3, 6 * out), 7)
    spots[f"{side}_hip_side"] = Spot("pelvis", (1, 4, 15 * out), 0)
    spots[f"{side}_ear"] = Spot("neck", (2.5, 14, 9 * out), 0)
    spots[f"{side}_ribs"] = Spot("chest", (0, 2, 6 * out), 8.5)
    return spots


SPOTS: dict[str, Spot] = {
    "pelvis": Spot("pelvis", (0, 0, 0), 9),
    "waist": Spot("waist", (0, 0, 0), 9),
    "chest": Spot("chest", (0, 0, 0), 9),
    "breast": Spot("chest", (2.5, 10, 0), 7.5),
    "belly": Spot("waist", (1.5, 3, 0), 7.5),
    "groin": Spot("pelvis", (2, 2, 0), 8),
    "neck": Spot("neck", (0, 0, 0), 5),
    "head": Spot("neck", (2, 15, 0), 10.5),
    "crown": Spot("neck", (1, 25.5, 0), 0),
    "forehead": Spot("neck", (11.5, 17.5, 0), 0),
    "nose": Spot("neck", (13.5, 13, 0), 0),
    **_limb_spots(*SIDES[0]),
    **_limb_spots(*SIDES[1]),
}

MASSES: tuple[tuple[str, float], ...] = (
    ("pelvis", 0.14), ("waist", 0.14), ("breast", 0.216), ("head", 0.081),
    *((f"{side}_{name}", share) for side, _ in SIDES for name, share in (
        ("thigh", 0.1), ("shin", 0.0465), ("toe", 0.0145), ("shoulder", 0.014), ("elbow", 0.022), ("wrist", 0.0145),
    )),
)  # fmt: skip
"""Shares of the body's mass, put where they are; Winter's table."""

LIMITS: dict[str, tuple[int, int]] = {
    "low_back": (-35, 60), "upper_back": (-30, 50), "low_side": (-30, 30), "upper_side": (-25, 25),
    "low_twist": (-25, 25), "upper_twist": (-45, 45), "neck": (-60, 60), "look": (-80, 80), "tilt": (-45, 45),
    "shoulder": (-65, 185), "shoulder_out": (-50, 180), "shoulder_turn": (-95, 95), "elbow": (0, 150),
    "wrist": (-85, 95), "hip": (-35, 135), "hip_out": (-40, 70), "hip_turn": (-50, 75), "knee": (0, 155),
    "ankle": (-60, 40),
}  # fmt: skip
"""How far each joint goes, in degrees: the furthest that a drawn healthy body may show."""


def angle_names() -> tuple[str, ...]:
    """Every angle of the body."""
    return (*TRUNK_ANGLES, *(f"{side}_{angle}" for side, _ in SIDES for angle in LIMB_ANGLES))


def limit_of(angle: str) -> tuple[int, int] | None:
    """The range of an angle in degrees; None for how the whole body lies."""
    return LIMITS.get(angle.removeprefix("right_").removeprefix("left_"))
