"""What the runner rests on: heights of things, and where they stand once a pose has touched them."""

from dataclasses import dataclass, field

from .body import Body
from .contacts import spot_laid_on, spot_of_mover, spots_of_part
from .key_poses import KeyPose
from .settle import Hold, laid_on, lies_at, stays_at
from .skeleton import MASSES, SPOTS
from .space import AXES, Vec, dot, length, minus, times

HEIGHT_CM = {"floor": 0.0, "slides": 0.0, "chair": 45.0, "bench": 55.0, "step": 18.0}
BALL_RADIUS_CM = 29.0
STANDS_ON = frozenset(
    f"{side}{part}" for side in ("", "right_", "left_") for part in ("feet", "foot", "toes", "heels", "heel")
)
"""Who rests on nothing else has to balance."""

NEVER_BELOW = tuple(
    spot for spot in SPOTS if SPOTS[spot].radius and spot not in ("pelvis", "waist", "chest", "groin", "neck")
)
SUNK_CM = 0.3
MARGIN_CM = 2.0
STEADY_CM = 0.3


@dataclass(slots=True)
class Surroundings:
    """Where each spot rests, from the first pose in which it does; filled while the poses are settled in order."""

    at: dict[tuple[str, str], Vec] = field(default_factory=dict)

    def remember(self, pose: KeyPose, body: Body) -> None:
        """Things stand where the pose touches them."""
        for surface, group in touching(pose):
            for spot in group:
                self.at.setdefault((surface, spot), body.spot(spot))

    def touched(self, surface: str) -> list[Vec]:
        """Where the spots are that rest on a thing."""
        return [place for (thing, _), place in self.at.items() if thing == surface]

    def ball(self) -> Vec | None:
        """The middle of the ball, under the first spot that rested on it."""
        first = self.touched("ball")
        return (first[0][0], BALL_RADIUS_CM, 0.0) if first else None


def touching(pose: KeyPose) -> list[tuple[str, tuple[str, ...]]]:
    """Every surface with the spots that rest on it together."""
    return [(surface, group) for part, surface in pose.on.items() for group in spots_of_part(part)]


def demands(pose: KeyPose, body: Body, around: Surroundings) -> list[Hold]:
    """All that must hold: what rests lies at its height and keeps its place, and hands are where they are laid."""
    holds: list[Hold] = []
    for surface, group in touching(pose):
        for spot in group:
            holds += _rests(surface, spot, body, around)
        if surface not in ("slides", "ball") and (surface, group[0]) in around.at:
            axes = "xz" if surface in HEIGHT_CM else "xyz"
            holds += stays_at(group[0], around.at[surface, group[0]], axes)
    for mover, spot in pose.hold.items():
        holds += laid_on(spot_of_mover(mover), spot_laid_on(spot))
    return holds


def _rests(surface: str, spot: str, body: Body, around: Surroundings) -> list[Hold]:
    if surface in HEIGHT_CM:
        return [lies_at(spot, HEIGHT_CM[surface])]
    if surface != "ball":
        return []
    middle = around.ball()
    if middle is None:
        return [lies_at(spot, 2 * BALL_RADIUS_CM)]
    away = minus(body.spot(spot), middle)
    way = times((away[0], away[1], 0.0), 1 / (length((away[0], away[1], 0.0)) or 1.0))
    return [Hold(((spot, 1.0),), way, dot(way, middle) + BALL_RADIUS_CM + SPOTS[spot].radius)]


def sunk(body: Body) -> set[str]:
    """The spots that are below the floor."""
    return {spot for spot in NEVER_BELOW if body.spot(spot)[1] < SPOTS[spot].radius - SUNK_CM}


def balance(pose: KeyPose, body: Body) -> list[Hold]:
    """Who rests on the feet alone has the middle of the mass above them."""
    if not pose.on or not set(pose.on) <= STANDS_ON:
        return []
    feet = [spot for _, group in touching(pose) for spot in group]
    less = tuple((spot, -1 / len(feet)) for spot in feet)
    holds = []
    for axis in (0, 2):
        places = [body.spot(spot)[axis] for spot in feet]
        middle = sum(places) / len(places)
        reach = max(0.0, (max(places) - min(places)) / 2 - MARGIN_CM)
        centre = (max(places) + min(places)) / 2
        now = sum(share * body.spot(spot)[axis] for spot, share in MASSES)
        wanted = min(max(now, centre - reach), centre + reach)
        if abs(wanted - now) > STEADY_CM:
            holds.append(Hold((*MASSES, *less), AXES[axis], wanted - middle))
    return holds
