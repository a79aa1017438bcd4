"""Trunk, neck and head: outlines as wide as the body is from where it is seen."""

from math import sqrt

from .camera import UNITS_PER_CM as U
from .camera import At, Seen, unit
from .pen import polygon, smooth
from .space import Vec

Station = tuple[str, Vec, float, float]
"""A slice of the trunk: joint, middle in its frame, half its width and half its depth, in cm."""

STATIONS: tuple[Station, ...] = (
    ("pelvis", (-2.2, -7.0, 0), 11.0, 4.5),
    ("pelvis", (-1.6, -2, 0), 17.6, 11.0),
    ("pelvis", (-0.8, 5, 0), 16.4, 10.4),
    ("waist", (0.3, 1.5, 0), 13.6, 8.9),
    ("waist", (0.8, 9, 0), 13.6, 9.3),
    ("chest", (0.4, 0, 0), 15.2, 10.6),
    ("chest", (0.3, 7, 0), 16.8, 11.2),
    ("chest", (-0.6, 13, 0), 17.2, 9.6),
    ("chest", (-1.0, 17.5, 0), 15.0, 7.0),
    ("chest", (-1.0, 20.5, 0), 7.0, 5.4),
)
SHORTS, SHIRT = STATIONS[:4], STATIONS[2:]

Outline = tuple[tuple[float, float], ...]
"""Points of a head: towards the face (or to a side) and up, in cm from its middle."""

FACE: dict[str, Outline] = {
    "side": ((0, 12.6), (7.6, 11.6), (10.4, 5.6), (9.8, 1.8), (14.2, -2.6), (9.6, -4.4), (10.6, -9.5), (6, -13.6),
             (0.5, -10.6), (-6.5, -9), (-10.4, -3), (-11.4, 5), (-7.6, 11.6)),
    "front": ((0, 12.6), (7, 11.6), (9.6, 6), (9.7, 2), (9.5, -1.6), (8.9, -5.5), (6.4, -11), (0, -14),
              (-6.4, -11), (-8.9, -5.5), (-9.6, -0.5), (-9.6, 6), (-7, 11.6)),
}  # fmt: skip
HAIR: dict[str, Outline] = {
    "side": ((10.2, 6.4), (9.2, 13.4), (0, 16.4), (-10, 13.6), (-14, 5), (-12.6, -4.5), (-8, -7.4), (-5.6, -3),
             (-4.4, 2.6), (1.5, 5.2), (6, 8.2)),
    "front": ((9.6, 1.5), (11.4, 9), (5.5, 15.6), (0, 15.8), (-5.5, 15.6), (-11.4, 9), (-9.6, 1.5), (-8.8, 6.5),
              (-5, 9.6), (2.5, 8.2), (8.4, 8.4)),
    "back": ((9.6, -5), (11.4, 8), (6, 15.4), (0, 16.2), (-6, 15.4), (-11.4, 8), (-9.6, -5), (-4.5, -9), (0, -9),
             (2, -9), (5, -9)),
}  # fmt: skip
HEAD: Vec = (2.0, 15.0, 0.0)
BUN: Vec = (-9.5, 23.0, 0.0)
BUN_CM = 3.75


def shirt(seen: Seen) -> str:
    """From the waist to the neck."""
    return _slices(seen, SHIRT)


def shorts(seen: Seen) -> str:
    """From the seat to the waist."""
    return _slices(seen, SHORTS)


def neck(seen: Seen) -> str:
    """From the shoulders into the head."""
    low, high = seen.point("chest", (-1, 17, 0)), seen.point("neck", (0.6, 9, 0))
    along = unit((high[0] - low[0], high[1] - low[1]))
    across = (-along[1] * 3.2 * U, along[0] * 3.2 * U)
    return polygon((_off(low, across, 1), _off(high, across, 0.85), _off(high, across, -0.85), _off(low, across, -1)))


def face(seen: Seen) -> str:
    """The head, with a nose where it looks to the side."""
    return smooth(_head(seen, {name: FACE["front" if name == "back" else name] for name in HAIR}))


def hair(seen: Seen) -> str:
    """What covers the top and the back of the head."""
    return smooth(_head(seen, HAIR))


def bun(seen: Seen) -> str:
    """A knot at the back of the head."""
    x, y = seen.point("neck", BUN)
    return f"M{round(x)} {round(y)}h1"


def head_reach(seen: Seen) -> list[At]:
    """Where the hair and the knot end: what has to fit on the page."""
    x, y = seen.point("neck", BUN)
    return [*_head(seen, HAIR), (x - BUN_CM * U, y - BUN_CM * U), (x + BUN_CM * U, y + BUN_CM * U)]


def eye(seen: Seen, out: int) -> str:
    """One eye."""
    x, y = seen.point("neck", (10.2, 15.6, 3.6 * out))
    return f"M{round(x)} {round(y)}v4"


def _head(seen: Seen, outlines: dict[str, Outline]) -> list[At]:
    middle = seen.point("neck", HEAD)
    up, ahead = seen.way("neck", (0, 1, 0)), seen.way("neck", (1, 0, 0))
    tall = unit(up, (0.0, -1.0))
    # The head keeps its height: a nod towards the eye would otherwise squash it.
    across = (-tall[1], tall[0])
    aside = (ahead[0] * across[0] + ahead[1] * across[1]) / U
    towards = seen.facing("neck", (1, 0, 0))
    weights = {"side": abs(aside), "front": max(0.0, towards), "back": max(0.0, -towards)}
    total = sum(weights.values()) or 1.0
    flip = 1.0 if aside >= 0 else -1.0
    points: list[At] = []
    for places in zip(*(outlines[name] for name in weights), strict=True):
        out = sum(place[0] * weights[name] for place, name in zip(places, weights, strict=True)) / total * flip * U
        high = sum(place[1] * weights[name] for place, name in zip(places, weights, strict=True)) / total * U
        points.append((middle[0] + across[0] * out + tall[0] * high, middle[1] + across[1] * out + tall[1] * high))
    return points


def _slices(seen: Seen, stations: tuple[Station, ...]) -> str:
    middles = [seen.point(joint, place) for joint, place, _, _ in stations]
    one: list[At] = []
    other: list[At] = []
    for i, (joint, _, wide, deep) in enumerate(stations):
        before, after = middles[max(i - 1, 0)], middles[min(i + 1, len(middles) - 1)]
        along = unit((after[0] - before[0], after[1] - before[1]))
        across = (-along[1], along[0])
        size = _extent(seen, joint, across, wide, deep)
        one.append(_off(middles[i], across, size))
        other.append(_off(middles[i], across, -size))
    return smooth([*one, *reversed(other)])


def _extent(seen: Seen, joint: str, across: At, wide: float, deep: float) -> float:
    """Half of what a slice measures on the page in this direction."""
    aside, ahead = seen.way(joint, (0, 0, 1)), seen.way(joint, (1, 0, 0))
    return sqrt(
        (wide * (aside[0] * across[0] + aside[1] * across[1])) ** 2
        + (deep * (ahead[0] * across[0] + ahead[1] * across[1])) ** 2
    )


def _off(point: At, across: At, size: float) -> At:
    return (point[0] + across[0] * size, point[1] + across[1] * size)
