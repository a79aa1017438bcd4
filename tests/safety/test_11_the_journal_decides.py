"""Invariant 11: replay is deterministic; replay equals live; re-sent entries change nothing; shifting all dates
shifts the plan.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from days import EAGER
from hypothesis import given
from hypothesis import strategies as st
from plain_logic import near_rules, nearly_clear

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.screening import screen
from backstride.advice.session import Today
from backstride.advice.today import chosen_routine, session_for
from backstride.journal import ENTRY, Entry, Retraction, replay
from backstride.journal.entry import RetractionEntry
from backstride.knowledge.model import Routine
from histories import EVENING, histories
from runners import FEWER, KNOWLEDGE, TODAY, Told, anybody, entries

Journal = tuple[Entry, ...]


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Weeks of entries, answers of weeks ago told again today, something since, and perhaps one taken back."""
    answers = draw(nearly_clear() | near_rules() | anybody())
    answers = {**answers, **EAGER} if draw(st.booleans()) else answers
    earlier = draw(anybody())
    journal = (
        *draw(histories()),
        *entries(earlier, TODAY - timedelta(days=draw(st.integers(1, 60))), first_id=20_000),
        *entries(answers),
        *draw(histories(most=2, days=0, at=EVENING)),
    )
    taken_back = draw(st.none() | st.sampled_from(journal)) if journal else None
    if taken_back is not None:
        number = taken_back.id.int + (1 << 40)
        body = Retraction(entry=taken_back.id)
        journal += (RetractionEntry(id=type(taken_back.id)(int=number), at=journal[-1].at, body=body),)
    return journal


@given(journals(), st.randoms(use_true_random=False), st.data())
def test_order_of_arrival_and_entries_sent_again_change_no_advice(
    journal: Journal, chance: Random, data: st.DataObject
) -> None:
    sent_again = data.draw(st.lists(st.sampled_from(journal), max_size=5)) if journal else []
    arrived = [*journal, *sent_again]
    chance.shuffle(arrived)

    assert _advice(arrived, TODAY) == _advice(journal, TODAY)


@given(journals())
def test_the_same_journal_always_gives_the_same_advice(journal: Journal) -> None:
    assert _advice(journal, TODAY) == _advice(journal, TODAY)


@given(journals())
def test_a_journal_written_out_and_read_again_gives_the_same_advice(journal: Journal) -> None:
    read_again = [ENTRY.validate_json(ENTRY.dump_json(entry, exclude_none=True)) for entry in journal]

    assert _advice(read_again, TODAY) == _advice(journal, TODAY)


@given(journals(), st.integers(-200, 200))
def test_shifting_all_dates_by_weeks_shifts_the_plan(journal: Journal, weeks: int) -> None:
    by = timedelta(weeks=weeks)

    assert _advice(_shifted(journal, by), TODAY + by) == _advice(journal, TODAY)


@given(journals(), st.integers(-1000, 1000))
def test_shifting_all_dates_by_days_shifts_all_that_hangs_on_no_weekday(journal: Journal, days: int) -> None:
    by = timedelta(days=days)

    routines = [routine for routine in KNOWLEDGE.routines.values() if _any_day(routine)]

    assert _timeless(_shifted(journal, by), TODAY + by, routines) == _timeless(journal, TODAY, routines)


@FEWER
@given(nearly_clear(), histories(), st.integers(0, 6))
def test_what_happens_after_a_day_does_not_change_the_advice_for_that_day(
    answers: Told, before: Journal, days: int
) -> None:
    day = TODAY + timedelta(days=days)
    journal = (*before, *entries(answers))
    later = _shifted(_happened(journal), timedelta(days=1000))

    assert _advice((*journal, *later), day) == _advice(journal, day)


def _happened(journal: Journal) -> Journal:
    """The sessions, runs and check-ins of a journal, under new ids."""
    happened = (entry for entry in journal if entry.kind in ("session_done", "run", "check_in"))
    return tuple(entry.model_copy(update={"id": type(entry.id)(int=entry.id.int + (1 << 41))}) for entry in happened)


def _advice(journal: Journal | list[Entry], today: date) -> object:
    """Everything that is told on a day, without its date."""
    somebody = replay(journal)
    day = session_for(somebody, KNOWLEDGE, today)
    return _undated(day), _timeless(journal, today, KNOWLEDGE.routines.values())


def _timeless(journal: Journal | list[Entry], today: date, routines: Iterable[Routine]) -> object:
    somebody = replay(journal)
    facts = Facts(somebody, KNOWLEDGE, today)
    outcome = screen(somebody, KNOWLEDGE, today)
    wished_for = [chosen_routine(facts, outcome, routine.id) for routine in routines]
    return outcome, weigh_factors(facts), [each and (each.sessions, each.left_out) for each in wished_for]


def _any_day(routine: Routine) -> bool:
    """Whether it hangs on no weekday: a routine with strength rests on the eve of a hard or long run."""
    items = (KNOWLEDGE.exercises[item.exercise] for variant in routine.variants for item in variant.items)
    return all(exercise.kind != "strength" for exercise in items)


def _undated(day: Today | None) -> object:
    return day and (day.day_kind, day.sessions, day.running, day.left_out, day.notes)


def _shifted(journal: Journal, by: timedelta) -> Journal:
    return tuple(ENTRY.validate_python(_all_dates(entry.model_dump(exclude_none=True), by)) for entry in journal)


def _all_dates(told: Any, by: timedelta) -> Any:
    """The same with every date in it moved, those of calendar events and planned weeks as well."""
    if isinstance(told, dict):
        return {name: _all_dates(value, by) for name, value in told.items()}
    if isinstance(told, (list, tuple)):
        return tuple(_all_dates(value, by) for value in told)
    return told + by if isinstance(told, date) else told
