"""What a runner is asked: questions, checklists of them, self-tests, and the patterns that answers form."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import FactId, Graded, Strict, Text, Thing, ThingId
from .condition import Condition, FactValue
from .figure import Figure

QuestionType = Literal["yes_no", "choice", "multi", "integer", "text"]


class Option(Strict):
    """One allowed answer of a choice."""

    id: FactValue
    text: Text


class Answerable(Strict):
    """A fact with a type, a unit and its allowed values."""

    type: QuestionType
    unit: Text | None = None
    min: int | None = None
    max: int | None = None
    options: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _allowed_values(self) -> Self:
        if (self.type in ("choice", "multi")) != bool(self.options):
            raise ValueError("choice and multi list their options; other types have none")
        if (self.type == "integer") != (self.min is not None and self.max is not None and self.unit is not None):
            raise ValueError("an integer says its unit, min and max; other types have none")
        ids = [option.id for option in self.options]
        if len(set(ids)) != len(ids) or {"none", "not_sure"} & set(ids):
            raise ValueError("options are distinct; 'none' (multi) and 'not_sure' are added for you")
        return self


class AsSign(Strict):
    """A question as a sign of a checklist. Not ticked: its answer is ``no``. Ticked: yes, or a screen of its own."""

    checklist: ThingId
    text: Text
    no: FactValue


class Question(Answerable, Thing):
    """One thing asked of a runner. File: data/questions/<id with dashes>.yaml; the fact is ``fact``.

    ``asks_course``: after a yes, the runner is asked whether it is new, changing or long-standing.
    ``valid_days``: an answer older than this is asked again (a warning sign: 14); None = does not age.
    ``not_sure``: whether "not sure" is offered. ``min_text``, ``max_text``: what the ends of a scale mean, in a word or
    a few; only on a whole number. ``as_sign``: a checklist on whose screen it is asked first where there is room.
    """

    fact: FactId
    min_text: Text | None = None
    max_text: Text | None = None
    home: Literal["profile", "answers"]
    section: Literal[
        "you", "emergency", "urgent", "pain", "legs", "history", "body", "running", "life", "story", "week"
    ]
    order: int = Field(ge=0)
    ask: Text
    why: Text | None = None
    ask_when: Condition | None = None
    asks_course: bool = False
    valid_days: int | None = Field(None, ge=1)
    not_sure: bool = True
    private: bool = False
    required: bool = False
    as_sign: AsSign | None = None

    @model_validator(mode="after")
    def _no_of_a_sign(self) -> Self:
        allowed = {"no"} if self.type == "yes_no" else {option.id for option in self.options}
        if self.as_sign is not None and (self.as_sign.no not in allowed or self.type == "multi" or self.asks_course):
            raise ValueError("as_sign names one of the answers; a multi, and a question with a course, has none")
        return self

    @model_validator(mode="after")
    def _course_on_yes_no(self) -> Self:
        if self.asks_course and self.type != "yes_no":
            raise ValueError("only a yes_no question asks the course")
        return self

    @model_validator(mode="after")
    def _ends_of_a_scale(self) -> Self:
        if (self.min_text is None) != (self.max_text is None) or (self.min_text and self.type != "integer"):
            raise ValueError("both ends of a scale have words, or none; only a whole number has ends")
        return self


class Checklist(Thing):
    """Several yes/no questions on one screen: tick what applies, or none of these.

    ``beside``: another checklist, on whose screen this one is asked as well where there is room.
    """

    ask: Text
    why: Text | None = None
    facts: tuple[FactId, ...] = Field(min_length=2)
    none_text: Text
    private: bool = False
    beside: ThingId | None = None


class GridRow(Strict):
    """One question of a grid. ``text``: what it is about, in a few words; ``ask`` of the grid says what is asked."""

    fact: FactId
    text: Text


class Grid(Thing):
    """Several choice questions with mostly the same options, which may be shown on one screen, a row for each."""

    ask: Text
    why: Text | None = None
    rows: tuple[GridRow, ...] = Field(min_length=2)


class Measurement(Answerable):
    """One result of a self-test."""

    fact: FactId
    ask: Text
    side: Literal["left", "right"] | None = None


class Norm(Strict):
    """Published values that split results into low, middle and high, for one sex and age range."""

    sex: Literal["female", "male", "any"]
    age_min_y: int
    age_max_y: int
    low_below: int
    high_above: int
    sources: tuple[ThingId, ...] = Field(min_length=1)
    label: Text


class Band(Strict):
    """Fact ``fact`` (low, middle, high or no_norm) read from the worst of several measurements by the norms."""

    fact: FactId
    of: tuple[FactId, ...] = Field(min_length=1)
    norms: tuple[Norm, ...] = Field(min_length=1)


class Gap(Strict):
    """Fact ``fact``: difference between two sides in percent of the larger, rounded down."""

    fact: FactId
    left: FactId
    right: FactId


class Outcome(Strict):
    """A typical result, used to ask beforehand whether the test could change the plan."""

    id: FactValue
    share_pct: int = Field(ge=1, le=100)
    results: dict[FactId, int | str]


class SelfTest(Graded):
    """A guided test a runner does at home. It describes capacity; it diagnoses nothing."""

    name: Text
    purpose: Text
    minutes: int = Field(ge=1, le=15)
    equipment: tuple[ThingId, ...] = ()
    start: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    stop_if: Text
    stopwatch: bool
    measures: tuple[Measurement, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = ()
    gaps: tuple[Gap, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    contraindications: tuple[ThingId, ...] = ()
    offered_when: Condition | None = None
    meaning: Text
    offered: bool = True
    not_offered_because: Text | None = None
    figure: Figure | None = None


class Pattern(Graded):
    """A recognisable combination of facts, itself a yes/no fact named ``fact`` for other conditions."""

    fact: FactId
    name: Text
    when: Condition
    say: Text
    starter: Text | None = None


class DerivedFact(Thing):
    """A fact computed from the journal by ``advice``; listed here so that conditions may name it."""

    fact: FactId
    type: Literal["yes_no", "integer"]
    unit: Text | None = None
    says: Text


class StoryPrompt(Thing):
    """Words in a free-text story that give reason to ask one question. A ``*`` ends a word stem.

    ``settled_by``: answers after which there is no need to ask again.
    """

    fact: FactId
    phrases: tuple[Text, ...] = Field(min_length=1)
    ask: Text
    settled_by: tuple[FactValue, ...] = ("yes",)
