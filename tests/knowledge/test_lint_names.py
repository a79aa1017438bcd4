"""Checks of what files name in each other: references, facts, unique_facts, ask_when, orphans, seed_rows."""

from typing import Any

import pytest
from small_knowledge import a, asks, knowledge, level, rows

from backstride.knowledge.coverage import CoverageRow, coverage
from backstride.knowledge.lint import Check, ask_when, facts, orphans, references, seed_rows, unique_facts


def found(check: Check, *files: tuple[str, dict[str, Any]]) -> list[str]:
    return [str(problem) for problem in check(knowledge(*files))]


def test_a_source_that_does_not_exist_is_named_with_its_place() -> None:
    factor = a("factors", "sitting", sources=["house-rule", "nobody-2020"])

    assert "factors/sitting.yaml: sources: there is no sources/nobody-2020.yaml [references]" in found(
        references.check, factor
    )


def test_a_source_deep_inside_a_file_is_looked_up_too() -> None:
    clue = a("factors", "sitting")[1]["evidence"][0] | {"sources": ["nobody-2020"]}

    problems = found(references.check, a("factors", "sitting", evidence=[clue]))

    assert "factors/sitting.yaml: evidence.0.sources: there is no sources/nobody-2020.yaml [references]" in problems


def test_every_kind_of_name_is_looked_up() -> None:
    problems = found(
        references.check,
        a("causes", "c1", factors=["no-factor"]),
        a("progression", "slowly", numbers=["no-number"]),
        a("self_tests", "hold", contraindications=["no-contraindication"]),
        a("exercises", "squat", helps=[{"factor": "no-factor", "grade": "C", "sources": ["house-rule"]}],
          levels=[level(equipment=["no-thing"])]),
        a("ladders", "up", rungs=[{"exercise": "no-exercise", "level": 1}, {"exercise": "squat", "level": 1}]),
        a("pain_kinds", "sharp", stop_rule="no-rule"),
    )  # fmt: skip

    for message in (
        "causes/c1.yaml: factors: there is no factors/no-factor.yaml [references]",
        "progression/slowly.yaml: numbers: there is no numbers/no-number.yaml [references]",
        "self_tests/hold.yaml: contraindications: there is no contraindications/no-contraindication.yaml [references]",
        "exercises/squat.yaml: helps.0.factor: there is no factors/no-factor.yaml [references]",
        "exercises/squat.yaml: levels.0.equipment: there is no equipment/no-thing.yaml [references]",
        "ladders/up.yaml: rungs.0.exercise: there is no exercises/no-exercise.yaml [references]",
        "pain_kinds/sharp.yaml: stop_rule: there is no stop_rules/no-rule.yaml [references]",
    ):
        assert message in problems


def test_a_checklist_that_another_or_a_question_stands_beside_is_looked_up() -> None:
    sign = {"checklist": "no-list", "text": "Fever", "no": "no"}
    problems = found(
        references.check,
        a("checklists", "signs", facts=["fever", "chills"], beside="no-list"),
        asks("fever", as_sign=sign),
        asks("chills"),
    )

    assert "checklists/signs.yaml: beside: there is no checklists/no-list.yaml [references]" in problems
    assert "questions/fever.yaml: as_sign.checklist: there is no checklists/no-list.yaml [references]" in problems


@pytest.mark.parametrize("no", ["never", "yes"])
def test_a_question_that_stands_in_a_list_says_which_of_its_answers_is_no(no: str) -> None:
    sign = {"checklist": "signs", "text": "Fever", "no": no}

    with pytest.raises(AssertionError, match="as_sign names one of the answers"):
        knowledge(asks("fever", as_sign=sign))


def test_a_question_whose_course_is_asked_stands_in_no_list_but_its_own() -> None:
    sign = {"checklist": "signs", "text": "Fever", "no": "no"}

    with pytest.raises(AssertionError, match="as_sign names one of the answers"):
        knowledge(asks("fever", asks_course=True, as_sign=sign))


def test_a_level_that_the_exercise_does_not_have_is_named() -> None:
    ladder = a("ladders", "up", rungs=[{"exercise": "squat", "level": 1}, {"exercise": "squat", "level": 2}])

    problems = found(references.check, a("exercises", "squat"), ladder)

    assert "ladders/up.yaml: rungs.1.level: squat has 1 levels, so there is no level 2 [references]" in problems
    assert not [problem for problem in problems if "rungs.0" in problem]


def test_a_retired_thing_is_no_longer_named() -> None:
    problems = found(
        references.check, a("factors", "sitting", status="retired"), a("causes", "c1", factors=["sitting"])
    )

    assert "causes/c1.yaml: factors: factors/sitting.yaml is retired [references]" in problems


def test_regions_and_answers_of_the_region_question_match_both_ways() -> None:
    options = [{"id": "gb", "text": "Here"}, {"id": "moon", "text": "There"}]

    problems = found(
        references.check,
        asks("region", type="choice", options=options),
        a("regions", "gb"),
        a("regions", "ie"),
    )

    assert "questions/region.yaml: options: option 'moon' has no regions/moon.yaml [references]" in problems
    assert "questions/region.yaml: options: regions/ie.yaml is not among the options [references]" in problems
    assert not [problem for problem in problems if "gb" in problem]


def test_everyday_things_are_not_asked_but_optional_ones_are() -> None:
    problems = found(
        references.check,
        asks("equipment", type="multi", options=[{"id": "band", "text": "Band"}]),
        a("equipment", "band"),
        a("equipment", "ball"),
        a("equipment", "wall", everyday=True),
    )

    about_options = [problem for problem in problems if problem.startswith("questions/equipment.yaml")]
    assert about_options == [
        "questions/equipment.yaml: options: equipment/ball.yaml is not among the options [references]"
    ]


def test_a_condition_on_a_fact_that_nothing_defines_is_named() -> None:
    pattern = a("patterns", "p1", fact="p1", when={"not": {"any": [{"fact": "ghost", "is": "yes"}]}})

    assert found(facts.check, pattern) == ["patterns/p1.yaml: when: nothing defines the fact 'ghost' [facts]"]


def test_a_value_that_the_fact_cannot_have_is_named() -> None:
    place = asks("place", type="choice", options=[{"id": "low", "text": "Low"}, {"id": "high", "text": "High"}])
    problems = found(
        facts.check,
        place,
        asks("fever"),
        a("patterns", "p1", fact="p1", when={"fact": "place", "in": ["low", "middle"]}),
        a("patterns", "p2", fact="p2", when={"fact": "fever", "is": "true"}),
        a("patterns", "p3", fact="p3", when={"fact": "place", "is": "low"}),
        a("patterns", "p4", fact="p4", when={"fact": "fever", "is": "not_sure"}),
    )

    assert problems == [
        "patterns/p1.yaml: when: place is never middle; allowed: high, low [facts]",
        "patterns/p2.yaml: when: fever is never true; allowed: no, yes [facts]",
        "patterns/p4.yaml: when: fever is never not_sure; allowed: no, yes [facts]",
    ]


def test_the_test_of_a_fact_must_fit_its_type() -> None:
    days = asks("days", type="multi", options=[{"id": "mon", "text": "Monday"}])
    age = asks("age_y", type="integer", unit="years", min=0, max=110)
    problems = found(
        facts.check,
        days,
        age,
        asks("story", type="text"),
        asks("fever"),
        a("patterns", "p1", fact="p1", when={"fact": "age_y", "is": "old"}),
        a("patterns", "p2", fact="p2", when={"fact": "fever", "min": 38}),
        a("patterns", "p3", fact="p3", when={"fact": "days", "is": "mon"}),
        a("patterns", "p4", fact="p4", when={"fact": "fever", "has": ["yes"]}),
        a("patterns", "p5", fact="p5", when={"fact": "story", "is": "sad"}),
        a(
            "patterns",
            "p6",
            fact="p6",
            when={"all": [{"fact": "days", "has": ["mon"]}, {"fact": "days", "is": "none"}]},
        ),
        a("patterns", "p7", fact="p7", when={"fact": "p6", "in": ["yes"]}),
    )

    assert problems == [
        "patterns/p1.yaml: when: age_y is an integer, so it has no values to name [facts]",
        "patterns/p2.yaml: when: fever is a yes_no, so it cannot be compared with a number [facts]",
        "patterns/p3.yaml: when: days takes several answers: use 'has', or 'is: none' [facts]",
        "patterns/p4.yaml: when: fever takes one answer: use 'is' or 'in' [facts]",
        "patterns/p5.yaml: when: story is free text, so it has no values to name [facts]",
        "patterns/p7.yaml: when: p6 is a pattern: use 'is' [facts]",
    ]


def test_a_number_test_that_can_only_come_out_one_way_is_named() -> None:
    pain = asks("pain_0_10", type="integer", unit="points", min=0, max=10)
    problems = found(
        facts.check,
        pain,
        a("patterns", "never", fact="never", when={"fact": "pain_0_10", "above": 10}),
        a("patterns", "always", fact="always", when={"fact": "pain_0_10", "max": 10}),
        a("patterns", "told", fact="told", when={"fact": "pain_0_10", "min": 0}),
        a("patterns", "edge", fact="edge", when={"fact": "pain_0_10", "min": 10}),
    )

    assert problems == [
        "patterns/never.yaml: when: pain_0_10 runs from 0 to 10, so 'above: 10' never holds [facts]",
        "patterns/always.yaml: when: pain_0_10 runs from 0 to 10, so 'max: 10' always holds [facts]",
    ]


def test_a_course_is_only_read_where_it_is_asked() -> None:
    when = {"fact": "fever", "is": "yes", "course": "stable"}

    assert found(facts.check, asks("fever"), a("patterns", "p1", fact="p1", when=when)) == [
        "patterns/p1.yaml: when: fever does not ask the course [facts]"
    ]
    assert not found(facts.check, asks("fever", asks_course=True), a("patterns", "p1", fact="p1", when=when))


def test_checklists_stop_rules_and_story_prompts_name_facts_that_fit() -> None:
    problems = found(
        facts.check,
        asks("fever"),
        asks("age_y", type="integer", unit="years", min=0, max=110),
        a("checklists", "signs", facts=["fever", "ghost", "age_y"]),
        a("stop_rules", "numb", sets={"fever": "perhaps"}, ask_again=["spook"]),
        a("story_prompts", "story-fever", fact="fever", settled_by=["hot"]),
    )

    assert problems == [
        "checklists/signs.yaml: facts: nothing defines the fact 'ghost' [facts]",
        "checklists/signs.yaml: facts: age_y is of type integer; only yes_no can stand here [facts]",
        "stop_rules/numb.yaml: sets: fever is never perhaps [facts]",
        "stop_rules/numb.yaml: ask_again: nothing defines the fact 'spook' [facts]",
        "story_prompts/story-fever.yaml: settled_by: fever is never hot [facts]",
    ]


def test_a_grid_holds_questions_with_one_choice_and_none_twice() -> None:
    rows = [{"fact": "fever", "text": "Fever"}, {"fact": "ghost", "text": "Ghost"}]

    assert found(facts.check, asks("fever"), a("grids", "warm", rows=rows)) == [
        "grids/warm.yaml: rows: fever is of type yes_no; only choice can stand here [facts]",
        "grids/warm.yaml: rows: nothing defines the fact 'ghost' [facts]",
    ]
    assert found(unique_facts.check, asks("fever"), a("grids", "warm", rows=[rows[0], rows[0]])) == [
        "grids/warm.yaml: the fact 'fever' is also asked in grids/warm.yaml [unique_facts]"
    ]


def test_a_self_test_compares_and_expects_only_what_it_measures() -> None:
    norm = {
        "sex": "any", "age_min_y": 18, "age_max_y": 59, "low_below": 20, "high_above": 60, "sources": ["house-rule"],
        "label": "Ours.",
    }  # fmt: skip
    problems = found(
        facts.check,
        a("self_tests", "hold",
          bands=[{"fact": "hold_band", "of": ["other_s"], "norms": [norm]}],
          gaps=[{"fact": "hold_gap", "left": "hold_s", "right": "right_s"}],
          outcomes=[{"id": "long", "share_pct": 60, "results": {"hold_s": 301}}]),
    )  # fmt: skip

    assert problems == [
        "self_tests/hold.yaml: 'other_s' is not a measurement of this self-test [facts]",
        "self_tests/hold.yaml: 'right_s' is not a measurement of this self-test [facts]",
        "self_tests/hold.yaml: outcomes: the shares must add up to 100 percent [facts]",
        "self_tests/hold.yaml: outcomes.0.results: hold_s is never 301 [facts]",
    ]


def test_a_fact_defined_twice_is_named_with_both_places() -> None:
    problems = found(unique_facts.check, asks("fever"), a("patterns", "hot", fact="fever"))

    assert problems == ["patterns/hot.yaml: the fact 'fever' is also defined in questions/fever.yaml [unique_facts]"]


def test_a_fact_asked_in_two_checklists_is_named() -> None:
    problems = found(
        unique_facts.check,
        asks("fever"),
        asks("cough"),
        a("checklists", "one", facts=["fever", "cough"]),
        a("checklists", "two", facts=["fever", "fever_too"]),
    )

    assert problems == ["checklists/two.yaml: the fact 'fever' is also asked in checklists/one.yaml [unique_facts]"]


def test_a_question_file_is_named_after_its_fact() -> None:
    assert found(unique_facts.check, a("questions", "hot", fact="high_fever")) == [
        "questions/hot.yaml: the id must be the fact 'high_fever' with dashes [unique_facts]"
    ]


def test_a_question_that_depends_on_itself_by_way_of_a_pattern_is_named() -> None:
    problems = found(
        ask_when.check,
        asks("cough", ask_when={"fact": "ill", "is": "yes"}),
        a("patterns", "ill", fact="ill", when={"fact": "cough", "is": "yes"}),
        asks("fever", ask_when={"fact": "cough", "is": "yes"}),
    )

    assert problems == ["questions/cough.yaml: a circle: cough needs ill needs cough [ask_when]"]


def test_a_question_that_waits_for_a_later_one_is_named() -> None:
    problems = found(
        ask_when.check,
        asks("fever", order=5),
        asks("cough", order=4, ask_when={"fact": "fever", "is": "yes"}),
        asks("chills", order=6, ask_when={"fact": "fever", "is": "yes"}),
    )

    assert problems == ["questions/cough.yaml: needs fever, which is asked later (order 5 after 4) [ask_when]"]


def test_sources_contraindications_and_optional_things_that_nothing_uses_are_named() -> None:
    problems = found(
        orphans.check,
        a("sources", "unread-1999"),
        a("contraindications", "unused"),
        a("equipment", "trampoline"),
        a("equipment", "wall", everyday=True),
        a("numbers", "read-by-code"),
    )

    assert problems == [
        "sources/unread-1999.yaml: nothing uses it [orphans]",
        "contraindications/unused.yaml: nothing uses it [orphans]",
        "equipment/trampoline.yaml: nothing uses it [orphans]",
    ]


def test_a_seed_row_without_knowledge_is_named_and_so_is_knowledge_without_a_row() -> None:
    problems = found(
        seed_rows.check,
        rows("X1", "X2", "X3", "X3"),
        a("exercises", "crab-walk", covers=["X1"]),
        a("exercises", "old", covers=["X2"], status="retired"),
        a("exercises", "squat", covers=["X3", "X99"]),
    )

    assert problems == [
        "seed_inventory.yaml: row X3 stands 2 times [seed_rows]",
        "seed_inventory.yaml: nothing covers row X2 (Row X2) [seed_rows]",
        "exercises/squat.yaml: covers X99, which is not in the seed inventory [seed_rows]",
    ]


def test_without_a_seed_inventory_nobody_can_say_that_all_is_covered() -> None:
    assert found(seed_rows.check) == ["seed_inventory.yaml: the seed inventory is missing or faulty [seed_rows]"]


def test_coverage_lists_every_row_with_all_that_covers_it() -> None:
    known = knowledge(
        rows("X1", "T1"),
        a("routines", "warm-up", covers=["X1"], variants=[_walking()]),
        a("exercises", "crab-walk", covers=["X1"]),
    )

    assert coverage(known) == [
        CoverageRow("X1", "Row X1", ("S0",), ("exercises/crab-walk", "routines/warm-up")),
        CoverageRow("T1", "Row T1", ("S0",), ()),
    ]


def _walking() -> dict[str, Any]:
    dose = {"sets": 1, "duration_s": 60, "rest_s": 0}
    return {"id": "plain", "name": "Plain", "items": [{"exercise": "crab-walk", "level": 1, "dose": dose}]}
