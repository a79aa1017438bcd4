"""The runner as painted shapes, from what is furthest to what is nearest."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from backstride.knowledge.model import Muscle

from . import draw_limbs as limbs
from . import draw_trunk as trunk
from .camera import UNITS_PER_CM as U
from .camera import Seen
from .draw_muscles import SPINDLES, shows, spindle
from .pen import Shape

EDGE = round(2 * limbs.EDGE_CM * U)
SHOE = round(5.6 * U)

SIDEWAYS = 0.55
"""Seen less from the side than this, both legs are in front of the seat."""

Outline = Callable[[Seen], str]


def runner(seen: Sequence[Seen], muscles: Sequence[Muscle], tinted: Sequence[str]) -> list[Shape]:
    """Every shape of the body in all these views; ``tinted``: the sides whose limbs show their working muscles."""
    leg_far, leg_near = _by_depth(seen, "hip", "knee")
    arm_far, arm_near = _by_depth(seen, "shoulder", "elbow")
    backs = sum(view.facing("chest", (1, 0, 0)) for view in seen) < 0
    square = sum(abs(view.facing("pelvis", (0, 0, 1))) for view in seen) / len(seen) < SIDEWAYS
    leg_behind = _leg(seen, leg_far, muscles, tinted, far=True)
    middle = [
        _shape(seen, trunk.neck, "skin-far"),
        _shape(seen, trunk.shorts, "shorts"),
        _shape(seen, trunk.shirt, "shirt"),
    ]
    middle += _muscles(seen, "trunk", muscles, ("right", "left"))
    middle = [*middle, *leg_behind] if square else [*leg_behind, *middle]
    shapes = [
        *_arm(seen, arm_far, muscles, tinted, far=True),
        *middle,
        *_leg(seen, leg_near, muscles, tinted, far=False),
    ]
    head, near = _head(seen), _arm(seen, arm_near, muscles, tinted, far=False)
    return [*shapes, *near, *head] if backs else [*shapes, *head, *near]


def silhouette(seen: Seen) -> list[Shape]:
    """The whole body in one colour, for a faint picture of where it came from."""
    views = (seen,)
    shapes = [_shape(views, outline, "ghost", EDGE) for outline in (trunk.shorts, trunk.shirt, trunk.neck)]
    shapes.append(_shape(views, trunk.face, "ghost"))
    for side in ("right", "left"):
        shapes += [replace(shape, fill="ghost", stroke="ghost") for shape in _leg(views, side, (), (), far=False)]
        shapes += [replace(shape, fill="ghost", stroke="ghost") for shape in _arm(views, side, (), (), far=False)]
    return shapes


def _by_depth(seen: Sequence[Seen], *spots: str) -> tuple[str, str]:
    """The side further from the eye, and the nearer one, over all the views."""
    depth = {
        side: sum(view.camera.depth(view.body.at[f"{side}_{spot}"]) for view in seen for spot in spots)
        for side in ("right", "left")
    }
    return ("left", "right") if depth["right"] >= depth["left"] else ("right", "left")


def _shape(seen: Sequence[Seen], outline: Outline, colour: str, edge: int = 0, opacity_pct: int = 100) -> Shape:
    return Shape(tuple(outline(view) for view in seen), colour, colour if edge else "", edge, opacity_pct)


def _leg(seen: Sequence[Seen], side: str, muscles: Sequence[Muscle], tinted: Sequence[str], far: bool) -> list[Shape]:
    tone = "-far" if far else ""
    return [
        _shape(seen, lambda view: limbs.leg(view, side), f"skin{tone}", EDGE),
        _shape(seen, lambda view: limbs.shoe(view, side), f"shoe{tone}", SHOE),
        _shape(seen, lambda view: limbs.shorts_leg(view, side), f"shorts{tone}", EDGE),
        *_muscles(seen, "leg", muscles, (side,) if side in tinted else (), far),
    ]


def _arm(seen: Sequence[Seen], side: str, muscles: Sequence[Muscle], tinted: Sequence[str], far: bool) -> list[Shape]:
    tone = "-far" if far else ""
    return [
        _shape(seen, lambda view: limbs.hand(view, side), f"skin{tone}", EDGE),
        _shape(seen, lambda view: limbs.arm(view, side), f"skin{tone}", EDGE),
        _shape(seen, lambda view: limbs.sleeve(view, side), f"shirt{tone}", EDGE),
        *_muscles(seen, "arm", muscles, (side,) if side in tinted else (), far),
    ]


def _muscles(
    seen: Sequence[Seen], limb: str, muscles: Sequence[Muscle], sides: Sequence[str], far: bool = False
) -> list[Shape]:
    shapes = []
    for muscle in muscles:
        for which in SPINDLES[muscle]:
            for side in sides[:1] if which.once else sides:
                if which.limb == limb and any(shows(view, which, side) for view in seen):
                    frames = tuple(spindle(view, which, side) for view in seen)
                    shapes.append(Shape(frames, "muscle-far" if far else "muscle", opacity_pct=60 if far else 85))
    return shapes


def _head(seen: Sequence[Seen]) -> list[Shape]:
    shapes = [
        _shape(seen, trunk.bun, "hair", round(2 * trunk.BUN_CM * U)),
        _shape(seen, trunk.face, "skin"),
        _shape(seen, trunk.hair, "hair"),
    ]
    for out in (1, -1):
        if all(view.facing("neck", (0.75, 0, 0.66 * out)) > 0.25 for view in seen):
            frames = tuple(trunk.eye(view, out) for view in seen)
            shapes.append(Shape(frames, "", "eye", round(1.6 * U)))
    return shapes
