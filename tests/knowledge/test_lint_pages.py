"""Checks of pages to read: learn, providers, stated_numbers, and the stricter half of reading_ease."""

from typing import Any

import pytest
from small_knowledge import a, asks, knowledge, rule

from backstride.knowledge.lint import Check, learn, providers, reading_ease, references, stated_numbers, wording
from backstride.knowledge.lint.learn import WISHES
from backstride.knowledge.load import parse_knowledge
from backstride.knowledge.problem import Problem

PAPER = {"kind": "trial", "title": "A trial", "by": "Somebody", "year": 2020, "doi": "10.1000/x"}
TRIAL = a("sources", "trial-2020", **PAPER, checked="read", finds=["84 runners trained for 8 weeks."])
REMEMBERED = a("sources", "book-2008", **PAPER, checked="memory", finds=["From memory: 12 sets."])
CAP = a("numbers", "cap-pct", value=110, unit="percent")


def found(check: Check, *files: tuple[str, dict[str, Any]]) -> list[str]:
    return [str(problem) for problem in check(knowledge(*files))]


def block(**fields: Any) -> dict[str, Any]:
    return {"grade": "C", "sources": ["house-rule"]} | fields


def page(item_id: str = "may-i", /, **fields: Any) -> tuple[str, dict[str, Any]]:
    """A learn page with one block."""
    return a("learn", item_id, body=[block(**fields)])


def all_wishes() -> list[tuple[str, dict[str, Any]]]:
    return [a("learn", f"wish-{wish}", wish=wish, title=f"Wish {wish}?") for wish in WISHES]


def test_each_of_the_25_wishes_has_one_page() -> None:
    assert not found(learn.check, *all_wishes(), a("learn", "about-the-plan", title="And the plan?"))
    assert found(learn.check, *all_wishes()[1:]) == ["learn: no page answers wish 1 [learn]"]
    assert found(learn.check, *all_wishes(), a("learn", "wish-again", wish=4, title="Again?")) == [
        "learn/wish-again.yaml: wish 4 is also answered in learn/wish-4.yaml [learn]"
    ]


def test_a_retired_page_answers_nothing() -> None:
    retired = a("learn", "wish-1", wish=1, title="Wish 1?", status="retired")

    assert found(learn.check, retired, *all_wishes()[1:]) == ["learn: no page answers wish 1 [learn]"]


def test_two_pages_do_not_ask_the_same() -> None:
    assert "learn/b.yaml: asks the same as learn/a.yaml [learn]" in found(
        learn.check, a("learn", "a", title="May I run?"), a("learn", "b", title="May I RUN?")
    )


def test_a_figure_stands_in_a_number_or_in_a_source_that_the_block_names() -> None:
    stated = "84 runners trained for 8 weeks. Stay within 110 percent, at up to 2 out of 10."
    low = a("numbers", "low", value=2, unit="0-10")
    named = page(text=stated, numbers=["cap-pct", "low"], sources=["trial-2020"])
    unnamed = page(text=stated, numbers=["low"])

    assert not found(stated_numbers.check, TRIAL, CAP, low, named)
    assert found(stated_numbers.check, TRIAL, CAP, low, unnamed) == [
        f"learn/may-i.yaml: body.0.text: no number and no source that is named here has {figure} [stated_numbers]"
        for figure in ("84", "8", "110")
    ]


def test_a_number_that_has_changed_leaves_no_old_figure_on_a_page() -> None:
    said = page(points=["Within 110 percent."], numbers=["cap-pct"])
    changed = a("numbers", "cap-pct", value=105, unit="percent")

    assert not found(stated_numbers.check, CAP, said)
    assert found(stated_numbers.check, changed, said) == [
        "learn/may-i.yaml: body.0.points: no number and no source that is named here has 110 [stated_numbers]"
    ]


def test_a_figure_from_memory_says_so() -> None:
    bare = page(text="Do 12 sets.", sources=["book-2008"])
    labelled = page(text="Do 12 sets. That is not yet checked.", sources=["book-2008"])

    assert found(stated_numbers.check, REMEMBERED, bare) == [
        "learn/may-i.yaml: body.0.text: 12 is known from memory only; say that it is not yet checked [stated_numbers]"
    ]
    assert not found(stated_numbers.check, REMEMBERED, labelled)


@pytest.mark.parametrize("text", ["For two weeks.", "Two or three\ntimes.", "After six calm weeks."])
def test_a_number_with_a_unit_is_written_in_digits(text: str) -> None:
    assert found(stated_numbers.check, page(text=text))[0].endswith("in digits [stated_numbers]")


def test_a_number_without_a_unit_may_be_a_word() -> None:
    assert not found(stated_numbers.check, page(text="Two professionals, one plan."))


def test_what_a_runner_may_type_is_not_held_against_the_words_and_numbers() -> None:
    banned = a("wording", "no-fear", banned=["damage"])
    typed = a("learn", "may-i", phrases=["damage", "week 4"])

    assert not found(wording.check, banned, typed)
    assert not found(stated_numbers.check, typed)


def test_a_page_uses_the_words_of_every_other_text() -> None:
    banned = a("wording", "no-fear", banned=["damage"])

    problems = found(
        wording.check, banned, page(heading="Damage?", points=["Damage."]), a("learn", "b", short="Damage.")
    )

    assert [problem.split(": says")[0] for problem in problems] == [
        "learn/may-i.yaml: body.0.heading",
        "learn/may-i.yaml: body.0.points",
        "learn/b.yaml: short",
    ]


def test_sentences_of_a_page_are_shorter_than_elsewhere() -> None:
    long = "Go on and " * 7 + "stop."

    assert not found(reading_ease.check, a("factors", "sitting", says=long))
    assert found(reading_ease.check, a("providers", "physio", evidence=long)) == [
        "providers/physio.yaml: evidence: a sentence of 22 words; at most 20 on a page [reading_ease]"
    ]


def test_a_hard_paragraph_and_a_hard_page_are_named() -> None:
    hard = "Individuals experiencing persistent discomfort should progressively accumulate repetitions. " * 4

    problems = found(reading_ease.check, page(text=hard))

    assert [problem.split(": reading grade")[0] for problem in problems] == [
        "learn/may-i.yaml: body.0.text",
        "learn/may-i.yaml",
    ]


def test_see_also_leads_to_knowledge_that_is_there_and_not_to_itself() -> None:
    refs = ["learn/may-i", "poems/spring", "learn/nowhere", "factors/sitting"]

    problems = found(references.check, a("learn", "may-i", see_also=refs), a("factors", "sitting"))

    assert [problem for problem in problems if problem.startswith("learn/")] == [
        "learn/may-i.yaml: see_also: leads to itself [references]",
        "learn/may-i.yaml: see_also: 'poems' is no kind of knowledge [references]",
        "learn/may-i.yaml: see_also: there is no learn/nowhere.yaml [references]",
    ]


def test_findings_and_methods_of_a_provider_are_looked_up() -> None:
    problems = found(references.check, a("providers", "physio", red_flags=["b99-x"], methods=["skills-none"]))

    assert "providers/physio.yaml: red_flags: there is no red_flags/b99-x.yaml [references]" in problems
    assert "providers/physio.yaml: methods: there is no guidance/skills-none.yaml [references]" in problems


def test_every_level_of_a_finding_leads_to_somebody() -> None:
    fever = {"fact": "fever", "is": "yes"}
    flag = a("red_flags", "b15-infection", flag="B15", rules=[rule(fever, "urgent"), rule(fever)])
    doctor = a("providers", "doctor", levels=["urgent", "clinician"], red_flags=["b15-infection"])
    only_urgent = a("providers", "doctor", levels=["urgent"], red_flags=["b15-infection"])

    assert not found(providers.check, asks("fever"), flag, doctor)
    assert found(providers.check, asks("fever"), flag, only_urgent) == [
        "red_flags/b15-infection.yaml: no provider names this finding at the level clinician [providers]"
    ]


def test_self_care_needs_nobody() -> None:
    flag = a("red_flags", "b34-worry", flag="B34", rules=[rule({"fact": "fever", "is": "yes"}, "self_care")])

    assert not found(providers.check, asks("fever"), flag)


def test_a_provider_takes_a_finding_at_a_level_that_the_finding_has() -> None:
    flag = a("red_flags", "b34-worry", flag="B34", rules=[rule({"fact": "fever", "is": "yes"}, "self_care")])
    doctor = a("providers", "doctor", levels=["urgent"], red_flags=["b34-worry"])

    assert found(providers.check, asks("fever"), flag, doctor) == [
        "providers/doctor.yaml: red_flags: red_flags/b34-worry.yaml has none of the levels urgent [providers]"
    ]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"body": [block(heading="Only a heading")]}, "a block has a text or points"),
        ({"body": []}, "at least 1 item"),
        ({"wish": 26}, "less than or equal to 25"),
        ({"topic": "shoes"}, "Input should be"),
        ({"see_also": ["sitting"]}, "should match pattern"),
        ({"body": [{"text": "Walk.", "grade": "C", "sources": []}]}, "at least 1 item"),
    ],
)
def test_a_page_of_a_wrong_shape_is_refused(fields: dict[str, Any], fault: str) -> None:
    problems: list[Problem] = []
    parse_knowledge(dict([a("learn", "may-i", **fields)]), problems)

    assert any(fault in str(problem) for problem in problems)
