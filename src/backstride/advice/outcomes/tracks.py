"""What the outcome measures say: readings over time, whether a change matters, what is due, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Mattered = Literal["better", "worse"]
WorkingAnswer = Literal["yes", "a little", "not yet", "no", "worse", "too early", "not known"]
Domain = Literal["mornings", "weeks", "running", "activities"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One filled-in measure. ``score_hundredths``: 250 is a score of 2.5; None when too much is missing.

    ``missing``: questions without an answer. ``answers``: what was told, by item. ``substantial``: of a weekly
    participation reading, whether the back was a substantial problem; None where that is not a question.
    """

    on: date
    nth: int
    score_hundredths: int | None
    missing: int
    answers: Mapping[str, int]
    substantial: bool | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When a measure is to be answered next. ``now``: today or earlier."""

    measure: str
    name: str
    every_days: int
    next_on: date
    now: bool


@dataclass(frozen=True, slots=True)
class Track:
    """One measure over time, readings oldest first.

    ``scoring``: how it is scored and what a missing answer means. ``first``: the reading that later ones are compared
    with. ``change_hundredths``: latest minus first, None without two that compare. ``mattered``: the change that
    matters, shown by ``change-readings-in-a-row`` readings; ``mattered_why`` says it in a sentence. ``recovered``: as
    many readings in a row at the score that counts as recovered.
    """

    measure: str
    name: str
    better: Literal["lower", "higher"]
    readings: tuple[Reading, ...]
    scoring: str
    change_that_matters: str
    first: Reading | None
    latest: Reading | None
    change_hundredths: int | None
    mattered: Mattered | None
    mattered_why: str
    recovered: bool
    due: Due | None
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekEffort:
    """Effort (0 to 10) times minutes, summed over seven days, for display only. ``left_out``: without an effort."""

    first: date
    last: date
    load_au: int
    counted: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure behind an answer: from, to, over which days and from how many readings. Scores in hundredths."""

    domain: Domain
    from_hundredths: int
    to_hundredths: int
    first: date
    last: date
    readings: int


@dataclass(frozen=True, slots=True)
class Working:
    """Is it working? ``says``: one sentence with the figure. ``figures``: one for each domain that is known."""

    answer: WorkingAnswer
    says: str
    figure: Figure | None
    figures: tuple[Figure, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeekCare:
    """The journal shows no progress: see a clinician, and go on gently meanwhile."""

    why: str
    do: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What to take along to a clinician: headings, each with plain lines. One page."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Everything measured. ``tracks``: measures with a reading or to be answered, by id. ``due``: soonest first."""

    tracks: Mapping[str, Track]
    due: tuple[Due, ...]
    loads: tuple[WeekEffort, ...]
    working: Working
    seek_care: SeekCare | None
    summary: Summary
