"""Typed shapes of every kind of knowledge file, and ``Knowledge``: all of them together."""

from .asking import (
    Answerable,
    Band,
    Checklist,
    DerivedFact,
    Gap,
    Grid,
    GridRow,
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
from .figure import BasePose, Figure, Mover, Part, Pose, Prop, Spot, Surface, View
from .knowledge import KINDS, Item, Knowledge
from .reading import ItemRef, LearnBlock, LearnPage, Provider, Topic
from .screening import LEVELS, Contraindication, FlagRule, Level, PainKind, RedFlag, Region, StopRule
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
    "KINDS", "LEVELS", "Answerable", "Band", "BasePose", "Cause", "ChainLink", "Checklist", "Condition",
    "Contraindication", "DerivedFact", "Dose", "DoseCap", "Equipment", "Exercise", "ExerciseLevel", "FactId", "Factor",
    "FactorEvidence", "Figure", "FlagRule", "Gap", "Grade", "Graded", "Grid", "GridRow", "Guidance", "Helps", "Item",
    "ItemRef", "Knowledge", "Ladder", "LearnBlock", "LearnPage", "Level", "Load", "Measure", "MeasureItem",
    "MeasureOption", "Measurement", "Mover", "Muscle", "MuscleGroup", "Norm", "Number", "Option", "Outcome", "PainKind",
    "Part", "Pattern", "Pose", "Position", "ProgressionRule", "Prop", "Provider", "Question", "RedFlag", "Region",
    "Routine", "RoutineItem", "RoutineVariant", "RunStage", "Rung", "SeedInventory", "SeedItem", "SeedRow", "SelfTest",
    "SessionKind", "Sides", "Source", "Spot", "Status", "StopRule", "StoryPrompt", "Strict", "Surface", "Text",
    "Thing", "ThingId", "Topic", "TrafficLight", "View", "WordRule",
]  # fmt: skip
