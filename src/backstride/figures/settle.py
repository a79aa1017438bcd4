"""Settling a body: the smallest change of its angles by which everything that touches does touch.

Each thing that must hold is one number of the body that has a target. Its change with every angle is known exactly
(axis times arm), so a few Newton steps with the least weighted change reach it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees

from .body import Body, angles_above, body_of
from .skeleton import SPOTS, angle_names, limit_of
from .space import AXES, Vec, cross, dot, minus

EASE: dict[str, float] = {
    "lean": 1.0, "roll": 0.2, "turn": 0.05, "low_back": 0.01, "upper_back": 0.01, "neck": 0.1, "tilt": 0.05,
    "shoulder": 1.0, "shoulder_out": 0.4, "shoulder_turn": 0.4, "elbow": 1.0, "wrist": 3.0, "hip": 0.5, "hip_out": 0.3,
    "hip_turn": 0.1, "knee": 0.5, "ankle": 3.0,
}  # fmt: skip
"""How readily an angle gives way; those that are not named stay as they are."""

PLACE_EASE = 1e5
"""Where the body is gives way before any angle does."""

STEPS = 14
CLOSE_CM = 0.02
LONGEST_STEP_DEG = 25.0
PATIENCE, GAIN = 5, 0.97
"""After so many steps, each has to bring the worst miss down to this share of the best so far."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Must hold: the sum of these spots, each times its share, is at ``target`` cm along ``way``."""

    shares: tuple[tuple[str, float], ...]
    way: Vec
    target: float


@dataclass(frozen=True, slots=True)
class Settled:
    """A settled body, its angles in degrees, its place, and by how many cm the worst demand is missed."""

    angles: dict[str, float]
    place: Vec
    body: Body
    missed_cm: float


_EASES = {angle: EASE.get(angle.removeprefix("right_").removeprefix("left_"), 0.0) for angle in angle_names()}
_GIVING = tuple(angle for angle in angle_names() if _EASES[angle])


def settled(angles: dict[str, float], place: Vec, holds: Sequence[Hold]) -> Settled:
    """The body near these angles for which everything holds, as far as its joints allow."""
    angles = dict(angles)
    body = body_of(angles, place)
    best = float("inf")
    for step in range(STEPS):
        missing = [_missing(body, hold) for hold in holds]
        worst = max(map(abs, missing), default=0.0)
        if worst < CLOSE_CM or (step > PATIENCE and worst > best * GAIN):
            break
        best = min(best, worst)
        rows = [_row(body, hold) for hold in holds]
        shares = _solved(rows, missing)
        place, angles = _stepped(place, angles, rows, shares)
        body = body_of(angles, place)
    return Settled(angles, place, body, max((abs(_missing(body, hold)) for hold in holds), default=0.0))


def _missing(body: Body, hold: Hold) -> float:
    return hold.target - sum(share * dot(hold.way, body.spot(spot)) for spot, share in hold.shares)


def _row(body: Body, hold: Hold) -> dict[str, float]:
    """How the number of a hold changes with each angle (cm per radian) and with the place."""
    row: dict[str, float] = {}
    for spot, share in hold.shares:
        here, moved = body.spot(spot), angles_above(spot)
        for angle in _GIVING:
            if angle in moved:
                axis = body.axes[angle]
                row[angle] = row.get(angle, 0.0) + share * dot(hold.way, cross(axis.about, minus(here, axis.at)))
    whole = sum(share for _, share in hold.shares)
    for name, way in zip("xyz", hold.way, strict=True):
        row[name] = way * whole
    return row


def _stepped(
    place: Vec, angles: dict[str, float], rows: list[dict[str, float]], shares: list[float]
) -> tuple[Vec, dict[str, float]]:
    step: dict[str, float] = {}
    for row, share in zip(rows, shares, strict=True):
        for name, change in row.items():
            step[name] = step.get(name, 0.0) + change * share * _ease(name)
    moved = {name: degrees(size) for name, size in step.items() if name not in "xyz"}
    most = max(map(abs, moved.values()), default=0.0)
    factor = min(1.0, LONGEST_STEP_DEG / most) if most else 1.0
    for name, size in moved.items():
        angles[name] = _within_limit(name, angles.get(name, 0.0) + factor * size)
    x, y, z = (place[i] + factor * step.get("xyz"[i], 0.0) for i in range(3))
    return (x, y, z), angles


def _within_limit(angle: str, size: float) -> float:
    limit = limit_of(angle)
    return size if limit is None else min(max(size, limit[0]), limit[1])


def _ease(name: str) -> float:
    return PLACE_EASE if name in "xyz" else _EASES[name]


def _solved(rows: list[dict[str, float]], missing: list[float]) -> list[float]:
    """Shares s of the rows with (J W J') s = missing, a little damped so that doubled demands do no harm."""
    size = len(rows)
    weighted = [{name: change * _ease(name) for name, change in row.items()} for row in rows]
    table = [[0.0] * size + [missing[i]] for i in range(size)]
    for i in range(size):
        for j in range(i, size):
            other = rows[j]
            table[i][j] = table[j][i] = sum(w * other[name] for name, w in weighted[i].items() if name in other)
        table[i][i] += 1.0
    return _gauss(table)


def _gauss(table: list[list[float]]) -> list[float]:
    size = len(table)
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(table[k][i]))
        table[i], table[best] = table[best], table[i]
        head = table[i]
        for k in range(i + 1, size):
            factor = table[k][i] / head[i]
            if factor:
                row = table[k]
                for j in range(i, size + 1):
                    row[j] -= factor * head[j]
    shares = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(table[i][j] * shares[j] for j in range(i + 1, size))
        shares[i] = (table[i][size] - rest) / table[i][i]
    return shares


def lies_at(spot: str, height: float) -> Hold:
    """The skin of a spot lies at this height."""
    return Hold(((spot, 1.0),), AXES[1], height + SPOTS[spot].radius)


def stays_at(spot: str, place: Vec, axes: str) -> tuple[Hold, ...]:
    """A spot is where it was, in the directions named."""
    return tuple(Hold(((spot, 1.0),), AXES["xyz".index(axis)], place["xyz".index(axis)]) for axis in axes)


def laid_on(spot: str, other: str) -> tuple[Hold, ...]:
    """A spot is laid on another spot of the body."""
    return tuple(Hold(((spot, 1.0), (other, -1.0)), axis, 0.0) for axis in AXES)
