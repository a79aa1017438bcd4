"""Sessions made of real knowledge, for tests of the coach."""

from functools import cache

from hypothesis import strategies as st

from backstride.advice.session import Session, SessionItem
from backstride.coach.player_state import Event
from backstride.coach.table import TABLE
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Dose, DoseCap, Knowledge


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def item(exercise: str, level: int = 1, dose: Dose | None = None, cue: str | None = None) -> SessionItem:
    """An exercise at a level with the level's own dose, or another."""
    own = dose or knowledge().exercises[exercise].levels[level - 1].dose
    return SessionItem(
        exercise=exercise, level=level, dose=own, asked=own, limits=(), why="It may help.", helps=(), grade="C",
        sources=("house-rule",), cue=cue,
    )  # fmt: skip


def session(*items: SessionItem, rounds: int = 1, title: str = "Legs and trunk") -> Session:
    """A session of these exercises in this order."""
    return Session(
        kind="strength", routine=None, title=title, why="Strong legs and a steady trunk may help a runner's back.",
        rounds=rounds, items=items, grade="B", sources=("house-rule",),
    )  # fmt: skip


def rungs() -> list[tuple[str, int]]:
    """Every offered exercise at every level."""
    return [(each.id, nth + 1) for each in knowledge().exercises.values() for nth in range(len(each.levels))]


@st.composite
def items(draw: st.DrawFn) -> SessionItem:
    """An exercise at a level, with any dose up to its cap."""
    exercise, level = draw(st.sampled_from(rungs()))
    return item(exercise, level, draw(_doses(exercise, level)))


@st.composite
def _doses(draw: st.DrawFn, exercise: str, level: int) -> Dose:
    rung = knowledge().exercises[exercise].levels[level - 1]
    own, cap = rung.dose, rung.cap
    sets, rest_s = draw(st.integers(1, cap.sets)), draw(st.integers(0, 60))
    if own.duration_s is not None:
        return Dose(sets=sets, duration_s=draw(st.integers(5, cap.duration_s or 5)), rest_s=rest_s)
    hold_s = draw(st.integers(1, cap.hold_s or 1)) if own.hold_s else None
    rep_s = (hold_s or 0) + draw(st.integers(0 if hold_s else 1, 4))
    return Dose(sets=sets, reps=draw(st.integers(1, cap.reps or 1)), rep_s=rep_s, hold_s=hold_s, rest_s=rest_s)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A session of one to four exercises, one to three rounds."""
    return session(*draw(st.lists(items(), min_size=1, max_size=4)), rounds=draw(st.integers(1, 3)))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event with what it carries."""
    kind = draw(st.sampled_from(sorted(TABLE.events)))
    number = st.integers(0, 10)
    if kind == "symptom":
        pain_kind = draw(st.none() | st.just("sharp"))
        return Event(kind, rule=draw(st.sampled_from(sorted(knowledge().stop_rules))), pain_kind=pain_kind)
    if kind == "where":
        return Event(kind, place=draw(st.sampled_from(PLACES)))
    if kind == "none_of_these":
        return Event(kind, pain_kind=draw(st.none() | st.sampled_from(["dull-ache", "muscle-burn"])))
    if kind == "how_much":
        return Event(kind, pain=draw(number))
    if kind == "start":
        return Event(kind, pain=draw(st.none() | st.integers(0, 4)))
    if kind == "two_more":
        return Event(kind, items=tuple(draw(st.lists(st.integers(0, 3), unique=True))))
    if kind == "load":
        return Event(kind, items=(draw(st.integers(0, 3)),), load_g=draw(st.integers(0, 300_000)))
    if kind == "answered_after":
        return Event(kind, pain=draw(st.none() | number), effort=draw(st.none() | number))
    return Event(kind)


PLACES = ("low_back", "calf", "elsewhere")


def it_hurts(pain: int, place: str = "low_back") -> tuple[Event, Event, Event]:
    """It hurts, there, so much."""
    return Event("hurts"), Event("where", place=place), Event("how_much", pain=pain)


def cap_of(exercise: str, level: int) -> DoseCap:
    """The most of each part of a dose."""
    return knowledge().exercises[exercise].levels[level - 1].cap
