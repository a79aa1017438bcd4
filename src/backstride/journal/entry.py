"""The entries of a journal: append-only, each with a UUIDv7 id, a time with its offset, a kind and a typed body.

Nothing is ever changed in place; a mistake is taken back by a later ``retraction``. The bodies are in ``told.py`` and
``planned.py``; all of them are at hand from here.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, TypeAdapter

from backstride.knowledge.model import Strict

from .planned import CalendarEvent, PlanIssued, PlannedItem, PlannedSession, WeekPlanned, Wish
from .told import (
    NOTE_CHARS,
    Answer,
    Answers,
    AnswerValue,
    CheckIn,
    Course,
    DoneItem,
    Note,
    PainTold,
    Profile,
    Questionnaire,
    Run,
    RunKind,
    SelfTestResult,
    SessionDone,
)

__all__ = [
    "ENTRY", "NOTE_CHARS", "Answer", "AnswerValue", "Answers", "AnswersEntry", "Body", "CalendarEntry", "CalendarEvent",
    "CheckIn", "CheckInEntry", "Course", "DoneItem", "Entry", "EntryId", "PainTold", "PlanIssued", "PlanIssuedEntry",
    "PlannedItem", "PlannedSession", "Profile", "ProfileEntry", "Questionnaire", "QuestionnaireEntry", "Retraction",
    "RetractionEntry", "Run", "RunEntry", "RunKind", "SelfTestEntry", "SelfTestResult", "SessionDone",
    "SessionDoneEntry", "WeekPlanned", "WeekPlannedEntry", "Wish", "WishEntry",
]  # fmt: skip


def _is_v7(value: UUID) -> UUID:
    if value.version != 7:
        raise ValueError("an entry id is a UUID of version 7")
    return value


EntryId = Annotated[UUID, AfterValidator(_is_v7)]


class Retraction(Strict):
    """Takes back an earlier entry."""

    entry: EntryId
    reason: Note | None = None


class _Entry(Strict):
    id: EntryId
    at: AwareDatetime


class AnswersEntry(_Entry):
    kind: Literal["answers"] = "answers"
    body: Answers


class ProfileEntry(_Entry):
    kind: Literal["profile"] = "profile"
    body: Profile


class SelfTestEntry(_Entry):
    kind: Literal["self_test"] = "self_test"
    body: SelfTestResult


class PlanIssuedEntry(_Entry):
    kind: Literal["plan_issued"] = "plan_issued"
    body: PlanIssued


class WeekPlannedEntry(_Entry):
    kind: Literal["week_planned"] = "week_planned"
    body: WeekPlanned


class CalendarEntry(_Entry):
    kind: Literal["calendar"] = "calendar"
    body: CalendarEvent


class WishEntry(_Entry):
    kind: Literal["wish"] = "wish"
    body: Wish


class SessionDoneEntry(_Entry):
    kind: Literal["session_done"] = "session_done"
    body: SessionDone


class CheckInEntry(_Entry):
    kind: Literal["check_in"] = "check_in"
    body: CheckIn


class RunEntry(_Entry):
    kind: Literal["run"] = "run"
    body: Run


class QuestionnaireEntry(_Entry):
    kind: Literal["questionnaire"] = "questionnaire"
    body: Questionnaire


class RetractionEntry(_Entry):
    kind: Literal["retraction"] = "retraction"
    body: Retraction


Entry = (
    AnswersEntry | ProfileEntry | SelfTestEntry | PlanIssuedEntry | SessionDoneEntry | CheckInEntry | RunEntry
    | QuestionnaireEntry | RetractionEntry | WeekPlannedEntry | CalendarEntry | WishEntry
)  # fmt: skip

Body = (
    Answers | Profile | SelfTestResult | PlanIssued | SessionDone | CheckIn | Run | Questionnaire | Retraction
    | WeekPlanned | CalendarEvent | Wish
)  # fmt: skip

ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="kind")])
"""Reads and writes one entry: ``ENTRY.validate_json(line)``, ``ENTRY.dump_json(entry, exclude_none=True)``."""
