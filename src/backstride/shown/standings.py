"""Where the runner stands: the exercises of the last weeks and of the plan first, then every other one."""

from datetime import timedelta

from backstride.advice.facts import WEEK_DAYS
from backstride.advice.progression.progress import Position
from backstride.app.advise import Advice

_YOUNG_WEEKS = 4


def standings(advice: Advice) -> tuple[list[Position], list[Position]]:
    """Strength and skill exercises of the last weeks, those of the plan first; then every other one."""
    facts = advice.facts
    since = facts.today - timedelta(days=WEEK_DAYS * _YOUNG_WEEKS - 1)
    young = {item.exercise for each in facts.runner.sessions if each.on >= since for item in each.what.items}
    planned = advice.plan.exercises if advice.plan else ()
    order = {exercise: place for place, exercise in enumerate(planned)}
    shown: list[Position] = []
    others: list[Position] = []
    for each in sorted(
        advice.progress.positions.values(),
        key=lambda position: (
            order.get(position.exercise, len(order)),
            facts.knowledge.exercises[position.exercise].name,
        ),
    ):
        trained = facts.knowledge.exercises[each.exercise].kind in ("strength", "skill")
        (shown if trained and (each.exercise in order or each.exercise in young) else others).append(each)
    return shown, others
