"""A plan depends on what was told and on the day, and on nothing else; and it moves as little as it must."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.planning.make_plan import make_plan, week_planned
from backstride.advice.planning.plan import Plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.screening.screen import screen_facts
from backstride.journal import Answer, CalendarEvent, DoneItem, Entry, SessionDone, WeekPlanned, Wish, replay
from backstride.journal.entry import Body
from backstride.knowledge.model import Knowledge
from histories import EVENING, MORNING, events, happening
from runners import FEWER, KNOWLEDGE, TODAY, Told, entries, healthy, ready

Journal = tuple[Entry, ...]
SRC = Path(__file__).parents[1]
FRESH = """
import sys
from datetime import timedelta
from test_plan_is_a_function import plan_of, shown
from runners import TODAY, entries, healthy
print(shown(plan_of(entries(healthy()), TODAY)))
"""


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Somebody clear with a calendar."""
    dated = draw(st.lists(events(), max_size=4))
    return (*(happening(1 + nth, TODAY, MORNING, event) for nth, event in enumerate(dated)), *entries(draw(ready())))


@FEWER
@given(journals())
def test_the_same_journal_gives_the_same_plan(journal: Journal) -> None:
    assert plan_of(journal, TODAY) == plan_of(journal, TODAY)


@pytest.mark.slow
def test_a_fresh_process_with_other_hashes_gives_the_same_plan() -> None:
    said = {_from_a_fresh_process(seed) for seed in ("0", "1", "20261121")}

    assert said == {shown(plan_of(entries(healthy()), TODAY))}


@FEWER
@given(ready(), st.randoms(use_true_random=False))
def test_the_order_of_answers_and_of_knowledge_files_does_not_matter(answers: Told, chance: Random) -> None:
    journal = entries(answers)
    other = tuple(_answers_shuffled(entry, chance) for entry in entries(_shuffled(answers, chance)))

    assert plan_of(other, TODAY, _knowledge_shuffled(chance)) == plan_of(journal, TODAY)


@FEWER
@given(ready(), st.lists(events(), max_size=3), st.integers(0, 11), st.integers(12, 23))
def test_the_time_of_day_at_which_it_was_told_does_not_matter(
    answers: Told, dated: list[CalendarEvent], early: int, late: int
) -> None:
    def told_at(first: int, then: int) -> Journal:
        calendar = (happening(1 + nth, TODAY, time(first), event) for nth, event in enumerate(dated))
        return (*calendar, *entries(answers, at=time(then)))

    assert plan_of(told_at(early, late), TODAY) == plan_of(told_at(0, 23), TODAY)


@FEWER
@given(journals(), st.integers(-150, 150))
def test_all_dates_moved_by_weeks_move_the_plan(journal: Journal, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    moved = tuple(_later(entry, by) for entry in journal)

    assert shown(plan_of(moved, TODAY + by), by) == shown(plan_of(journal, TODAY))


@FEWER
@given(journals())
def test_a_plan_is_kept_when_nothing_changed(journal: Journal) -> None:
    first = plan_of(journal, TODAY)
    if first is None:
        return

    again = plan_of((*journal, _issued(first, TODAY, 500)), TODAY)

    assert again is not None
    assert again.proof.status == "kept"
    assert (again.proof.objective, again.proof.bound) == (first.proof.objective, first.proof.bound)
    assert _strength(again) == _strength(first)
    assert shown(again) == shown(first)
    assert again.moved == ()


def test_a_plan_is_kept_day_after_day_when_everything_is_done_as_planned() -> None:
    journal = entries(healthy(duration="over_three_months"))
    first = _plan(journal, TODAY)
    journal += (_issued(first, TODAY, 500),)
    for number in range(6):
        on = TODAY + timedelta(days=number)
        journal += _done_as_planned(first, on, 600 + 10 * number)
        tomorrow = on + timedelta(days=1)

        plan = _plan(journal, tomorrow)

        assert plan.proof.status == "kept", tomorrow
        assert _strength(plan) == {place for place in _strength(first) if place[1] >= tomorrow}


IN_1, IN_3, IN_4 = (TODAY + timedelta(days=days) for days in (1, 3, 4))
CHANGES: Mapping[str, Body] = {
    "a busy day": CalendarEvent(what="busy", first=IN_3, last=IN_3, minutes=5),
    "a new hard run": CalendarEvent(what="run", first=IN_4, last=IN_4, run_kind="hard", distance_m=8000),
    "a day of rest": CalendarEvent(what="rest", first=IN_1, last=IN_1),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_one_change_moves_no_more_than_planning_from_nothing_does(change: str) -> None:
    journal = entries(healthy())
    first = _plan(journal, TODAY)
    changed = (*journal, happening(700, TODAY, EVENING, CHANGES[change]))

    after = _plan((_issued(first, TODAY, 500), *changed), TODAY)
    from_nothing = _plan(changed, TODAY)

    assert _moved(first, after) <= _moved(first, from_nothing)
    assert len(set(after.exercises) ^ set(first.exercises)) <= 2


def test_a_refused_exercise_goes_and_the_others_stay() -> None:
    journal = entries(healthy())
    first = _plan(journal, TODAY)
    refused = first.exercises[0]
    wish = happening(700, TODAY, EVENING, Wish(exercise=refused, wish="refuse"))

    after = _plan((*journal, _issued(first, TODAY, 500), wish), TODAY)

    assert refused not in {item.exercise for day in after.days for each in day.sessions for item in each.items}
    assert set(first.exercises) - {refused} <= set(after.exercises)
    assert {on for _, on in _strength(after)} == {on for _, on in _strength(first)}


def test_a_missed_day_shifts_and_is_not_lost() -> None:
    journal = entries(healthy())
    first = _plan(journal, TODAY)
    missed = min(on for _, on in _strength(first))
    tomorrow = missed + timedelta(days=1)

    after = _plan((*journal, _issued(first, TODAY, 500)), tomorrow)

    days = sorted({on for _, on in _strength(after)})
    assert days
    assert (days[0] - tomorrow).days <= 1
    assert {name for name, on in _strength(first) if on == missed} <= set(after.exercises)


def plan_of(journal: Iterable[Entry], on: date, knowledge: Knowledge = KNOWLEDGE) -> Plan | None:
    """The plan that a journal gives on a day."""
    facts = Facts(replay(journal), knowledge, on)
    return make_plan(facts, screen_facts(facts), weigh_factors(facts), progress_of(facts))


def shown(plan: Plan | None, by: timedelta = timedelta()) -> str:
    """Everything a plan tells of its days, with the days moved back by so much."""
    if plan is None:
        return "none"
    return "\n".join(repr((day.on - by, day.kind, day.sessions, day.budget_s, day.used_s)) for day in plan.days)


def _plan(journal: Iterable[Entry], on: date) -> Plan:
    plan = plan_of(journal, on)
    assert plan is not None
    return plan


def _issued(plan: Plan, on: date, number: int) -> Entry:
    body: WeekPlanned = week_planned(plan, KNOWLEDGE)
    return happening(number, on, time(13), body)


def _done_as_planned(plan: Plan, on: date, number: int) -> Journal:
    day = plan.day(on)
    done = [
        SessionDone(
            session=session.kind, routine=session.routine, duration_s=600, completed=True, pain_during_0_10=1,
            items=tuple(
                DoneItem(exercise=item.exercise, level=item.level, sets_done=item.dose.sets) for item in session.items
            ),
        )
        for session in (day.sessions if day else ())
    ]  # fmt: skip
    return tuple(happening(number + nth, on, EVENING, body) for nth, body in enumerate(done))


def _strength(plan: Plan) -> set[tuple[str, date]]:
    """Exercise and day of every strength item."""
    return {
        (item.exercise, day.on)
        for day in plan.days
        for session in day.sessions
        if session.kind == "strength"
        for item in session.items
    }


def _moved(before: Plan, after: Plan) -> int:
    """How many items of strength stand somewhere else than before."""
    return len(_strength(before) ^ _strength(after))


def _shuffled(answers: Mapping[str, Answer], chance: Random) -> dict[str, Answer]:
    facts = list(answers)
    chance.shuffle(facts)
    return {fact: answers[fact] for fact in facts}


def _answers_shuffled(entry: Entry, chance: Random) -> Entry:
    body = entry.body
    if not hasattr(body, "answers"):
        return entry
    made: Entry = entry.model_copy(
        update={"body": body.model_copy(update={"answers": _shuffled(body.answers, chance)})}
    )
    return made


def _knowledge_shuffled(chance: Random) -> Knowledge:
    """The same knowledge with every folder read in another order."""
    folders: dict[str, Any] = {}
    for name in KNOWLEDGE.__dataclass_fields__:
        folder = getattr(KNOWLEDGE, name)
        if isinstance(folder, Mapping):
            things = list(folder.items())
            chance.shuffle(things)
            folders[name] = dict(things)
    return replace(KNOWLEDGE, **folders)


def _later(entry: Entry, by: timedelta) -> Entry:
    body = entry.body
    if isinstance(body, CalendarEvent):
        body = body.model_copy(update={"first": body.first + by, "last": body.last + by})
    made: Entry = entry.model_copy(update={"at": entry.at + by, "body": body})
    return made


def _from_a_fresh_process(hash_seed: str) -> str:
    environ = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": f"{SRC}{os.pathsep}{Path(__file__).parent}"}
    said = subprocess.run([sys.executable, "-c", FRESH], env=environ, capture_output=True, text=True, check=True)
    return said.stdout.rstrip("\n")
