"""Invariant 5: no exercise whose contraindication holds or is not known to be absent, whose equipment is missing,
which the direction tolerance rules out or which was not opted into, is ever prescribed.
"""

from days import OneDay, levels_open, one_day
from hypothesis import given
from plain_logic import truth

from runners import KNOWLEDGE

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
