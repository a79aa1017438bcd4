"""The watch sees what it is there to see: every invariant broken by hand, on a week made by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from benchmarks.living.book import Book
from benchmarks.living.people import FIRST_DAY, Person, make_person
from benchmarks.living.seen import Seen
from benchmarks.living.teller import first_answers
from benchmarks.living.watch import Watch

from backstride.advice.planning.plan import Plan, PlanDay, Proof
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import Session, SessionItem
from backstride.journal import Answer, CheckIn, DoneItem, Run, SessionDone
from backstride.journal.entry import CalendarEvent, Wish
from backstride.knowledge.model import Dose, SessionKind
from runners import KNOWLEDGE

ON = FIRST_DAY + timedelta(days=10)
MORNING, NOON = time(7), time(12)
SOURCES = ("house-rule",)


def item(exercise: str = "glute-bridge", level: int = 1, **dose: int) -> SessionItem:
    """An exercise at a level with the dose of that level, changed."""
    rung = KNOWLEDGE.exercises[exercise].levels[level - 1]
    changed = Dose.model_validate(rung.dose.model_dump() | dose)
    return SessionItem(exercise, level, changed, changed, (), "It may help.", (), "B", SOURCES)


def session(*items: SessionItem, kind: SessionKind = "strength") -> Session:
    """A session of our own."""
    return Session(kind, None, "Strength", "It may help.", 1, items or (item(),), "B", SOURCES)


def book(*told: tuple[date, object], **answers: Answer) -> Book:
    """An ordinary runner who answered everything on the day, and what happened before it."""
    somebody = make_person(1, 4, KNOWLEDGE)
    made = Book(1)
    plain = {"equipment": (), "minutes_per_day": 20, "run_days": (), "hard_run_days": (), "rest_days": (),
             "high_blood_pressure": "no", "shoulder_sore": "no", "knee_or_hip_sore": "no", "extension_opt_in": "no",
             "wrist_or_kneeling_sore": "no", "arching_effect": "same", "bending_effect": "same", "longest_run_km": 10,
             "long_run_day": "sun"}  # fmt: skip
    given = (
        somebody.answers | {fact: Answer.model_validate({"value": value}) for fact, value in plain.items()} | answers
    )
    for on, body in sorted(told, key=lambda each: each[0]):
        made.tell(body, on, MORNING)  # type: ignore[arg-type]
    for body in first_answers(replace_answers(somebody, given), KNOWLEDGE):
        made.tell(body, ON, NOON)
    return made


def replace_answers(person: Person, answers: dict[str, Answer]) -> Person:
    """The same person with other answers."""
    return replace(person, answers=answers)


def plan(days: Mapping[int, tuple[Session, ...]], runs: dict[int, RunDay] | None = None) -> Plan:
    """Seven days from today: day number to its sessions and to its run."""
    made = tuple(
        PlanDay(ON + timedelta(days=n), "rest_day", days.get(n, ()), (runs or {}).get(n), 1200, 0) for n in range(7)
    )
    return Plan(ON, made, "normal", "", (), (), (), (), (), Proof("optimal", 0, 0, 0), {})


def run_day(distance_m: int | None, days: int = 0, answer: str = "yes", stage: int | None = None) -> RunDay:
    """An advised run."""
    return RunDay(
        ON + timedelta(days=days), "easy", answer, stage, distance_m, distance_m, "Run easily.", "It fits.", SOURCES  # type: ignore[arg-type]
    )  # fmt: skip


def found(journal: Book, today: tuple[Session, ...] = (), week: Plan | None = None, run: RunDay | None = None,
          watch: Watch | None = None, on: date = ON) -> set[int]:  # fmt: skip
    """The numbers of the invariants that the watch says are broken."""
    watch = watch or Watch(KNOWLEDGE)
    before = len(watch.found)
    watch.look(Seen(KNOWLEDGE, journal.runner, on, today, run, week))
    return {each.invariant for each in watch.found[before:]}


def done(
    days_ago: int, pain: int = 1, level: int = 1, exercise: str = "glute-bridge", stop: str | None = None
) -> tuple[date, SessionDone]:
    """A strength session that was told."""
    items = (DoneItem(exercise=exercise, level=level, sets_done=2),)
    body = SessionDone(
        session="strength", items=items, duration_s=600, completed=True, pain_during_0_10=pain, stopped_by=stop
    )
    return ON - timedelta(days=days_ago), body


def test_the_watch_is_content_with_an_ordinary_week() -> None:
    week = plan({0: (session(),), 3: (session(),), 5: (session(),)}, {1: run_day(11_000, 1)})

    assert found(book(), week.days[0].sessions, week) == set()


def test_the_watch_sees_a_plan_after_an_emergency_and_after_an_urgent_sign() -> None:
    for fact, number in (("bladder_change", 1), ("foot_drop", 4)):
        journal = book(**{fact: Answer(value="yes", course="new")})
        assert number in found(journal, (session(),))
        assert number in found(journal, run=run_day(None))


def test_the_watch_sees_more_than_a_walk_while_a_clinician_is_awaited() -> None:
    journal = book(low_energy=Answer(value="yes"))

    assert 4 in found(journal, (session(),))


def test_the_watch_sees_what_does_not_fit_the_runner() -> None:
    assert 5 in found(book(), (session(item("squat", 3)),))
    assert 5 in found(book(), (session(item("locust", 1)),))
    assert 5 in found(book(shoulder_sore=Answer(value="yes")), (session(item("side-plank", 2)),))
    refused = (ON - timedelta(days=1), Wish(exercise="glute-bridge", wish="refuse"))
    assert 5 in found(book(refused), (session(),))


def test_the_watch_sees_equipment_that_stays_at_home_on_a_journey() -> None:
    journal = book(
        (
            ON - timedelta(days=1),
            CalendarEvent(what="travel", first=ON + timedelta(days=2), last=ON + timedelta(days=3)),
        ),
        equipment=Answer(value=("band",)),
    )
    with_band = session(item("squat", 3))

    assert found(journal, (), plan({1: (with_band,)})) == set()
    assert 5 in found(journal, (), plan({2: (with_band,)}))


def test_the_watch_sees_doses_planks_minutes_and_weeks_above_their_caps() -> None:
    assert 6 in found(book(), (session(item(sets=4)),))
    assert 6 in found(book(), (session(item(reps=16)),))
    assert 6 in found(book(), (session(item("plank", 2, sets=3, hold_s=60, rep_s=62), item("side-plank", 2)),))
    assert 6 in found(book(minutes_per_day=Answer(value=2)), (session(item(), item("bird-dog", 1)),))
    often = {n: (session(item("side-plank", 1), kind="mobility"),) for n in range(1, 5)}
    assert 6 in found(book(), (), plan(often))


def watched(journal: Book, *sessions: Session, run: RunDay | None = None, days_ago: int = 2) -> Watch:
    """A watch that saw this advised on a day on which something was done."""
    watch = Watch(KNOWLEDGE)
    found(journal, sessions, run=run, watch=watch, on=ON - timedelta(days=days_ago))
    return watch


def test_the_watch_sees_a_rise_without_two_greens() -> None:
    for pain, expected in ((1, set()), (4, {7})):
        journal = book(done(5, pain), done(2, pain))
        watch = watched(journal, session(item(reps=10)))
        assert found(journal, (session(item(reps=12)),), watch=watch) == expected


def test_a_rise_that_was_advised_and_not_done_is_one_again_on_its_next_day() -> None:
    journal = book(done(7), done(5), done(2, 4))
    watch = watched(journal, session(item(reps=10)), days_ago=5)
    found(journal, (session(item(reps=12)),), watch=watch, on=ON - timedelta(days=4))

    assert found(journal, (session(item(reps=12)),), watch=watch) == {7}


def test_the_watch_sees_a_level_raised_after_red_or_too_early() -> None:
    for told, expected in (((20, 5, 2), set()), ((5, 2), {7})):
        journal = book(*(done(ago) for ago in told))
        watch = watched(journal, session())
        assert found(journal, (session(item(level=2)),), watch=watch) == expected
    red = book(done(20), done(5), done(2, 6))
    assert 7 in found(red, (session(item(level=2)),), watch=watched(red, session()))


def test_the_watch_sees_two_kinds_of_rise_in_one_week() -> None:
    journal = book(done(5), done(2), done(2, exercise="squat"))
    watch = watched(journal, session(item(), item("squat", 1)))
    both = session(item("glute-bridge", 1, reps=12), item("squat", 1, sets=3))

    assert found(journal, (both,), watch=watch) == {7}


def test_the_watch_sees_another_kind_of_rise_within_a_week_of_one_that_was_done() -> None:
    journal = book(done(9), done(6), done(3), done(3, exercise="squat"), done(1, exercise="squat"))
    watch = watched(journal, session(item(reps=10)), days_ago=6)
    found(journal, (session(item(reps=12), item("squat", 1)),), watch=watch, on=ON - timedelta(days=3))

    assert found(journal, (session(item("squat", 1, sets=3)),), watch=watch) == {7, 8}


def test_the_watch_sees_a_stage_that_rises_after_a_sore_run() -> None:
    for pain, expected in ((1, set()), (4, {7})):
        told = Run(distance_m=3000, duration_s=1500, stage=2, pain_during_0_10=pain)
        journal = book((ON - timedelta(days=4), told), (ON - timedelta(days=2), told))
        watch = watched(journal, run=run_day(None, stage=2))
        assert found(journal, run=run_day(None, stage=3), watch=watch) == expected


def test_the_watch_sees_strength_days_too_near_and_too_many() -> None:
    assert 8 in found(book(), (session(),), plan({0: (session(),), 1: (session(),)}))
    assert 8 in found(book(done(1)), (session(),))
    every_other = {n: (session(),) for n in (0, 2, 4, 6)}
    assert 8 in found(book(), every_other[0], plan(every_other))


def test_the_watch_sees_leg_strength_on_the_eve_of_a_race() -> None:
    race = CalendarEvent(what="race", first=ON + timedelta(days=2), last=ON + timedelta(days=2), distance_m=10_000)
    journal = book((ON - timedelta(days=1), race))

    assert 8 in found(journal, (), plan({1: (session(),)}))
    assert found(journal, (), plan({1: (session(item("dead-bug", 1)),)})) == set()


def test_the_watch_sees_a_run_longer_than_the_longest_allows() -> None:
    longest = (ON - timedelta(days=5), Run(distance_m=10_000, duration_s=3600, pain_during_0_10=0))

    assert 9 in found(book(longest), (), plan({}, {3: run_day(11_001, 3)}))
    assert 9 not in found(book(longest), (), plan({}, {3: run_day(11_000, 3)}))


def test_the_watch_sees_a_session_after_a_stop_that_nobody_asked_about() -> None:
    journal = book()
    assert found(journal, (session(),)) == set()
    _, stopped = done(0, stop="numb-or-spreading")
    journal.tell(stopped, ON, time(18))

    assert 10 in found(journal, (session(),), on=ON + timedelta(days=1))


def test_the_watch_sees_strain_in_a_flare() -> None:
    journal = book((ON, CheckIn(pain_morning_0_10=6)))
    calm = session(item("cat-camel", 1), kind="mobility")

    assert found(journal, (session(),)) == {10}
    assert found(journal, (calm,)) == set()
    assert 10 in found(journal, run=run_day(None))


def test_the_watch_sees_a_run_or_strength_on_the_day_after_a_red_run_though_the_evening_was_calm() -> None:
    red_run = (ON - timedelta(days=1), Run(distance_m=5000, duration_s=1800, pain_during_0_10=6))
    evening = (ON - timedelta(days=1), SessionDone(session="evening", items=(), duration_s=60, completed=True,
                                                   pain_during_0_10=1))  # fmt: skip
    journal = book(red_run, evening)

    assert found(journal, (session(),)) == {10}
    assert found(journal, run=run_day(4000)) == {10}


def test_the_watch_sees_what_comes_without_a_reason() -> None:
    nameless = replace(item(), why="")

    assert 12 in found(book(), (session(nameless),))
    assert 12 in found(book(), (session(replace(item(), sources=("nowhere",))),))
