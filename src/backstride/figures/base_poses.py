"""Poses to start from: angles in degrees, what rests on what, and from where they are best seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backstride.knowledge.model import BasePose, View


@dataclass(frozen=True, slots=True)
class Base:
    """A pose to start from. An angle is one for both sides or (right, left)."""

    on: Mapping[str, str]
    angles: Mapping[str, int | tuple[int, int]] = field(default_factory=dict)
    view: View = "side"


BASES: Mapping[BasePose, Base] = {
    "standing": Base({"feet": "floor"}, {"elbow": 12, "shoulder_out": 7, "hip_out": 1}),
    "athletic": Base(
        {"feet": "floor"}, {"lean": 32, "hip": 62, "knee": 50, "hip_out": 10, "elbow": 80, "shoulder": 40, "neck": -15}
    ),
    "split-stance": Base(
        {"left_foot": "floor", "right_toes": "floor"},
        {"hip": (-22, 34), "knee": (22, 36), "elbow": 12, "shoulder_out": 7, "ankle": (20, 0)},
    ),
    "single-leg": Base({"right_foot": "floor"}, {"hip": (0, 5), "knee": (4, 65), "elbow": 12, "shoulder_out": 10}),
    "half-kneeling": Base(
        {"right_shin": "floor", "left_foot": "floor"},
        {"hip": (0, 90), "knee": (90, 90), "ankle": (-40, 0), "elbow": 12, "shoulder_out": 7},
    ),
    "all-fours": Base(
        {"shins": "floor", "hands": "floor"},
        {"lean": 88, "hip": 88, "knee": 90, "ankle": -40, "shoulder": 88, "elbow": 6, "wrist": 80, "neck": -12},
    ),
    "child": Base(
        {"shins": "floor", "hands": "floor"},
        {"lean": 112, "hip": 125, "knee": 142, "ankle": -50, "shoulder": 165, "elbow": 6, "low_back": 15,
         "upper_back": 5, "hip_out": 8, "wrist": 10},
    ),
    "supine": Base(
        {"back": "floor", "head": "floor", "heels": "floor"},
        {"lean": -90, "shoulder": -6, "shoulder_out": 14, "elbow": 6},
    ),
    "hook-lying": Base(
        {"back": "floor", "head": "floor", "feet": "floor"},
        {"lean": -90, "hip": 48, "knee": 96, "shoulder": -6, "shoulder_out": 14, "elbow": 6},
    ),
    "table-top": Base(
        {"back": "floor", "head": "floor"},
        {"lean": -90, "hip": 90, "knee": 90, "ankle": -5, "shoulder": -6, "shoulder_out": 14, "elbow": 6},
    ),
    "bridge": Base(
        {"shoulders": "floor", "head": "floor", "feet": "floor"},
        {"lean": -122, "hip": 2, "knee": 88, "shoulder": -28, "shoulder_out": 10, "elbow": 4, "neck": 34},
    ),
    "prone": Base(
        {"chest": "floor", "thighs": "floor", "toes": "slides"},
        {"lean": 86, "ankle": -50, "shoulder": 5, "shoulder_out": 118, "shoulder_turn": 88, "elbow": 112, "neck": -6},
    ),
    "sphinx": Base(
        {"thighs": "floor", "forearms": "floor", "toes": "slides"},
        {"lean": 78, "low_back": -26, "upper_back": -16, "hip": -8, "ankle": -50, "shoulder": 42, "elbow": 78,
         "neck": -5},
    ),
    "forearm-plank": Base(
        {"forearms": "floor", "toes": "floor"},
        {"lean": 82, "shoulder": 86, "elbow": 92, "wrist": 0, "ankle": 0, "neck": -8},
    ),
    "hand-plank": Base(
        {"hands": "floor", "toes": "floor"},
        {"lean": 68, "shoulder": 70, "elbow": 2, "wrist": 80, "ankle": 0, "neck": -8},
    ),
    "side-lying": Base(
        {"left_hip": "floor", "left_shoulder": "floor", "right_fingertips": "floor"},
        {"roll": 90, "shoulder": (60, 168), "shoulder_turn": (-60, 0), "elbow": (80, 20), "tilt": -12,
         "hip_out": (-5, 0)},
        "front",
    ),
    "side-plank": Base(
        {"right_forearm": "floor", "right_foot": "floor"},
        {"roll": -75, "shoulder": (0, 0), "shoulder_out": (75, 42), "shoulder_turn": (0, -45), "elbow": (90, 95),
         "hip_out": (0, -7)},
        "front",
    ),
    "seated": Base({"bottom": "chair", "feet": "floor"}, {"hip": 88, "knee": 90, "elbow": 40, "shoulder": 20}),
    "long-sitting": Base({"bottom": "floor", "heels": "floor"}, {"hip": 88, "knee": 4, "elbow": 10, "shoulder": 20}),
    "over-ball": Base(
        {"belly": "ball", "toes": "floor"},
        {"lean": 65, "hip": 5, "knee": 5, "ankle": 5, "shoulder": 60, "elbow": 100},
    ),
}  # fmt: skip
