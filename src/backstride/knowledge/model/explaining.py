"""Sources, factors, causes, guidance, measures, numbers, stages and words: what explains and bounds advice."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Grade, Graded, SeedRow, Status, Strict, Text, ThingId
from .condition import Condition, FactValue


class Source(Strict):
    """Where a fact comes from.

    ``checked``: read = its own text was read; secondary = as another text quotes it; memory = not yet
    verified, so it is never quoted as a number to a runner without saying so; ours = a rule of this project.
    """

    id: ThingId
    status: Status
    kind: Literal[
        "trial",
        "review",
        "guideline",
        "cohort",
        "study",
        "consensus",
        "textbook",
        "web",
        "seed",
        "house_rule",
    ]
    title: Text
    by: Text
    year: int | None = Field(None, ge=1900, le=2100)
    doi: str | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$")
    url: str | None = Field(None, pattern=r"^https?://\S+$")
    checked: Literal["read", "secondary", "memory", "ours"]
    finds: tuple[Text, ...] = Field(min_length=1)
    limits: Text | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.kind not in ("seed", "house_rule") and not (self.doi or self.url):
            raise ValueError("a published source has a doi or a url")
        return self


class FactorEvidence(Strict):
    """A clue for or against a factor. Log-odds in hundredths: 70 means +0.70 when the condition holds."""

    id: ThingId
    when: Condition
    yes_clo: int = Field(ge=-300, le=300)
    no_clo: int = Field(0, ge=-300, le=300)
    for_text: Text
    against_text: Text | None = None
    grade: Grade
    sources: tuple[ThingId, ...] = Field(min_length=1)


class ChainLink(Strict):
    """One arrow of the chain from cause to effect, for drawing."""

    from_: Text = Field(alias="from")
    to: Text
    how: Text
    grade: Grade


class Factor(Graded):
    """Something that may contribute. Weight = logistic(prior + sum of clues), in hundredths of log-odds."""

    name: Text
    says: Text
    honest: Text
    prior_clo: int = Field(ge=-400, le=400)
    evidence: tuple[FactorEvidence, ...] = Field(min_length=1)
    chain: tuple[ChainLink, ...] = Field(min_length=1)
    actionable: bool
    what_helps: Text


class Cause(Graded):
    """A cause that a seed text claims, and how we handle the claim."""

    name: Text
    claim: Text
    our_view: Text
    factors: tuple[ThingId, ...] = ()


class Guidance(Graded):
    """A schedule, lifestyle, referral or provider rule in our own words."""

    kind: Literal["schedule", "lifestyle", "referral", "provider", "warm_up", "running", "privacy", "claim"]
    name: Text
    says: Text
    does: Text | None = None


class MeasureOption(Strict):
    """One allowed answer of a measure's question, in words, with the points it stands for."""

    value: int
    text: Text


class MeasureItem(Strict):
    """One question of an outcome measure, in our own words. ``options``: when only some numbers are answers."""

    id: FactValue
    ask: Text
    min: int
    max: int
    low_label: Text
    high_label: Text
    options: tuple[MeasureOption, ...] = ()

    def allows(self, value: int) -> bool:
        """Whether ``value`` is an answer to this question."""
        return value in {option.value for option in self.options} if self.options else self.min <= value <= self.max


class Measure(Graded):
    """An outcome measure: how it is scored and which change matters."""

    name: Text
    short_name: Text
    asks: Text
    scoring: Text
    score_min: int
    score_max: int
    better: Literal["lower", "higher"]
    change_that_matters: Text
    change_points: int | None = None
    change_pct: int | None = None
    recovered_at: int | None = None
    every_days: int = Field(ge=1)
    licence: Text
    items: tuple[MeasureItem, ...] = ()
    built: bool
    not_built_because: Text | None = None


class Number(Graded):
    """One clinical number with its unit. Code reads it by id and holds none of its own."""

    name: Text
    value: int
    unit: Text
    says: Text


class RunStage(Graded):
    """A step of the walk/run ladder. ``run_s`` and ``walk_s`` repeat ``repeats`` times."""

    stage: int = Field(ge=0, le=10)
    name: Text
    repeats: int = Field(ge=1)
    run_s: int = Field(ge=0)
    walk_s: int = Field(ge=0)
    run_min_total: int = Field(ge=0)
    pass_rule: Text


class TrafficLight(Graded):
    """The response to a session or run: what it looks like and what to do next."""

    colour: Literal["green", "amber", "red", "stop"]
    rank: int = Field(ge=0, le=3)
    shape: Text
    during: Text
    next_morning: Text
    action: Text
    during_max_0_10: int | None = None
    morning_above_baseline_max: int | None = None


class ProgressionRule(Graded):
    """One rule of dose and progression, in words and named numbers."""

    name: Text
    says: Text
    numbers: tuple[ThingId, ...] = ()


class WordRule(Graded):
    """Words that runner-facing text does not use, and what to say instead."""

    name: Text
    banned: tuple[Text, ...] = ()
    instead: Text


class SeedItem(Strict):
    """A row of the seed inventory that some knowledge file must cover."""

    row: SeedRow
    name: Text
    seeds: tuple[Literal["S0", "S1", "S2", "S3", "S4"], ...] = Field(min_length=1)


class SeedInventory(Strict):
    """All rows of the seed inventory, A1 to A5 of the fact base."""

    rows: tuple[SeedItem, ...] = Field(min_length=1)
