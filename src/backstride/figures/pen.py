"""Paths: closed polygons and smooth closed curves in whole units, with the same commands whatever the points are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import add

from .camera import At

NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Shape:
    """One painted path: its outline in every frame, its colours (names of the palette) and how it is stroked."""

    frames: tuple[str, ...]
    fill: str
    stroke: str = ""
    stroke_units: int = 0
    opacity_pct: int = 100

    def still_or_frames(self) -> tuple[str, ...]:
        """Its outlines; one alone where it never moves."""
        return self.frames[:1] if len(set(self.frames)) == 1 else self.frames


def merged(shapes: Sequence[Shape]) -> list[Shape]:
    """Neighbours that are painted alike become one path."""
    done: list[Shape] = []
    for shape in shapes:
        last = done[-1] if done else None
        if last and replace(last, frames=()) == replace(shape, frames=()) and len(last.frames) == len(shape.frames):
            done[-1] = replace(last, frames=tuple(map(add, last.frames, shape.frames)))
        else:
            done.append(shape)
    return done


def polygon(points: Sequence[At], closed: bool = True) -> str:
    """Straight lines from point to point."""
    (x, y), *rest = [(round(px), round(py)) for px, py in points]
    path = f"M{x} {y}"
    last = (x, y)
    steps = []
    for px, py in rest:
        steps.append(f"{px - last[0]}{_signed(py - last[1])}")
        last = (px, py)
    return path + "l" + " ".join(steps) + ("z" if closed else "")


def smooth(points: Sequence[At]) -> str:
    """A closed curve that the points draw towards them (a quadratic B-spline)."""
    cut = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    start = (round(cut[-1][0]), round(cut[-1][1]))
    path, last = f"M{start[0]} {start[1]}q", start
    steps = []
    for point, end in zip(points, cut, strict=True):
        stop = (round(end[0]), round(end[1]))
        pull = (round(point[0]), round(point[1]))
        steps.append(f"{pull[0] - last[0]}{_signed(pull[1] - last[1])} {stop[0] - last[0]}{_signed(stop[1] - last[1])}")
        last = stop
    return path + " ".join(steps) + "z"


def reach(path: str) -> list[At]:
    """Where a path of this module passes, roughly: what has to fit on the page."""
    points: list[At] = []
    for part in path.split("M")[1:]:
        start, command, rest = re.split("([lqavh])", part, maxsplit=1)
        x, y = map(float, start.split())
        points.append((x, y))
        numbers = [float(number) for number in NUMBER.findall(rest)]
        if command == "a":
            radius = numbers[0]
            points += [(x, y - radius), (x + 2 * radius, y + radius)]
            continue
        step = 4 if command == "q" else 2
        for i in range(step - 2, len(numbers), step):
            x, y = x + numbers[i], y + numbers[i + 1]
            points.append((x, y))
    return points


def disc(x: float, y: float, radius: float) -> str:
    """A circle."""
    r = round(radius)
    return f"M{round(x - radius)} {round(y)}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z"


def still(shape: str, fill: str, stroke: str = "", wide_units: float = 0, opacity_pct: int = 100) -> Shape:
    """A shape that is the same in every frame."""
    return Shape((shape,), fill, stroke, round(wide_units), opacity_pct)


def _signed(number: int) -> str:
    return f"{number}" if number < 0 else f" {number}"
