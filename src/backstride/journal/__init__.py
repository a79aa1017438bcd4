"""What the runner told us: entries, and ``replay`` of them into everything known now."""

from .entry import (
    ENTRY,
    Answer,
    Answers,
    CalendarEvent,
    CheckIn,
    CheckInEntry,
    DoneItem,
    Entry,
    PainTold,
    PlanIssued,
    PlannedItem,
    PlannedSession,
    Profile,
    Questionnaire,
    Retraction,
    Run,
    SelfTestResult,
    SessionDone,
    WeekPlanned,
    Wish,
)  # fmt: skip
from .replay import replay
from .runner import Finding, Runner

__all__ = [
    "ENTRY", "Answer", "Answers", "CalendarEvent", "CheckIn", "CheckInEntry", "DoneItem", "Entry", "Finding",
    "PainTold", "PlanIssued", "PlannedItem", "PlannedSession", "Profile", "Questionnaire", "Retraction", "Run",
    "Runner", "SelfTestResult", "SessionDone", "WeekPlanned", "Wish", "replay",
]  # fmt: skip
