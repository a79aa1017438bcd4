"""How deep one part of a body is inside another: each limb is a rod with flesh round it, the trunk is three."""

from dataclasses import dataclass
from itertools import combinations

from .body import Body
from .skeleton import SIDES
from .space import Vec, between, dot, length, minus, plus, times

Rod = tuple[Vec, Vec, float]
"""From where to where, and the cm of flesh round it."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two parts, and by how many cm the one is inside the other; negative where they are apart."""

    cm: float
    one: str
    other: str


def deepest_overlap(body: Body) -> Overlap:
    """The two parts that are deepest in each other, of those that do not hang together."""
    rods = _rods(body)
    return max(
        (Overlap(rods[a][2] + rods[b][2] - _apart(rods[a], rods[b]), a, b) for a, b in combinations(rods, 2)
         if not _hang_together(a, b)),
        key=lambda found: found.cm,
    )  # fmt: skip


def _rods(body: Body) -> dict[str, Rod]:
    at, rods = body.at, dict[str, Rod]()
    for side, out in SIDES:
        hip, knee, ankle = at[f"{side}_hip"], at[f"{side}_knee"], at[f"{side}_ankle"]
        shoulder, elbow, wrist = at[f"{side}_shoulder"], at[f"{side}_elbow"], at[f"{side}_wrist"]
        rods[f"{side} thigh"] = (between(hip, knee, 0.3), knee, 5.8)
        rods[f"{side} shin"] = (between(knee, ankle, 0.15), ankle, 3.8)
        rods[f"{side} foot"] = (body.spot(f"{side}_heel"), body.spot(f"{side}_toe"), 2.5)
        rods[f"{side} upper arm"] = (between(shoulder, elbow, 0.4), elbow, 3.8)
        rods[f"{side} forearm"] = (elbow, wrist, 3.0)
        rods[f"{side} hand"] = (body.spot(f"{side}_knuckle"), body.spot(f"{side}_tip"), 1.4)
        rods[f"{side} flank"] = (body.point("pelvis", (0, 4, 7.0 * out)), body.point("chest", (0, 8, 7.0 * out)), 8.0)
    rods["trunk"] = (at["pelvis"], body.point("chest", (0, 10, 0)), 8.5)
    rods["head"] = (body.spot("head"), body.spot("head"), 9.5)
    return rods


TRUNK = frozenset({"flank", "trunk"})
CHAINS = frozenset(
    frozenset(pair)
    for pair in (
        ("thigh", "shin"), ("shin", "foot"), ("upper arm", "forearm"), ("forearm", "hand"), ("upper arm", "hand"),
    )
)  # fmt: skip
"""Parts of one limb that bend against each other."""


def _hang_together(one: str, other: str) -> bool:
    side, part = _side_and_part(one)
    side_too, part_too = _side_and_part(other)
    parts = frozenset((part, part_too))
    return parts <= TRUNK or (side == side_too and parts in CHAINS) or bool(parts & TRUNK and "thigh" in parts)


def _side_and_part(name: str) -> tuple[str, str]:
    side, blank, part = name.partition(" ")
    return (side, part) if blank else ("", name)


def _apart(one: Rod, other: Rod) -> float:
    """The distance between the middles of two rods."""
    (a, b, _), (c, d, _) = one, other
    along, across, offset = minus(b, a), minus(d, c), minus(a, c)
    size, size_too, skew = dot(along, along), dot(across, across), dot(along, across)
    lead, lead_too = dot(along, offset), dot(across, offset)
    even = size * size_too - skew * skew
    share = min(max((skew * lead_too - lead * size_too) / even, 0.0), 1.0) if even > 1e-9 else 0.0
    share_too = min(max((skew * share + lead_too) / size_too, 0.0), 1.0) if size_too > 1e-9 else 0.0
    share = min(max((skew * share_too - lead) / size, 0.0), 1.0) if size > 1e-9 else 0.0
    return length(minus(plus(a, times(along, share)), plus(c, times(across, share_too))))
