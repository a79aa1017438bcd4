"""``Knowledge``: every file of every kind, by id."""

from dataclasses import dataclass, field
from functools import cached_property

from .asking import Answerable, Checklist, DerivedFact, Grid, Measurement, Pattern, Question, SelfTest, StoryPrompt
from .base import Thing
from .explaining import (
    Cause,
    Factor,
    Guidance,
    Measure,
    Number,
    ProgressionRule,
    RunStage,
    SeedItem,
    Source,
    TrafficLight,
    WordRule,
)  # fmt: skip
from .reading import LearnPage, Provider
from .screening import Contraindication, PainKind, RedFlag, Region, StopRule
from .training import Equipment, Exercise, Ladder, Routine

ANYWHERE = "elsewhere"
"""Id of the region whose numbers work almost everywhere."""

Item = Thing | Source
"""One knowledge file of any kind."""

KINDS: dict[str, type[Item]] = {
    "causes": Cause,
    "checklists": Checklist,
    "contraindications": Contraindication,
    "derived_facts": DerivedFact,
    "equipment": Equipment,
    "exercises": Exercise,
    "factors": Factor,
    "grids": Grid,
    "guidance": Guidance,
    "ladders": Ladder,
    "learn": LearnPage,
    "measures": Measure,
    "numbers": Number,
    "pain_kinds": PainKind,
    "patterns": Pattern,
    "progression": ProgressionRule,
    "providers": Provider,
    "questions": Question,
    "red_flags": RedFlag,
    "regions": Region,
    "routines": Routine,
    "run_stages": RunStage,
    "self_tests": SelfTest,
    "sources": Source,
    "stop_rules": StopRule,
    "story_prompts": StoryPrompt,
    "traffic_lights": TrafficLight,
    "wording": WordRule,
}
"""Folder name under data/ -> the shape of each file in it."""


@dataclass(frozen=True)
class Knowledge:
    """All knowledge files, each kind as a mapping from id to item; ``version`` is a hash of their contents."""

    version: str
    causes: dict[str, Cause] = field(default_factory=dict)
    checklists: dict[str, Checklist] = field(default_factory=dict)
    contraindications: dict[str, Contraindication] = field(default_factory=dict)
    derived_facts: dict[str, DerivedFact] = field(default_factory=dict)
    equipment: dict[str, Equipment] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    factors: dict[str, Factor] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    guidance: dict[str, Guidance] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    learn: dict[str, LearnPage] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)
    pain_kinds: dict[str, PainKind] = field(default_factory=dict)
    patterns: dict[str, Pattern] = field(default_factory=dict)
    progression: dict[str, ProgressionRule] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    red_flags: dict[str, RedFlag] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    routines: dict[str, Routine] = field(default_factory=dict)
    run_stages: dict[str, RunStage] = field(default_factory=dict)
    self_tests: dict[str, SelfTest] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    stop_rules: dict[str, StopRule] = field(default_factory=dict)
    story_prompts: dict[str, StoryPrompt] = field(default_factory=dict)
    traffic_lights: dict[str, TrafficLight] = field(default_factory=dict)
    wording: dict[str, WordRule] = field(default_factory=dict)
    seed_rows: tuple[SeedItem, ...] = ()

    def number(self, number_id: str) -> int:
        """Value of one clinical number; its unit is in the file. An unknown id is a bug (KeyError)."""
        return self.numbers[number_id].value

    def with_numbers(self, text: str, region_id: str | None) -> str:
        """``text`` with the numbers to call in that region; unknown region: those that work almost everywhere."""
        region = self.region_of(region_id)
        return text.replace("{emergency_number}", region.emergency_number).replace("{urgent_text}", region.urgent_text)

    def region_of(self, region_id: str | None) -> Region:
        """The numbers to call there; unknown region: those that work almost everywhere."""
        return self.regions.get(region_id or ANYWHERE) or self.regions[ANYWHERE]

    @cached_property
    def question_of(self) -> dict[str, Question]:
        """Fact id -> the question that asks it, in asking order."""
        ordered = sorted(self.questions.values(), key=lambda question: (question.order, question.fact))
        return {question.fact: question for question in ordered}

    @cached_property
    def measurement_of(self) -> dict[str, tuple[SelfTest, Measurement]]:
        """Fact id -> the self-test and measurement that give it."""
        return {m.fact: (test, m) for test in self.self_tests.values() for m in test.measures}

    @cached_property
    def answerable(self) -> dict[str, Answerable]:
        """Every fact a runner can tell or measure -> its type, unit and allowed values."""
        asked: dict[str, Answerable] = dict(self.question_of)
        return asked | {fact: measurement for fact, (_, measurement) in self.measurement_of.items()}

    @cached_property
    def pattern_of(self) -> dict[str, Pattern]:
        """Fact id -> the pattern that defines it."""
        return {pattern.fact: pattern for pattern in self.patterns.values()}

    @cached_property
    def derived_of(self) -> dict[str, DerivedFact]:
        """Fact id -> the derived fact that defines it."""
        return {derived.fact: derived for derived in self.derived_facts.values()}

    @cached_property
    def checklist_of(self) -> dict[str, Checklist]:
        """Fact id -> the checklist it is asked in."""
        return {fact: checklist for checklist in self.checklists.values() for fact in checklist.facts}

    @cached_property
    def grid_of(self) -> dict[str, Grid]:
        """Fact id -> the grid it may be asked in."""
        return {row.fact: grid for grid in self.grids.values() for row in grid.rows}

    @cached_property
    def deciding_facts(self) -> frozenset[str]:
        """Facts that a factor's clue, a starting level or a contraindication reads: those that can change a session."""
        clues = (clue.when for factor in self.factors.values() for clue in factor.evidence)
        starts = (rung.start_when for exercise in self.exercises.values() for rung in exercise.levels)
        bars = (contraindication.when for contraindication in self.contraindications.values())
        conditions = (*clues, *bars, *(start for start in starts if start is not None))
        return frozenset[str]().union(*(condition.facts() for condition in conditions))

    @cached_property
    def ladders_of(self) -> dict[str, tuple[str, ...]]:
        """Exercise id -> the ladders it is a rung of."""
        found: dict[str, tuple[str, ...]] = {}
        for ladder in self.ladders.values():
            for exercise in dict.fromkeys(rung.exercise for rung in ladder.rungs):
                found[exercise] = (*found.get(exercise, ()), ladder.id)
        return found

    @cached_property
    def facts_of_factor(self) -> dict[str, frozenset[str]]:
        """Factor id -> the facts that its clues read."""
        return {
            factor.id: frozenset[str]().union(*(clue.when.facts() for clue in factor.evidence))
            for factor in self.factors.values()
        }
