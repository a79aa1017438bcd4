"""What a runner tells: answers, self-tests, mornings, sessions, runs and questionnaires."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

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


class PainTold(Strict):
    """Pain told during a session, 0 to 10. ``exercise``: the one it is about; None before and after all of them.

    ``place``: where, an option of the question about places, or ``elsewhere``. ``pain_kind``: what kind of pain.
    """

    pain_0_10: Pain
    exercise: ThingId | None = None
    place: FactId | None = None
    pain_kind: ThingId | None = None


class SessionDone(Strict):
    """A session that was done, wholly or in part. ``stopped_by``: the stop rule that ended it.

    ``hurts``: every pain told on the way, in order; None when there was none.
    """

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
    hurts: tuple[PainTold, ...] | None = None


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
