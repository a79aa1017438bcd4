"""What the runner told us: entries, and ``replay`` of them into everything known now."""

from .entry import (
    ENTRY,
    Answer,
    Answers,
    CheckIn,
    CheckInEntry,
    DoneItem,
    Entry,
    PlanIssued,
    PlannedItem,
    Profile,
    Questionnaire,
    Retraction,
    Run,
    SelfTestResult,
    SessionDone,
)  # fmt: skip
from .replay import replay
from .runner import Finding, Runner

__all__ = [
    "ENTRY", "Answer", "Answers", "CheckIn", "CheckInEntry", "DoneItem", "Entry", "Finding", "PlanIssued",
    "PlannedItem", "Profile", "Questionnaire", "Retraction", "Run", "Runner", "SelfTestResult", "SessionDone", "replay",
]  # fmt: skip
