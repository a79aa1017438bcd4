"""Typed shapes of every kind of knowledge file, and ``Knowledge``: all of them together."""

from .asking import (
    Answerable,
    Band,
    Checklist,
    DerivedFact,
    Gap,
    Measurement,
    Norm,
    Option,
    Outcome,
    Pattern,
    Question,
    SelfTest,
    StoryPrompt,
)  # fmt: skip
from .base import FactId, Grade, Graded, SeedRow, Status, Strict, Text, Thing, ThingId
from .condition import Condition
from .explaining import (
    Cause,
    ChainLink,
    Factor,
    FactorEvidence,
    Guidance,
    Measure,
    MeasureItem,
    MeasureOption,
    Number,
    ProgressionRule,
    RunStage,
    SeedInventory,
    SeedItem,
    Source,
    TrafficLight,
    WordRule,
)  # fmt: skip
from .knowledge import KINDS, Item, Knowledge
from .screening import LEVELS, Contraindication, FlagRule, Level, RedFlag, Region, StopRule
from .training import (
    Dose,
    DoseCap,
    Equipment,
    Exercise,
    ExerciseLevel,
    Helps,
    Ladder,
    Load,
    Muscle,
    MuscleGroup,
    Position,
    Routine,
    RoutineItem,
    RoutineVariant,
    Rung,
    SessionKind,
    Sides,
)  # fmt: skip

__all__ = [
    "KINDS", "LEVELS", "Answerable", "Band", "Cause", "ChainLink", "Checklist", "Condition", "Contraindication",
    "DerivedFact", "Dose", "DoseCap", "Equipment", "Exercise", "ExerciseLevel", "FactId", "Factor", "FactorEvidence",
    "FlagRule", "Gap", "Grade", "Graded", "Guidance", "Helps", "Item", "Knowledge", "Ladder", "Level", "Load",
    "Measure", "MeasureItem", "MeasureOption", "Measurement", "Muscle", "MuscleGroup", "Norm", "Number", "Option",
    "Outcome", "Pattern", "Position", "ProgressionRule", "Question", "RedFlag", "Region", "Routine", "RoutineItem",
    "RoutineVariant", "RunStage", "Rung", "SeedInventory", "SeedItem", "SeedRow", "SelfTest", "SessionKind", "Sides",
    "Source", "Status", "StopRule", "StoryPrompt", "Strict", "Text", "Thing", "ThingId", "TrafficLight", "WordRule",
]  # fmt: skip
