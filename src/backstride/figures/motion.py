"""A level's figure as a moving body: key poses settled on the floor, and the moments between them."""

from dataclasses import dataclass

from backstride.knowledge.model import Dose

from .body import Body, body_of
from .contacts import resting_in_both
from .key_poses import KeyPose, ToldFigure, key_poses
from .settle import CLOSE_CM, Settled, lies_at, settled
from .skeleton import SPOTS
from .space import Vec, between
from .subject import Subject
from .surroundings import NEVER_BELOW, Surroundings, balance, demands, sunk, touching

START: Vec = (0.0, 90.0, 0.0)
ROUNDS = 4
BETWEEN = 2
"""Moments drawn between two key poses."""

STEP_CM = 2.0
"""How far a foot that is lifted or put down is at least above the floor on its way."""

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

    figure: ToldFigure
    poses: tuple[KeyPose, ...]
    settled: tuple[Settled, ...]
    moments: tuple[Moment, ...]
    around: Surroundings

    @property
    def told_by_two(self) -> tuple[Body, Body]:
        """Where the movement comes from and where it goes to: as told, else the first two poses of the cycle."""
        done = {pose.name: found.body for pose, found in zip(self.poses, self.settled, strict=True)}
        order = self.figure.still
        return done[order[0]], done[order[min(1, len(order) - 1)]]

    @property
    def tall_cm(self) -> float:
        """How high the highest point of the body comes."""
        return max(body.spot(spot)[1] + SPOTS[spot].radius for body in self.bodies for spot in NEVER_BELOW)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body there is in it."""
        return tuple(each.body for each in self.settled) + tuple(moment.body for moment in self.moments)


def motion_of(subject: Subject) -> Motion:
    """The figure of a subject in space."""
    poses = key_poses(subject.figure)
    around = Surroundings()
    done: dict[str, Settled] = {}
    place = START
    for pose in poses:
        done[pose.name] = _settle(pose, place, around)
        around.remember(pose, done[pose.name].body)
        place = done[poses[0].name].place
    moments = _moments(subject.figure.cycle, {pose.name: pose for pose in poses}, done, around, subject.dose)
    return Motion(subject.figure, poses, tuple(done.values()), moments, around)


def _settle(
    pose: KeyPose, place: Vec, around: Surroundings, rounds: int = ROUNDS, stepping: frozenset[str] = frozenset()
) -> Settled:
    """Rests are put down first; then, round by round, what is below the floor is lifted and the body balanced.

    ``stepping``: spots that are clear of the floor.
    """
    found = settled(pose.angles, place, demands(pose, body_of(pose.angles, place), around))
    low = {spot for spot in stepping if found.body.spot(spot)[1] < SPOTS[spot].radius + STEP_CM}
    if low:
        raised = [lies_at(spot, STEP_CM) for spot in sorted(low)]
        found = settled(found.angles, found.place, demands(pose, found.body, around) + raised)
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
    order: tuple[str, ...], poses: dict[str, KeyPose], done: dict[str, Settled], around: Surroundings, dose: Dose | None
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


def tempo(dose: Dose | None, poses: int) -> tuple[float, float]:
    """Seconds of a move and of a stay, from the dose."""
    rep_s, stay_s = (dose and dose.rep_s) or 2 * poses, (dose and dose.hold_s) or 0
    move_s = (rep_s - stay_s) / poses
    return min(max(move_s, MOVE_S[0]), MOVE_S[1]), min(max(float(stay_s), HOLD_S[0]), HOLD_S[1])


def _stepping(one: KeyPose, other: KeyPose) -> frozenset[str]:
    """The toes that are on the floor in only one of two poses: a foot that is lifted does not drag."""
    toes = [
        {spot for surface, group in touching(pose) if surface == "floor" for spot in group} for pose in (one, other)
    ]
    on_any = [{spot for _, group in touching(pose) for spot in group} for pose in (one, other)]
    return frozenset((toes[0] - on_any[1] | toes[1] - on_any[0]) & {"right_toe", "left_toe"})


def _put_down(found: Settled) -> Body:
    """The body on the floor, with whatever is lowest: on the way between two poses that rest on different parts."""
    x, y, z = found.place
    return body_of(found.angles, (x, y - min(found.body.spot(spot)[1] - SPOTS[spot].radius for spot in NEVER_BELOW), z))


def _between(one: KeyPose, other: KeyPose, start: Settled, end: Settled, around: Surroundings) -> tuple[Body, ...]:
    """Bodies on the way from one pose to the other; what rests in both goes on resting."""
    on = resting_in_both(one.on, other.on)
    if set(on.values()) <= {"slides"}:
        on = {}  # Who walks does not balance on the foot that is rolling.
    hold = {mover: spot for mover, spot in one.hold.items() if other.hold.get(mover) == spot}
    path = []
    for step in range(1, BETWEEN + 1):
        share = step / (BETWEEN + 1)
        share = share * share * (3 - 2 * share)
        angles = {name: start.angles.get(name, 0.0) for name in start.angles | end.angles}
        for name in angles:
            angles[name] += share * (end.angles.get(name, 0.0) - angles[name])
        way = KeyPose("", angles, on, hold)
        found = _settle(way, between(start.place, end.place, share), around, 1, _stepping(one, other))
        path.append(found.body if on else _put_down(found))
    return tuple(path)
