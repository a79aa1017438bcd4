"""Recording a plan, so that the next one knows what the runner was told and moves as little as it must."""

from pathlib import Path

from backstride.advice.planning.make_plan import week_planned
from backstride.app.advise import Advice
from backstride.journal.entry import WeekPlanned

from .journal import append


def week_to_record(advice: Advice) -> WeekPlanned | None:
    """The body of the plan of this advice; None when there is no plan, it is kept, or it is a preview of later days."""
    plan = advice.plan
    if plan is None or plan.proof.status not in ("optimal", "limit") or plan.first != advice.facts.today:
        return None
    return week_planned(plan, advice.facts.knowledge)


def issue_week(folder: Path, advice: Advice) -> None:
    """Append the plan of this advice to the journal when it is a new one. Raises StoreError."""
    week = week_to_record(advice)
    if week is not None:
        append(folder, [week])
