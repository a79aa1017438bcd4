"""Red flags, contraindications and stop rules: what comes before any exercise."""

from typing import Literal

from pydantic import Field

from .base import FactId, Graded, Strict, Text, Thing, ThingId
from .condition import Condition

Level = Literal["self_care", "clinician", "urgent", "emergency"]
"""Triage level. emergency: now. urgent: same day to 48 h. clinician: book within 1 to 2 weeks."""

LEVELS: tuple[Level, ...] = ("self_care", "clinician", "urgent", "emergency")

Cluster = Literal[
    "cauda_equina", "cord", "fracture", "infection", "malignancy", "vascular", "bone_stress", "inflammatory"
]


class FlagRule(Strict):
    """One level of a red flag: when it speaks, what to do first, and why.

    ``self_care``: self-care may go on (clinician only); ``gentle``: at first levels and with few sets.
    ``stop_running``: no running until it is seen. ``no_walking``: not even a walking session is offered.
    ``do`` may hold {emergency_number} and {urgent_text}.
    """

    level: Level
    when: Condition
    do: Text
    why: Text
    self_care: bool = False
    gentle: bool = False
    stop_running: bool = False
    no_walking: bool = False


class RedFlag(Graded):
    """A finding pattern that needs care first. The strongest rule that holds speaks.

    ``flag``: the inventory id (B01 ...). ``unsure_is_yes``: an explicit "not sure" counts as yes.
    ``weak``: alone it stays at clinician; two weak flags of one ``cluster`` raise the level by one.
    ``clearable``: a clinician who knows of it may clear the runner for exercise.
    ``only_alone``: shown only when nothing above self-care spoke. ``who``: whom to see.
    """

    flag: str = Field(pattern=r"^(B[0-9]{2}|AGE|PREG|SEEN)$")
    name: Text
    suspected: tuple[Text, ...] = Field(min_length=1)
    rules: tuple[FlagRule, ...] = Field(min_length=1)
    unsure_is_yes: bool = False
    weak: bool = False
    cluster: Cluster | None = None
    clearable: bool = False
    only_alone: bool = False
    who: Text | None = None


class Contraindication(Graded):
    """When exercises that name it are left out. Unknown leaves them out too."""

    name: Text
    when: Condition
    because: Text
    instead: Text | None = None


class StopRule(Graded):
    """A symptom that ends a session at once. ``sets``: answers to record, which lead to re-screening."""

    name: Text
    ask: Text
    do: Text
    sets: dict[FactId, str] = Field(default_factory=dict)
    ask_again: tuple[FactId, ...] = ()
    level: Level | None = None


class PainKind(Thing):
    """A kind of pain, as a runner says it while moving. ``stop_rule``: what it stands for; None: it may be eased.

    ``order``: where it stands in a list.
    """

    name: Text
    ask: Text
    order: int = Field(ge=0)
    stop_rule: ThingId | None = None


class Region(Graded):
    """Numbers to call."""

    name: Text
    emergency_number: Text
    urgent_number: Text | None = None
    urgent_text: Text
