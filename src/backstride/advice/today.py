"""``session_for``: what to do today. Emergency, urgent: nothing; clinician: an easy walk; cleared: the day's work."""

from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .day_kind import day_kind, is_run_day, weekday
from .duration import session_s
from .factors import FactorWeight, weigh_factors
from .facts import Facts
from .routines import routine_session
from .running import running_advice
from .screening import Cleared, Referred, Screening
from .screening.screen import screen_facts
from .session import DayKind, LeftOut, RunningAdvice, Session, Today
from .strength import strength_session
from .week import within_week


def session_for(runner: Runner, knowledge: Knowledge, today: date) -> Today | None:
    """Today's sessions, or None when there may be none (emergency, urgent, or not enough is known)."""
    facts = Facts(runner, knowledge, today)
    return today_for(facts, screen_facts(facts), weigh_factors(facts))


def today_for(facts: Facts, screening: Screening, weights: tuple[FactorWeight, ...]) -> Today | None:
    """``session_for`` on facts, screening and factor weights already worked out."""
    running = running_advice(facts, screening)
    if isinstance(screening, Referred):
        return _walk_only(facts, screening, running)
    if not isinstance(screening, Cleared):
        return None
    kind = _kind(facts, running)
    sessions, left_out = _sessions(facts, weights, kind, screening.gentle, running)
    done = _done_today(facts)
    still = within_week(tuple(session for session in sessions if session.kind not in done), facts)
    notes = tuple(f"Done today: {kind.replace('_', ' ')}. Well done." for kind in done)
    return Today(facts.today, kind, still, running, left_out, notes)


def chosen_routine(facts: Facts, screening: Screening, routine_id: str) -> Today | None:
    """A seed routine that the runner asks for, under the same rules; None when there may be no session.

    On a calm day only walking and mobility are given, and a referred runner gets the easy walk at most.
    """
    running = running_advice(facts, screening)
    routine = facts.knowledge.routines[routine_id]
    if isinstance(screening, Referred) and routine.kind == "walk":
        return _walk_only(facts, screening, running)
    if not isinstance(screening, Cleared):
        return None
    kind = _kind(facts, running)
    if is_calm_day(facts) and routine.kind not in _CALM_KINDS:
        why = "Today is for easy walking and mobility, until your back has calmed."
        return Today(facts.today, kind, (), running, (LeftOut(routine_id, why),), (why,))
    session, left_out = _routine(facts, routine_id, screening.gentle)
    return Today(facts.today, kind, within_week((session,) if session else (), facts), running, left_out)


def _done_today(facts: Facts) -> tuple[str, ...]:
    """Kinds of sessions that were completed today; desk breaks may be done again and again."""
    done = (s.what for s in facts.runner.sessions if s.on == facts.today and s.what.completed)
    return tuple(dict.fromkeys(session.session for session in done if session.session != "desk_break"))


def _walk_only(facts: Facts, screening: Referred, running: RunningAdvice) -> Today | None:
    if not screening.walking:
        return None
    walk, left_out = _routine(facts, "easy-walk", gentle=True)
    return Today(facts.today, "rest_day", (walk,), running, left_out) if walk else None


def _kind(facts: Facts, running: RunningAdvice) -> DayKind:
    kind = day_kind(facts)
    return "rest_day" if kind == "run_day" and running.answer == "no" else kind


def _sessions(
    facts: Facts, weights: tuple[FactorWeight, ...], kind: DayKind, gentle: bool, running: RunningAdvice
) -> tuple[tuple[Session, ...], tuple[LeftOut, ...]]:
    sessions: list[Session] = []
    left_out: dict[str, LeftOut] = {}

    def routine(routine_id: str) -> None:
        add(_routine(facts, routine_id, gentle))

    def add(made: tuple[Session | None, tuple[LeftOut, ...]]) -> None:
        session, out = made
        sessions.extend([session] if session else [])
        left_out.update({each.exercise: each for each in out if each.exercise not in left_out})

    calm = is_calm_day(facts)
    if calm:
        routine("easy-walk")
    elif kind == "strength_day":
        add(strength_session(facts, weights, gentle, _budget_s(facts)))
    if is_run_day(facts) and running.answer != "no":
        routine("pre-run-activation")
    if kind == "rest_day" and not calm:
        routine("daily-stretches")
    if kind == "desk_day" or ("desk_days" in facts.runner.findings and _sits_today(facts)):
        routine("desk-break")
    if not gentle and not calm:
        routine("glute-pattern-skill")
    routine("evening")
    main_first = sorted(sessions, key=lambda session: _ORDER[session.kind])
    return tuple(_in_day_budget(main_first, facts)), tuple(left_out.values())


_CALM_KINDS = ("walk", "mobility", "evening", "desk_break")
_ORDER = {"strength": 0, "activation": 1, "walk": 2, "mobility": 3, "skill": 4, "evening": 5, "desk_break": 6}


def _in_day_budget(sessions: list[Session], facts: Facts) -> list[Session]:
    """Sessions in order of use, as far as the minutes of the day go; desk breaks are part of the working day."""
    left = _budget_s(facts)
    kept: list[Session] = []
    for session in sessions:
        needs = 0 if session.kind == "desk_break" else session_s(session, facts.knowledge)
        if needs <= left:
            kept.append(session)
            left -= needs
    return kept


def _sits_today(facts: Facts) -> bool:
    return weekday(facts.today) in facts.chosen("desk_days")


def is_calm_day(facts: Facts) -> bool:
    """Whether today is for easy walking and mobility only: a flare, a back that just seized up, or pain at red."""
    strong = (facts.number("pain_now_0_10") or 0) >= facts.knowledge.number("red-min-0-10")
    return strong or facts.holds("in_flare") or facts.value("locked_last_24h") == "yes"


def _routine(facts: Facts, routine_id: str, gentle: bool) -> tuple[Session | None, tuple[LeftOut, ...]]:
    return routine_session(facts.knowledge.routines[routine_id], facts, _budget_s(facts), gentle)


def _budget_s(facts: Facts) -> int:
    return 60 * (facts.number("minutes_per_day") or facts.knowledge.number("minutes-per-day-usual"))
