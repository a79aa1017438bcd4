"""``make_plan``: the smallest week that helps most: solved, or kept when the plan of before still holds."""

from collections.abc import Mapping, Sequence
from datetime import date

from backstride.advice.factors import FactorWeight
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Cleared, Referred, Screening
from backstride.advice.session import Session
from backstride.journal.entry import PlannedItem, PlannedSession, WeekPlanned
from backstride.knowledge.model import Knowledge

from .assemble import exercises_of, plan_days
from .build_week import Setting, week_for
from .costs import costs_of
from .gave_way import gave_way
from .keep import fingerprints, kept_choice
from .moved import moved
from .plan import Plan, Proof
from .solve import solve
from .walks import walking_plan
from .week import Choice, Solved


def make_plan(
    facts: Facts,
    screening: Screening,
    weights: Sequence[FactorWeight],
    progress: Progress,
    first: date | None = None,
    with_costs: bool = False,
) -> Plan | None:
    """The plan from ``first`` on (today when not told), or None when there may be none.

    Today's plan is kept for the days left of it while nothing changed; it then goes to its own last day.
    ``with_costs``: also work out what each limit of the week costs, which means solving it some times more.
    """
    begins = first or facts.today
    if isinstance(screening, Referred):
        return walking_plan(facts, screening, progress, begins)
    if not isinstance(screening, Cleared):
        return None
    setting = week_for(facts, screening, weights, progress, begins)
    marks = fingerprints(setting)
    kept = kept_choice(setting, marks, facts)
    old = setting.before.week
    if kept is not None and old is not None:
        days = sum(day.on <= old.last for day in setting.days)
        return _plan(setting, marks, kept, facts, progress, days, _kept_proof(old), with_costs)
    solved = solve(setting.week, facts.knowledge.number("plan-solver-limit-s"))
    return _plan(setting, marks, solved.choice, facts, progress, len(setting.days), _proof(solved), with_costs)


def week_planned(plan: Plan, knowledge: Knowledge) -> WeekPlanned:
    """The journal body that tells a plan, so that the next one moves as little as it must."""
    sessions = tuple(
        PlannedSession(
            on=day.on, session=session.kind, routine=session.routine, rounds=session.rounds,
            items=planned_items(session),
        )
        for day in plan.days
        for session in day.sessions
    )  # fmt: skip
    return WeekPlanned(
        first=plan.first, last=plan.days[-1].on, sessions=sessions, inputs=dict(plan.marks),
        status="limit" if plan.proof.status == "limit" else "optimal", objective=plan.proof.objective,
        bound=plan.proof.bound, knowledge_version=knowledge.version,
    )  # fmt: skip


def planned_items(session: Session) -> tuple[PlannedItem, ...]:
    """The items of a session as the journal tells that they were planned."""
    return tuple(
        PlannedItem(
            exercise=item.exercise, level=item.level, sets=item.dose.sets, reps=item.dose.reps,
            hold_s=item.dose.hold_s, duration_s=item.dose.duration_s,
        )
        for item in session.items
    )  # fmt: skip


def _plan(
    setting: Setting,
    marks: Mapping[str, str],
    choice: Choice,
    facts: Facts,
    progress: Progress,
    days: int,
    proof: Proof,
    with_costs: bool,
) -> Plan:
    return Plan(
        first=setting.week.first,
        days=plan_days(setting, choice, facts, days),
        mode=progress.mode,
        mode_why=progress.mode_why,
        exercises=exercises_of(setting, choice),
        left_out=setting.left_out,
        gave_way=gave_way(setting, choice, facts),
        costs=costs_of(setting, choice, facts) if with_costs else (),
        moved=moved(setting, choice, facts) if proof.status != "kept" else (),
        proof=proof,
        marks=marks,
    )


def _proof(solved: Solved) -> Proof:
    above = solved.bound - solved.points
    gap = 1000 * above // max(1, abs(solved.bound))
    return Proof("optimal" if solved.optimal else "limit", solved.points, solved.bound, gap)


def _kept_proof(old: WeekPlanned) -> Proof:
    gap = 1000 * (old.bound - old.objective) // max(1, abs(old.bound))
    return Proof("kept", old.objective, old.bound, gap)
