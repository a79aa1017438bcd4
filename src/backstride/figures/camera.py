"""From space to the page: the eye looks level or a little from above, and what is nearer has more depth."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin

from backstride.knowledge.model import View

from .body import Body
from .space import Vec, applied, dot

At = tuple[float, float]
"""A place on the page in its units; y points down."""

UNITS_PER_CM = 3
ROUND_DEG = {"side": 16, "half": 45, "front": 74, "back": -40}
"""How far round towards the runner's front the eye stands; never quite square, so that both sides show."""

SLANT_DEG = 45
ABOVE_DEG = (9, 27)
LOW_ROUND_DEG = 10
TALL_CM, LOW_CM = 95.0, 28.0
"""Who is tall is seen from nearly level. Who lies is seen from higher and more along the body: it fills the picture."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The directions of the page in space: to its right, to its top, and towards the eye. ``mirrored``: flipped."""

    right: Vec
    up: Vec
    eye: Vec
    mirrored: bool = False

    def at(self, place: Vec) -> At:
        """Where a place in space is on the page."""
        return self.way(place)

    def way(self, direction: Vec) -> At:
        """A direction (or place) in space as a step on the page, longer when it is seen square."""
        x = dot(direction, self.right) * UNITS_PER_CM
        return (-x if self.mirrored else x, -dot(direction, self.up) * UNITS_PER_CM)

    def depth(self, place: Vec) -> float:
        """How near the eye a place is, in cm."""
        return dot(place, self.eye)


def camera_of(view: View, mirrored: bool = False, tall_cm: float = TALL_CM) -> Camera:
    """The eye for a view. ``tall_cm``: how high the highest point of the body comes."""
    low = min(max((TALL_CM - tall_cm) / (TALL_CM - LOW_CM), 0.0), 1.0)
    aside = LOW_ROUND_DEG * low * (1 if ROUND_DEG[view] < SLANT_DEG else -1)
    round_ = radians(ROUND_DEG[view] + aside)
    above = radians(ABOVE_DEG[0] + (ABOVE_DEG[1] - ABOVE_DEG[0]) * low)
    return Camera(
        (cos(round_), 0.0, -sin(round_)),
        (-sin(round_) * sin(above), cos(above), -cos(round_) * sin(above)),
        (sin(round_) * cos(above), sin(above), cos(round_) * cos(above)),
        mirrored,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A body as the camera sees it."""

    body: Body
    camera: Camera

    def spot(self, name: str) -> At:
        """A spot on the page."""
        return self.camera.at(self.body.spot(name))

    def point(self, joint: str, offset: Vec) -> At:
        """A point in the frame of a joint, on the page."""
        return self.camera.at(self.body.point(joint, offset))

    def way(self, joint: str, direction: Vec) -> At:
        """A direction in the frame of a joint, as a step on the page."""
        return self.camera.way(applied(self.body.turns[joint], direction))

    def facing(self, joint: str, direction: Vec) -> float:
        """1: points to the eye, 0: square to it, -1: away."""
        return dot(applied(self.body.turns[joint], direction), self.camera.eye)


def unit(way: At, fallback: At = (0.0, 1.0)) -> At:
    """The step of length 1 in this direction."""
    size = hypot(*way)
    return (way[0] / size, way[1] / size) if size > 1e-6 else fallback
