"""Exercises, their levels and doses, ladders and routines."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Grade, Graded, Strict, Text, Thing, ThingId
from .condition import Condition
from .figure import Figure

Sides = Literal["both", "each"]
"""both: once. each: the dose is done on the left, then on the right."""

Position = Literal[
    "standing", "supine", "prone", "side_lying", "hands_and_knees", "seated", "on_ball", "walking", "forearms"
]

Muscle = Literal[
    "gluteus_maximus", "gluteus_medius", "hip_flexors", "hip_rotators", "adductors", "quadriceps", "hamstrings",
    "calves", "deep_abdominals", "abdominals", "obliques", "back_extensors", "quadratus_lumborum", "lats", "shoulders",
]  # fmt: skip

MuscleGroup = Literal["legs_hips", "trunk"]

ExerciseKind = Literal["strength", "activation", "warm_up", "mobility", "skill"]

SessionKind = Literal["activation", "strength", "mobility", "evening", "desk_break", "skill", "walk"]

Load = Literal[
    "loaded_extension", "extension", "loaded_flexion", "flexion", "rotation", "single_leg", "heavy_leg", "prone",
    "supine", "hip_hinge", "plank",
]  # fmt: skip


class Dose(Strict):
    """How much. Exactly one of reps (of ``rep_s`` seconds each, of which ``hold_s`` still) or duration_s.

    sets 1 to 10; reps per set and side; hold_s seconds held in each repetition; rest_s seconds after a set.
    """

    sets: int = Field(ge=1, le=10)
    reps: int | None = Field(None, ge=1, le=60)
    rep_s: int | None = Field(None, ge=1, le=120)
    hold_s: int | None = Field(None, ge=1, le=120)
    duration_s: int | None = Field(None, ge=5, le=1800)
    rest_s: int = Field(ge=0, le=300)

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.reps is None) == (self.duration_s is None):
            raise ValueError("a dose has either reps or duration_s")
        if (self.reps is None) != (self.rep_s is None):
            raise ValueError("reps come with rep_s, the seconds one repetition takes")
        if self.hold_s is not None and (self.rep_s is None or self.hold_s > self.rep_s):
            raise ValueError("hold_s is part of rep_s and not longer")
        return self

    def set_s(self) -> int:
        """Seconds of work in one set on one side."""
        return self.duration_s if self.duration_s is not None else (self.reps or 0) * (self.rep_s or 0)


class DoseCap(Strict):
    """The most of each part of a dose at this level; a part without a cap may not be used."""

    sets: int = Field(ge=1, le=10)
    reps: int | None = Field(None, ge=1, le=60)
    hold_s: int | None = Field(None, ge=1, le=120)
    duration_s: int | None = Field(None, ge=5, le=1800)
    per_week: int = Field(ge=1, le=35)


class ExerciseLevel(Strict):
    """One rung of an exercise, with its own dose and instructions in our own words."""

    name: Text
    dose: Dose
    cap: DoseCap
    equipment: tuple[ThingId, ...] = ()
    start: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    feel: Text
    avoid: Text
    breathing: Text
    contraindications: tuple[ThingId, ...] = ()
    start_when: Condition | None = None
    position: Position | None = None
    muscles: tuple[Muscle, ...] = ()
    loads: tuple[Load, ...] = ()
    figure: Figure | None = None


class Helps(Strict):
    """A link from an exercise to a factor, with how good the evidence for the link is."""

    factor: ThingId
    grade: Grade
    sources: tuple[ThingId, ...] = Field(min_length=1)


class Exercise(Graded):
    """A movement with a ladder of levels, easiest first."""

    name: Text
    summary: Text
    kind: ExerciseKind
    muscle_group: MuscleGroup | None = None
    muscles: tuple[Muscle, ...] = ()
    position: Position
    sides: Sides
    loads: tuple[Load, ...] = ()
    helps: tuple[Helps, ...] = ()
    contraindications: tuple[ThingId, ...] = ()
    opt_in: bool = False
    on_the_spot: Text | None = None
    levels: tuple[ExerciseLevel, ...] = ()
    offered: bool = True
    not_offered_because: Text | None = None

    @model_validator(mode="after")
    def _offered_or_why_not(self) -> Self:
        if self.offered != bool(self.levels) or self.offered != (self.not_offered_because is None):
            raise ValueError("an offered exercise has levels; one not offered says why and has none")
        return self


class Rung(Strict):
    """A level of an exercise as a step of a ladder; ``level`` counts from 1."""

    exercise: ThingId
    level: int = Field(ge=1)


class Ladder(Graded):
    """Progression across exercises, easiest first. ``start``: the rung to begin with, easier ones below it."""

    name: Text
    muscle_group: MuscleGroup
    start: Rung
    rungs: tuple[Rung, ...] = Field(min_length=2)


class RoutineItem(Strict):
    """One entry of a routine: an exercise at a level with the routine's own dose."""

    exercise: ThingId
    level: int = Field(ge=1)
    dose: Dose
    cue: Text | None = None


class RoutineVariant(Strict):
    """The items of a routine for one set of equipment; the first variant that fits is taken."""

    id: ThingId
    name: Text
    equipment: tuple[ThingId, ...] = ()
    items: tuple[RoutineItem, ...] = Field(min_length=1)


class Routine(Graded):
    """An ordered block from a source, runnable as it stands."""

    name: Text
    kind: SessionKind
    when_to_do: Text
    why: Text
    rounds: int = Field(ge=1, le=5)
    rounds_min: int = Field(ge=1, le=5)
    rounds_cap: int = Field(ge=1, le=5)
    opt_in: bool = False
    restart_rule: Text | None = None
    offered_when: Condition | None = None
    variants: tuple[RoutineVariant, ...] = Field(min_length=1)


class Equipment(Thing):
    """Something a runner may have at home. ``everyday``: everybody has one (a wall, a chair)."""

    name: Text
    everyday: bool = False
