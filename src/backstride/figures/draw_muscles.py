"""Working muscles: each a spindle from where it begins to where it ends, shown when it faces the eye."""

from dataclasses import dataclass

from backstride.knowledge.model import Muscle

from .camera import UNITS_PER_CM as U
from .camera import Seen, unit
from .pen import smooth
from .space import Vec

SHOWN_FROM = -0.45
"""A muscle is drawn while its outer side does not point further away from the eye than this."""


@dataclass(frozen=True, slots=True)
class Spindle:
    """From one joint's frame to another's, for the right side; ``limb``: trunk, leg or arm, for what covers what."""

    limb: str
    start: tuple[str, Vec]
    end: tuple[str, Vec]
    wide_cm: float
    outer: Vec
    once: bool = False


SPINDLES: dict[Muscle, tuple[Spindle, ...]] = {
    "gluteus_maximus": (Spindle("leg", ("pelvis", (-6.4, 5, 6)), ("hip", (-4.0, -11, 1)), 4.6, (-0.9, 0, 0.45)),),
    "gluteus_medius": (Spindle("leg", ("pelvis", (0.5, 8.5, 11.5)), ("hip", (-0.5, -6, 5)), 4.0, (0, 0, 1)),),
    "hip_flexors": (Spindle("leg", ("waist", (3, -3, 5)), ("hip", (4, -9, 0)), 3.0, (0.9, 0, 0.3)),),
    "hip_rotators": (Spindle("leg", ("pelvis", (-7, 1, 4)), ("hip", (-2, -3, 7)), 3.4, (-0.7, 0, 0.6)),),
    "adductors": (Spindle("leg", ("pelvis", (2, -6, 3)), ("hip", (1, -29, -3)), 3.8, (0.7, 0, -0.6)),),
    "quadriceps": (Spindle("leg", ("hip", (3.8, -7, 0.6)), ("hip", (2.2, -39, 0)), 3.7, (0.95, 0, 0.2)),),
    "hamstrings": (Spindle("leg", ("hip", (-3.8, -10, 0)), ("hip", (-2.2, -39, 0)), 3.4, (-0.95, 0, 0.2)),),
    "calves": (Spindle("leg", ("knee", (-2.0, -2, 0)), ("knee", (-1.2, -29, 0)), 3.1, (-0.95, 0, 0.2)),),
    "abdominals": (Spindle("trunk", ("chest", (5.4, 5, 0)), ("pelvis", (4.4, 2, 0)), 3.6, (1, 0, 0), True),),
    "deep_abdominals": (Spindle("trunk", ("waist", (3.6, 9, 0)), ("pelvis", (4.2, -1, 0)), 4.2, (1, 0, 0), True),),
    "obliques": (Spindle("trunk", ("chest", (0, 3, 10.5)), ("pelvis", (2.5, 6, 10.5)), 3.6, (0.3, 0, 0.95)),),
    "back_extensors": (
        Spindle("trunk", ("pelvis", (-6.4, 4, 3)), ("waist", (-5.0, 15, 3)), 2.7, (-1, 0, 0.2)),
        Spindle("trunk", ("waist", (-5.0, 7, 3)), ("chest", (-6.6, 13, 3)), 2.7, (-1, 0, 0.2)),
    ),
    "quadratus_lumborum": (Spindle("trunk", ("pelvis", (-3, 7, 10)), ("chest", (-3, -1, 10)), 3.2, (-0.5, 0, 0.8)),),
    "lats": (Spindle("trunk", ("waist", (-4, 6, 8)), ("shoulder", (-1, -3, -2)), 4.0, (-0.7, 0, 0.7)),),
    "shoulders": (Spindle("arm", ("shoulder", (0, 4.0, 0)), ("shoulder", (0.2, -12, 0.4)), 3.8, (0.1, 0, 1)),),
}  # fmt: skip


def spindle(seen: Seen, which: Spindle, side: str) -> str:
    """Its outline on the page."""
    start, end = (seen.point(*_on(side, joint, place)) for joint, place in (which.start, which.end))
    along = unit((end[0] - start[0], end[1] - start[1]))
    size = which.wide_cm * U
    points = [start]
    for share, out in ((0.15, 0.75), (0.5, 1.35), (0.85, 0.75)):
        points.append(
            (start[0] + (end[0] - start[0]) * share - along[1] * size * out,
             start[1] + (end[1] - start[1]) * share + along[0] * size * out)
        )  # fmt: skip
    points.append(end)
    for share, out in ((0.85, 0.75), (0.5, 1.35), (0.15, 0.75)):
        points.append(
            (start[0] + (end[0] - start[0]) * share + along[1] * size * out,
             start[1] + (end[1] - start[1]) * share - along[0] * size * out)
        )  # fmt: skip
    return smooth(points)


def shows(seen: Seen, which: Spindle, side: str) -> bool:
    """Whether its outer side can be seen."""
    joint, _ = _on(side, *which.end)
    x, y, z = which.outer
    return seen.facing(joint, (x, y, z if side == "right" else -z)) > SHOWN_FROM


def _on(side: str, joint: str, place: Vec) -> tuple[str, Vec]:
    x, y, z = place
    limb = joint in ("hip", "knee", "ankle", "shoulder", "elbow")
    return (f"{side}_{joint}" if limb else joint), (x, y, z if side == "right" else -z)
