"""A session as a flat list of timed steps."""

import pytest
from coach_sessions import item, knowledge, session, sessions
from hypothesis import given

from backstride.advice.duration import session_s
from backstride.advice.session import Session
from backstride.coach.script import Script, compile_script, instructions
from backstride.knowledge.model import Dose

HOLDS = Dose(sets=2, reps=3, rep_s=10, hold_s=8, rest_s=30)
MINUTE = Dose(sets=1, duration_s=60, rest_s=15)


def kinds(script: Script) -> list[str]:
    return [step.kind for step in script.steps]


def test_an_exercise_for_each_side_is_done_left_then_right_with_a_rest_between_sets() -> None:
    script = compile_script(session(item("bird-dog", 2, HOLDS)), knowledge())

    assert [(step.kind, step.side, step.set, step.seconds) for step in script.steps] == [
        ("get_ready", "left", 1, 5),
        ("work", "left", 1, 30),
        ("switch_sides", "right", 1, 5),
        ("work", "right", 1, 30),
        ("rest", "left", 2, 30),
        ("work", "left", 2, 30),
        ("switch_sides", "right", 2, 5),
        ("work", "right", 2, 30),
        ("done", None, 2, 0),
    ]
    assert script.total_s == 165


def test_an_exercise_for_both_sides_is_done_once() -> None:
    script = compile_script(session(item("plank", 1)), knowledge())

    assert {step.side for step in script.steps} == {None}
    assert "switch_sides" not in kinds(script)


def test_before_another_exercise_there_is_a_rest_and_then_a_look() -> None:
    script = compile_script(session(item("knee-pull", 1, MINUTE), item("butt-kick", 1, MINUTE)), knowledge())

    assert [(step.kind, step.name, step.seconds) for step in script.steps] == [
        ("get_ready", "Walking knee pull", 5),
        ("work", "Walking knee pull", 60),
        ("rest", "Slow butt kick", 15),
        ("next", "Slow butt kick", 10),
        ("work", "Slow butt kick", 60),
        ("done", "", 0),
    ]


def test_a_circuit_repeats_the_whole_list() -> None:
    script = compile_script(session(item("knee-pull", 1, MINUTE), item("butt-kick", 1, MINUTE), rounds=2), knowledge())
    work = [step for step in script.steps if step.kind == "work"]

    assert [(step.exercise, step.round, step.of_rounds) for step in work] == [
        ("knee-pull", 1, 2),
        ("butt-kick", 1, 2),
        ("knee-pull", 2, 2),
        ("butt-kick", 2, 2),
    ]


def test_no_rest_means_no_rest_step() -> None:
    script = compile_script(session(item("desk-stand", 1), rounds=2), knowledge())

    assert kinds(script) == ["get_ready", "work", "work", "done"]


def test_the_cue_of_the_session_is_said_and_without_one_how_to_breathe() -> None:
    told = compile_script(session(item("squat", 1, cue="Sit back softly.")), knowledge())
    untold = compile_script(session(item("squat", 1)), knowledge())

    assert told.steps[1].cue == "Sit back softly."
    assert untold.steps[1].cue == instructions("squat", 1, knowledge()).breathing


def test_a_session_without_exercises_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one exercise"):
        compile_script(session(), knowledge())


def test_level_0_is_an_error() -> None:
    with pytest.raises(IndexError, match="levels count from 1"):
        compile_script(session(item("squat", 0)), knowledge())


@given(sessions())
def test_the_total_is_the_sum_of_the_steps_and_what_the_planner_counted_with(session: Session) -> None:
    script = compile_script(session, knowledge())

    assert script.total_s == sum(step.seconds for step in script.steps) == session_s(session, knowledge())


@given(sessions())
def test_every_set_of_every_round_is_there_once_on_every_side(session: Session) -> None:
    script = compile_script(session, knowledge())
    work = [(step.bout, step.side) for step in script.steps if step.kind == "work"]
    both = {"both": 1, "each": 2}

    assert (
        len(work)
        == len(set(work))
        == session.rounds
        * sum(each.dose.sets * both[knowledge().exercises[each.exercise].sides] for each in session.items)
    )


@given(sessions())
def test_a_script_begins_with_getting_ready_and_ends_with_work_then_done(session: Session) -> None:
    steps = compile_script(session, knowledge()).steps

    assert steps[0].kind == "get_ready"
    assert [step.kind for step in steps[-2:]] == ["work", "done"]
    assert all(step.seconds > 0 for step in steps[:-1])


@given(sessions())
def test_cues_come_in_order_at_most_one_a_second_and_within_their_step(session: Session) -> None:
    for step in compile_script(session, knowledge()).steps:
        times = [cue.at_s for cue in step.cues]

        assert times == sorted(set(times))
        assert all(0 <= at_s < step.seconds for at_s in times)
