"""The same script, easier from here on; it can only ever tighten."""

import pytest
from coach_sessions import cap_of, item, items, knowledge, rungs, session, sessions
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.session import Session, SessionItem
from backstride.coach.easier import easier, harder, leave_out, tightened
from backstride.coach.script import Bout, Script, compile_script, sides_of
from backstride.knowledge.model import Dose


def bout(one: SessionItem) -> Bout:
    return Bout(0, one.exercise, one.level, one.dose, sides_of(one.exercise, knowledge()), 1, 1, 1, one.dose.sets)


def work_s(script: Script) -> int:
    return sum(step.seconds for step in script.steps if step.kind == "work")


def test_one_level_down_with_what_was_asked_as_the_most() -> None:
    asked = Dose(sets=3, reps=6, rep_s=4, rest_s=60)

    level, dose = tightened(bout(item("squat", 2, asked)), knowledge())

    assert level == 1
    assert dose == Dose(sets=2, reps=4, rep_s=5, rest_s=60)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Dose(sets=3, reps=9, rep_s=5, rest_s=45), Dose(sets=3, reps=4, rep_s=5, rest_s=45)),
        (Dose(sets=3, reps=1, rep_s=5, rest_s=45), Dose(sets=3, reps=1, rep_s=5, rest_s=45)),
        (Dose(sets=1, reps=1, rep_s=17, hold_s=15, rest_s=0), Dose(sets=1, reps=1, rep_s=9, hold_s=7, rest_s=0)),
        (Dose(sets=1, reps=1, rep_s=8, hold_s=6, rest_s=0), Dose(sets=1, reps=1, rep_s=7, hold_s=5, rest_s=0)),
        (Dose(sets=1, duration_s=31, rest_s=0), Dose(sets=1, duration_s=15, rest_s=0)),
        (Dose(sets=1, duration_s=9, rest_s=0), Dose(sets=1, duration_s=5, rest_s=0)),
        (Dose(sets=1, duration_s=5, rest_s=0), Dose(sets=1, duration_s=5, rest_s=0)),
    ],
)
def test_at_the_lowest_level_half_rounded_down_is_left(asked: Dose, expected: Dose) -> None:
    assert tightened(bout(item("squat", 1, asked)), knowledge()) == (1, expected)


def test_a_level_that_this_runner_was_not_screened_for_is_passed_over() -> None:
    real = knowledge().exercises["squat"]
    barred = real.levels[1].model_copy(update={"contraindications": ("shoulder-sore",)})
    odd = real.model_copy(update={"levels": (real.levels[0], barred, real.levels[2])})
    known = type(knowledge())(
        version="t", exercises={"squat": odd}, equipment=knowledge().equipment, numbers=knowledge().numbers
    )

    assert tightened(bout(item("squat", 3)), known)[0] == 1


def test_the_steps_before_stay_and_the_set_begins_again_with_a_look() -> None:
    before = compile_script(session(item("squat", 2), item("plank", 2)), knowledge())
    second_set = next(nth for nth, step in enumerate(before.steps) if step.kind == "work" and step.set == 2)

    after = easier(before, second_set, knowledge())

    assert after.steps[: second_set - 1] == before.steps[: second_set - 1]
    assert (after.steps[second_set - 1].kind, after.steps[second_set - 1].seconds) == ("rest", 60)
    assert [(step.kind, step.exercise, step.level, step.set) for step in after.steps[second_set : second_set + 2]] == [
        ("next", "squat", 1, 2),
        ("work", "squat", 1, 2),
    ]
    assert [step.level for step in after.steps if step.exercise == "plank"] == [
        step.level for step in before.steps if step.exercise == "plank"
    ]


def test_a_side_that_is_done_is_not_done_again() -> None:
    once = Dose(sets=1, reps=1, rep_s=17, hold_s=15, rest_s=30)
    before = compile_script(session(item("side-plank", 2, once)), knowledge())
    right = next(nth for nth, step in enumerate(before.steps) if step.kind == "work" and step.side == "right")

    after = easier(before, right, knowledge())

    assert [(step.side, step.level) for step in after.steps if step.kind == "work"] == [("left", 2), ("right", 1)]


def test_sets_that_the_easier_dose_does_not_ask_for_are_dropped_but_not_the_one_under_way() -> None:
    three = compile_script(session(item("squat", 2, Dose(sets=3, reps=10, rep_s=4, rest_s=30))), knowledge())
    work = [nth for nth, step in enumerate(three.steps) if step.kind == "work"]

    def sets(step: int) -> list[tuple[int, int, int]]:
        lower = easier(three, step, knowledge())
        return [(each.level, each.set, each.of_sets) for each in lower.steps if each.kind == "work"]

    assert sets(work[0]) == [(1, 1, 2), (1, 2, 2)]
    assert sets(work[2]) == [(2, 1, 3), (2, 2, 3), (1, 3, 3)]


def test_harder_gives_level_and_repetitions_back_but_not_the_sets_that_were_dropped() -> None:
    asked = Dose(sets=3, reps=10, rep_s=4, rest_s=30)
    script = compile_script(session(item("squat", 2, asked)), knowledge())

    back = harder(easier(script, 1, knowledge()), 1, knowledge())

    assert [(bout.level, bout.dose, bout.set, bout.of_sets) for bout in back.bouts] == [
        (2, asked.model_copy(update={"sets": 2}), 1, 2),
        (2, asked.model_copy(update={"sets": 2}), 2, 2),
    ]


def test_harder_before_anything_was_made_easier_gives_the_same_script() -> None:
    script = compile_script(session(item("squat", 2), item("plank", 2)), knowledge())

    assert harder(script, 1, knowledge()) is script


def test_later_rounds_are_easier_too_and_earlier_ones_stay() -> None:
    before = compile_script(session(item("squat", 2), item("plank", 2), rounds=3), knowledge())
    second_round = next(nth for nth, step in enumerate(before.steps) if step.kind == "work" and step.round == 2)

    after = easier(before, second_round, knowledge())

    squats = {(step.round, step.level) for step in after.steps if step.kind == "work" and step.exercise == "squat"}
    assert squats == {(1, 2), (2, 1), (3, 1)}


def test_an_exercise_that_is_left_out_does_not_come_back_in_later_rounds() -> None:
    script = compile_script(session(item("squat", 2), item("plank", 2), rounds=2), knowledge())

    rest = leave_out(script, 1, knowledge())

    assert rest is not None
    assert {step.exercise for step in rest.steps} == {"plank"}


def test_without_its_only_exercise_nothing_is_left() -> None:
    assert leave_out(compile_script(session(item("squat", 2)), knowledge()), 1, knowledge()) is None


@given(items())
def test_no_part_of_a_dose_is_ever_raised(one: SessionItem) -> None:
    level, dose = tightened(bout(one), knowledge())
    cap = cap_of(one.exercise, level)

    assert 1 <= level <= one.level
    assert dose.sets <= min(one.dose.sets, cap.sets)
    assert dose.set_s() <= one.dose.set_s()
    assert dose.rest_s == one.dose.rest_s
    if dose.reps is not None:
        assert dose.reps <= min(one.dose.reps or dose.reps, cap.reps or 0)
    if dose.hold_s is not None:
        assert dose.hold_s <= min(one.dose.hold_s or dose.hold_s, cap.hold_s or 0)
    if dose.duration_s is not None:
        assert dose.duration_s <= (cap.duration_s or 0)


@pytest.mark.parametrize(("exercise", "level"), rungs())
def test_every_exercise_can_be_made_easier_until_it_cannot_and_then_says_so(exercise: str, level: int) -> None:
    script = compile_script(session(item(exercise, level)), knowledge())
    times = 0
    while (lower := easier(script, 1, knowledge())) != script:
        assert work_s(lower) <= work_s(script)
        script, times = lower, times + 1

    assert 1 <= times < 20


@given(sessions(), st.data())
def test_easier_anywhere_keeps_what_was_before_and_never_adds_work(session: Session, data: st.DataObject) -> None:
    script = compile_script(session, knowledge())
    step = data.draw(st.integers(0, len(script.steps) - 1))

    lower = easier(script, step, knowledge())

    assert work_s(lower) <= work_s(script)
    here = script.steps[step].bout
    assert [each for each in lower.steps if each.bout < here] == [each for each in script.steps if each.bout < here]
    assert lower.total_s == sum(each.seconds for each in lower.steps)
