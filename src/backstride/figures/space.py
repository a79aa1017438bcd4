"""Points, directions and turns in space. x points to where the runner faces, y up, z to the runner's right; in cm."""

from math import cos, sin, sqrt

Vec = tuple[float, float, float]
Turn = tuple[float, float, float, float, float, float, float, float, float]
"""A rotation as a matrix, row by row."""

NO_TURN: Turn = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
AXES: tuple[Vec, Vec, Vec] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def turned_by(turn: Turn, axis: int, angle: float) -> Turn:
    """``turn`` followed, in its own frame, by a rotation of ``angle`` radians about its x (0), y (1) or z (2)."""
    c, s = cos(angle), sin(angle)
    a, b, d, e, f, g, h, i, j = turn
    if axis == 0:
        return (a, b * c + d * s, d * c - b * s, e, f * c + g * s, g * c - f * s, h, i * c + j * s, j * c - i * s)
    if axis == 1:
        return (a * c - d * s, b, a * s + d * c, e * c - g * s, f, e * s + g * c, h * c - j * s, i, h * s + j * c)
    return (a * c + b * s, b * c - a * s, d, e * c + f * s, f * c - e * s, g, h * c + i * s, i * c - h * s, j)


def applied(turn: Turn, v: Vec) -> Vec:
    """``v``, turned."""
    x, y, z = v
    a, b, d, e, f, g, h, i, j = turn
    return (a * x + b * y + d * z, e * x + f * y + g * z, h * x + i * y + j * z)


def column(turn: Turn, axis: int) -> Vec:
    """Where ``turn`` takes the x (0), y (1) or z (2) direction."""
    return (turn[axis], turn[axis + 3], turn[axis + 6])


def plus(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    """The difference."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, factor: float) -> Vec:
    """The multiple."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vec, b: Vec) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """The length."""
    return sqrt(dot(a, a))


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point ``share`` of the way from ``a`` to ``b``."""
    return plus(a, times(minus(b, a), share))
