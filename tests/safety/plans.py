"""Plans of whole weeks for whoever may train, and the plain reading of what each of their days is like."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from days import MINUTES, WEEK_FACTS, OneDay, one_day
from hypothesis import strategies as st

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.planning.make_plan import make_plan
from backstride.advice.planning.plan import Plan, PlanDay
from backstride.advice.progression.follow import progress_of
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem
from backstride.journal import CalendarEvent, CheckIn, DoneItem, Entry, Run, Runner, SessionDone
from backstride.journal.runner import Dated
from histories import MORNING, events, happening, histories, planned_weeks
from runners import KNOWLEDGE, TODAY, NearHealthy, answer, ready, runner, told

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GAP_DAYS = -(-KNOWLEDGE.number("strength-gap-h") // 24)
STRENGTH = tuple(
    thing.id
    for thing in KNOWLEDGE.exercises.values()
    if thing.kind == "strength" and thing.muscle_group and thing.levels
)


def plan_of(somebody: Runner, on: date) -> Plan | None:
    """The plan that this runner gets on a day."""
    facts = Facts(somebody, KNOWLEDGE, on)
    return make_plan(facts, screen_facts(facts), weigh_factors(facts), progress_of(facts))


@dataclass(frozen=True)
class Planned(OneDay):
    """A runner on a day with the plan from then on."""

    plan: Plan | None = field(repr=False)

    @property
    def days(self) -> tuple[PlanDay, ...]:
        return self.plan.days if self.plan else ()

    def items(self) -> Iterator[tuple[PlanDay, Session, SessionItem]]:
        """Every item of every day."""
        for day in self.days:
            for session in day.sessions:
                for item in session.items:
                    yield day, session, item


@st.composite
def plans(draw: st.DrawFn) -> Planned:
    """Plans of any week: somebody near enough to clear after any history, or a trained runner in a busy life."""
    return draw(one_day(days=0).map(_planned) | living().map(_planned))


def _planned(day: OneDay) -> Planned:
    return Planned(day.answers, day.happened, day.on, day.runner, plan_of(day.runner, day.on))


@st.composite
def living(draw: st.DrawFn) -> OneDay:
    """Somebody clear with any week, some weeks of strength and runs behind them, and a calendar."""
    answers = {**draw(ready()), **{fact: draw(answer(fact)) for fact in WEEK_FACTS}}
    answers["minutes_per_day"] = told({"minutes_per_day": draw(st.sampled_from(MINUTES))})["minutes_per_day"]
    given = NearHealthy(answers)
    before = (*draw(trained()), *draw(histories(most=2, days=20)))
    dated = draw(st.lists(events(), max_size=4)) + draw(st.lists(planned_weeks(), max_size=1))
    calendar = tuple(happening(70_000 + nth, TODAY, MORNING, body) for nth, body in enumerate(dated))
    return OneDay(given, (*before, *calendar), TODAY, runner(given, before=(*before, *calendar)))


def trained(most_days: int = 42) -> st.SearchStrategy[tuple[Entry, ...]]:
    """Weeks of training, as ``weeks_of`` makes them."""
    return st.builds(weeks_of, st.integers(0, 2**32), st.integers(0, most_days))


def weeks_of(seed: int, days: int) -> tuple[Entry, ...]:
    """The last so many days: strength every two to four days with its levels and last sets, runs, and every morning.

    Half of these runners are calm nearly always, so that things get harder for them; the others are sore more often.
    A third of them follow the walk and run ladder.
    """
    chance = Random(seed)
    pain = chance.choice([(0,) * 20 + (1, 1, 2, 3, 5), (0, 0, 1, 1, 2, 3, 5)])
    levels = {
        name: chance.randint(1, len(KNOWLEDGE.exercises[name].levels))
        for name in chance.sample(STRENGTH, chance.randint(1, 5))
    }
    stage = chance.choice([None, None, chance.randint(0, 7)])
    gap, made, number = chance.choice([2, 2, 3, 4]), [], 60_000
    for ago in range(days, 0, -1):
        on = TODAY - timedelta(days=ago)
        bodies: list[CheckIn | SessionDone | Run] = [CheckIn(pain_morning_0_10=chance.choice(pain))]
        if ago % gap == 0 and chance.random() < 0.9:
            bodies.append(_strength(chance, levels, pain))
        elif ago % gap == 1 and chance.random() < 0.8:
            bodies.append(_run(chance, stage, pain))
        made += [happening(number + nth, on, MORNING, body) for nth, body in enumerate(bodies)]
        number += 5
    return tuple(made)


def _strength(chance: Random, levels: Mapping[str, int], pain: tuple[int, ...]) -> SessionDone:
    items = []
    for name, level in levels.items():
        dose = KNOWLEDGE.exercises[name].levels[level - 1].dose
        asked = dose.reps or dose.duration_s or 1
        items.append(
            DoneItem(
                exercise=name, level=level, sets_done=chance.choice([dose.sets, dose.sets, 1]),
                hurt_0_10=chance.choice(pain), last_set=asked + chance.choice([0, 2, 3]),
            )
        )  # fmt: skip
    return SessionDone(
        session="strength", items=tuple(items), duration_s=900, completed=True, pain_before_0_10=0,
        pain_during_0_10=chance.choice(pain), pain_after_0_10=chance.choice(pain), effort_0_10=5,
    )  # fmt: skip


def _run(chance: Random, stage: int | None, pain: tuple[int, ...]) -> Run:
    return Run(
        distance_m=1000 * chance.randint(2, 20), duration_s=2400, stage=stage, effort_0_10=3,
        pain_during_0_10=chance.choice(pain), pain_after_0_10=chance.choice(pain),
    )  # fmt: skip


def event_on(somebody: Runner, what: tuple[str, ...], on: date) -> CalendarEvent | None:
    """The event of one of these kinds that holds on a day: told last, one of this very day before a weekly one."""
    covering = [each for each in somebody.events if each.what.what in what and _covers(each, on)]
    own = [each for each in covering if not each.what.weekly]
    last = max(own or covering, key=lambda each: each.nth, default=None)
    return last.what if last else None


def _covers(told_event: Dated[CalendarEvent], on: date) -> bool:
    event = told_event.what
    if event.weekly:
        return on >= event.first and on.weekday() == event.first.weekday()
    return event.first <= on <= event.last


def demanding(somebody: Runner, on: date) -> bool:
    """Whether a hard or long run or a race is planned for a day, by the calendar or the usual week."""
    if event_on(somebody, ("ill",), on):
        return False
    dated = event_on(somebody, ("race",), on) or event_on(somebody, ("run",), on)
    if dated:
        return dated.what == "race" or dated.run_kind != "easy"
    usual = [somebody.findings[fact].value for fact in ("hard_run_days", "long_run_day") if fact in somebody.findings]
    name = WEEKDAYS[on.weekday()]
    return any(name == value or (isinstance(value, tuple) and name in value) for value in usual)


def equipment_on(somebody: Runner, on: date) -> set[str]:
    """What is at hand on a day: at home, or where the runner is then."""
    everyday = {thing.id for thing in KNOWLEDGE.equipment.values() if thing.everyday}
    away = event_on(somebody, ("travel",), on)
    own = somebody.findings["equipment"].value if "equipment" in somebody.findings else ()
    return everyday | (set(away.equipment) if away else set(own) if isinstance(own, tuple) else set())


def budget_s(planned: Planned, on: date) -> int:
    """Seconds there are on a day, less those of what was done on it."""
    busy = event_on(planned.runner, ("busy",), on)
    minutes = (
        busy.minutes if busy else planned.facts.number("minutes_per_day") or KNOWLEDGE.number("minutes-per-day-usual")
    )
    spent = (each.what for each in planned.runner.sessions if each.on == on == planned.on)
    return max(0, 60 * (minutes or 0) - sum(each.duration_s for each in spent if each.session != "desk_break"))


def strength_done(somebody: Runner, until: date) -> list[date]:
    """Days of strength sessions up to a day."""
    return sorted({each.on for each in somebody.sessions if each.what.session == "strength" and each.on <= until})
