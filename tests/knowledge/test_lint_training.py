"""Checks of what a runner does: doses, levels, loads, ladders, routines, run_stages, traffic_lights."""

from typing import Any

import pytest
from small_knowledge import a, knowledge, level

from backstride.knowledge.lint import Check, doses, ladders, levels, loads, routines, run_stages, traffic_lights

HOLD = {"sets": 1, "duration_s": 30, "rest_s": 0}
HOLD_CAP = {"sets": 3, "duration_s": 60, "per_week": 7}


def found(check: Check, *files: tuple[str, dict[str, Any]]) -> list[str]:
    return [str(problem) for problem in check(knowledge(*files))]


def exercise(item_id: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    return a("exercises", item_id, **({"levels": [level(dose=HOLD, cap=HOLD_CAP)]} | fields))


def variant(*exercises: str, dose: dict[str, Any] = HOLD, **fields: Any) -> dict[str, Any]:
    items = [{"exercise": name, "level": 1, "dose": dose} for name in exercises]
    return {"id": "plain", "name": "Plain", "items": items} | fields


@pytest.mark.parametrize(
    ("dose", "fault"),
    [
        ({"sets": 4, "reps": 8, "rep_s": 4, "rest_s": 30}, "4 sets, but the cap is 3"),
        ({"sets": 3, "reps": 13, "rep_s": 4, "rest_s": 30}, "reps is 13, but the cap is 12"),
        ({"sets": 3, "reps": 8, "rep_s": 9, "hold_s": 8, "rest_s": 30}, "hold_s is 8, but the cap is 7"),
        ({"sets": 1, "duration_s": 30, "rest_s": 30}, "duration_s is 30, but the level has no cap for it"),
        ({"sets": 2, "reps": 8, "rep_s": 4, "rest_s": 0}, "several strength sets need a rest between them"),
    ],
)
def test_a_dose_over_its_cap_is_named(dose: dict[str, Any], fault: str) -> None:
    cap = {"sets": 3, "reps": 12, "hold_s": 7, "per_week": 3}

    assert found(doses.check, a("exercises", "squat", levels=[level(dose=dose, cap=cap)])) == [
        f"exercises/squat.yaml: levels.0.dose: {fault} [doses]"
    ]


def test_a_dose_at_its_cap_is_fine() -> None:
    dose = {"sets": 3, "reps": 12, "rep_s": 4, "rest_s": 30}

    assert not found(doses.check, a("exercises", "squat", levels=[level(dose=dose)]))


def test_the_longest_run_of_a_routine_stays_below_the_cap_of_each_level() -> None:
    long = variant("plank", dose={"sets": 1, "duration_s": 61, "rest_s": 30})
    circuit = {"rounds": 3, "rounds_min": 3, "rounds_cap": 4}

    assert found(doses.check, exercise("plank"), a("routines", "core", variants=[long], **circuit)) == [
        "routines/core.yaml: plain, plank level 1: 4 sets (1 in each of up to 4 rounds), but the cap is 3 [doses]",
        "routines/core.yaml: plain, plank level 1: duration_s is 61, but the cap is 60 [doses]",
    ]


def test_two_levels_of_one_name_are_named() -> None:
    assert found(levels.check, a("exercises", "squat", levels=[level(), level(steps=["Sit down."])])) == [
        "exercises/squat.yaml: 2 levels are named 'Base' [levels]"
    ]


def test_a_level_that_asks_no_more_than_the_one_before_is_named() -> None:
    fewer = level(name="Next", dose={"sets": 1, "reps": 8, "rep_s": 4, "rest_s": 30})
    more = level(name="Next", dose={"sets": 2, "reps": 9, "rep_s": 4, "rest_s": 30})
    another_movement = level(name="Next", steps=["Stand on one leg."])

    assert found(levels.check, a("exercises", "squat", levels=[level(), fewer])) == [
        "exercises/squat.yaml: level 2 is the movement of the level before and asks no more of it [levels]"
    ]
    assert not found(levels.check, a("exercises", "squat", levels=[level(), more]))
    assert not found(levels.check, a("exercises", "squat", levels=[level(), another_movement]))


def test_somebody_without_kit_starts_at_level_one() -> None:
    band, mat = a("equipment", "band"), a("equipment", "floor", everyday=True)
    with_band = level(name="Band", equipment=["band", "floor"])
    without = level(name="Free", equipment=["floor"])

    assert found(levels.check, band, mat, a("exercises", "squat", levels=[with_band, without])) == [
        "exercises/squat.yaml: level 1 needs band but level 2 needs nothing; start there [levels]"
    ]
    assert not found(levels.check, band, mat, a("exercises", "squat", levels=[without, with_band]))


def test_a_load_brings_its_contraindications_with_it() -> None:
    arching = level(loads=["loaded_extension"], contraindications=["extension-not-tolerated", "feverish-or-unwell"])
    on_one_leg = a("exercises", "hop-free-squat", contraindications=["feverish-or-unwell"], loads=["single_leg"])

    assert found(loads.check, a("exercises", "locust", levels=[arching]), on_one_leg, a("exercises", "walk")) == [
        "exercises/locust.yaml: level 1 has to name pregnancy-or-postpartum, spine-slip-or-stenosis [loads]",
        "exercises/locust.yaml: level 1 loads arching, so the exercise is opt-in [loads]",
        "exercises/hop-free-squat.yaml: level 1 has to name bone-stress-suspected [loads]",
        "exercises/walk.yaml: level 1 has to name feverish-or-unwell [loads]",
    ]


def test_a_ladder_climbs_and_never_repeats_a_rung() -> None:
    up, again, down = [{"exercise": "squat", "level": number} for number in (2, 2, 1)]
    squat = a("exercises", "squat", levels=[level(), level(name="Two", steps=["Deeper."])])

    assert found(ladders.check, squat, a("ladders", "legs", rungs=[up, again, down])) == [
        "ladders/legs.yaml: rung 2 repeats squat level 2 [ladders]",
        "ladders/legs.yaml: rung 3 goes down from squat level 2 to 1; easiest first [ladders]",
    ]


def test_a_ladder_starts_on_one_of_its_rungs() -> None:
    squat = a("exercises", "squat", levels=[level(), level(name="Two", steps=["Deeper."])])
    rungs = [{"exercise": "squat", "level": 1}, {"exercise": "squat", "level": 2}]

    off = a("ladders", "legs", rungs=rungs, start={"exercise": "squat", "level": 3})
    on = a("ladders", "legs", rungs=rungs, start={"exercise": "squat", "level": 2})

    assert found(ladders.check, squat, off) == [
        "ladders/legs.yaml: it starts at squat level 3, which is none of its rungs [ladders]"
    ]
    assert not found(ladders.check, squat, on)


def test_a_ladder_keeps_to_its_muscles_and_begins_where_everybody_may() -> None:
    problems = found(
        ladders.check,
        a("exercises", "locust", opt_in=True, muscle_group="trunk"),
        a("exercises", "squat", muscle_group="legs_hips"),
        a("exercises", "ball-release", offered=False, not_offered_because="No text.", levels=[]),
        a("ladders", "back",
          rungs=[{"exercise": name, "level": 1} for name in ("locust", "squat", "ball-release")]),
    )  # fmt: skip

    assert problems == [
        "ladders/back.yaml: the first rung, locust, is opt-in; a ladder begins where everybody may [ladders]",
        "ladders/back.yaml: rung 2: squat is of legs_hips, the ladder of trunk [ladders]",
        "ladders/back.yaml: rung 3: ball-release is not offered [ladders]",
    ]


def test_the_warm_up_takes_its_promised_minutes() -> None:
    walk, cradle = exercise("walk"), exercise("cradle", sides="each")
    too_short = a("routines", "pre-run-activation", variants=[variant(*["walk"] * 8)])
    both_sides = a("routines", "pre-run-activation", variants=[variant("walk", *["cradle"] * 4)])

    assert found(routines.check, walk, too_short) == [
        "routines/pre-run-activation.yaml: plain: takes 4.0 minutes; promised are 4.5 to 10.0 [routines]"
    ]
    assert not found(routines.check, walk, cradle, both_sides)


def test_the_usual_rounds_lie_between_the_fewest_and_the_most() -> None:
    circuit = a("routines", "core", variants=[variant("walk")], rounds=4, rounds_min=2, rounds_cap=3)

    assert found(routines.check, exercise("walk"), circuit) == [
        "routines/core.yaml: 4 rounds are not within 2 to 3 [routines]"
    ]


def test_a_variant_that_is_never_reached_is_named() -> None:
    free, banded = variant("walk", id="free"), variant("walk", id="banded", equipment=["band"])

    assert found(routines.check, exercise("walk"), a("routines", "core", variants=[free, banded])) == [
        "routines/core.yaml: variant 'banded' is never reached: 'free' fits whenever it does [routines]"
    ]
    assert not found(routines.check, exercise("walk"), a("routines", "core", variants=[banded, free]))


def test_a_variant_names_the_things_its_exercises_need() -> None:
    swing = exercise("swing", levels=[level(dose=HOLD, cap=HOLD_CAP, equipment=["kettlebell", "floor"])])
    things = a("equipment", "kettlebell"), a("equipment", "floor", everyday=True)

    assert found(routines.check, *things, swing, a("routines", "core", variants=[variant("swing")])) == [
        "routines/core.yaml: plain: swing level 1 needs kettlebell, which the variant does not name [routines]"
    ]


def test_a_routine_with_an_opt_in_exercise_is_opt_in() -> None:
    locust = exercise("locust", opt_in=True)

    assert found(routines.check, locust, a("routines", "core", variants=[variant("locust")])) == [
        "routines/core.yaml: contains locust, which is opt-in, so the routine is opt-in too [routines]"
    ]
    assert not found(routines.check, locust, a("routines", "core", variants=[variant("locust")], opt_in=True))


def test_run_stages_have_no_gap_and_add_up() -> None:
    problems = found(
        run_stages.check,
        a("run_stages", "stage-0", stage=0),
        a("run_stages", "stage-1", stage=1, repeats=8, run_s=30, walk_s=120, run_min_total=8),
        a("run_stages", "stage-3", stage=3, repeats=7, run_s=90, walk_s=90, run_min_total=10),
        a("run_stages", "stage-4", stage=4, repeats=8, run_s=30, walk_s=60, run_min_total=4),
    )

    assert problems == [
        "run_stages/stage-3.yaml: stages count 0, 1, 2 ...; this is stage 3 where 2 is due [run_stages]",
        "run_stages/stage-1.yaml: 8 x 30 s are 240 s of running, not 8 min [run_stages]",
        "run_stages/stage-4.yaml: less running than stage 3 [run_stages]",
    ]


def test_there_is_one_light_of_each_colour_and_stricter_lights_begin_higher() -> None:
    problems = found(
        traffic_lights.check,
        a("traffic_lights", "green", colour="green", rank=0, during_max_0_10=4),
        a("traffic_lights", "amber", colour="amber", rank=1, during_max_0_10=2),
        a("traffic_lights", "red", colour="red", rank=3),
    )

    assert problems == [
        "traffic_lights: there is one light of each colour: green, amber, red, stop [traffic_lights]",
        "traffic_lights/red.yaml: red has rank 2, not 3 [traffic_lights]",
        "traffic_lights/amber.yaml: during_max_0_10 is 2, below the 4 of green [traffic_lights]",
    ]
