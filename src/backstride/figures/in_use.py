"""What the runner holds or wears: weights, bands, cable, towel, stick; it moves with the body."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from .camera import UNITS_PER_CM as U
from .camera import Seen, unit
from .motion import Motion
from .pen import Shape, disc, polygon, still
from .space import Vec, between, cross, dot, length, minus, plus, times

STRAP_STEPS = 10
Painted = Callable[[Motion, Sequence[Seen]], list[Shape]]


def _hands(seen: Seen) -> tuple[Vec, Vec]:
    """The middle of both hands, and the direction of the arms."""
    body = seen.body
    hands = between(body.spot("right_knuckle"), body.spot("left_knuckle"), 0.5)
    elbows = between(body.spot("right_elbow"), body.spot("left_elbow"), 0.5)
    way = minus(hands, elbows)
    return hands, times(way, 1 / (length(way) or 1))


def _kettlebell(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    bells, handles, lights = [], [], []
    for view in seen:
        hands, way = _hands(view)
        middle = plus(hands, times(way, 13))
        middle = (middle[0], max(middle[1], 8.5), middle[2])
        (hx, hy), (x, y) = view.camera.at(hands), view.camera.at(middle)
        dx, dy = unit((x - hx, y - hy))
        px, py = -dy, dx
        bells.append(disc(x, y, 8.5 * U))
        lights.append(disc(x - 2.6 * U, y - 2.6 * U, 2.4 * U))
        handles.append(polygon([
            (x + px * 4 * U, y + py * 4 * U), (hx + px * 5 * U, hy + py * 5 * U), (hx - px * 5 * U, hy - py * 5 * U),
            (x - px * 4 * U, y - py * 4 * U),
        ], closed=False))  # fmt: skip
    return [
        Shape(tuple(handles), "", "iron", round(2.4 * U)),
        Shape(tuple(bells), "iron", "iron-light", U),
        Shape(tuple(lights), "iron-light", opacity_pct=60),
    ]


def _dumbbell(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    bars, ends = [], []
    for view in seen:
        x, y = view.camera.at(view.body.spot("right_knuckle"))
        dx, dy = view.camera.way((10.0, 0.0, 0.0))
        bars.append(polygon([(x - dx, y - dy), (x + dx, y + dy)], closed=False))
        ends.append(disc(x - dx, y - dy, 5.6 * U) + disc(x + dx, y + dy, 5.6 * U))
    return [Shape(tuple(bars), "", "iron", round(2.6 * U)), Shape(tuple(ends), "iron", "iron-light", U)]


def _weight_on_hips(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    """A dumbbell across the crease of the hips."""
    far, bars, near = [], [], []
    for view in seen:
        ends = [view.body.point("pelvis", (13.5, -3, out)) for out in (20, -20)]
        behind, before = (view.camera.at(end) for end in sorted(ends, key=view.camera.depth))
        bars.append(polygon([before, behind], closed=False))
        far.append(disc(*behind, 7 * U))
        near.append(disc(*before, 7 * U))
    return [
        Shape(tuple(far), "iron", "iron-light", U),
        Shape(tuple(bars), "", "iron", round(3.4 * U)),
        Shape(tuple(near), "iron", "iron-light", U),
    ]


def _band(share: float, joints: tuple[str, str], wide_cm: float) -> Painted:
    """A loop round both legs, this share of the way from joint to joint: the strap that the eye sees."""

    def drawn(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
        return [Shape(tuple(_strap(view, share, joints, wide_cm) for view in seen), "", "band", round(3.4 * U))]

    return drawn


def _strap(view: Seen, share: float, joints: tuple[str, str], wide_cm: float) -> str:
    """The half of a loop round both legs that is nearer to the eye."""
    ends = [[view.body.at[f"{side}_{joint}"] for joint in joints] for side in ("right", "left")]
    middles = [between(top, low, share) for top, low in ends]
    along = _sized(plus(*(_sized(minus(low, top)) for top, low in ends)))
    eye = view.camera.eye
    ahead = _sized(minus(eye, times(along, dot(eye, along))))
    aside = cross(along, ahead)
    points = []
    for step in range(STRAP_STEPS + 1):
        angle = pi * (step / STRAP_STEPS - 0.5)
        way = plus(times(ahead, cos(angle)), times(aside, sin(angle)))
        outer = max(middles, key=lambda middle: dot(middle, way))
        points.append(view.camera.at(plus(outer, times(way, wide_cm))))
    return polygon(points, closed=False)


def _sized(way: Vec) -> Vec:
    """The direction alone, with length 1."""
    return times(way, 1 / (length(way) or 1))


def _cable(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    heel = motion.settled[0].body.spot("right_heel")
    post = (heel[0] - 75, 8.0, 0.0)
    camera = seen[0].camera
    ropes = tuple(polygon([camera.at(post), view.camera.at(_hands(view)[0])], False) for view in seen)
    foot = polygon([camera.at((post[0], 0, 0)), camera.at((post[0], 34, 0))], False)
    return [still(foot, "", "thing-dark", 5 * U), Shape(ropes, "", "band", round(2.2 * U))]


def _towel(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    lines = tuple(
        polygon([view.camera.at(view.body.spot(s)) for s in ("right_knuckle", "right_sole", "left_knuckle")], False)
        for view in seen
    )
    return [Shape(lines, "", "pillow-side", round(3 * U))]


def _stick(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    lines = []
    for view in seen:
        low, high = view.body.point("pelvis", (-13, -8, 0)), view.body.point("neck", (-12, 22, 0))
        way = times(minus(high, low), 0.16)
        lines.append(polygon([view.camera.at(minus(low, way)), view.camera.at(plus(high, way))], False))
    return [Shape(tuple(lines), "", "thing-dark", round(2.2 * U))]


IN_USE: dict[str, Painted] = {
    "kettlebell": _kettlebell, "dumbbell": _dumbbell, "weight_on_hips": _weight_on_hips, "cable": _cable,
    "towel": _towel, "stick": _stick, "band_knees": _band(0.8, ("hip", "knee"), 6.9),
    "band_ankles": _band(0.9, ("knee", "ankle"), 4.2),
}  # fmt: skip
