"""From angles to positions: where every joint and spot of the body is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import radians

from .skeleton import JOINTS, SPOTS
from .space import NO_TURN, Turn, Vec, applied, column, plus, times, turned_by

Angles = Mapping[str, float]
"""Degrees by name of the angle; one that is not there is 0."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A turn as it lies in space: through where, about which direction (its sign in it)."""

    at: Vec
    about: Vec


@dataclass(frozen=True, slots=True)
class Body:
    """A body in space: where each joint is and how it is turned, and the axes of its angles."""

    at: dict[str, Vec]
    turns: dict[str, Turn]
    axes: dict[str, Axis]

    def spot(self, name: str) -> Vec:
        """Where a spot is."""
        spot = SPOTS[name]
        return plus(self.at[spot.joint], applied(self.turns[spot.joint], spot.offset))

    def point(self, joint: str, offset: Vec) -> Vec:
        """Where a point in the frame of a joint is."""
        return plus(self.at[joint], applied(self.turns[joint], offset))


def body_of(angles: Angles, place: Vec) -> Body:
    """The body with its pelvis at ``place``."""
    at: dict[str, Vec] = {}
    turns: dict[str, Turn] = {}
    axes: dict[str, Axis] = {}
    for joint in JOINTS:
        if joint.parent:
            turn = turns[joint.parent]
            here = plus(at[joint.parent], applied(turn, joint.offset))
        else:
            turn, here = NO_TURN, place
        for hinge in joint.hinges:
            axes[hinge.angle] = Axis(here, times(column(turn, hinge.axis), hinge.sign))
            degrees = angles.get(hinge.angle, 0.0)
            if degrees:
                turn = turned_by(turn, hinge.axis, hinge.sign * radians(degrees))
        at[joint.name], turns[joint.name] = here, turn
    return Body(at, turns, axes)


@cache
def angles_above(spot: str) -> frozenset[str]:
    """The angles that move a spot."""
    joints = {joint.name: joint for joint in JOINTS}
    moved: set[str] = set()
    name = SPOTS[spot].joint
    while name:
        moved |= {hinge.angle for hinge in joints[name].hinges}
        name = joints[name].parent
    return frozenset(moved)
