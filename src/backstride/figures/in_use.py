"""What the runner holds or wears: weights, bands, cable, towel, stick; it moves with the body."""

from collections.abc import Callable, Sequence

from .camera import UNITS_PER_CM as U
from .camera import Seen, unit
from .motion import Motion
from .pen import Shape, disc, polygon, smooth, still
from .space import Vec, between, length, minus, plus, times

Painted = Callable[[Motion, Sequence[Seen]], list[Shape]]


def _hands(seen: Seen) -> tuple[Vec, Vec]:
    """The middle of both hands, and the direction of the arms."""
    body = seen.body
    hands = between(body.spot("right_knuckle"), body.spot("left_knuckle"), 0.5)
    elbows = between(body.spot("right_elbow"), body.spot("left_elbow"), 0.5)
    way = minus(hands, elbows)
    return hands, times(way, 1 / (length(way) or 1))


def _kettlebell(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    bells, handles = [], []
    for view in seen:
        hands, way = _hands(view)
        middle = plus(hands, times(way, 13))
        middle = (middle[0], max(middle[1], 8.5), middle[2])
        (hx, hy), (x, y) = view.camera.at(hands), view.camera.at(middle)
        dx, dy = unit((x - hx, y - hy))
        px, py = -dy, dx
        bells.append(disc(x, y, 8.5 * U))
        handles.append(polygon([
            (x + px * 4 * U, y + py * 4 * U), (hx + px * 5 * U, hy + py * 5 * U), (hx - px * 5 * U, hy - py * 5 * U),
            (x - px * 4 * U, y - py * 4 * U),
        ], closed=False))  # fmt: skip
    return [Shape(tuple(handles), "", "iron", round(2.4 * U)), Shape(tuple(bells), "iron")]


def _dumbbell(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    bars, ends = [], []
    for view in seen:
        x, y = view.camera.at(view.body.spot("right_knuckle"))
        dx, dy = view.camera.way((9.0, 0.0, 0.0))
        bars.append(polygon([(x - dx, y - dy), (x + dx, y + dy)], closed=False))
        ends.append(disc(x - dx, y - dy, 4.2 * U) + disc(x + dx, y + dy, 4.2 * U))
    return [Shape(tuple(bars), "", "iron", round(2.6 * U)), Shape(tuple(ends), "iron")]


def _weight_on_hips(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    discs, bars = [], []
    for view in seen:
        near = view.camera.at(view.body.point("pelvis", (11, -1, 17)))
        far = view.camera.at(view.body.point("pelvis", (11, -1, -17)))
        bars.append(polygon([near, far], closed=False))
        discs.append(disc(*near, 6.5 * U))
    return [Shape(tuple(bars), "", "iron", round(4 * U)), Shape(tuple(discs), "iron")]


def _band(share: float, joints: tuple[str, str], wide_cm: float) -> Painted:
    """A loop round both legs, this share of the way from joint to joint."""

    def drawn(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
        return [Shape(tuple(_loop(view, share, joints, wide_cm) for view in seen), "", "band", round(2.6 * U))]

    return drawn


def _loop(view: Seen, share: float, joints: tuple[str, str], wide_cm: float) -> str:
    right, left = (
        between(view.body.at[f"{side}_{joints[0]}"], view.body.at[f"{side}_{joints[1]}"], share)
        for side in ("right", "left")
    )
    apart = minus(right, left)
    out = times(apart, wide_cm / (length(apart) or 1))
    front = view.body.turns["right_hip"]
    ahead = times((front[0], front[3], front[6]), wide_cm * 0.8)
    corners = (
        plus(right, out), plus(right, ahead), plus(left, ahead),
        minus(left, out), minus(left, ahead), minus(right, ahead),
    )  # fmt: skip
    return smooth([view.camera.at(corner) for corner in corners])


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
    return [Shape(lines, "", "band", round(2.2 * U))]


def _stick(motion: Motion, seen: Sequence[Seen]) -> list[Shape]:
    lines = []
    for view in seen:
        low, high = view.body.point("pelvis", (-13, -8, 0)), view.body.point("neck", (-12, 22, 0))
        way = times(minus(high, low), 0.16)
        lines.append(polygon([view.camera.at(minus(low, way)), view.camera.at(plus(high, way))], False))
    return [Shape(tuple(lines), "", "thing-dark", round(2.2 * U))]


IN_USE: dict[str, Painted] = {
    "kettlebell": _kettlebell, "dumbbell": _dumbbell, "weight_on_hips": _weight_on_hips, "cable": _cable,
    "towel": _towel, "stick": _stick, "band_knees": _band(0.82, ("hip", "knee"), 8.2),
    "band_ankles": _band(0.9, ("knee", "ankle"), 5.2),
}  # fmt: skip
