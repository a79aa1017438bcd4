"""A back that answers to load: a toy with invented constants, so that a plan has something to react to.

It makes no claim about people. Nothing in it was fitted to anybody; only the directions are ordinary (too much at once
irritates, regular bearable load builds up, rest calms). Each day:

1. ``strain``: the day's work over what is bearable today. Work is in effort minutes: a minute of easy running is
   one, a minute of an exercise counts by its level. Tired backs bear less.
2. Strain above 1 adds to ``irritation``, more in a sensitive body; so does work in a direction that this back
   dislikes, and now and then ordinary life. Irritation settles by itself: slower under load than at rest.
3. Strain of about 0.2 to 1 on a calm back raises capacity by some per mille a day, up to a ceiling; idle days lower it.
4. Pain is a lasting part, which shrinks as strength grows, plus irritation, plus noise. Above ``FLARE`` it is a flare.
"""

from dataclasses import dataclass
from random import Random
from typing import Literal

FLARE = 5.0
"""Pain, 0 to 10, from which the model calls it a flare."""

Direction = Literal["loaded_extension", "loaded_flexion"]


@dataclass(frozen=True, slots=True)
class Body:
    """One back. Capacities are in effort minutes a day; ``settle``: share of irritation gone after a day of rest.

    ``growth``: share by which capacity rises on a good day; ``ceiling``: times the first capacity that can be reached.
    ``lasting``: pain, 0 to 10, that is there without any irritation. ``noise``: spread of pain from day to day.
    ``bad_luck``: chance of a day on which ordinary life irritates. ``dislikes``: a direction that irritates.
    """

    run_capacity: float
    strength_capacity: float
    sensitivity: float
    settle: float
    growth: float
    ceiling: float
    lasting: float
    noise: float
    bad_luck: float
    dislikes: Direction | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """The state of a back. ``fatigue``: strain of the last days, fading. ``irritation``: points of pain."""

    run_capacity: float
    strength_capacity: float
    fatigue: float
    irritation: float


@dataclass(frozen=True, slots=True)
class Work:
    """Work of a day in effort minutes. ``disliked``: the part of strength in the direction that this back dislikes."""

    run: float = 0.0
    strength: float = 0.0
    disliked: float = 0.0

    def __add__(self, other: "Work") -> "Work":
        return Work(self.run + other.run, self.strength + other.strength, self.disliked + other.disliked)


def fresh(body: Body, irritation: float) -> Back:
    """The back of a body on its first day."""
    return Back(body.run_capacity, body.strength_capacity, 0.0, irritation)


def strain(back: Back, work: Work) -> float:
    """The work over what is bearable today; 1 is just bearable."""
    fresh_share = 1 - 0.35 * min(1.0, back.fatigue / 2)
    return (work.run / back.run_capacity + work.strength / back.strength_capacity) / fresh_share


def next_day(body: Body, back: Back, work: Work, luck: Random) -> Back:
    """The back on the next morning. ``luck``: the same luck whatever was done, so that policies can be compared."""
    bad_day, blow, wobble = luck.random(), luck.uniform(1.0, 4.0), luck.uniform(0.7, 1.3)
    at = strain(back, work)
    settled = body.settle * (1.0 if at < 0.5 else 0.7 if at <= 1 else 0.35)
    irritation = back.irritation * (1 - settled)
    irritation += body.sensitivity * wobble * (2.0 * max(0.0, at - 1.0) + 0.08 * work.disliked)
    if back.irritation > 2.5 and at > 0.5:
        irritation += 0.4 * body.sensitivity * at
    if bad_day < body.bad_luck:
        irritation += blow
    calm = back.irritation < 3.5
    return Back(
        run_capacity=_grown(body, back.run_capacity, body.run_capacity, work.run, calm),
        strength_capacity=_grown(body, back.strength_capacity, body.strength_capacity, work.strength, calm),
        fatigue=0.55 * back.fatigue + at,
        irritation=min(10.0, irritation),
    )


def morning_pain(body: Body, back: Back, luck: Random) -> int:
    """Pain on getting up, 0 to 10."""
    return _whole(_level(body, back) + luck.gauss(0, body.noise))


def pain_during(body: Body, back: Back, work: Work, luck: Random) -> int:
    """The worst pain while doing this work, 0 to 10."""
    at = strain(back, work)
    worse = body.sensitivity * (1.5 * max(0.0, at - 0.8) + 0.1 * work.disliked)
    return _whole(0.9 * _level(body, back) + worse + luck.gauss(0, body.noise))


def flares(body: Body, back: Back) -> bool:
    """Whether this is a day of a flare, noise left out."""
    return _level(body, back) >= FLARE


def _level(body: Body, back: Back) -> float:
    stronger = back.strength_capacity / body.strength_capacity
    return float(body.lasting / stronger**1.5 + back.irritation)


def _grown(body: Body, now: float, first: float, work: float, calm: bool) -> float:
    share = work / now
    if share < 0.02:
        return max(0.6 * first, now * 0.999)
    if calm and 0.2 <= share <= 1.2:
        return min(body.ceiling * first, now * (1 + body.growth))
    return now


def _whole(pain: float) -> int:
    return max(0, min(10, round(pain)))
