"""A filled-in questionnaire in words: the score, and what it means."""

from backstride.advice.outcomes import Track
from backstride.advice.outcomes.words import number
from backstride.knowledge.model import Measure

NOT_ASKED = ("running-nprs", "session-rpe")
"""Measures that are worked out from runs and sessions, and asked nowhere."""

ACTIVITIES = "psfs"
"""The measure whose activities the runner chooses."""


def score_lines(measure: Measure, track: Track) -> list[str]:
    """The score and what it means."""
    last = track.readings[-1] if track.readings else None
    if last is None:
        return [f"{track.name}: nothing was answered, so nothing was written."]
    if last.score_hundredths is None:
        return [f"{track.name}: no score this time, because {last.missing} answers are missing. {track.scoring}"]
    lines = [f"{track.name}: {number(last.score_hundredths)} ({track.better} is better, up to {measure.score_max})."]
    lines += ["Your back was a substantial problem for your running this week."] if last.substantial else []
    return [*lines, track.mattered_why]


def nothing_more(measure: Measure, item: str, answer: int | None) -> bool:
    """Whether this answer leaves nothing more to ask: a week without any trouble needs no further question."""
    first = measure.items[0]
    return measure.id == "weekly-participation" and item == first.id and answer == first.min
