"""Mat, chair, step, wall, ball, band, weights: where the poses need them, as painted shapes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .camera import UNITS_PER_CM as U
from .camera import At, Camera, Seen
from .in_use import IN_USE
from .motion import Motion
from .pen import Shape, disc, polygon, reach, smooth, still
from .skeleton import SPOTS
from .space import Vec, minus, plus
from .surroundings import BALL_RADIUS_CM, HEIGHT_CM

Painted = tuple[list[Shape], list[At]]
"""What is painted, and the room it needs on the page."""

LIES_ON_MAT = frozenset(
    {"knee", "elbow", "buttock", "loin", "blade", "hip", "shoulder", "head", "belly", "breast", "thigh", "wrist"}
)


@dataclass(frozen=True, slots=True)
class Things:
    """What is painted behind the runner and in front of the runner, and the room it needs on the page."""

    behind: tuple[Shape, ...]
    front: tuple[Shape, ...]
    room: tuple[At, ...]


def things(motion: Motion, seen: Sequence[Seen]) -> Things:
    """Everything around the runner."""
    camera = seen[0].camera
    props = motion.figure.props
    surfaces = {surface for pose in motion.poses for surface in pose.on.values()}
    behind: list[Shape] = []
    room: list[At] = []
    for name, painted in STANDING.items():
        if name in props | surfaces | {"ground"} or (name == "chair" and "chair_back" in surfaces):
            shapes, places = painted(motion, camera)
            behind += shapes
            room += places
    front: list[Shape] = []
    for prop in sorted(props & IN_USE.keys()):
        shapes = IN_USE[prop](motion, seen)
        (behind if prop in BEHIND else front).extend(shapes)
        room += [point for shape in shapes for frame in shape.frames for point in reach(frame)]
    return Things(tuple(behind), tuple(front), tuple(room))


def box(camera: Camera, low: Vec, high: Vec, top: str, side: str, opacity_pct: int = 100) -> Painted:
    """A block: the faces that the eye sees."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    x, z = (x1 if camera.eye[0] > 0 else x0), (z1 if camera.eye[2] > 0 else z0)
    faces = (
        (side, ((x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0))),
        (side, ((x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z))),
        (top, ((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1))),
    )
    shapes, room = [], []
    for colour, corners in faces:
        points = [camera.at(corner) for corner in corners]
        shapes.append(still(polygon(points), colour, colour, 0.6 * U, opacity_pct))
        room += points
    return shapes, room


def _rests(motion: Motion, surfaces: set[str]) -> list[tuple[str, Vec]]:
    return [(spot, place) for (surface, spot), place in motion.around.at.items() if surface in surfaces]


def _ground(motion: Motion, camera: Camera) -> Painted:
    """A mat where the runner lies or kneels; else a line of floor."""
    on_floor = _rests(motion, {"floor", "slides"})
    kinds = {spot.rpartition("_")[2] for spot, _ in on_floor}
    on_mat = bool(kinds & LIES_ON_MAT) or "mat" in motion.figure.props
    high = 60 if on_mat else 22
    lowest = [place for body in motion.bodies for place in map(body.spot, SPOTS) if place[1] < high]
    if not lowest:
        return [], []
    rim = MAT_RIM_CM if on_mat else GROUND_RIM_CM
    x0, x1 = min(p[0] for p in lowest) - rim, max(p[0] for p in lowest) + rim
    z0, z1 = min(p[2] for p in lowest) - rim, max(p[2] for p in lowest) + rim
    if on_mat:
        wide = 30 - min(30.0, (z1 - z0) / 2)
        deep = 30 - min(30.0, (x1 - x0) / 2)
        return box(camera, (x0 - deep, -1.6, z0 - wide), (x1 + deep, 0, z1 + wide), "mat", "mat-edge")
    middle = ((x0 + x1) / 2, 0.0, (z0 + z1) / 2)
    ring = [plus(middle, (dx * (x1 - x0) / 2, 0.0, dz * (z1 - z0) / 2)) for dx, dz in ROUND]
    points = [camera.at(place) for place in ring]
    return [still(smooth(points), "ground", opacity_pct=28)], points


MAT_RIM_CM, GROUND_RIM_CM = 7, 14
ROUND = ((1.2, 0.5), (0.5, 1.2), (-0.5, 1.2), (-1.2, 0.5), (-1.2, -0.5), (-0.5, -1.2), (0.5, -1.2), (1.2, -0.5))


def _wall(motion: Motion, camera: Camera) -> Painted:
    """Behind whatever leans on it; else behind the back."""
    body = motion.settled[0].body
    middle = body.at["pelvis"]
    touching = _rests(motion, {"wall"})
    tall = max(p[1] for p in (body.spot("crown"), body.spot("right_shoulder"))) + 20
    if not touching:
        x = min(min(b.spot(s)[0] for s in ("right_buttock", "right_heel")) for b in motion.bodies) - 9
        return box(camera, (x - 3, 0, -35), (x, tall, 35), "wall", "wall-side", 60)
    spot, place = touching[0]
    step = minus(place, middle)
    if abs(step[0]) >= abs(step[2]):
        sign = 1 if step[0] > 0 else -1
        x = place[0] + sign * (SPOTS[spot].radius + 0.5)
        low, high = sorted((x, x + 3 * sign))
        return box(camera, (low, 0, middle[2] - 35), (high, tall, middle[2] + 35), "wall", "wall-side", 60)
    sign = 1 if step[2] > 0 else -1
    z = place[2] + sign * (SPOTS[spot].radius + 0.5)
    low, high = sorted((z, z + 3 * sign))
    x0, x1 = min(middle[0], place[0]) - 40, max(middle[0], place[0]) + 40
    return box(camera, (x0, 0, low), (x1, tall, high), "wall", "wall-side", 60)


def _chair(motion: Motion, camera: Camera) -> Painted:
    """Seat under whoever sits, back at a hand that holds it; else behind, as a target."""
    seat, back = _rests(motion, {"chair"}), _rests(motion, {"chair_back"})
    height = HEIGHT_CM["chair"]
    if seat:
        x = sum(place[0] for _, place in seat) / len(seat)
        z = 0.0
        back_x = x - 26
    elif back:
        x, y, z = back[0][1]
        pelvis = motion.settled[0].body.at["pelvis"]
        back_x, x = x, x + 24
        z = 0.0 if abs(back_x - pelvis[0]) > abs(z - pelvis[2]) else z
        height = min(height, y * 0.55)
    else:
        heel = motion.settled[0].body.spot("right_heel")[0]
        x, z, back_x = heel - 24, 0.0, heel - 50
    top = back[0][1][1] - 1.5 if back else 88.0
    x0, x1 = sorted((back_x, x + (x - back_x) * 0.85))
    shapes: list[Shape] = []
    room: list[At] = []
    for leg_x in (x0 + 2, x1 - 2):
        for leg_z in (z - 19, z + 19):
            high = top if abs(leg_x - back_x) < 4 else height
            line = [camera.at((leg_x, 0, leg_z)), camera.at((leg_x, high, leg_z))]
            shapes.append(still(polygon(line, closed=False), "", "thing-dark", 2.6 * U))
            room += line
    blocks = [box(camera, (x0, height - 4, z - 21), (x1, height, z + 21), "thing", "thing-side")]
    rear = box(
        camera,
        (min(back_x, back_x + 3), top - 22, z - 20),
        (max(back_x, back_x + 3), top, z + 20),
        "thing",
        "thing-side",
    )
    blocks.insert(0, rear)
    for made, places in blocks:
        shapes += made
        room += places
    return shapes, room


def _bench(motion: Motion, camera: Camera) -> Painted:
    """From the head to the edge at the seat, on four legs."""
    places = [place for _, place in _rests(motion, {"bench"})] or [(0.0, 0.0, 0.0)]
    x0, x1 = min(p[0] for p in places) - 16, max(p[0] for p in places) + 6
    height, half = HEIGHT_CM["bench"], 24
    shapes, room = [], []
    for x in (x0 + 6, x1 - 12):
        for z in (3 - half, half - 3):
            line = [camera.at((x, 0, z)), camera.at((x, height - 4, z))]
            shapes.append(still(polygon(line, closed=False), "", "thing-dark", 3.4 * U))
            room += line
    top, places_on_page = box(camera, (x0, height - 6, -half), (x1, height, half), "thing", "thing-side")
    return [*shapes, *top], [*room, *places_on_page]


def _step(motion: Motion, camera: Camera) -> Painted:
    places = [place for _, place in _rests(motion, {"step"})] or [(30.0, 0.0, 0.0)]
    x0, x1 = min(p[0] for p in places) - 12, max(p[0] for p in places) + 12
    return box(camera, (x0, 0, -26), (x1, HEIGHT_CM["step"], 26), "thing", "thing-side")


def _ball(motion: Motion, camera: Camera) -> Painted:
    middle = motion.around.ball() or (0.0, BALL_RADIUS_CM, 0.0)
    x, y = camera.at(middle)
    size = BALL_RADIUS_CM * U
    light = disc(x - size * 0.3, y - size * 0.35, size * 0.3)
    shapes = [still(disc(x, y, size), "ball"), still(light, "ball-light", opacity_pct=70)]
    return shapes, [(x - size, y - size), (x + size, y + size)]


def _pillow(motion: Motion, camera: Camera) -> Painted:
    x, _, z = motion.settled[0].body.spot("belly")
    return box(camera, (x - 19, 0, z - 36), (x + 19, 6, z + 36), "pillow", "pillow-side")


def _cushion(motion: Motion, camera: Camera) -> Painted:
    x, _, z = motion.settled[0].body.spot("right_knee")
    return box(camera, (x - 17, 0, z - 17), (x + 15, 3.5, z + 17), "pillow", "pillow-side")


STANDING: dict[str, Callable[[Motion, Camera], Painted]] = {
    "ground": _ground, "wall": _wall, "chair": _chair, "bench": _bench, "step": _step, "ball": _ball, "pillow": _pillow,
    "cushion": _cushion,
}  # fmt: skip
BEHIND = frozenset({"cable"})
