"""Invariant 5: no exercise whose contraindication holds or is not known to be absent, whose equipment is missing,
which the direction tolerance rules out or which was not opted into, is ever prescribed.
"""

from days import OneDay, levels_open, one_day
from hypothesis import given
from hypothesis import strategies as st
from plain_logic import truth
from plans import Planned, equipment_on, living, plans

from backstride.advice.facts import Facts
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import chosen_routine
from runners import FEWER, KNOWLEDGE

EVERYDAY = {thing.id for thing in KNOWLEDGE.equipment.values() if thing.everyday}


@given(one_day())
def test_no_exercise_is_given_whose_contraindication_holds_or_is_not_known(day: OneDay) -> None:
    for where, exercise, rung in levels_open(day):
        for name in (*exercise.contraindications, *rung.contraindications):
            assert truth(KNOWLEDGE.contraindications[name].when, day.runner, day.on) is False, (where, name)


@given(one_day())
def test_no_exercise_is_given_without_its_equipment(day: OneDay) -> None:
    own = day.runner.findings["equipment"].value if "equipment" in day.runner.findings else ()
    at_hand = EVERYDAY | (set(own) if isinstance(own, tuple) else set())
    for where, _, rung in levels_open(day):
        assert set(rung.equipment) <= at_hand, where


@given(one_day())
def test_no_optional_exercise_is_given_that_was_not_chosen(day: OneDay) -> None:
    for where, exercise, _ in levels_open(day):
        wish = day.runner.findings.get("skill_opt_in" if exercise.kind == "skill" else "extension_opt_in")
        assert not exercise.opt_in or (wish is not None and wish.value == "yes"), where
        assert exercise.offered, where
        assert exercise.status != "retired", where


@given(one_day())
def test_no_loaded_direction_is_given_that_hurts_more(day: OneDay) -> None:
    arching, bending = (day.runner.findings.get(fact) for fact in ("arching_effect", "bending_effect"))
    for where, exercise, rung in levels_open(day):
        for load, effect in (("loaded_extension", arching), ("loaded_flexion", bending)):
            tolerated = effect is not None and effect.value in ("better", "same")
            assert tolerated or load not in (*exercise.loads, *rung.loads), (where, load)


@FEWER
@given(plans())
def test_no_day_of_a_plan_has_an_exercise_with_a_contraindication_that_holds_or_is_not_known(planned: Planned) -> None:
    for _, session, item in planned.items():
        exercise = KNOWLEDGE.exercises[item.exercise]
        for name in (*exercise.contraindications, *exercise.levels[item.level - 1].contraindications):
            holds = truth(KNOWLEDGE.contraindications[name].when, planned.runner, planned.on)
            assert holds is False, (session.title, item.exercise, name)


@FEWER
@given(plans())
def test_every_day_of_a_plan_needs_only_what_is_at_hand_there(planned: Planned) -> None:
    for day, session, item in planned.items():
        needed = KNOWLEDGE.exercises[item.exercise].levels[item.level - 1].equipment
        assert set(needed) <= equipment_on(planned.runner, day.on), (day.on, session.title, item.exercise)


@given(living(), st.sampled_from(tuple(KNOWLEDGE.routines)))
def test_a_routine_asked_for_on_a_journey_needs_only_what_is_at_hand_there(day: OneDay, routine: str) -> None:
    facts = Facts(day.runner, KNOWLEDGE, day.on)
    today = chosen_routine(facts, screen_facts(facts), routine)

    for session in today.sessions if today else ():
        for item in session.items:
            needed = KNOWLEDGE.exercises[item.exercise].levels[item.level - 1].equipment
            assert set(needed) <= equipment_on(day.runner, day.on), item.exercise


@FEWER
@given(plans())
def test_a_plan_holds_nothing_refused_not_chosen_or_not_offered(planned: Planned) -> None:
    wishes = {told.what.exercise: told.what.wish for told in planned.runner.wishes}
    for _, session, item in planned.items():
        exercise = KNOWLEDGE.exercises[item.exercise]
        chosen = planned.runner.findings.get("skill_opt_in" if exercise.kind == "skill" else "extension_opt_in")
        assert not exercise.opt_in or (chosen is not None and chosen.value == "yes"), item.exercise
        assert exercise.offered, item.exercise
        assert exercise.status != "retired", item.exercise
        assert wishes.get(item.exercise) != "refuse", (session.title, item.exercise)


@FEWER
@given(plans())
def test_no_day_of_a_plan_loads_a_direction_that_hurts_more(planned: Planned) -> None:
    for _, _, item in planned.items():
        exercise = KNOWLEDGE.exercises[item.exercise]
        for load, fact in (("loaded_extension", "arching_effect"), ("loaded_flexion", "bending_effect")):
            effect = planned.runner.findings.get(fact)
            tolerated = effect is not None and effect.value in ("better", "same")
            assert tolerated or load not in (*exercise.loads, *exercise.levels[item.level - 1].loads), item.exercise
