"""Invariant 8: strength for the same muscles is at least 48 h apart; time budgets hold; no leg strength on the eve of a
hard or long run or a race.
"""

from datetime import date, timedelta

from days import OneDay
from hypothesis import given
from hypothesis import strategies as st
from plans import (
    GAP_DAYS,
    STRENGTH,
    Planned,
    budget_s,
    demanding,
    event_on,
    living,
    plan_of,
    plans,
    strength_done,
)

from backstride.advice.duration import session_s
from backstride.advice.facts import Facts
from backstride.advice.planning.plan import Plan
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session
from backstride.advice.today import chosen_routine, session_for
from backstride.journal import CalendarEvent, DoneItem, SessionDone
from histories import MORNING, happening
from runners import FEWER, KNOWLEDGE, TODAY, healthy, runner

MOST_A_WEEK = KNOWLEDGE.number("strength-per-week-max")
ROUTINES = st.sampled_from(tuple(KNOWLEDGE.routines))


@FEWER
@given(plans())
def test_strength_days_of_a_plan_lie_apart_from_each_other_and_from_those_before(planned: Planned) -> None:
    done = strength_done(planned.runner, planned.on)
    for on in _strength_days(planned.plan):
        for other in {*done, *_strength_days(planned.plan)} - {on}:
            assert abs((on - other).days) >= GAP_DAYS, (on, other)
        assert planned.on not in done or on != planned.on


@FEWER
@given(plans())
def test_strength_comes_only_so_often_in_any_seven_days(planned: Planned) -> None:
    every = {*strength_done(planned.runner, planned.on), *_strength_days(planned.plan)}
    for on in _strength_days(planned.plan):
        assert sum(0 <= (on - other).days < 7 for other in every) <= MOST_A_WEEK, on


@FEWER
@given(plans())
def test_the_minutes_of_every_day_hold_with_all_rests_and_looks(planned: Planned) -> None:
    for day in planned.days:
        used = sum(session_s(each, KNOWLEDGE) for each in day.sessions if each.kind != "desk_break")
        assert used == day.used_s
        assert used <= budget_s(planned, day.on), day.on


@FEWER
@given(plans())
def test_no_leg_strength_stands_on_the_eve_of_a_hard_or_long_run_or_a_race(planned: Planned) -> None:
    for day in planned.days:
        if demanding(planned.runner, day.on + timedelta(days=1)):
            assert not any(_trains_legs(session) for session in day.sessions), day.on


@FEWER
@given(plans())
def test_no_strength_stands_on_a_day_of_illness_or_of_rest_that_was_asked_for(planned: Planned) -> None:
    for on in _strength_days(planned.plan):
        assert event_on(planned.runner, ("ill",), on) is None, on
        assert event_on(planned.runner, ("rest",), on) is None, on


@FEWER
@given(living())
def test_what_is_offered_today_keeps_the_rest_days_and_the_eves_as_the_plan_does(day: OneDay) -> None:
    today = session_for(day.runner, KNOWLEDGE, day.on)

    for session in today.sessions if today else ():
        assert _rested(day, session), session.title


@given(living(), ROUTINES)
def test_a_routine_asked_for_by_name_waits_when_strength_rests(day: OneDay, routine: str) -> None:
    facts = Facts(day.runner, KNOWLEDGE, day.on)
    today = chosen_routine(facts, screen_facts(facts), routine)

    for session in today.sessions if today else ():
        assert _rested(day, session), session.title


@given(st.integers(0, 6), st.integers(0, 9), ROUTINES)
def test_a_routine_with_strength_comes_two_days_after_the_last_at_the_earliest(
    days: int, ago: int, routine: str
) -> None:
    on = TODAY + timedelta(days=days)
    item = DoneItem(exercise="bird-dog", level=1, sets_done=2)
    done = SessionDone(session="strength", items=(item,), duration_s=600, completed=True)
    somebody = runner(healthy(), before=[happening(1, on - timedelta(days=ago), MORNING, done)])
    facts = Facts(somebody, KNOWLEDGE, on)

    today = chosen_routine(facts, screen_facts(facts), routine)

    strength = KNOWLEDGE.routines[routine].kind == "strength"
    assert ago >= GAP_DAYS or not (strength and today and today.sessions)


@FEWER
@given(st.integers(0, 6), st.sampled_from(["race", "run"]))
def test_a_run_told_for_one_day_keeps_legs_off_its_eve(days: int, what: str) -> None:
    on = TODAY + timedelta(days=days)
    event = CalendarEvent.model_validate({"what": what, "first": on, "last": on, "run_kind": "hard"})
    somebody = runner(healthy(), before=[happening(1, TODAY, MORNING, event)])

    plan = plan_of(somebody, TODAY)

    eve = plan.day(on - timedelta(days=1)) if plan else None
    assert not any(_trains_legs(session) for session in (eve.sessions if eve else ()))


def _strength_days(plan: Plan | None) -> list[date]:
    return [day.on for day in (plan.days if plan else ()) if any(each.kind == "strength" for each in day.sessions)]


def _trains_legs(session: Session) -> bool:
    """Whether a session for strength holds leg or hip strength; warm-ups and drills are no strength training."""
    items = [KNOWLEDGE.exercises[item.exercise] for item in session.items if item.exercise in STRENGTH]
    return session.kind == "strength" and any(item.muscle_group == "legs_hips" for item in items)


def _rested(day: OneDay, session: Session) -> bool:
    """Whether a session may come today, after the strength of the days before and with tomorrow in mind."""
    if session.kind != "strength":
        return True
    ago = [(day.on - on).days for on in strength_done(day.runner, day.on)]
    eve = demanding(day.runner, day.on + timedelta(days=1))
    rested = all(days >= GAP_DAYS for days in ago) and sum(days < 7 for days in ago) < MOST_A_WEEK
    return rested and not (eve and _trains_legs(session))
