"""Arms and legs: tapering outlines with a calf and a shoulder, hands and shoes that point somewhere."""

from .camera import UNITS_PER_CM as U
from .camera import At, Seen, unit
from .pen import polygon
from .space import Vec

EDGE_CM = 2.4
"""Outlines are drawn this much inside and stroked with it, which rounds every corner."""

Profile = tuple[tuple[float, float, float], ...]
"""Along the segment (0 to 1): half the width, and by how much it is fuller in front than behind, in cm."""

THIGH: Profile = ((0.0, 9.6, -0.6), (0.3, 8.9, 0.2), (0.72, 6.6, 0.3), (1.0, 5.5, 0.2))
SHANK: Profile = ((0.0, 5.2, 0.1), (0.24, 5.5, -1.1), (0.5, 4.6, -0.8), (0.85, 3.3, -0.1), (1.0, 3.3, 0.0))
UPPER_ARM: Profile = ((0.0, 5.4, 0.0), (0.3, 4.8, 0.2), (0.7, 4.2, 0.2), (1.0, 3.8, 0.0))
FOREARM: Profile = ((0.0, 3.8, 0.0), (0.28, 4.1, 0.2), (0.75, 3.0, 0.0), (1.0, 2.7, 0.0))

FRONT: Vec = (1.0, 0.0, 0.0)


def leg(seen: Seen, side: str) -> str:
    """Thigh and shank."""
    return segment(seen, f"{side}_hip", f"{side}_knee", THIGH) + segment(seen, f"{side}_knee", f"{side}_ankle", SHANK)


def arm(seen: Seen, side: str) -> str:
    """Upper arm and forearm."""
    return segment(seen, f"{side}_shoulder", f"{side}_elbow", UPPER_ARM) + segment(
        seen, f"{side}_elbow", f"{side}_wrist", FOREARM
    )


def shorts_leg(seen: Seen, side: str) -> str:
    """The upper half of the thigh, a little wider."""
    return segment(seen, f"{side}_hip", f"{side}_knee", ((0.0, 9.9, -0.6), (0.25, 9.6, 0.2), (0.5, 8.8, 0.3)), 0.5)


def sleeve(seen: Seen, side: str) -> str:
    """The upper part of the upper arm, a little wider."""
    return segment(seen, f"{side}_shoulder", f"{side}_elbow", ((0.0, 5.9, 0.0), (0.3, 5.6, 0.2), (0.5, 5.5, 0.2)), 0.3)


def hand(seen: Seen, side: str) -> str:
    """From the wrist to the finger tips; the edge alone is nearly as wide as a hand."""
    joint = f"{side}_wrist"
    return polygon([seen.point(joint, place) for place in ((0.3, 1, 0), (0.6, -8, 0), (0.2, -12, 0), (-0.6, -7, 0))])


def shoe(seen: Seen, side: str) -> str:
    """From the ankle over heel and sole to the toes."""
    ankle, joint = (-0.6, 1.0, 0.0), f"{side}_ankle"
    points = (ankle, (-4.5, -4.4, 0.0), (13.5, -4.6, 0.0), (12.5, -3.6, 0.0), (2.4, 0.6, 0.0))
    return polygon([seen.point(joint, point) for point in points])


def segment(seen: Seen, start: str, end: str, profile: Profile, cap: float = 1.0) -> str:
    """A tapering piece from joint to joint; ``cap``: how round its far end is."""
    a, b = seen.camera.at(seen.body.at[start]), seen.camera.at(seen.body.at[end])
    along = unit((b[0] - a[0], b[1] - a[1]))
    across = (-along[1], along[0])
    front = seen.way(start, FRONT)
    lean = (front[0] * across[0] + front[1] * across[1]) / U
    one: list[At] = []
    other: list[At] = []
    for share, width, fuller in profile:
        x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        for points, sign in ((one, 1), (other, -1)):
            size = (width - EDGE_CM + sign * fuller * lean) * U
            points.append((x + across[0] * size * sign, y + across[1] * size * sign))
    pole, tail = (profile[0][1] - EDGE_CM) * U, (profile[-1][1] - EDGE_CM) * U
    share = profile[-1][0]
    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    begin = [_round(a, along, across, -pole, pole * sign) for sign in (-1, 1)]
    finish = [_round((x, y), along, across, tail * cap, tail * sign) for sign in (1, -1)]
    return polygon([*begin, *one, *finish, *reversed(other)])


def _round(middle: At, along: At, across: At, ahead: float, aside: float) -> At:
    """A corner of a round end."""
    return (
        middle[0] + (along[0] * ahead * 0.8 + across[0] * aside * 0.6),
        middle[1] + (along[1] * ahead * 0.8 + across[1] * aside * 0.6),
    )
