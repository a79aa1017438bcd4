"""The routines that can stand beside strength on each day: warm-up, mobility, evening, skill, walk."""

from collections.abc import Iterator, Mapping, Sequence

from backstride.advice.calendar import CalendarDay
from backstride.advice.duration import session_s
from backstride.advice.facts import Facts
from backstride.advice.routines import routine_session
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import Session
from backstride.knowledge.model import Knowledge

from .fits import facts_at
from .lighter import DayLoad
from .units import set_units
from .week import Block


def blocks_of(
    facts: Facts,
    weights: Mapping[str, int],
    days: Sequence[CalendarDay],
    loads: Sequence[DayLoad],
    runs: Sequence[RunDay | None],
    gentle: bool,
    done: frozenset[str],
) -> tuple[tuple[Block, ...], tuple[Session, ...]]:
    """Every block that may be put on a day, and its session in the same order. ``done``: kinds done on day 0."""
    blocks: list[Block] = []
    sessions: list[Session] = []
    made: dict[tuple[str, int, tuple[str, ...]], Session | None] = {}
    for number, (day, load, run) in enumerate(zip(days, loads, runs, strict=True)):
        if day.ill:
            continue
        for routine_id in _routines(day, load, run, gentle):
            for budget_s in _lengths(facts.knowledge, day.budget_s, routine_id):
                key = (routine_id, budget_s, day.equipment)
                if key not in made:
                    routine, there = facts.knowledge.routines[routine_id], facts_at(facts, day.equipment)
                    made[key] = routine_session(routine, there, budget_s, gentle)[0]
                session = made[key]
                if session is None or (number == 0 and session.kind in done):
                    continue
                block = _block(number, session, facts.knowledge, weights)
                if block not in blocks:
                    blocks.append(block)
                    sessions.append(session)
    return tuple(blocks), tuple(sessions)


def _routines(day: CalendarDay, load: DayLoad, run: RunDay | None, gentle: bool) -> Iterator[str]:
    runs = run is not None and run.answer != "no"
    if runs:
        yield "pre-run-activation"
    if load == "calm" and not runs:
        yield "easy-walk"
    if load != "calm":
        if not runs:
            yield "daily-stretches"
        if not gentle:
            yield "glute-pattern-skill"
    yield "evening"


def _lengths(knowledge: Knowledge, budget_s: int, routine_id: str) -> tuple[int, ...]:
    """The seconds a routine may take: all there are, and a short version; a walk is not cut short."""
    short = 60 * knowledge.number("plan-block-short-min")
    whole = short >= budget_s or knowledge.routines[routine_id].kind == "walk"
    return (budget_s,) if whole else (budget_s, short)


def _block(day: int, session: Session, knowledge: Knowledge, weights: Mapping[str, int]) -> Block:
    """What it is worth grows with what its exercises help with, so that the long version is worth more."""
    units = sum(
        given * weights[factor] * item.dose.sets * session.rounds
        for item in session.items
        for factor, given in set_units(knowledge.exercises[item.exercise].helps, weights, knowledge)
    )
    seconds = session_s(session, knowledge)
    points = knowledge.number(f"plan-points-{session.kind}") + units * knowledge.number("plan-block-units-pct") // 100
    points -= seconds * knowledge.number("plan-points-minute") // 60
    places = tuple((item.exercise, item.level) for item in session.items)
    return Block(day, session.kind, session.routine or "", seconds, points, places)
