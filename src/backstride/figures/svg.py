"""The figure of a level or a self-test as SVG: a still for print and where nothing should move, and a moving picture.

The moving one animates with SMIL alone, so it needs neither script nor style and no page has to allow either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import hypot

from .camera import UNITS_PER_CM as U
from .camera import At, Seen, camera_of
from .draw_trunk import head_reach
from .layers import runner, silhouette
from .motion import motion_of
from .palette import paint
from .pen import Shape, merged
from .skeleton import SPOTS
from .subject import Subject
from .things import Things, things

MARGIN_CM = 4
MARK_SHARE = 0.04
"""Size of the letter that names the side, as a share of the picture."""


@dataclass(frozen=True, slots=True)
class Frames:
    """A moving picture as data: ``order`` says which frame each of ``times_ms`` of one cycle shows.

    Every shape has one outline for each frame, or a single one if it never moves. All outlines of a shape have the
    same commands, so numbers between those of two frames give a frame between them.
    """

    box: tuple[int, int, int, int]
    times_ms: tuple[int, ...]
    order: tuple[int, ...]
    shapes: tuple[Shape, ...]


def shape_attributes(shape: Shape) -> dict[str, object]:
    """Names and values of the SVG attributes of a shape, without its outline."""
    found: dict[str, object] = {"fill": paint(shape.fill)}
    if shape.stroke:
        found |= {"stroke": paint(shape.stroke), "stroke-width": shape.stroke_units}
    return found | ({"opacity": shape.opacity_pct / 100} if shape.opacity_pct != 100 else {})


def still_of(subject: Subject, mirrored: bool = False) -> str:
    """One pose, and faintly behind it the one it comes from. ``mirrored``: for the left side."""
    motion = motion_of(subject)
    camera = camera_of(motion.figure.view, mirrored, motion.tall_cm)
    ghost, main = motion.told_by_two
    seen = [Seen(main, camera)]
    around = things(motion, seen)
    before = Seen(ghost, camera)
    faint = _drawn(silhouette(before), ()) if main is not ghost else ""
    drawn = (
        _drawn(around.behind, ()) + (f'<g opacity=".3">{faint}</g>' if faint else "")
        + _drawn([*_runner(subject, seen), *around.front], ())
    )  # fmt: skip
    return _svg(subject, mirrored, drawn, [before, *seen], around)


def animated_of(subject: Subject, mirrored: bool = False) -> str:
    """One cycle, over and over."""
    motion = motion_of(subject)
    camera = camera_of(motion.figure.view, mirrored, motion.tall_cm)
    seen = [Seen(moment.body, camera) for moment in motion.moments]
    around = things(motion, seen)
    shapes = [*around.behind, *_runner(subject, seen), *around.front]
    drawn = _drawn(shapes, tuple(moment.at_s for moment in motion.moments))
    return _svg(subject, mirrored, drawn, seen, around)


def frames_of(subject: Subject, mirrored: bool = False) -> Frames:
    """The moving picture frame by frame."""
    motion = motion_of(subject)
    camera = camera_of(motion.figure.view, mirrored, motion.tall_cm)
    bodies = list({id(moment.body): moment.body for moment in motion.moments}.values())
    seen = [Seen(body, camera) for body in bodies]
    around = things(motion, seen)
    return Frames(
        _box(seen, around),
        tuple(round(moment.at_s * 1000) for moment in motion.moments),
        tuple(next(i for i, body in enumerate(bodies) if body is moment.body) for moment in motion.moments),
        tuple(merged([*around.behind, *_runner(subject, seen), *around.front])),
    )


def _runner(subject: Subject, seen: Sequence[Seen]) -> list[Shape]:
    tint = subject.figure.tint or ("right" if subject.each_side else "both")
    return runner(seen, subject.muscles, ("right", "left") if tint == "both" else (tint,))


def _box(seen: Sequence[Seen], around: Things) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is used of the page."""
    points: list[At] = list(around.room)
    for view in seen:
        for name, spot in SPOTS.items():
            x, y = view.spot(name)
            reach = spot.radius * U
            points += [(x - reach, y - reach), (x + reach, y + reach)]
        points += head_reach(view)
    margin = MARGIN_CM * U
    left, top = min(p[0] for p in points) - margin, min(p[1] for p in points) - margin
    right, low = max(p[0] for p in points) + margin, max(p[1] for p in points) + margin
    return round(left), round(top), round(right - left), round(low - top)


def _svg(subject: Subject, mirrored: bool, drawn: str, seen: Sequence[Seen], around: Things) -> str:
    left, top, wide, high = _box(seen, around)
    if subject.each_side and wide > 2 * high:
        # Who lies fills the picture to its upper corners: room for the letter.
        room = round(2 * wide * MARK_SHARE)
        top, high = top - room, high + room
    box = (left, top, wide, high)
    name = escape(subject.name, quote=True)
    if subject.each_side:
        name += ", left side" if mirrored else ", right side"
        taken = [view.spot(spot) for view in seen for spot in SPOTS] + list(around.room)
        drawn += _mark("L" if mirrored else "R", taken, box)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, box))}" role="img" aria-label="{name}" '
        f'stroke-linejoin="round" stroke-linecap="round"><title>{name}</title>{drawn}</svg>'
    )


def _drawn(shapes: Sequence[Shape], times_s: tuple[float, ...]) -> str:
    return "".join(_path(shape, times_s) for shape in merged(shapes))


def _path(shape: Shape, times_s: tuple[float, ...]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in shape_attributes(shape).items())
    head = f'<path{attributes} d="{shape.frames[0]}"'
    if len(shape.still_or_frames()) == 1 or not times_s:
        return head + "/>"
    whole = times_s[-1]
    times = ";".join(f"{at / whole:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0" for at in times_s)
    return (
        f'{head}><animate attributeName="d" dur="{whole:.1f}s" repeatCount="indefinite" keyTimes="{times}" '
        f'values="{";".join(shape.frames)}"/></path>'
    )


def _mark(letter: str, taken: Sequence[At], box: tuple[int, int, int, int]) -> str:
    """The letter of the side, in the upper corner that is further from what is ``taken``."""
    left, top, wide, high = box
    size = round(max(wide, high) * MARK_SHARE)
    corners = [(x, top + 2 * size) for x in (left + 2 * size, left + wide - 2 * size)]
    x, y = max(corners, key=lambda corner: min(hypot(corner[0] - at[0], corner[1] - at[1]) for at in taken))
    return (
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="{paint("mark")}"/><text x="{x}" y="{y}" dy=".36em" fill="#fff" '
        f'font-size="{round(size * 1.3)}" font-weight="bold" font-family="system-ui,sans-serif" text-anchor="middle">'
        f"{letter}</text>"
    )
