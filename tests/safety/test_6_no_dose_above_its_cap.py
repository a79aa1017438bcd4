"""Invariant 6: no dose above its cap, after every transformation; caps round down; preferences can only tighten."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import count

from days import OneDay, items_of, offered, one_day, weeks
from hypothesis import given
from hypothesis import strategies as st
from plain_logic import nearly_clear
from plans import Planned, plans

from backstride.advice.duration import session_s
from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.limits import within_cap, within_plank_total, within_set_caps
from backstride.advice.routines import routine_session
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import Session, SessionItem, Today
from backstride.advice.strength import strength_session
from backstride.advice.today import chosen_routine, session_for
from backstride.coach.player import play
from backstride.coach.player_state import Event
from backstride.coach.script import compile_script
from backstride.journal import CheckIn, DoneItem, Entry, Runner, SessionDone, replay
from backstride.knowledge.model import Dose, DoseCap, Routine
from histories import MORNING, OFFERED, happening
from runners import FEWER, KNOWLEDGE, TODAY, Told, entries, runner

PLANKS = tuple(
    thing.id
    for thing in KNOWLEDGE.exercises.values()
    if any("plank" in (*thing.loads, *rung.loads) for rung in thing.levels)
)


@st.composite
def planned_items(draw: st.DrawFn) -> SessionItem:
    """Any exercise, often a plank, at any level, with its own dose and any number of sets."""
    name = draw(st.sampled_from(PLANKS) | st.sampled_from(OFFERED))
    level = draw(st.integers(1, len(KNOWLEDGE.exercises[name].levels)))
    dose = KNOWLEDGE.exercises[name].levels[level - 1].dose.model_copy(update={"sets": draw(st.integers(1, 5))})
    return SessionItem(
        exercise=name, level=level, dose=dose, asked=dose, limits=(), why="", helps=(), grade="C", sources=()
    )  # fmt: skip


PARTS = ("sets", "reps", "hold_s", "duration_s")
ROUTINES = st.sampled_from(list(KNOWLEDGE.routines.values()))
BUDGETS = st.integers(60, 90 * 60)


@given(one_day())
def test_every_part_of_every_dose_is_within_its_cap(day: OneDay) -> None:
    for session, item, _, rung in items_of(day):
        assert _within(item.dose, rung.cap), (session.title, item)


@given(one_day())
def test_the_sets_of_an_exercise_in_all_rounds_of_a_session_are_within_its_cap(day: OneDay) -> None:
    for session in offered(day):
        assert not _sets_over_cap(session.items, session.rounds), session.title


@given(one_day())
def test_a_dose_is_at_most_what_the_knowledge_asks_for_and_says_why_it_is_less(day: OneDay) -> None:
    for session, item, _, rung in items_of(day):
        routine = KNOWLEDGE.routines.get(session.routine or "")
        entries_of = [entry for variant in routine.variants for entry in variant.items] if routine else []
        asked = [rung.dose, *(entry.dose for entry in entries_of if entry.exercise == item.exercise)]
        assert item.asked in asked
        assert all(_part(item.dose, part) <= _part(item.asked, part) for part in PARTS)
        assert (item.dose == item.asked) or item.limits, (session.title, item)
        assert item.dose.rest_s == item.asked.rest_s


@given(one_day())
def test_rounds_are_never_more_than_the_routine_allows(day: OneDay) -> None:
    for session in offered(day):
        routine = KNOWLEDGE.routines.get(session.routine or "")
        assert (
            session.rounds == 1 if routine is None else 1 <= session.rounds <= min(routine.rounds, routine.rounds_cap)
        )


@given(one_day())
def test_planks_of_a_session_stay_under_their_total(day: OneDay) -> None:
    for session in offered(day):
        assert _plank_s(session.items, session.rounds) <= _plank_cap_s(session.items), session.title


@given(one_day())
def test_the_minutes_of_the_day_hold_with_all_rests_and_looks(day: OneDay) -> None:
    minutes = day.facts.number("minutes_per_day") or KNOWLEDGE.number("minutes-per-day-usual")
    today = session_for(day.runner, KNOWLEDGE, day.on)
    work = [session for session in today.sessions if session.kind != "desk_break"] if today else []

    assert sum(session_s(session, KNOWLEDGE) for session in work) <= minutes * 60
    assert all(session_s(session, KNOWLEDGE) <= minutes * 60 for session in offered(day))


@given(one_day())
def test_the_script_of_a_session_takes_exactly_the_time_that_was_reckoned(day: OneDay) -> None:
    for session in offered(day):
        assert compile_script(session, KNOWLEDGE).total_s == session_s(session, KNOWLEDGE)


@given(one_day(), st.lists(st.sampled_from(("done", "easier", "easier", "harder", "harder")), max_size=20))
def test_easier_and_harder_in_a_session_never_lead_above_its_doses_and_caps(day: OneDay, taps: list[str]) -> None:
    for session in offered(day):
        player = play(compile_script(session, KNOWLEDGE), [Event("start"), *map(Event, taps)], KNOWLEDGE)
        for bout in player.script.bouts:
            item, rung = session.items[bout.item], KNOWLEDGE.exercises[bout.exercise].levels[bout.level - 1]
            assert bout.level <= item.level
            assert _within(bout.dose, rung.cap), (session.title, bout)
            assert bout.dose.set_s() <= item.dose.set_s()
            assert bout.level < item.level or all(_part(bout.dose, part) <= _part(item.dose, part) for part in PARTS)


@given(one_day(), BUDGETS)
def test_until_a_clinician_has_seen_the_runner_strength_keeps_to_first_levels_and_few_sets(
    day: OneDay, budget_s: int
) -> None:
    session, _ = strength_session(day.facts, weigh_factors(day.facts), True, budget_s)

    for item in session.items if session else ():
        assert item.level <= KNOWLEDGE.number("gentle-level-max")
        assert item.dose.sets <= KNOWLEDGE.number("gentle-sets-max")
        assert not KNOWLEDGE.exercises[item.exercise].opt_in
        assert _within(item.dose, KNOWLEDGE.exercises[item.exercise].levels[item.level - 1].cap)


@given(one_day(), BUDGETS, st.booleans())
def test_a_strength_session_fits_into_any_time_asked(day: OneDay, budget_s: int, gentle: bool) -> None:
    session, _ = strength_session(day.facts, weigh_factors(day.facts), gentle, budget_s)

    assert session is None or session_s(session, KNOWLEDGE) <= budget_s


@given(one_day(), ROUTINES, BUDGETS)
def test_a_routine_fits_into_any_time_asked(day: OneDay, routine: Routine, budget_s: int) -> None:
    session, _ = routine_session(routine, day.facts, budget_s)

    assert session is None or session_s(session, KNOWLEDGE) <= budget_s


@given(st.lists(planned_items(), max_size=6), st.integers(1, 5))
def test_planks_and_sets_stay_under_their_totals_whatever_is_planned(items: list[SessionItem], rounds: int) -> None:
    kept = within_set_caps(within_plank_total(tuple(items), rounds, KNOWLEDGE), rounds, KNOWLEDGE)

    assert _plank_s(kept, rounds) <= _plank_cap_s(kept)
    for (exercise, level), sets in _sets_of(kept, rounds).items():
        assert sets <= KNOWLEDGE.exercises[exercise].levels[level - 1].cap.sets
    assert _plank_s(items, rounds) > _plank_cap_s(items) or _sets_over_cap(items, rounds) or kept == tuple(items)


@given(one_day(), ROUTINES.map(lambda routine: routine.id), BUDGETS, BUDGETS)
def test_less_time_never_raises_a_dose_of_a_routine(day: OneDay, routine: str, one: int, other: int) -> None:
    less, more = (
        routine_session(KNOWLEDGE.routines[routine], day.facts, budget_s)[0] for budget_s in sorted((one, other))
    )

    assert _sets(less) <= _sets(more)


@given(nearly_clear(), ROUTINES.map(lambda routine: routine.id), BUDGETS, st.integers(0, 3))
def test_a_flare_never_raises_a_dose_of_a_routine(answers: Told, routine: str, budget_s: int, days_ago: int) -> None:
    red = CheckIn(pain_morning_0_10=KNOWLEDGE.number("red-min-0-10"))
    flare = happening(1, TODAY - timedelta(days=days_ago), MORNING, red)
    calm, flared = (
        routine_session(KNOWLEDGE.routines[routine], Facts(runner(answers, before=before), KNOWLEDGE, TODAY), budget_s)[
            0
        ]
        for before in ((), (flare,))
    )

    assert _sets(flared) <= _sets(calm)


@FEWER
@given(weeks(), st.integers(0, 6))
def test_in_a_week_done_as_advised_no_exercise_comes_more_often_than_its_cap(answers: Told, first: int) -> None:
    def advised(somebody: Runner, day: date) -> Today | None:
        return session_for(somebody, KNOWLEDGE, day)

    assert _too_often(answers, TODAY + timedelta(days=first), advised) == {}


@FEWER
@given(weeks(), ROUTINES.map(lambda routine: routine.id))
def test_in_a_week_of_one_routine_asked_for_each_day_no_exercise_comes_more_often_than_its_cap(
    answers: Told, routine: str
) -> None:
    def asked_for(somebody: Runner, day: date) -> Today | None:
        facts = Facts(somebody, KNOWLEDGE, day)
        return chosen_routine(facts, screen_facts(facts), routine)

    assert _too_often(answers, TODAY, asked_for) == {}


@FEWER
@given(plans())
def test_every_dose_of_a_plan_is_within_its_cap_in_all_rounds_and_places_of_its_session(planned: Planned) -> None:
    for day in planned.days:
        for session in day.sessions:
            assert not _sets_over_cap(session.items, session.rounds), (day.on, session.title)
            assert _plank_s(session.items, session.rounds) <= _plank_cap_s(session.items), (day.on, session.title)
            for item in session.items:
                assert _within(item.dose, KNOWLEDGE.exercises[item.exercise].levels[item.level - 1].cap), item


@FEWER
@given(plans())
def test_no_exercise_of_a_plan_comes_more_often_in_any_seven_days_than_its_cap(planned: Planned) -> None:
    done = [
        (each.on, item.exercise, item.level)
        for each in planned.runner.sessions
        for item in each.what.items
        if each.on <= planned.on and item.sets_done
    ]
    places = [(day.on, item.exercise, item.level) for day, _, item in planned.items()]
    for last, name, level in places:
        often = sum(
            0 <= (last - on).days < 7 and (exercise, harder >= level) == (name, True)
            for on, exercise, harder in (*done, *places)
        )
        assert often <= KNOWLEDGE.exercises[name].levels[level - 1].cap.per_week, (last, name, level)


@FEWER
@given(plans())
def test_until_a_clinician_has_seen_the_runner_a_plan_keeps_to_first_levels_and_few_sets(planned: Planned) -> None:
    outcome = screen_facts(Facts(planned.runner, KNOWLEDGE, planned.on))
    gentle = isinstance(outcome, Cleared) and outcome.gentle
    for _, session, item in planned.items() if gentle else ():
        assert item.level <= KNOWLEDGE.number("gentle-level-max"), item.exercise
        assert item.dose.sets <= KNOWLEDGE.number("gentle-sets-max") or session.kind != "strength", item.exercise
        assert session.kind != "skill"
        assert not KNOWLEDGE.exercises[item.exercise].opt_in, item.exercise


@given(st.data())
def test_a_cap_lowers_every_part_that_is_above_it_and_leaves_the_rest(data: st.DataObject) -> None:
    sets, reps, held_s = (data.draw(st.integers(1, most)) for most in (10, 60, 60))
    cap = DoseCap(sets=sets, reps=reps, hold_s=held_s, per_week=3)
    hold_s = data.draw(st.none() | st.integers(1, 60))
    asked = Dose(
        sets=data.draw(st.integers(1, 10)), reps=data.draw(st.integers(1, 60)), hold_s=hold_s,
        rep_s=(hold_s or 0) + data.draw(st.integers(1, 60)), rest_s=30,
    )  # fmt: skip

    dose, reasons = within_cap(asked, cap)

    assert [_part(dose, part) for part in PARTS] == [min(_part(asked, part), _part(cap, part)) for part in PARTS]
    assert (dose == asked) == (reasons == ())
    assert dose.set_s() <= asked.set_s()


def _too_often(
    answers: Told, start: date, advised: Callable[[Runner, date], Today | None]
) -> dict[tuple[str, int], int]:
    """What comes more often than its cap when everything advised in a week, twice a day, is done."""
    journal = list(entries(answers, start))
    numbers = count(1)
    times = Counter[tuple[str, int]]()
    for day in (start + timedelta(days=number // 2) for number in range(14)):
        today = advised(replay(journal), day)
        for session in today.sessions if today else ():
            times.update((item.exercise, item.level) for item in session.items)
            journal.append(_done(session, day, next(numbers)))
    caps = {(name, level): KNOWLEDGE.exercises[name].levels[level - 1].cap.per_week for name, level in times}
    return {each: often for each, often in times.items() if often > caps[each]}


def _part(dose: Dose | DoseCap, part: str) -> int:
    return getattr(dose, part) or 0


def _within(dose: Dose, cap: DoseCap) -> bool:
    return all(_part(dose, part) <= _part(cap, part) for part in PARTS)


def _planks(items: Sequence[SessionItem]) -> list[SessionItem]:
    things = [(item, KNOWLEDGE.exercises[item.exercise]) for item in items]
    return [item for item, thing in things if "plank" in (*thing.loads, *thing.levels[item.level - 1].loads)]


def _plank_s(items: Sequence[SessionItem], rounds: int) -> int:
    doses = [item.dose for item in _planks(items)]
    return sum((dose.duration_s or (dose.reps or 0) * (dose.hold_s or 0)) * dose.sets * rounds for dose in doses)


def _plank_cap_s(items: Sequence[SessionItem]) -> int:
    early = all(item.level in (1, 2) for item in _planks(items))
    return KNOWLEDGE.number("plank-total-cap-level-1-2-s" if early else "plank-total-cap-s")


def _sets_of(items: Sequence[SessionItem], rounds: int) -> Counter[tuple[str, int]]:
    """Exercise and level to its sets in all rounds and places."""
    sets = Counter[tuple[str, int]]()
    for item in items:
        sets[item.exercise, item.level] += item.dose.sets * rounds
    return sets


def _sets_over_cap(items: Sequence[SessionItem], rounds: int) -> list[tuple[str, int]]:
    sets = _sets_of(items, rounds)
    return [each for each in sets if sets[each] > KNOWLEDGE.exercises[each[0]].levels[each[1] - 1].cap.sets]


def _sets(session: Session | None) -> Counter[tuple[str, int]]:
    return _sets_of(session.items, session.rounds) if session else Counter()


def _done(session: Session, day: date, number: int) -> Entry:
    items = tuple(
        DoneItem(exercise=item.exercise, level=item.level, sets_done=item.dose.sets * session.rounds)
        for item in session.items
    )
    body = SessionDone(
        session=session.kind, routine=session.routine, items=items, duration_s=session_s(session, KNOWLEDGE),
        completed=True,
    )  # fmt: skip
    return happening(number, day, MORNING, body)
