"""What is wrong with a told figure: angles no joint reaches, contacts that cannot be, feet that sink or slide, limbs
in the body.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from backstride.knowledge.model import Exercise, Knowledge, SelfTest
from backstride.knowledge.problem import Problem

from .key_poses import KeyPose
from .motion import Motion, motion_of
from .overlap import deepest_overlap
from .settle import Settled
from .skeleton import SPOTS, limit_of
from .space import dot, length, minus
from .subject import level_subject, self_test_subject
from .surroundings import NEVER_BELOW, balance

MISSED_CM = 1.5
BELOW_CM = 2.0
TIPS_CM = 4.0
BENT_DEG = 45
"""A pose that has to change more than this to touch what it says was not meant like that."""

OVERLAP_CM = 9
"""Flesh gives way and pictures are flat: only what is deeper inside shows."""

SLIDES_CM = 3.0
TOUCHES_CM = 0.5
ON_THE_WAY = "on the way"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``pose``: its name, or that it is between two poses, or empty where it is about the whole figure."""

    pose: str
    says: str

    def __str__(self) -> str:
        where = self.pose if self.pose in ("", ON_THE_WAY) else f"pose '{self.pose}'"
        return f"{where}: {self.says}" if where else self.says


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """The faults of every figure, each with its file, level and pose, and with what is allowed."""
    for exercise in knowledge.exercises.values():
        for level in range(1, len(exercise.levels) + 1):
            place = f"exercises/{exercise.id}.yaml: levels.{level - 1}.figure"
            for fault in faults_of(exercise, level):
                yield _problem(place, fault)
    for test in knowledge.self_tests.values():
        for fault in faults_of_test(test):
            yield _problem(f"self_tests/{test.id}.yaml: figure", fault)


def faults_of(exercise: Exercise, level: int) -> Iterator[Fault]:
    """The faults of the figure of one level (counted from 1); none where there is no figure."""
    told = exercise.levels[level - 1].figure
    if told is None:
        return
    subject = level_subject(exercise, level)
    if subject is None:
        yield Fault("", f"is like level {told.like}, which is no earlier level with a figure")
        return
    names = [pose.name for pose in subject.figure.poses]
    unknown = [name for name in (*(told.cycle or ()), *(told.still or ())) if name not in names]
    if unknown:
        yield Fault("", f"names no pose of level {told.like}: {', '.join(unknown)}; its poses are {', '.join(names)}")
        return
    yield from _of_motion(motion_of(subject))


def faults_of_test(test: SelfTest) -> Iterator[Fault]:
    """The faults of the figure of a self-test; none where there is no figure."""
    subject = self_test_subject(test)
    if subject is not None:
        yield from _of_motion(motion_of(subject))
    elif test.figure is not None:
        yield Fault("", f"is like level {test.figure.like}, but a self-test has no levels; give its poses")


def _problem(place: str, fault: Fault) -> Problem:
    return Problem(f"{place}.{fault.pose}" if fault.pose else place, fault.says, "figures")


def _of_motion(motion: Motion) -> Iterator[Fault]:
    for pose, found in zip(motion.poses, motion.settled, strict=True):
        for says in (*_beyond_joints(pose), *_not_touching(pose, found), *_far_from_told(pose, found)):
            yield Fault(pose.name, says)
    yield from _in_the_floor_or_the_body(motion)
    yield from _sliding(motion)


def _beyond_joints(pose: KeyPose) -> Iterator[str]:
    for angle, size in pose.angles.items():
        limit = limit_of(angle)
        if limit is not None and not limit[0] <= size <= limit[1]:
            yield f"{angle} is {size:.0f}; a joint goes from {limit[0]} to {limit[1]}"


def _not_touching(pose: KeyPose, found: Settled) -> Iterator[str]:
    if not pose.on:
        yield "rests on nothing; at least one part has to rest on something"
    if found.missed_cm > MISSED_CM:
        yield (
            f"what rests or is held cannot all touch; {found.missed_cm:.0f} cm are missing, at most {MISSED_CM} may be"
        )
    for hold in balance(pose, found.body):
        at = sum(share * dot(hold.way, found.body.spot(spot)) for spot, share in hold.shares)
        if (off := abs(at - hold.target)) > TIPS_CM:
            yield f"would fall over; the middle of the body is {off:.0f} cm off the feet, at most {TIPS_CM:.0f} may be"


def _far_from_told(pose: KeyPose, found: Settled) -> Iterator[str]:
    for angle, size in found.angles.items():
        told = pose.angles.get(angle, 0.0)
        if abs(size - told) > BENT_DEG and not (angle.endswith(("wrist", "_turn")) or pose.hold):
            yield (
                f"{angle} is told as {told:.0f} but has to be {size:.0f} for everything to touch; "
                f"say it nearer, at most {BENT_DEG} off"
            )


def _in_the_floor_or_the_body(motion: Motion) -> Iterator[Fault]:
    for name, bodies in (
        *((pose.name, (found.body,)) for pose, found in zip(motion.poses, motion.settled, strict=True)),
        (ON_THE_WAY, tuple(moment.body for moment in motion.moments)),
    ):
        depth, spot = max((SPOTS[spot].radius - body.spot(spot)[1], spot) for body in bodies for spot in NEVER_BELOW)
        if depth > BELOW_CM:
            yield Fault(name, f"{spot} is {depth:.0f} cm below the floor, at most {BELOW_CM:.0f} may be")
        inside = max(map(deepest_overlap, bodies), key=lambda found: found.cm)
        if inside.cm > OVERLAP_CM:
            yield Fault(
                name, f"{inside.one} is {inside.cm:.0f} cm inside the {inside.other}, at most {OVERLAP_CM} may be"
            )


def _sliding(motion: Motion) -> Iterator[Fault]:
    """What rests on the floor goes on at its place until it is lifted; ``slides`` says that it need not."""
    rests = {surface: {spot for thing, spot in motion.around.at if thing == surface} for surface in ("floor", "slides")}
    far = 0.0, ""
    for before, after in zip(motion.moments, motion.moments[1:], strict=False):
        for spot in rests["floor"] - rests["slides"]:
            places = before.body.spot(spot), after.body.spot(spot)
            if all(place[1] - SPOTS[spot].radius < TOUCHES_CM for place in places):
                far = max(far, (length(minus(*places)), spot))
    if far[0] > SLIDES_CM:
        yield Fault(ON_THE_WAY, f"{far[1]} slides {far[0]:.0f} cm over the floor, at most {SLIDES_CM:.0f} may be")
