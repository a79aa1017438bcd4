"""The journal of a simulated life: entries with ids made from a seed and a counter, and the runner kept up to date.

``Book.runner`` is what ``replay`` of all entries would give, worked out entry by entry because a life asks for it
hundreds of times; ``Book.replayed_alike`` compares the two.
"""

from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any
from uuid import UUID

from backstride.journal import Entry, Finding, Runner, replay
from backstride.journal.entry import (
    Answer,
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
)
from backstride.journal.runner import Dated

_MAKE: dict[type, tuple[type, str | None]] = {
    Answers: (AnswersEntry, None),
    Profile: (ProfileEntry, None),
    SelfTestResult: (SelfTestEntry, "self_tests"),
    PlanIssued: (PlanIssuedEntry, "plans"),
    SessionDone: (SessionDoneEntry, "sessions"),
    CheckIn: (CheckInEntry, "check_ins"),
    Run: (RunEntry, "runs"),
    Questionnaire: (QuestionnaireEntry, "questionnaires"),
    WeekPlanned: (WeekPlannedEntry, "weeks"),
    CalendarEvent: (CalendarEntry, "events"),
    Wish: (WishEntry, "wishes"),
}


class Book:
    """A journal that is only ever added to, in order of time."""

    def __init__(self, seed: int) -> None:
        self.entries: list[Entry] = []
        self._seed = seed
        self._findings: dict[str, Finding] = {}
        self._told_nth: dict[str, int] = {}
        places = (*(name for _, name in _MAKE.values() if name), "stops")
        self._lists: dict[str, list[Dated[Any]]] = {name: [] for name in places}
        self._runner: Runner | None = Runner()

    def tell(self, body: Body, on: date, at: time) -> None:
        """Add one entry of this moment, in UTC. Moments never go back."""
        kind, place = _MAKE[type(body)]
        when = datetime.combine(on, at, tzinfo=UTC)
        nth = len(self.entries)
        self.entries.append(kind(id=self._id(when, nth), at=when, body=body))
        stop = body.stopped_by if isinstance(body, SessionDone | SelfTestResult) else None
        if stop is not None:
            self._lists["stops"].append(Dated(on, nth, stop))
        if place is not None and not (stop is not None and place == "self_tests"):
            self._lists[place].append(Dated(on, nth, body))
        for fact, answer in _told(body).items():
            before = self._findings.get(fact)
            since = before.since if before is not None and before.value == answer.value else on
            self._findings[fact] = Finding(answer.value, on, since, answer.course)
            self._told_nth[fact] = nth
        self._runner = None

    @property
    def runner(self) -> Runner:
        """Everything known now."""
        if self._runner is None:
            self._runner = Runner(
                findings=MappingProxyType(dict(self._findings)),
                told_nth=MappingProxyType(dict(self._told_nth)),
                **{name: tuple(items) for name, items in self._lists.items()},
            )
        return self._runner

    def replayed_alike(self) -> bool:
        """Whether ``replay`` of all entries gives the same runner."""
        again, now = replay(self.entries), self.runner
        same = dict(again.findings) == dict(now.findings) and dict(again.told_nth) == dict(now.told_nth)
        return same and all(getattr(again, name) == getattr(now, name) for name in self._lists)

    def _id(self, when: datetime, nth: int) -> UUID:
        """A UUID of version 7 whose chance is the seed and the number of the entry."""
        milliseconds = int(when.timestamp() * 1000)
        tail = nth << 32 | self._seed
        return UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62 | tail)


def _told(body: Body) -> dict[str, Answer]:
    if isinstance(body, Answers):
        return body.answers
    if isinstance(body, SelfTestResult):
        return {fact: Answer(value=value) for fact, value in body.results.items()}
    return {}
