"""How it is going: what was measured, whether it is working, and what to take along to a clinician."""

from .outcomes_of import outcomes_of
from .tracks import Due, Mattered, Outcomes, Reading, SeekCare, Summary, Track, WeekEffort, Working, WorkingAnswer

__all__ = [
    "Due", "Mattered", "Outcomes", "Reading", "SeekCare", "Summary", "Track", "WeekEffort", "Working", "WorkingAnswer",
    "outcomes_of",
]  # fmt: skip
