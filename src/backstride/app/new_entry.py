"""The door through which time and chance come in: what is told now becomes an entry with an id and a time."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from backstride.journal import Entry
from backstride.journal.entry import (
    Answers,
    AnswersEntry,
    Body,
    CalendarEntry,
    CalendarEvent,
    CheckIn,
    CheckInEntry,
    PlanIssued,
    PlanIssuedEntry,
    Profile,
    ProfileEntry,
    Questionnaire,
    QuestionnaireEntry,
    Retraction,
    RetractionEntry,
    Run,
    RunEntry,
    SelfTestEntry,
    SelfTestResult,
    SessionDone,
    SessionDoneEntry,
    WeekPlanned,
    WeekPlannedEntry,
    Wish,
    WishEntry,
)  # fmt: skip

_NOON = time(12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MAKE = {
    Answers: AnswersEntry,
    CalendarEvent: CalendarEntry,
    CheckIn: CheckInEntry,
    PlanIssued: PlanIssuedEntry,
    Profile: ProfileEntry,
    Questionnaire: QuestionnaireEntry,
    Retraction: RetractionEntry,
    Run: RunEntry,
    SelfTestResult: SelfTestEntry,
    SessionDone: SessionDoneEntry,
    WeekPlanned: WeekPlannedEntry,
    Wish: WishEntry,
}


def now() -> datetime:
    """This moment, on the clock of this place with its offset from UTC."""
    return datetime.now(UTC).astimezone()


def today() -> date:
    """The day on the runner's calendar."""
    return now().date()


def new_entries(bodies: Iterable[Body], on: date | None = None) -> tuple[Entry, ...]:
    """An entry of now for each body. Their ids rise in the order given, so the later one counts as told later.

    ``on``: the day on which it happened, when that is not today; such entries are of noon.
    """
    at = now()
    if on is not None and on != at.date():
        at = datetime.combine(on, _NOON).astimezone()
    chance = int.from_bytes(os.urandom(9))
    return tuple(_MAKE[type(body)](id=_uuid7(at, chance + nth), at=at, body=body) for nth, body in enumerate(bodies))


def new_id(at: datetime) -> UUID:
    """An id for an entry of this moment."""
    return _uuid7(at, int.from_bytes(os.urandom(9)))


def _uuid7(at: datetime, tail: int) -> UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then the 74 low bits of ``tail``."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1)
    high, low = tail >> 62 & 0xFFF, tail & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
