"""A plan as plain data, with everything in it."""

from typing import Any

from backstride.advice.planning.plan import Plan, PlanDay
from backstride.knowledge.model import Knowledge
from backstride.shown.plain import plain
from backstride.shown.session_json import session_json


def plan_json(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """The week with its reasons, its proof, and what changed, cost and gave way."""
    return {**plain(plan), "days": [_day(day, knowledge) for day in plan.days]}


def _day(day: PlanDay, knowledge: Knowledge) -> dict[str, Any]:
    return {**plain(day), "sessions": [session_json(session, knowledge) for session in day.sessions]}
