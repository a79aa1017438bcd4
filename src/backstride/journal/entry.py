"""The entries of a journal: append-only, each with a UUIDv7 id, a time with its offset, a kind and a typed body.

Nothing is ever changed in place; a mistake is taken back by a later ``retraction``.
"""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, TypeAdapter, model_validator

from backstride.knowledge.model import FactId, SessionKind, Strict, ThingId

Course = Literal["new", "changing", "stable", "not_sure"]
"""new: began in the last 2 weeks; changing: older and getting worse or spreading; stable: over 3 months, unchanged."""

RunKind = Literal["easy", "long", "hard", "race"]
Pain = Annotated[int, Field(ge=0, le=10)]
Effort = Annotated[int, Field(ge=0, le=10)]
NOTE_CHARS = 20_000
"""The most characters of a free text."""

Note = Annotated[str, StringConstraints(max_length=NOTE_CHARS)]
AnswerValue = int | Note | tuple[Annotated[str, StringConstraints(max_length=60)], ...]


def _is_v7(value: UUID) -> UUID:
    if value.version != 7:
        raise ValueError("an entry id is a UUID of version 7")
    return value


EntryId = Annotated[UUID, AfterValidator(_is_v7)]


class Answer(Strict):
    """One answer. ``value``: yes, no, an option id, a number, text, several option ids (none: empty) or not_sure."""

    value: AnswerValue
    course: Course | None = None


class Answers(Strict):
    """Answers to questions, by fact."""

    answers: dict[FactId, Answer] = Field(min_length=1)


class Profile(Answers):
    """Facts that change seldom: age, week, equipment; same shape as answers."""


class SelfTestResult(Strict):
    """Results of one self-test, by measurement fact; or none and the stop rule that ended it."""

    test: ThingId
    results: dict[FactId, int | str] = Field(default_factory=dict)
    stopped_by: ThingId | None = None

    @model_validator(mode="after")
    def _result_or_stop(self) -> Self:
        if bool(self.results) == (self.stopped_by is not None):
            raise ValueError("a self-test has results, or the stop rule that ended it")
        return self


class PlannedItem(Strict):
    """One exercise of an issued session with the dose that was told."""

    exercise: ThingId
    level: int = Field(ge=1)
    sets: int = Field(ge=1)
    reps: int | None = None
    hold_s: int | None = None
    duration_s: int | None = None


class PlanIssued(Strict):
    """What was advised for a day, so that it can be told later what the runner was told."""

    for_date: date
    session: SessionKind
    items: tuple[PlannedItem, ...]
    knowledge_version: str


class PlannedSession(Strict):
    """One session of a planned week: its day, kind, seed routine (None: our own), rounds and exercises in order."""

    on: date
    session: SessionKind
    routine: ThingId | None = None
    rounds: int = Field(1, ge=1)
    items: tuple[PlannedItem, ...] = Field(min_length=1)


class WeekPlanned(Strict):
    """A week as it was planned, so that the next plan moves as little as it must.

    ``inputs``: a fingerprint of what the plan was made from, by part (the candidates, each day). ``objective``,
    ``bound``: what the solver reached and what it proved that nothing can exceed.
    """

    first: date
    last: date
    sessions: tuple[PlannedSession, ...]
    inputs: dict[str, str]
    status: Literal["optimal", "limit"]
    objective: int
    bound: int
    knowledge_version: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first or not all(self.first <= each.on <= self.last for each in self.sessions):
            raise ValueError("a planned week ends after it begins and holds its sessions")
        return self


class CalendarEvent(Strict):
    """Something dated in the runner's life, ``first`` to ``last`` (the same day unless told).

    run, race: a planned run (``run_kind``, ``distance_m``, ``duration_s`` when known). busy: only ``minutes`` on
    these days. travel: away from home (a journey, an office, a gym), with ``equipment`` at hand. ill: unwell. rest: no
    strength wished. ``weekly``: again on the same weekday of every later week, until an event of the same kind is told
    for that weekday.
    """

    what: Literal["run", "race", "busy", "travel", "ill", "rest"]
    first: date
    last: date
    run_kind: RunKind = "easy"
    distance_m: int | None = Field(None, ge=0, le=500_000)
    duration_s: int | None = Field(None, ge=0, le=200_000)
    minutes: int | None = Field(None, ge=0, le=240)
    equipment: tuple[ThingId, ...] = ()
    name: Note | None = None
    weekly: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.weekly and self.last != self.first:
            raise ValueError("a weekly event is of one day")
        if self.last < self.first:
            raise ValueError("an event does not end before it begins")
        if (self.last - self.first).days > 366:
            raise ValueError("an event lasts a year at most")
        if (self.what == "busy") != (self.minutes is not None):
            raise ValueError("minutes go with busy, and busy needs them")
        return self


class Wish(Strict):
    """What the runner thinks of an exercise: like, refuse (not in a plan), or neither any more."""

    exercise: ThingId
    wish: Literal["like", "refuse", "neither"]


class DoneItem(Strict):
    """What was done of one exercise. ``easier``: the runner stepped down a level.

    ``last_set``: repetitions (or, of a hold, seconds) in the last set; ``last_set_left`` and ``last_set_right`` when
    the sides differed. ``load_g``: the weight used, in grams. ``restarted``: a skill lost its form and began again.
    """

    exercise: ThingId
    level: int = Field(ge=1)
    sets_done: int = Field(ge=0)
    skipped: bool = False
    easier: bool = False
    hurt_0_10: Pain | None = None
    last_set: int | None = Field(None, ge=0, le=3600)
    last_set_left: int | None = Field(None, ge=0, le=3600)
    last_set_right: int | None = Field(None, ge=0, le=3600)
    load_g: int | None = Field(None, ge=0, le=300_000)
    restarted: bool = False


class SessionDone(Strict):
    """A session that was done, wholly or in part. ``stopped_by``: the stop rule that ended it."""

    session: SessionKind
    routine: ThingId | None = None
    items: tuple[DoneItem, ...]
    duration_s: int = Field(ge=0)
    completed: bool
    effort_0_10: Effort | None = None
    pain_before_0_10: Pain | None = None
    pain_during_0_10: Pain | None = None
    pain_after_0_10: Pain | None = None
    stopped_by: ThingId | None = None


class CheckIn(Strict):
    """The ten-second morning check: pain on getting up, 0 to 10."""

    pain_morning_0_10: Pain
    note: Note | None = None


class Run(Strict):
    """A run as told by the runner: metres, seconds, pain 0 to 10.

    ``stage``: the stage of the walk and run ladder it followed. ``longest_stretch_s``: the longest part run without
    walking. ``limped``, ``stopped_by_pain``, ``leg_signs`` (something new in a leg): what pain alone does not say.
    """

    distance_m: int = Field(ge=0, le=500_000)
    duration_s: int = Field(ge=0, le=200_000)
    kind: RunKind = "easy"
    stage: int | None = Field(None, ge=0, le=10)
    longest_stretch_s: int | None = Field(None, ge=0, le=200_000)
    effort_0_10: Effort | None = None
    pain_during_0_10: Pain | None = None
    pain_after_0_10: Pain | None = None
    limped: bool = False
    stopped_by_pain: bool = False
    leg_signs: bool = False


class Questionnaire(Strict):
    """Item answers of one outcome measure."""

    measure: ThingId
    items: dict[str, int]


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
