"""Checks of red flags: red_flags_complete, monotone, unsure, placeholders."""

from typing import Any

from small_knowledge import a, asks, knowledge, rule

from backstride.knowledge.lint import Check, monotone, placeholders, red_flags_complete, unsure

EFFECTS = [{"id": "better", "text": "Better"}, {"id": "same", "text": "The same"}, {"id": "worse", "text": "Worse"}]
YES = {"fact": "fever", "is": "yes"}


def found(check: Check, *files: tuple[str, dict[str, Any]]) -> list[str]:
    return [str(problem) for problem in check(knowledge(*files))]


def flag(*rules: dict[str, Any], **fields: Any) -> tuple[str, dict[str, Any]]:
    return a("red_flags", "b15-fever", **({"flag": "B15", "rules": list(rules)} | fields))


def test_every_red_flag_of_the_fact_base_has_to_be_there() -> None:
    problems = found(red_flags_complete.check, flag(rule(YES)))

    missing = [problem for problem in problems if problem.endswith("is missing [red_flags_complete]")]
    assert len(missing) == 36
    assert "red_flags: red flag B01 is missing [red_flags_complete]" in missing
    assert "red_flags: red flag AGE is missing [red_flags_complete]" in missing
    assert "red_flags: red flag B15 is missing [red_flags_complete]" not in missing


def test_a_red_flag_stands_in_one_file_that_is_named_after_it() -> None:
    problems = found(
        red_flags_complete.check,
        flag(rule(YES)),
        a("red_flags", "fever-again", flag="B15"),
        a("red_flags", "b30-night", flag="B30"),
        a("red_flags", "b30-worsening", flag="B30"),
    )

    assert [problem for problem in problems if "missing" not in problem] == [
        "red_flags/fever-again.yaml: red flag B15 is also in red_flags/b15-fever.yaml [red_flags_complete]",
        "red_flags/fever-again.yaml: the id of a file for B15 begins with 'b15-' [red_flags_complete]",
    ]


def test_an_emergency_says_first_what_to_do_and_whom_to_call() -> None:
    reason_first = rule(YES, "emergency", do="This may be serious. Call {emergency_number}.")
    no_number = rule(YES, "emergency", do="Go to hospital.")
    right = rule(YES, "emergency", do="Call {emergency_number} now.")
    problems = found(red_flags_complete.check, flag(reason_first, no_number, right))

    message = "an emergency begins with what to do first, and gives {emergency_number} [red_flags_complete]"
    assert [problem for problem in problems if "missing" not in problem] == [
        f"red_flags/b15-fever.yaml: rules.0.do: {message}",
        f"red_flags/b15-fever.yaml: rules.1.do: {message}",
    ]


def test_a_yes_never_switches_a_red_flag_off() -> None:
    asked_for_no = rule({"fact": "fever", "is": "no"})
    under_not = rule({"all": [YES, {"not": {"any": [{"fact": "cough", "is": "yes"}]}}]})
    problems = found(monotone.check, asks("fever"), asks("cough"), flag(asked_for_no, under_not))

    assert problems == [
        "red_flags/b15-fever.yaml: rules.0.when: a yes to fever would switch this off; "
        "ask for 'is: yes', never under 'not' [monotone]",
        "red_flags/b15-fever.yaml: rules.1.when: a yes to cough would switch this off; "
        "ask for 'is: yes', never under 'not' [monotone]",
    ]


def test_reassuring_facts_and_easing_choices_may_be_asked_for_with_a_no() -> None:
    cleared = rule({"not": {"fact": "clinician_cleared", "is": "yes"}})
    does_not_ease = rule({"all": [YES, {"not": {"fact": "lying_effect", "is": "better"}}]})
    lying = asks("lying_effect", type="choice", options=EFFECTS)

    assert not found(monotone.check, asks("fever"), asks("clinician_cleared"), lying, flag(cleared, does_not_ease))


def test_a_choice_under_not_must_be_an_easing_one() -> None:
    not_worse = rule({"not": {"fact": "lying_effect", "in": ["worse", "same"]}})

    assert found(monotone.check, asks("lying_effect", type="choice", options=EFFECTS), flag(not_worse)) == [
        "red_flags/b15-fever.yaml: rules.0.when: an answer to lying_effect would switch this off; "
        "only an easing one may [monotone]"
    ]


def test_more_pain_never_switches_a_red_flag_off() -> None:
    pain = asks("pain_now_0_10", type="integer", unit="points", min=0, max=10)
    low = rule({"fact": "pain_now_0_10", "max": 4})
    not_high = rule({"not": {"fact": "pain_now_0_10", "min": 5}})
    high = rule({"fact": "pain_now_0_10", "min": 5})
    not_low = rule({"not": {"fact": "pain_now_0_10", "below": 5}})

    assert found(monotone.check, pain, flag(low, not_high, high, not_low)) == [
        "red_flags/b15-fever.yaml: rules.0.when: a higher pain_now_0_10 would switch this off [monotone]",
        "red_flags/b15-fever.yaml: rules.1.when: a higher pain_now_0_10 would switch this off [monotone]",
    ]


def test_patterns_that_red_flags_read_are_looked_through() -> None:
    dull = a("patterns", "dull", fact="dull", when={"not": YES})
    deep = a("patterns", "deep", fact="deep", when={"fact": "dull", "is": "yes"})
    unread = a("patterns", "unread", fact="unread", when={"not": YES})

    assert found(monotone.check, asks("fever"), dull, deep, unread, flag(rule({"fact": "deep", "is": "yes"}))) == [
        "patterns/dull.yaml: when: a yes to fever would switch this off; "
        "ask for 'is: yes', never under 'not' [monotone]"
    ]


def test_at_self_care_nothing_is_left_to_switch_off() -> None:
    assert not found(monotone.check, asks("fever"), flag(rule({"not": YES}, "self_care")))


def test_a_stable_course_only_lowers_from_a_stronger_rule() -> None:
    stable, new = YES | {"course": "stable"}, YES | {"course": "not_stable"}
    fever = asks("fever", asks_course=True)

    assert found(monotone.check, fever, flag(rule(stable, "urgent"), rule(new, "clinician"))) == [
        "red_flags/b15-fever.yaml: rules.0.when: 'course: stable' only belongs in a rule "
        "below a stronger rule of the same flag [monotone]"
    ]
    assert not found(monotone.check, fever, flag(rule(new, "urgent"), rule(stable, "clinician")))


def test_for_the_gravest_flags_not_sure_is_offered_and_counts_as_yes() -> None:
    bladder = {"fact": "bladder", "is": "yes"}
    b01 = a("red_flags", "b01-bladder", flag="B01", rules=[rule(bladder)])

    assert found(unsure.check, asks("bladder", not_sure=False), b01) == [
        "red_flags/b01-bladder.yaml: B01 must have 'unsure_is_yes: true' [unsure]",
        "red_flags/b01-bladder.yaml: bladder does not offer 'not sure' [unsure]",
    ]


def test_other_flags_may_leave_not_sure_open() -> None:
    assert not found(unsure.check, asks("fever", not_sure=False), flag(rule(YES)))


def test_only_known_names_stand_in_braces_and_only_where_they_are_filled_in() -> None:
    problems = found(
        placeholders.check,
        flag(rule(YES, do="Call {emergency_number}. {urgent_text}", why="Because {urgent_text}")),
        a("stop_rules", "s1", do="Call {urgent_number}."),
        a("stop_rules", "s2", do="Call {emergency_number."),
        a("guidance", "g1", says="Call {emergency_number}."),
    )

    shown = "would be shown as it stands; numbers are filled in only in 'do' [placeholders]"
    known = "known: {emergency_number}, {urgent_text} [placeholders]"
    assert problems == [
        f"guidance/g1.yaml: says: '{{emergency_number}}' {shown}",
        f"red_flags/b15-fever.yaml: rules.0.why: '{{urgent_text}}' {shown}",
        f"stop_rules/s1.yaml: do: nothing fills in '{{urgent_number}}'; {known}",
        f"stop_rules/s2.yaml: do: nothing fills in '{{emergency_number.'; {known}",
    ]
