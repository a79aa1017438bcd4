"""What a session writes down for progression: last sets, sides, weights, restarts."""

from typing import Any

import pytest
from coach_sessions import events, it_hurts, item, knowledge, session, sessions
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.session import Session
from backstride.coach.after import after_questions
from backstride.coach.outcome import session_outcome
from backstride.coach.player import advance, play
from backstride.coach.player_state import Event, Player
from backstride.coach.script import compile_script
from backstride.journal import DoneItem
from backstride.knowledge.model import Dose

START, TICK, DONE, SKIP, LOST = Event("start", pain=1), Event("tick"), Event("done"), Event("skip"), Event("lost")
SQUAT = item("squat", 2, Dose(sets=2, reps=10, rep_s=4, rest_s=60))
SIDE = item("side-plank", 2, Dose(sets=1, reps=1, rep_s=17, hold_s=15, rest_s=30))
DRILL = session(*(item("prone-glute-raise", level) for level in (1, 2, 3)))
HEAVY = session(item("glute-bridge", 4, Dose(sets=1, reps=8, rep_s=6, hold_s=2, rest_s=0)))
LEFT_TO_THE_CLOCK = [TICK] * 2000


def played(planned: Session, *told: Event) -> Player:
    return play(compile_script(planned, knowledge()), told, knowledge())


def done(planned: Session, *told: Event) -> tuple[DoneItem, ...]:
    outcome = session_outcome(played(planned, *told), planned)
    assert outcome is not None
    return outcome.items


def asked(planned: Session, *told: Event) -> list[tuple[str, tuple[int, ...]]]:
    questions = after_questions(played(planned, *told), planned, knowledge())
    return [(question.kind, question.items) for question in questions]


def test_what_was_planned_counts_as_done_without_a_single_key() -> None:
    squat, side = done(session(SQUAT, SIDE), START, *LEFT_TO_THE_CLOCK)

    assert (squat.sets_done, squat.last_set) == (2, 10)
    assert (side.sets_done, side.last_set, side.last_set_left, side.last_set_right) == (1, 15, None, None)


def test_repetitions_done_faster_than_the_clock_are_all_done() -> None:
    assert done(session(SQUAT), START, DONE, *[TICK] * 3, DONE, DONE, DONE)[0].last_set == 10


def test_a_hold_ended_early_keeps_the_seconds_really_held_and_the_sides_stay_apart() -> None:
    left_for_ten_s = [*[TICK] * 11, DONE]
    (side,) = done(session(SIDE), START, DONE, *left_for_ten_s, *LEFT_TO_THE_CLOCK)

    assert (side.last_set, side.last_set_left, side.last_set_right) == (10, 10, 15)


def test_timed_work_ended_early_keeps_its_seconds() -> None:
    march = session(item("squat", 1, Dose(sets=1, duration_s=30, rest_s=0)))

    assert done(march, START, DONE, *[TICK] * 12, DONE)[0].last_set == 12


def test_a_set_that_was_skipped_is_not_counted_and_the_one_before_it_was_the_last() -> None:
    (squat,) = done(session(SQUAT), START, DONE, DONE, DONE, SKIP)

    assert (squat.sets_done, squat.last_set) == (1, 10)


def test_nothing_done_leaves_no_last_set() -> None:
    (squat,) = done(session(SQUAT), START, DONE, SKIP, DONE, SKIP)

    assert (squat.sets_done, squat.skipped, squat.last_set) == (0, True, None)


def test_two_more_in_the_last_set_are_added_to_what_was_planned() -> None:
    squat, side = done(session(SQUAT, SIDE), START, *LEFT_TO_THE_CLOCK, Event("two_more", items=(0,)))

    assert (squat.last_set, side.last_set) == (12, 15)


def test_two_more_counts_on_both_sides() -> None:
    planned = session(item("single-leg-squat", 2))
    reps = planned.items[0].dose.reps
    (squat,) = done(planned, START, *LEFT_TO_THE_CLOCK, Event("two_more", items=(0,)))

    assert reps is not None
    assert (squat.last_set, squat.last_set_left, squat.last_set_right) == (reps + 2, None, None)


def test_the_answer_told_last_is_the_one_that_counts() -> None:
    ticked, unticked = Event("two_more", items=(0,)), Event("two_more")

    assert done(session(SQUAT), START, *LEFT_TO_THE_CLOCK, ticked, unticked)[0].last_set == 10


def test_only_counted_exercises_of_a_strength_session_are_asked_about() -> None:
    planned = session(SQUAT, SIDE, item("bird-dog", 2))
    evening = Session("evening", None, "Evening", "It may help.", 1, (SQUAT,), "C", ("house-rule",))

    assert asked(planned, START, *LEFT_TO_THE_CLOCK) == [("effort", ()), ("two_more", (0,)), ("pain", ())]
    assert asked(evening, START, *LEFT_TO_THE_CLOCK) == [("effort", ()), ("pain", ())]


@pytest.mark.parametrize(
    "story",
    [
        [START, DONE, DONE, DONE, SKIP],
        [START, DONE, Event("easier"), *LEFT_TO_THE_CLOCK],
        [START, DONE, DONE, *it_hurts(2), Event("none_of_these"), *LEFT_TO_THE_CLOCK],
        [START, DONE, DONE, Event("stop")],
    ],
    ids=["a set skipped", "made easier", "it hurt", "stopped early"],
)
def test_more_is_neither_asked_nor_counted_unless_all_of_it_went_well(story: list[Event]) -> None:
    told = [*story, Event("two_more", items=(0,))]

    assert ("two_more", (0,)) not in asked(session(SQUAT), *story)
    assert all(each.last_set in (None, 8, 10) for each in done(session(SQUAT), *told))


def test_a_weight_is_asked_once_where_the_level_is_loaded_and_kept_in_grams() -> None:
    planned = session(SQUAT, *HEAVY.items)
    story = [START, *LEFT_TO_THE_CLOCK]

    assert [each for each in asked(planned, *story) if each[0] == "load"] == [("load", (1,))]
    told = done(planned, *story, Event("load", items=(1,), load_g=10_000), Event("load", items=(1,), load_g=12_500))
    assert [each.load_g for each in told] == [None, 12_500]


def test_no_weight_is_asked_of_what_was_not_done() -> None:
    assert asked(HEAVY, START, Event("stop")) == [("effort", ()), ("pain", ())]


def test_a_drill_that_lost_its_form_begins_again_with_its_first_stage() -> None:
    player = played(DRILL, START, *[DONE] * 6, LOST)
    stages = done(DRILL, START, *[DONE] * 6, LOST, *LEFT_TO_THE_CLOCK)

    assert (player.state, player.step.kind, player.step.level) == ("running", "get_ready", 1)
    assert [stage.restarted for stage in stages] == [False, True, False]
    assert all(stage.sets_done == 1 for stage in stages)


def test_after_three_restarts_the_drill_is_over_for_today() -> None:
    player = played(DRILL, START, DONE, *[LOST] * 4)
    among_others = played(session(*DRILL.items, SQUAT), START, DONE, *[LOST] * 4)

    assert player.state == "asking_after"
    assert len(player.restarts) == 4
    assert (among_others.state, among_others.step.exercise) == ("running", "squat")


def test_an_exercise_that_is_no_drill_goes_on_as_before() -> None:
    player = played(session(SQUAT), START, DONE, TICK)

    assert advance(player, LOST, knowledge()).player == player


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "load", "load_g": 300_001, "items": (0,)}, {"kind": "load", "load_g": -1, "items": (0,)},
     {"kind": "load", "items": (0,)}, {"kind": "load", "load_g": 1}],
)  # fmt: skip
def test_a_weight_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="load"):
        Event(**wrong)


@given(sessions())
def test_a_session_left_to_the_clock_records_the_planned_dose_of_every_exercise(planned: Session) -> None:
    script = compile_script(planned, knowledge())
    outcome = session_outcome(play(script, [START, *[TICK] * script.total_s], knowledge()), planned)

    assert outcome is not None
    for told, item_ in zip(outcome.items, planned.items, strict=True):
        dose = item_.dose
        held = dose.hold_s if dose.reps == 1 and dose.hold_s else dose.reps
        assert told.last_set == (held if dose.duration_s is None else dose.duration_s)
        assert told.last_set_left is told.last_set_right is None


@given(st.lists(events() | st.just(TICK), max_size=40))
def test_no_story_records_more_than_the_plan_and_two(story: list[Event]) -> None:
    planned = session(SQUAT, SIDE, *HEAVY.items)
    outcome = session_outcome(played(planned, START, *story), planned)

    assert outcome is not None
    for told in outcome.items:
        most = {"squat": 10, "side-plank": 15, "glute-bridge": 8}[told.exercise]
        ticked = any(event.kind == "two_more" and event.items for event in story)
        assert (told.last_set or 0) <= most + (2 if ticked and told.exercise != "side-plank" else 0)
