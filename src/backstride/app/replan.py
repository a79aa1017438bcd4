"""Something in the runner's life has changed: record it, and plan the week anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backstride.advice.units import METRIC, Units
from backstride.app.advise import Advice, advise
from backstride.app.journal import append, load_runner
from backstride.app.plan import issue_week
from backstride.journal.entry import Body
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError


@dataclass(frozen=True, slots=True)
class Replanned:
    """The advice before and after the change. ``after.plan.moved`` says what is different in the week."""

    before: Advice
    after: Advice


def keep_week(folder: Path, advice: Advice) -> Problem | None:
    """``issue_week`` for a page that can do without: what kept it from being written, None when all is well."""
    try:
        issue_week(folder, advice)
    except StoreError as error:
        return error.problem
    return None


def replan(folder: Path, bodies: Iterable[Body], knowledge: Knowledge, today: date, units: Units = METRIC) -> Replanned:
    """Record these as told now; both plans are kept, so that the new one moves as little as it must.

    Raises StoreError.
    """
    before = advise(load_runner(folder), knowledge, today, units=units)
    issue_week(folder, before)
    append(folder, bodies)
    after = advise(load_runner(folder), knowledge, today, with_costs=True, units=units)
    issue_week(folder, after)
    return Replanned(before, after)
