"""What one life comes to, in numbers that can be added up over many lives."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from backstride.advice.planning.plan import Plan
from backstride.journal import Run, SessionDone

from .life import Day, Life
from .people import FIRST_DAY, Person
from .seen import Violation

_HELD = ("calm", "deload", "comeback")
_NOTICED = 3
"""Pain, 0 to 10, from which a day counts as one with pain."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One life. ``level_day``: level to the first day (0 is the first) on which some exercise was done at it.

    ``held_days``: days in calm, deload or comeback mode. ``moved`` of ``planned``: items of a plan that the next had
    on another day or not at all without a cause. ``solved``: plans worked out anew; ``work_s``: seconds by part;
    ``plan_s``: of ``apart_s`` seconds of advice for the week.
    """

    seed: int
    policy: str
    days: int
    flare_days: int
    pain_days: int
    strength_done: int
    runs: int
    run_km: int
    held_days: int
    level_day: dict[int, int]
    moved: int
    planned: int
    solved: int
    plans: int
    slowest_s: float
    plan_s: float
    apart_s: float
    work_s: dict[str, float] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()
    watched: int = 0


def figures_of(life: Life, violations: tuple[Violation, ...], watched: int) -> Figures:
    """The figures of a life, with what the watch found in it."""
    told = [did.told for day in life.days for did in day.did]
    runs = [each for each in told if isinstance(each, Run)]
    plans = [day for day in life.days if day.advised.plan is not None and not day.gap]
    moved, planned = _churn(plans, life.person)
    status = Counter(day.advised.plan.proof.status for day in plans if day.advised.plan is not None)
    return Figures(
        seed=life.person.seed,
        policy=life.policy,
        days=len(life.days),
        flare_days=sum(day.flared for day in life.days),
        pain_days=sum(day.pain_0_10 >= _NOTICED for day in life.days),
        strength_done=sum(isinstance(each, SessionDone) and each.session == "strength" for each in told),
        runs=len(runs),
        run_km=sum(each.distance_m for each in runs) // 1000,
        held_days=sum(_mode(day) in _HELD for day in life.days),
        level_day=_level_days(life.days),
        moved=moved,
        planned=planned,
        solved=status["optimal"] + status["limit"],
        plans=len(plans),
        slowest_s=max(day.advised.taken_s for day in life.days),
        plan_s=sum(day.advised.plan_s for day in life.days),
        apart_s=sum(day.advised.taken_s for day in life.days if day.advised.plan_s),
        work_s=dict(life.work_s),
        violations=violations,
        watched=watched,
    )


def _level_days(days: list[Day]) -> dict[int, int]:
    first: dict[int, int] = {}
    for number, day in enumerate(days):
        for did in day.did:
            if isinstance(did.told, SessionDone) and did.told.session == "strength":
                for item in did.told.items:
                    first.setdefault(item.level, number)
    return first


def _churn(plans: list[Day], person: Person) -> tuple[int, int]:
    moved = planned = 0
    for before, now in pairwise(plans):
        old, new = before.advised.plan, now.advised.plan
        if old is None or new is None or (now.on - before.on).days != 1 or _cause(before, now, person):
            continue
        days = {day.on for day in old.days} & {day.on for day in new.days}
        was, is_now = _placed(old, days), _placed(new, days)
        moved += len(was - is_now)
        planned += len(was)
    return moved, planned


def _placed(plan: Plan, days: set[date]) -> set[tuple[date, str, str]]:
    return {
        (day.on, session.kind, item.exercise)
        for day in plan.days
        if day.on in days
        for session in day.sessions
        for item in session.items
    }


def _cause(before: Day, now: Day, person: Person) -> bool:
    """Whether something happened from one plan to the next that a plan should answer to."""
    told = [did.told for did in before.did]
    did = Counter(each.session for each in told if isinstance(each, SessionDone) and each.completed)
    asked = Counter(session.kind for session in before.advised.sessions)
    pains = [each.pain_during_0_10 or 0 for each in told if each is not None]
    progress = now.advised.progress
    decided = progress is not None and any((now.on - each.on).days <= 1 for each in progress.decisions)
    return (
        did["strength"] != asked["strength"]
        or max([*pains, now.told_0_10 or 0, before.told_0_10 or 0]) >= _NOTICED
        or any(isinstance(each, Run) for each in told) != (before.advised.run is not None)
        or any(told_on == now.on for told_on, _ in person.events)
        or now.screens > 0
        or decided
        or _mode(before) != _mode(now)
        or before.on == FIRST_DAY
    )


def _mode(day: Day) -> str:
    return day.advised.plan.mode if day.advised.plan is not None else ""
