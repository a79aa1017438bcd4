"""The week of a runner who is to see a clinician first: an easy walk a day, when the screening allows one."""

from datetime import date

from backstride.advice.calendar import CalendarDay, calendar
from backstride.advice.duration import session_s
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.routines import routine_session
from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_week import run_days
from backstride.advice.screening import Referred

from .fits import facts_at
from .plan import Plan, PlanDay, Proof


def walking_plan(facts: Facts, screening: Referred, progress: Progress, first: date) -> Plan | None:
    """Seven days with an easy walk each (none while ill); None when the screening allows no walk."""
    if not screening.walking:
        return None
    days = calendar(facts, first, facts.knowledge.number("plan-days"))
    runs = run_days(facts, screening, progress, days)
    return Plan(
        first=first,
        days=tuple(_day(facts, day, run) for day, run in zip(days, runs, strict=True)),
        mode=progress.mode,
        mode_why=progress.mode_why,
        exercises=(),
        left_out=(),
        gave_way=(),
        costs=(),
        moved=(),
        proof=Proof("nothing", 0, 0, 0),
        marks={},
    )


def _day(facts: Facts, day: CalendarDay, run: RunDay | None) -> PlanDay:
    routine = facts.knowledge.routines["easy-walk"]
    walk = None if day.ill else routine_session(routine, facts_at(facts, day.equipment), day.budget_s, gentle=True)[0]
    used = session_s(walk, facts.knowledge) if walk else 0
    return PlanDay(day.on, "rest_day", (walk,) if walk else (), run, day.budget_s, used)
