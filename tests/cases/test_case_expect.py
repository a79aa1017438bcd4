"""A story whose expectation is wrong fails, and says how; the guide to writing one is true."""

import pytest
from case_expect import Expect, OpenQuestion, differences
from case_files import FOLDER, CaseError, advice_for, parse, walk
from case_plan_expect import ExerciseExpect, PlanExpect, RunningExpect

GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_a_wrong_expectation_is_told_with_what_there_was_instead() -> None:
    wrong = Expect(level="urgent", outcome="referred", findings=("B01", "B20"), session_kind="walk", running="yes")

    assert differences(wrong, walk("cauda-equina-after-a-lift")) == [
        "level: expected urgent, got emergency",
        "findings: B20 missing from B01, b01-bladder-change, B03, b03-saddle-numbness",
        "session_kind: expected walk, got None",
        "running: expected yes, got no",
    ]


def test_what_should_not_be_there_is_named() -> None:
    wrong = Expect(level="self_care", outcome="cleared", session_has_not=("glute-bridge",), not_findings=("B35",))

    assert differences(wrong, walk("five-calm-weeks-and-a-kettlebell")) == [
        "not_findings: B35 should not be there",
        "session_has_not: glute-bridge should not be there",
    ]


def test_a_wrong_plan_or_progression_is_told_with_what_there_was_instead() -> None:
    wrong = Expect(
        level="self_care", outcome="cleared", traffic_light="red",
        plan=PlanExpect(
            strength_min=7, strength_max=0, days={"sun": "yes"}, has=("kettlebell-swing",), has_not=("walking",),
            mode="deload", gave_way=("no such words",), minutes_max=1,
        ),
        progression={"glute-bridge": ExerciseExpect(level=9, move="down"), "plank": ExerciseExpect(level=1)},
        running=RunningExpect(answer="no", stage=3, distance_max_m=1, distance_m=-1, days={"mon": "yes"}),
    )  # fmt: skip

    told = [line.split(":")[0] for line in differences(wrong, walk("two-green-weeks-and-up"))]

    assert told == [
        "plan.days.sun", "plan.strength_min", "plan.strength_max", "plan.has", "plan.has_not", "plan.mode",
        "plan.minutes_max", "plan.gave_way", "progression.glute-bridge.level", "progression.glute-bridge.move",
        "progression.plank", "running.answer", "running.stage", "running.distance_max_m", "running.distance_m",
        "running.days.mon", "traffic_light",
    ]  # fmt: skip


def test_a_plan_where_none_should_be_is_told_and_the_other_way_round() -> None:
    none, one = Expect(level="self_care", outcome="cleared", plan=PlanExpect(none=True)), PlanExpect(mode="normal")
    some = Expect(level="emergency", outcome="referred", plan=one)

    assert differences(none, walk("two-green-weeks-and-up")) == ["plan: expected none, got one"]
    assert differences(some, walk("numb-in-week-four")) == ["plan: expected one, got none"]


def test_a_story_without_a_level_is_refused() -> None:
    with pytest.raises(CaseError, match="level is missing"):
        parse(b"{today: 2026-10-05, name: A, about: B, expect: {outcome: cleared}}", "a")


def test_an_unknown_key_of_expect_is_refused() -> None:
    with pytest.raises(CaseError, match="exercises"):
        parse(b"{today: 2026-10-05, name: A, about: B, expect: {level: urgent, outcome: referred, exercises: []}}", "a")


def test_the_story_in_the_guide_gives_what_it_expects() -> None:
    example = GUIDE.split("```yaml")[1].split("```")[0]

    case = parse(example.encode(), "guide")

    assert differences(case.story.expect, advice_for(case)) == []


def test_the_guide_names_every_key_of_expect() -> None:
    missing = [key for key in (*Expect.model_fields, *OpenQuestion.model_fields) if f"`{key}`" not in GUIDE]
    parts = (*PlanExpect.model_fields, *ExerciseExpect.model_fields, *RunningExpect.model_fields)
    missing += [key for key in parts if key not in GUIDE]

    assert missing == []
