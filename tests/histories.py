"""Hypothesis strategies for what happened before: sessions, check-ins, runs, stop symptoms, as journal entries."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from backstride.journal import CheckIn, DoneItem, Entry, PlanIssued, Run, SelfTestResult, SessionDone
from backstride.journal.entry import (
    Body,
    CheckInEntry,
    PlanIssuedEntry,
    RunEntry,
    SelfTestEntry,
    SessionDoneEntry,
)
from runners import KNOWLEDGE, NOON, TODAY, entry_id, moment

MORNING, EVENING = time(8), time(20)
PAIN = st.integers(0, 10)
MAYBE_PAIN = st.none() | PAIN
OFFERED = tuple(exercise.id for exercise in KNOWLEDGE.exercises.values() if exercise.levels)
KINDS = ("strength", "activation", "mobility", "evening", "desk_break", "skill", "walk")
STOP_RULES = tuple(KNOWLEDGE.stop_rules)


@st.composite
def done_items(draw: st.DrawFn) -> DoneItem:
    exercise = draw(st.sampled_from(OFFERED))
    level = draw(st.integers(1, len(KNOWLEDGE.exercises[exercise].levels)))
    return DoneItem(
        exercise=exercise, level=level, sets_done=draw(st.integers(0, 4)), easier=draw(st.booleans()),
        hurt_0_10=draw(MAYBE_PAIN),
    )  # fmt: skip


@st.composite
def sessions_done(draw: st.DrawFn, stop: st.SearchStrategy[str | None] | None = None) -> SessionDone:
    """A session, stopped or not."""
    return SessionDone.model_validate(
        {
            "session": draw(st.sampled_from(KINDS)),
            "items": tuple(draw(st.lists(done_items(), max_size=4))),
            "duration_s": draw(st.integers(0, 3600)),
            "completed": draw(st.booleans()),
            "pain_before_0_10": draw(MAYBE_PAIN),
            "pain_during_0_10": draw(MAYBE_PAIN),
            "pain_after_0_10": draw(MAYBE_PAIN),
            "stopped_by": draw(stop if stop is not None else st.none() | st.sampled_from(STOP_RULES)),
        }
    )


@st.composite
def _runs(draw: st.DrawFn) -> Run:
    return Run.model_validate(
        {
            "distance_m": draw(st.integers(0, 42_195)),
            "duration_s": draw(st.integers(0, 20_000)),
            "kind": draw(st.sampled_from(["easy", "long", "hard", "race"])),
            "pain_during_0_10": draw(MAYBE_PAIN),
            "pain_after_0_10": draw(MAYBE_PAIN),
        }
    )


CHECK_INS = st.builds(CheckIn, pain_morning_0_10=PAIN)
PLANS = st.builds(
    PlanIssued, for_date=st.just(TODAY), session=st.just("strength"), items=st.just(()), knowledge_version=st.just("a")
)
STOPPED_TESTS = st.builds(
    SelfTestResult, test=st.sampled_from(tuple(KNOWLEDGE.self_tests)), stopped_by=st.sampled_from(STOP_RULES)
)


def happening(number: int, day: date, at: time, body: Body) -> Entry:
    """One entry of a history."""
    when, new_id = moment(day, at), entry_id(number)
    if isinstance(body, SessionDone):
        return SessionDoneEntry(id=new_id, at=when, body=body)
    if isinstance(body, CheckIn):
        return CheckInEntry(id=new_id, at=when, body=body)
    if isinstance(body, Run):
        return RunEntry(id=new_id, at=when, body=body)
    if isinstance(body, SelfTestResult):
        return SelfTestEntry(id=new_id, at=when, body=body)
    if isinstance(body, PlanIssued):
        return PlanIssuedEntry(id=new_id, at=when, body=body)
    raise TypeError(f"not a happening: {body}")


@st.composite
def histories(draw: st.DrawFn, most: int = 6, days: int = 70, at: time = MORNING) -> tuple[Entry, ...]:
    """What happened in the last so many days, up to this time of ``TODAY``; before noon by default."""
    bodies = sessions_done() | CHECK_INS | _runs() | PLANS | STOPPED_TESTS
    happened = draw(st.lists(st.tuples(st.integers(0, days), bodies), max_size=most))
    first = 1 if at < NOON else 50_000
    return tuple(
        happening(first + number, TODAY - timedelta(days=ago), at, body) for number, (ago, body) in enumerate(happened)
    )
