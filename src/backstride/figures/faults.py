"""What is wrong with a told figure: angles no joint reaches, contacts that cannot be, feet below the floor."""

from collections.abc import Iterator

from backstride.knowledge.model import Exercise, Knowledge
from backstride.knowledge.problem import Problem

from .key_poses import KeyPose, told_figure
from .motion import Motion, figure_of
from .settle import Settled
from .skeleton import SPOTS, limit_of
from .space import dot
from .surroundings import NEVER_BELOW, balance

MISSED_CM = 1.5
BELOW_CM = 2.0
TIPS_CM = 4.0
BENT_DEG = 45
"""A pose that has to change more than this to touch what it says was not meant like that."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """The faults of every figure."""
    for exercise in knowledge.exercises.values():
        for level in range(1, len(exercise.levels) + 1):
            for fault in faults_of(exercise, level):
                yield Problem(f"exercises/{exercise.id}.yaml: levels.{level - 1}.figure", fault, "figures")


def faults_of(exercise: Exercise, level: int) -> Iterator[str]:
    """The faults of the figure of one level (counted from 1), each in a sentence; none where there is no figure."""
    told = exercise.levels[level - 1].figure
    if told is None:
        return
    if told_figure(exercise, level) is None:
        yield f"is like level {told.like}, which is no earlier level with a figure"
        return
    motion = figure_of(exercise, level)
    assert motion is not None  # noqa: S101  (it has a figure)
    for pose, found in zip(motion.poses, motion.settled, strict=True):
        for fault in (*_beyond_joints(pose), *_not_touching(pose, found), *_far_from_told(pose, found)):
            yield f"pose '{pose.name}': {fault}"
    yield from _below_floor(motion)


def _beyond_joints(pose: KeyPose) -> Iterator[str]:
    for angle, size in pose.angles.items():
        limit = limit_of(angle)
        if limit is not None and not limit[0] <= size <= limit[1]:
            yield f"{angle} is {size:.0f}; a joint goes from {limit[0]} to {limit[1]}"


def _not_touching(pose: KeyPose, found: Settled) -> Iterator[str]:
    if not pose.on:
        yield "rests on nothing"
    if found.missed_cm > MISSED_CM:
        yield f"what rests or is held cannot all touch; {found.missed_cm:.0f} cm are missing"
    for hold in balance(pose, found.body):
        at = sum(share * dot(hold.way, found.body.spot(spot)) for spot, share in hold.shares)
        if abs(at - hold.target) > TIPS_CM:
            yield f"would fall over; the middle of the body is {abs(at - hold.target):.0f} cm off the feet"


def _far_from_told(pose: KeyPose, found: Settled) -> Iterator[str]:
    for angle, size in found.angles.items():
        told = pose.angles.get(angle, 0.0)
        if abs(size - told) > BENT_DEG and not (angle.endswith(("wrist", "_turn")) or pose.hold):
            yield f"{angle} is told as {told:.0f} but has to be {size:.0f} for everything to touch; say it nearer"


def _below_floor(motion: Motion) -> Iterator[str]:
    for name, bodies in (
        *((f"pose '{pose.name}'", (found.body,)) for pose, found in zip(motion.poses, motion.settled, strict=True)),
        ("on the way", tuple(moment.body for moment in motion.moments)),
    ):
        deepest = max((SPOTS[spot].radius - body.spot(spot)[1], spot) for body in bodies for spot in NEVER_BELOW)
        if deepest[0] > BELOW_CM:
            yield f"{name}: {deepest[1]} is {deepest[0]:.0f} cm below the floor"
