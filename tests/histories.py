"""Hypothesis strategies for what happened before: sessions, check-ins, runs, stop symptoms, as journal entries.

And for what is dated or wished in the runner's life: runs, races, journeys, short days, planned weeks, refusals.
"""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from backstride.journal import (
    CalendarEvent,
    CheckIn,
    DoneItem,
    Entry,
    PlanIssued,
    PlannedItem,
    PlannedSession,
    Run,
    SelfTestResult,
    SessionDone,
    WeekPlanned,
    Wish,
)
from backstride.journal.entry import (
    Body,
    CalendarEntry,
    CheckInEntry,
    PlanIssuedEntry,
    RunEntry,
    SelfTestEntry,
    SessionDoneEntry,
    WeekPlannedEntry,
    WishEntry,
)
from runners import KNOWLEDGE, NOON, TODAY, entry_id, moment

MORNING, EVENING = time(8), time(20)
PAIN = st.integers(0, 10)
MAYBE_PAIN = st.none() | PAIN
OFFERED = tuple(exercise.id for exercise in KNOWLEDGE.exercises.values() if exercise.levels)
KINDS = ("strength", "activation", "mobility", "evening", "desk_break", "skill", "walk")
STOP_RULES = tuple(KNOWLEDGE.stop_rules)
RUN_KINDS = ("easy", "long", "hard", "race")
EQUIPMENT = tuple(thing.id for thing in KNOWLEDGE.equipment.values() if not thing.everyday)
WISHED_FOR = tuple(exercise.id for exercise in KNOWLEDGE.exercises.values() if exercise.kind == "strength")


@st.composite
def done_items(draw: st.DrawFn) -> DoneItem:
    exercise = draw(st.sampled_from(OFFERED))
    level = draw(st.integers(1, len(KNOWLEDGE.exercises[exercise].levels)))
    last_set = st.none() | st.integers(0, 60)
    return DoneItem(
        exercise=exercise, level=level, sets_done=draw(st.integers(0, 4)), easier=draw(st.booleans()),
        hurt_0_10=draw(MAYBE_PAIN), last_set=draw(last_set), last_set_left=draw(last_set),
        last_set_right=draw(last_set), load_g=draw(st.none() | st.sampled_from([0, 4_000, 16_000])),
        restarted=draw(st.booleans()), skipped=draw(st.booleans()),
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
def runs(draw: st.DrawFn) -> Run:
    """Any run, of any length, with any pain."""
    return Run.model_validate(
        {
            "distance_m": draw(st.integers(0, 42_195)),
            "duration_s": draw(st.integers(0, 20_000)),
            "kind": draw(st.sampled_from(RUN_KINDS)),
            "stage": draw(st.none() | st.integers(0, 10)),
            "longest_stretch_s": draw(st.none() | st.integers(0, 4000)),
            "effort_0_10": draw(MAYBE_PAIN),
            "pain_during_0_10": draw(MAYBE_PAIN),
            "pain_after_0_10": draw(MAYBE_PAIN),
            "limped": draw(st.booleans()),
            "stopped_by_pain": draw(st.booleans()),
            "leg_signs": draw(st.booleans()),
        }
    )


@st.composite
def events(draw: st.DrawFn) -> CalendarEvent:
    """Something dated, from ten days before ``TODAY`` to three weeks after it."""
    what = draw(st.sampled_from(["run", "run", "race", "busy", "travel", "ill", "rest"]))
    first = TODAY + timedelta(days=draw(st.integers(-10, 20)))
    weekly = what in ("run", "busy", "rest") and draw(st.booleans())
    days = 0 if weekly or what in ("run", "race") else draw(st.integers(0, 8))
    return CalendarEvent.model_validate(
        {
            "what": what,
            "first": first,
            "last": first + timedelta(days=days),
            "run_kind": draw(st.sampled_from(RUN_KINDS)),
            "distance_m": draw(st.none() | st.integers(1000, 50_000)),
            "minutes": draw(st.sampled_from([0, 2, 5, 10, 30, 60])) if what == "busy" else None,
            "equipment": tuple(draw(st.sets(st.sampled_from(EQUIPMENT)))) if what == "travel" else (),
            "weekly": weekly,
        }
    )


@st.composite
def planned_weeks(draw: st.DrawFn) -> WeekPlanned:
    """A week as some other program might have planned it: any strength on any of its days."""
    first = TODAY - timedelta(days=draw(st.integers(0, 6)))
    days = draw(st.lists(st.integers(0, 6), unique=True, max_size=4))
    exercises = draw(st.lists(st.sampled_from(OFFERED), min_size=1, max_size=4, unique=True))
    items = tuple(PlannedItem(exercise=name, level=1, sets=draw(st.integers(1, 4))) for name in exercises)
    return WeekPlanned(
        first=first, last=first + timedelta(days=6),
        sessions=tuple(
            PlannedSession(on=first + timedelta(days=day), session="strength", items=items) for day in sorted(days)
        ),
        inputs={}, status="optimal", objective=0, bound=0, knowledge_version="a",
    )  # fmt: skip


WISHES = st.builds(Wish, exercise=st.sampled_from(WISHED_FOR), wish=st.sampled_from(["like", "refuse", "neither"]))

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
    if isinstance(body, WeekPlanned):
        return WeekPlannedEntry(id=new_id, at=when, body=body)
    if isinstance(body, CalendarEvent):
        return CalendarEntry(id=new_id, at=when, body=body)
    if isinstance(body, Wish):
        return WishEntry(id=new_id, at=when, body=body)
    raise TypeError(f"not a happening: {body}")


@st.composite
def histories(draw: st.DrawFn, most: int = 6, days: int = 70, at: time = MORNING) -> tuple[Entry, ...]:
    """What happened in the last so many days, up to this time of ``TODAY``; before noon by default."""
    bodies = sessions_done() | CHECK_INS | runs() | PLANS | STOPPED_TESTS | events() | planned_weeks() | WISHES
    happened = draw(st.lists(st.tuples(st.integers(0, days), bodies), max_size=most))
    first = 1 if at < NOON else 50_000
    return tuple(
        happening(first + number, TODAY - timedelta(days=ago), at, body) for number, (ago, body) in enumerate(happened)
    )
