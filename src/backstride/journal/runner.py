"""``Runner``: everything known about one person, and ``Finding``: one observation with its dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeVar

from .entry import (
    AnswerValue,
    CalendarEvent,
    CheckIn,
    Course,
    PlanIssued,
    Questionnaire,
    Run,
    SelfTestResult,
    SessionDone,
    WeekPlanned,
    Wish,
)  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation. ``told_on``: last told. ``since``: the day from which it has had this value without a break."""

    value: AnswerValue
    told_on: date
    since: date
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """Something recorded, with its day and its place in the order of the entries that count (0 is the first)."""

    on: date
    nth: int
    what: T


@dataclass(frozen=True)
class Runner:
    """``replay(journal)``: findings by fact id, and dated records, oldest first. Empty when nothing was told.

    ``stops``: ids of the stop rules that ended a session or a self-test. ``told_nth``: place of the last answer.
    """

    findings: Mapping[str, Finding] = field(default_factory=lambda: MappingProxyType({}))
    told_nth: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    self_tests: tuple[Dated[SelfTestResult], ...] = ()
    plans: tuple[Dated[PlanIssued], ...] = ()
    sessions: tuple[Dated[SessionDone], ...] = ()
    check_ins: tuple[Dated[CheckIn], ...] = ()
    runs: tuple[Dated[Run], ...] = ()
    questionnaires: tuple[Dated[Questionnaire], ...] = ()
    stops: tuple[Dated[str], ...] = ()
    weeks: tuple[Dated[WeekPlanned], ...] = ()
    events: tuple[Dated[CalendarEvent], ...] = ()
    wishes: tuple[Dated[Wish], ...] = ()

    @cached_property
    def worst_mornings(self) -> Mapping[int, int]:
        """The worst pain told on each morning, 0 to 10, by the ordinal of its day."""
        worst: dict[int, int] = {}
        for each in self.check_ins:
            day = each.on.toordinal()
            worst[day] = max(each.what.pain_morning_0_10, worst.get(day, 0))
        return MappingProxyType(worst)
