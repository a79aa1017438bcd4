"""The made-up runner's year lived week by week: what Backstride advised on each Monday, and what was done of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import WEEK_DAYS, Facts
from backstride.advice.planning.make_plan import make_plan, week_planned
from backstride.advice.planning.plan import Plan, PlanDay
from backstride.advice.progression.follow import progress_of
from backstride.advice.running.run_day import RunDay
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem
from backstride.app.answers import bodies_of
from backstride.app.new_entry import new_entries
from backstride.journal import CheckIn, DoneItem, Entry, Questionnaire, Run, SessionDone, replay
from backstride.journal.entry import Body, RunKind
from backstride.knowledge.model import Knowledge

from .story import (
    BAD_WEEKS,
    FIRST_USUAL_M,
    FLARE,
    FLARE_WEEK,
    PLANNED_ANEW,
    QUIET_WEEKS,
    RACE_M,
    RACE_WEEK,
    SORE_LONG_RUNS,
    SORE_TENTHS,
    WEEKS,
    first_answers,
    first_tests,
    later_tests,
    news,
    told_again,
)  # fmt: skip

_SEED = 20
_SUNDAY = 6
_PACE_S_PER_KM = 345
_RED_0_10 = 5
_MORNINGS_TOLD, _DONE, _DONE_IN_BAD_WEEKS, _SMALL_ONES_TOLD = 0.85, 0.9, 0.5, 0.35
_BUMPS, _BUMPS_IN_BAD_WEEKS = 0.02, 0.3
"""Mornings that are a point worse than the week."""

_OTHER_KINDS_TOLD = ("strength", "activation", "skill")


def year_of(today: date, knowledge: Knowledge) -> list[Entry]:
    """The entries of the year up to yesterday. The same every time, but for their ids, on the same day."""
    start = today - timedelta(days=today.weekday() + WEEKS * WEEK_DAYS)
    entries: list[Entry] = []
    plan: Plan | None = None
    for week in range(WEEKS + 1):
        monday = start + timedelta(days=week * WEEK_DAYS)
        told = list(_monday(week, monday, knowledge))
        if plan is None or week % 2 == 0 or week in PLANNED_ANEW:
            plan = _plan(Facts(replay([*entries, *new_entries(told, monday)]), knowledge, monday))
        else:
            plan = _week_later(plan)
        kept = [week_planned(plan, knowledge)] if plan is not None and plan.proof.status != "kept" else []
        for number in range(min(WEEK_DAYS, (today - monday).days)):
            day = monday + timedelta(days=number)
            planned = plan.day(day) if plan is not None else None
            entries += new_entries([*(() if number else (*told, *kept)), *_day(week, day, planned)], day)
    return entries


def _week_later(plan: Plan) -> Plan:
    """The same week once more: planning each of them anew would take twice as long to begin the demo."""
    days = tuple(_day_later(day) for day in plan.days)
    return replace(plan, days=days)


def _day_later(day: PlanDay) -> PlanDay:
    on = day.on + timedelta(days=WEEK_DAYS)
    return replace(day, on=on, run=replace(day.run, on=on) if day.run is not None else None)


def _plan(facts: Facts) -> Plan | None:
    """The week as Backstride plans it; what else it would say on that day is not needed here."""
    screening = screen_facts(facts)
    return make_plan(facts, screening, weigh_factors(facts), progress_of(facts))


def _monday(week: int, monday: date, knowledge: Knowledge) -> Iterator[Body]:
    if week == 0:
        yield from bodies_of(first_answers(knowledge), knowledge)
        yield from first_tests()
    elif week % 2 == 0 or week in PLANNED_ANEW:
        yield from bodies_of(told_again(week, knowledge), knowledge)
    if week == WEEKS // 2:
        yield from later_tests()
    yield from news(week, monday)


def _day(week: int, on: date, plan: PlanDay | None) -> Iterator[Body]:
    """What was told on one day, in its order: the morning, the run, the sessions, on Sundays the questions."""
    luck = Random(f"{_SEED} {week} {on.weekday()}")  # noqa: S311  a made-up life, no secret
    pain = _morning(week, on, luck)
    if luck.random() < _MORNINGS_TOLD or (week == FLARE_WEEK and on.weekday() in FLARE):
        yield CheckIn(pain_morning_0_10=pain)
    done = _DONE_IN_BAD_WEEKS if week in BAD_WEEKS else 0.15 if week in QUIET_WEEKS else _DONE
    sore = pain >= _RED_0_10
    race = week == RACE_WEEK and on.weekday() == _SUNDAY
    if race:
        yield _run(week, RACE_M, "race", luck)
    elif plan is not None and plan.run is not None and not sore and luck.random() < done:
        yield from _usual_run(week, plan.run, luck)
    for session in plan.sessions if plan is not None and not sore and not race else ():
        told = _DONE if session.kind in _OTHER_KINDS_TOLD else _SMALL_ONES_TOLD
        if luck.random() < done * told:
            yield _session(week, session, pain, luck)
    if on.weekday() == _SUNDAY:
        yield from _questions(week, pain)


def _morning(week: int, on: date, luck: Random) -> int:
    if week == FLARE_WEEK:
        return FLARE.get(on.weekday(), 1)
    bump = luck.random() < (_BUMPS_IN_BAD_WEEKS if week in BAD_WEEKS else _BUMPS)
    return (SORE_TENTHS[week] + 4) // 10 + bump


def _usual_run(week: int, run: RunDay, luck: Random) -> Iterator[Body]:
    """The long run as it was advised; the others as long as usual, within the limit."""
    if run.answer == "no" or run.stage is not None:
        return
    usual = FIRST_USUAL_M[run.kind if run.kind in FIRST_USUAL_M else "easy"] * (100 + week) // 100
    wanted = run.distance_m if run.kind == "long" and run.distance_m is not None else usual
    metres = min(wanted, run.distance_max_m or wanted)
    yield _run(week, metres * luck.randint(96, 100) // 100, run.kind, luck)


def _run(week: int, metres: int, kind: RunKind, luck: Random) -> Run:
    extra = {"easy": 0.0, "long": 0.4, "hard": 0.4, "race": 1.6}[kind]
    during = min(_RED_0_10 - 1, max(0, round(SORE_TENTHS[week] / 10 + extra + luck.uniform(-0.8, 0.3))))
    if week in SORE_LONG_RUNS and kind == "long":
        during = 3
    pace = _PACE_S_PER_KM - week // 2 - {"race": 40, "hard": 25}.get(kind, 0) + luck.randint(-8, 8)
    return Run.model_validate(
        {
            "distance_m": metres,
            "duration_s": metres * pace // 1000,
            "kind": kind,
            "effort_0_10": {"easy": 3, "long": 4, "hard": 7, "race": 9}[kind],
            "pain_during_0_10": during,
            "pain_after_0_10": max(0, during - luck.randint(0, 1)),
        }
    )


def _session(week: int, session: Session, pain: int, luck: Random) -> SessionDone:
    """Nearly always whole; with a little to spare in good weeks, so that it grows."""
    whole = luck.random() > 0.06
    during = min(pain, 3 if week in BAD_WEEKS else 1)
    items = tuple(_done(item, session, week, whole, luck) for item in session.items)
    return SessionDone(
        session=session.kind, routine=session.routine, items=items, duration_s=luck.randint(9, 17) * 60,
        completed=whole, effort_0_10=luck.randint(3, 6), pain_before_0_10=min(pain, _RED_0_10 - 1),
        pain_during_0_10=during, pain_after_0_10=max(0, during - 1),
    )  # fmt: skip


def _done(item: SessionItem, session: Session, week: int, whole: bool, luck: Random) -> DoneItem:
    dose = item.dose
    sets = dose.sets * session.rounds
    target = dose.hold_s if dose.reps == 1 and dose.hold_s else dose.reps or dose.duration_s or 1
    spare = 0 if week in BAD_WEEKS else luck.randint(1, 8 if dose.hold_s else 4)
    last = target + spare if session.kind == "strength" else None
    return DoneItem(
        exercise=item.exercise, level=item.level, sets_done=sets if whole else max(1, sets // 2), last_set=last
    )


def _questions(week: int, pain: int) -> Iterator[Body]:
    """The weekly and monthly questions of a Sunday; some Sundays they were forgotten."""
    if week % 7 == 5:
        return
    sore = SORE_TENTHS[week]
    answers = {"now": pain, "average_day": (sore + 5) // 10, "worst_day": min(10, (sore + 18) // 10)}
    yield Questionnaire(measure="nprs", items={**answers, "average_week": (sore + 5) // 10})
    trouble = 17 if sore > 30 else 8 if sore > 8 else 0
    yield Questionnaire(
        measure="weekly-participation",
        items={"taking_part": trouble, "amount": trouble, "quality": min(trouble, 8), "pain": 8 if sore > 3 else 0},
    )
    yield Questionnaire(
        measure="pgic", items={"overall_change": 4 if sore > 33 else 3 if sore > 15 else 2 if sore > 5 else 1}
    )
    if week % 4 == 0:
        able = max(3, min(10, 9 - sore // 7))
        activities = {"easy_run": min(10, able + 1), "long_run": able, "sitting": able, "bending": min(10, able + 1)}
        yield Questionnaire(measure="psfs", items=activities)
