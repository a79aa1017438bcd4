"""``session_for``: what to do today: the day of the plan, less what was done. Emergency, urgent: nothing."""

from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .calendar import calendar
from .calm_day import is_calm_day
from .factors import weigh_factors
from .facts import Facts
from .planning.before import done_today
from .planning.fits import facts_at
from .planning.make_plan import make_plan
from .planning.plan import Plan
from .progression.follow import progress_of
from .routines import routine_session
from .running import running_advice
from .screening import Cleared, Referred, Screening
from .screening.screen import screen_facts
from .session import DayKind, LeftOut, Session, Today
from .strength_rest import strength_rests
from .week import within_week


def session_for(runner: Runner, knowledge: Knowledge, today: date) -> Today | None:
    """Today's sessions, or None when there may be none (emergency, urgent, or not enough is known)."""
    facts = Facts(runner, knowledge, today)
    screening = screen_facts(facts)
    return today_for(facts, screening, make_plan(facts, screening, weigh_factors(facts), progress_of(facts)))


def today_for(facts: Facts, screening: Screening, plan: Plan | None) -> Today | None:
    """``session_for`` on facts, screening and plan already worked out."""
    day = plan.day(facts.today) if plan else None
    if plan is None or day is None:
        return None
    done = done_today(facts)
    still = within_week(tuple(session for session in day.sessions if session.kind not in done), facts)
    notes = (*(f"Done today: {kind.replace('_', ' ')}. Well done." for kind in done), *day.notes)
    return Today(facts.today, day.kind, still, running_advice(facts, screening), plan.left_out, notes)


def chosen_routine(facts: Facts, screening: Screening, routine_id: str) -> Today | None:
    """A seed routine that the runner asks for, under the same rules; None when there may be no session.

    On a calm day only walking and mobility are given, strength rests between its days, and a referred runner gets
    the easy walk at most.
    """
    running = running_advice(facts, screening)
    routine = facts.knowledge.routines[routine_id]
    if isinstance(screening, Referred) and routine.kind == "walk" and screening.walking:
        walk, left_out = _routine(facts, routine_id, gentle=True)
        return Today(facts.today, "rest_day", (walk,), running, left_out) if walk else None
    if not isinstance(screening, Cleared):
        return None
    kind = _kind(facts)
    why = _not_today(facts, routine_id)
    if why is not None:
        return Today(facts.today, kind, (), running, (LeftOut(routine_id, why),), (why,))
    session, left_out = _routine(facts, routine_id, screening.gentle)
    return Today(facts.today, kind, within_week((session,) if session else (), facts), running, left_out)


_CALM_KINDS = ("walk", "mobility", "evening", "desk_break")


def _not_today(facts: Facts, routine_id: str) -> str | None:
    routine = facts.knowledge.routines[routine_id]
    if calendar(facts, facts.today, 1)[0].ill:
        return "You told us that you are ill. Rest first; it waits for you."
    if is_calm_day(facts) and routine.kind not in _CALM_KINDS:
        return "Today is for easy walking and mobility, until your back has calmed."
    return strength_rests(facts, routine)


def _kind(facts: Facts) -> DayKind:
    day = calendar(facts, facts.today, 1)[0]
    return "run_day" if day.run else "desk_day" if day.sits else "rest_day"


def _routine(facts: Facts, routine_id: str, gentle: bool) -> tuple[Session | None, tuple[LeftOut, ...]]:
    day = calendar(facts, facts.today, 1)[0]
    there = facts_at(facts, day.equipment)
    return routine_session(facts.knowledge.routines[routine_id], there, day.budget_s, gentle)
