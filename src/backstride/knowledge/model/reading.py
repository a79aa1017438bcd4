"""Pages to read: a runner's question with its answer, and whom to see for what."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .base import Grade, Graded, Strict, Text, ThingId
from .screening import Level

ItemRef = Annotated[str, StringConstraints(pattern=r"^[a-z_]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""One knowledge file as kind/id, such as ``guidance/safety-net``."""

Topic = Literal["pain", "running", "strength", "scans", "care", "life_stages", "plan", "evidence"]
"""Shelf of a learn page."""


class LearnBlock(Strict):
    """One claim of a learn page with its own evidence: a paragraph, a list of points, or both, under a heading.

    ``numbers``: the knowledge numbers that its figures are; any other figure stands in one of its sources.
    """

    heading: Text | None = None
    text: Text | None = None
    points: tuple[Text, ...] = ()
    numbers: tuple[ThingId, ...] = ()
    grade: Grade
    sources: tuple[ThingId, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and not self.points:
            raise ValueError("a block has a text or points")
        return self


class LearnPage(Graded):
    """One question in the words of runners, its answer in a sentence or two, and the longer answer in blocks.

    ``wish``: its number among the 25 wishes that runners have most often; none for a page about the plan itself.
    ``phrases``: what somebody may type who looks for it. Grade, sources and ``numbers`` are those of ``short``.
    """

    title: Text
    topic: Topic
    wish: int | None = Field(None, ge=1, le=25)
    short: Text
    numbers: tuple[ThingId, ...] = ()
    body: tuple[LearnBlock, ...] = Field(min_length=1)
    phrases: tuple[Text, ...] = Field(min_length=1)
    see_also: tuple[ItemRef, ...] = ()


class Provider(Graded):
    """One kind of professional: what they do, when to see them, what studies say, and what to ask.

    ``order``: place in a list, the most urgent first. ``levels`` and ``red_flags``: the triage levels and the
    findings that send to them. ``methods``: guidance on methods that they often use. ``for_your_plan``: what a
    visit changes in Backstride. Grade and sources are those of ``evidence``.
    """

    name: Text
    also_called: tuple[Text, ...] = ()
    order: int = Field(ge=1, le=99)
    what_they_do: Text
    see_when: tuple[Text, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = ()
    red_flags: tuple[ThingId, ...] = ()
    skills: tuple[Text, ...] = Field(min_length=1)
    methods: tuple[ThingId, ...] = ()
    evidence: Text
    numbers: tuple[ThingId, ...] = ()
    take_care: Text | None = None
    questions: tuple[Text, ...] = Field(min_length=1)
    for_your_plan: Text
