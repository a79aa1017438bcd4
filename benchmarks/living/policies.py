"""What a runner follows: the product, or one of two fixed leaflets that know nothing of the runner."""

from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import Protocol

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.planning.make_plan import make_plan, week_planned
from backstride.advice.planning.plan import Plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Progress
from backstride.advice.running.run_day import RunDay
from backstride.advice.screening import Screening
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem
from backstride.advice.today import today_for
from backstride.app.advise import advise
from backstride.journal.entry import WeekPlanned
from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .people import FIRST_DAY

_WHOLE_EVERY = 7


@dataclass(frozen=True, slots=True)
class Advised:
    """What is advised on a day. The leaflets give only sessions.

    ``week``: the plan as it is recorded when it is a new one. ``taken_s``: seconds that it took to work
    out, ``plan_s``: of these for the week, where they were taken apart.
    """

    sessions: tuple[Session, ...]
    run: RunDay | None = None
    facts: Facts | None = None
    screening: Screening | None = None
    plan: Plan | None = None
    week: WeekPlanned | None = None
    progress: Progress | None = None
    taken_s: float = 0.0
    plan_s: float = 0.0


class Policy(Protocol):
    """Something to follow. ``screens``: whether it asks warning signs and says how far to run."""

    name: str
    screens: bool

    def advise(self, runner: Runner, on: date) -> Advised:
        """What it says on this day to whoever told all this."""


class Product:
    """Backstride as it is, in process: the walk of ``app.advise``.

    What does not bear on the day (next test, outcomes, race, script) is worked out on every ``_WHOLE_EVERY``th day
    only, because thousands of weeks are to be lived.
    """

    name = "backstride"
    screens = True

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def advise(self, runner: Runner, on: date) -> Advised:
        """Today's sessions and run, with the week they belong to."""
        begin, plan_s = perf_counter(), 0.0
        if on.toordinal() % _WHOLE_EVERY == 0:
            whole = advise(runner, self._knowledge, on)
            facts, screening, progress = whole.facts, whole.screening, whole.progress
            plan, today = whole.plan, whole.today
        else:
            facts = Facts(runner, self._knowledge, on)
            screening, progress = screen_facts(facts), progress_of(facts)
            weights = weigh_factors(facts)
            before_s = perf_counter()
            plan = make_plan(facts, screening, weights, progress)
            plan_s = perf_counter() - before_s
            today = today_for(facts, screening, plan)
        day = plan.day(on) if plan is not None else None
        return Advised(
            sessions=today.sessions if today is not None else (),
            run=day.run if day is not None else None,
            facts=facts,
            screening=screening,
            plan=plan,
            week=_to_record(plan, on, self._knowledge),
            progress=progress,
            taken_s=perf_counter() - begin,
            plan_s=plan_s,
        )


def _to_record(plan: Plan | None, on: date, knowledge: Knowledge) -> WeekPlanned | None:
    """What the door records: a plan that was made anew, from today on."""
    if plan is None or plan.proof.status not in ("optimal", "limit") or plan.first != on:
        return None
    return week_planned(plan, knowledge)


class Leaflet:
    """A seed routine as it stands on fixed days, whoever the runner is and however the back is."""

    screens = False

    def __init__(self, name: str, routine: str, days: frozenset[int], cycle: int, knowledge: Knowledge) -> None:
        self.name = name
        self._days = days
        self._cycle = cycle
        self._session = _as_it_stands(routine, knowledge)

    def advise(self, runner: Runner, on: date) -> Advised:
        """The routine on its days, and nothing on others; the runner runs as usual."""
        today = (on - FIRST_DAY).days % self._cycle in self._days
        return Advised((self._session,) if today else ())


def policies(knowledge: Knowledge) -> tuple[Policy, ...]:
    """The product first, then the leaflets: a circuit every second day, a list on Monday, Wednesday and Friday."""
    return (
        Product(knowledge),
        Leaflet("circuit every second day", "ball-circuit", frozenset({0}), 2, knowledge),
        Leaflet("list three days a week", "leg-and-core-day", frozenset({0, 2, 4}), 7, knowledge),
    )


def _as_it_stands(routine_id: str, knowledge: Knowledge) -> Session:
    routine = knowledge.routines[routine_id]
    items = tuple(
        SessionItem(
            exercise=item.exercise, level=item.level, dose=item.dose, asked=item.dose, limits=(), why=routine.why,
            helps=(), grade=routine.grade, sources=routine.sources,
        )
        for item in routine.variants[0].items
    )  # fmt: skip
    return Session(
        routine.kind, routine.id, routine.name, routine.why, routine.rounds, items, routine.grade, routine.sources
    )
