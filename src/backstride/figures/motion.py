"""A level's figure as a moving body: key poses settled on the floor, and the moments between them."""

from dataclasses import dataclass

from backstride.knowledge.model import Dose, Exercise, Figure, View

from .base_poses import BASES
from .body import Body, body_of
from .key_poses import KeyPose, key_poses, told_figure
from .settle import CLOSE_CM, Settled, lies_at, settled
from .skeleton import SPOTS
from .space import Vec, between
from .surroundings import NEVER_BELOW, Surroundings, balance, demands, sunk

START: Vec = (0.0, 90.0, 0.0)
ROUNDS = 4
BETWEEN = 2
"""Moments drawn between two key poses."""

MOVE_S = (0.6, 2.0)
HOLD_S = (0.3, 2.5)
"""Shortest and longest move and stay in the moving picture; a hold of 30 s would look like a still."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The body at a time of the cycle, in seconds."""

    at_s: float
    body: Body


@dataclass(frozen=True, slots=True)
class Motion:
    """The figure of one level in space: key poses, one cycle of moments, and what stands around."""

    figure: Figure
    view: View
    poses: tuple[KeyPose, ...]
    settled: tuple[Settled, ...]
    moments: tuple[Moment, ...]
    around: Surroundings

    @property
    def told_by_two(self) -> tuple[Body, Body]:
        """Where the movement comes from and where it goes to: the first two poses of the cycle."""
        done = {pose.name: found.body for pose, found in zip(self.poses, self.settled, strict=True)}
        order = self.figure.cycle or tuple(done)
        return done[order[0]], done[order[min(1, len(order) - 1)]]

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body there is in it."""
        return tuple(each.body for each in self.settled) + tuple(moment.body for moment in self.moments)


def figure_of(exercise: Exercise, level: int) -> Motion | None:
    """The figure of a level (counted from 1) in space; None where none is told."""
    figure = told_figure(exercise, level)
    if figure is None or figure.base is None:
        return None
    poses = key_poses(figure)
    around = Surroundings()
    done: dict[str, Settled] = {}
    place = START
    for pose in poses:
        done[pose.name] = _settle(pose, place, around)
        around.remember(pose, done[pose.name].body)
        place = done[poses[0].name].place
    order = figure.cycle or tuple(pose.name for pose in (*poses, *poses[-2:0:-1]))
    moments = _moments(order, {pose.name: pose for pose in poses}, done, around, exercise.levels[level - 1].dose)
    view = figure.view or BASES[figure.base].view
    return Motion(figure, view, poses, tuple(done.values()), moments, around)


def _settle(pose: KeyPose, place: Vec, around: Surroundings, rounds: int = ROUNDS) -> Settled:
    """Rests are put down first; then, round by round, what is below the floor is lifted and the body balanced."""
    found = settled(pose.angles, place, demands(pose, body_of(pose.angles, place), around))
    lifted: set[str] = set()
    for _ in range(rounds):
        below, tips = sunk(found.body) - lifted, balance(pose, found.body)
        if not below and not tips and found.missed_cm < CLOSE_CM:
            break
        wanted = demands(pose, found.body, around)
        lifted |= below - {spot for hold in wanted for spot, _ in hold.shares if hold.way[1]}
        wanted += [lies_at(spot, 0.0) for spot in sorted(lifted)]
        found = settled(found.angles, found.place, wanted + tips)
    return found


def _moments(
    order: tuple[str, ...], poses: dict[str, KeyPose], done: dict[str, Settled], around: Surroundings, dose: Dose
) -> tuple[Moment, ...]:
    """One cycle: stay in a pose, move to the next, and at the end back to the first."""
    if len(order) == 1:
        return (Moment(0.0, done[order[0]].body),)
    move_s, hold_s = tempo(dose, len(order))
    moments: list[Moment] = []
    paths: dict[tuple[str, str], tuple[Body, ...]] = {}
    now = 0.0
    for i, name in enumerate(order):
        following = order[(i + 1) % len(order)]
        stay = hold_s if i else HOLD_S[0]
        moments += [Moment(now, done[name].body), Moment(now + stay, done[name].body)]
        now += stay
        if (name, following) not in paths:
            path = _between(poses[name], poses[following], done[name], done[following], around)
            paths[name, following], paths[following, name] = path, path[::-1]
        for step, body in enumerate(paths[name, following], 1):
            moments.append(Moment(now + move_s * step / (BETWEEN + 1), body))
        now += move_s
    return (*moments, Moment(now, done[order[0]].body))


def tempo(dose: Dose, poses: int) -> tuple[float, float]:
    """Seconds of a move and of a stay, from the dose."""
    rep_s, stay_s = dose.rep_s or 2 * poses, dose.hold_s or 0
    move_s = (rep_s - stay_s) / poses
    return min(max(move_s, MOVE_S[0]), MOVE_S[1]), min(max(float(stay_s), HOLD_S[0]), HOLD_S[1])


def _put_down(found: Settled) -> Body:
    """The body on the floor, with whatever is lowest: on the way between two poses that rest on different parts."""
    x, y, z = found.place
    return body_of(found.angles, (x, y - min(found.body.spot(spot)[1] - SPOTS[spot].radius for spot in NEVER_BELOW), z))


def _between(one: KeyPose, other: KeyPose, start: Settled, end: Settled, around: Surroundings) -> tuple[Body, ...]:
    """Bodies on the way from one pose to the other; what rests in both goes on resting."""
    on = {part: surface for part, surface in one.on.items() if other.on.get(part) == surface}
    hold = {mover: spot for mover, spot in one.hold.items() if other.hold.get(mover) == spot}
    path = []
    for step in range(1, BETWEEN + 1):
        share = step / (BETWEEN + 1)
        share = share * share * (3 - 2 * share)
        angles = {name: start.angles.get(name, 0.0) for name in start.angles | end.angles}
        for name in angles:
            angles[name] += share * (end.angles.get(name, 0.0) - angles[name])
        way = KeyPose("", angles, on, hold)
        found = _settle(way, between(start.place, end.place, share), around, 1)
        path.append(found.body if on else _put_down(found))
    return tuple(path)
