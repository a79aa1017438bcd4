"""Runners for tests of running: entries by how many days ago they are, facts of them, and the runs of their week."""

from datetime import timedelta

from run_stories import progress

from backstride.advice.calendar import calendar
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_week import run_days
from backstride.advice.screening.screen import screen_facts
from backstride.journal import CheckIn, Entry, Run, SessionDone
from backstride.journal.entry import AnswerValue, CalendarEntry, CalendarEvent, CheckInEntry, RunEntry, SessionDoneEntry
from runners import KNOWLEDGE, TODAY, entry_id, healthy, moment, runner

CALM: dict[str, AnswerValue] = {"pain_now_0_10": 1, "pain_run_0_10": 1}


def ran(ago: int, km: float, pain: int | None = 1, **more: object) -> Entry:
    """A run; ``pain``: during and after it."""
    body = {"distance_m": round(km * 1000), "duration_s": round(km * 360), "pain_during_0_10": pain,
            "pain_after_0_10": pain, **more}  # fmt: skip
    at = moment(TODAY - timedelta(days=ago))
    return RunEntry(id=entry_id(100 + ago), at=at, body=Run.model_validate(body))


def morning(ago: int, pain: int) -> Entry:
    at = moment(TODAY - timedelta(days=ago))
    return CheckInEntry(id=entry_id(300 + ago), at=at, body=CheckIn(pain_morning_0_10=pain))


def walked(ago: int, minutes: int, pain: int) -> Entry:
    at = moment(TODAY - timedelta(days=ago))
    walk = SessionDone(session="walk", items=(), duration_s=60 * minutes, completed=True, pain_during_0_10=pain)
    return SessionDoneEntry(id=entry_id(400 + ago), at=at, body=walk)


def planned(ahead: int, km: float, what: str = "run", kind: str = "long") -> Entry:
    on = TODAY + timedelta(days=ahead)
    event = {"what": what, "first": on, "last": on, "run_kind": kind, "distance_m": round(km * 1000)}
    return CalendarEntry(id=entry_id(500 + ahead), at=moment(TODAY), body=CalendarEvent.model_validate(event))


def facts_of(*entries: Entry, **answers: AnswerValue) -> Facts:
    return Facts(runner(healthy(**{**CALM, **answers}), before=entries), KNOWLEDGE, TODAY)


def week(facts: Facts, decided: Progress | None = None) -> dict[str, RunDay]:
    """The runs of seven days from today (a Saturday) on, by weekday."""
    days = calendar(facts, TODAY, 7)
    found = run_days(facts, screen_facts(facts), decided or progress(), days)
    return {day.weekday: run for day, run in zip(days, found, strict=True) if run is not None}
