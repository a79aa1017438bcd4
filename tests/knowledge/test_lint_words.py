"""Checks of text and evidence: wording, reading_ease, evidence, measures."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_knowledge import a, asks, knowledge, level

from backstride.knowledge.lint import Check, evidence, measures, reading_ease, wording
from backstride.knowledge.lint.reading_ease import reading_grade, syllables

PAPER = {
    "kind": "trial",
    "title": "A trial",
    "by": "Somebody",
    "year": 2020,
    "doi": "10.1000/x",
    "finds": ["It helps."],
}


def found(check: Check, *files: tuple[str, dict[str, Any]]) -> list[str]:
    return [str(problem) for problem in check(knowledge(*files))]


@pytest.mark.parametrize("text", ["It may damage you.", "DAMAGE", "No damage.", "wear\nand tear"])
def test_a_banned_word_is_named_in_any_case_and_across_lines(text: str) -> None:
    banned = a("wording", "no-fear", banned=["damage", "wear and tear"])

    problems = found(wording.check, banned, a("factors", "sitting", says=text))

    assert [problem.split(" says ")[0] for problem in problems] == ["factors/sitting.yaml: says:"]
    assert problems[0].endswith("see wording/no-fear.yaml [wording]")


def test_a_banned_word_inside_another_word_is_fine() -> None:
    banned = a("wording", "no-fear", banned=["cure", "must"])

    assert not found(wording.check, banned, a("factors", "sitting", says="Sit on a secure chair with mustard."))


def test_every_text_of_a_runner_is_looked_at_however_deep() -> None:
    banned = a("wording", "no-fear", banned=["cure"])
    options = [{"id": "one", "text": "A cure"}]
    problems = found(
        wording.check,
        banned,
        asks("told", type="choice", options=options, why="A cure."),
        a("exercises", "squat", levels=[level(steps=["Down.", "Cure."])]),
    )

    assert [problem.split(": says")[0] for problem in problems] == [
        "exercises/squat.yaml: levels.0.steps",
        "questions/told.yaml: why",
        "questions/told.yaml: options.0.text",
    ]


def test_what_others_claim_is_quoted_as_they_said_it() -> None:
    banned = a("wording", "no-fear", banned=["cure"], note="Never say cure.")
    problems = found(
        wording.check,
        banned,
        a("causes", "c1", claim="It is a cure.", note="They say cure."),
        a("sources", "paper", title="A cure for backs"),
        a("story_prompts", "story-cure", fact="told", phrases=["cure"]),
    )

    assert not problems


def test_a_banned_sign_is_found_between_letters() -> None:
    banned = a("wording", "no-long-dashes", banned=["\u2014"])

    assert found(wording.check, banned, a("factors", "sitting", says="Sit\u2014then stand.")) == [
        "factors/sitting.yaml: says: says '\u2014'; see wording/no-long-dashes.yaml [wording]"
    ]


HARD = (
    "Individuals experiencing persistent lumbar discomfort attributable to biomechanical insufficiency should "
    "progressively accumulate resistance repetitions. Subsequently monitor symptomatology, particularly considering "
    "neurological manifestations, throughout recuperation and subsequent rehabilitation activities."
)
PLAIN = (
    "Lie on your back and bend your knees. Put your feet flat on the floor, as wide as your hips. Lift your hips until "
    "your body is a straight line. Hold it for three seconds, then come down slowly."
)


def test_a_hard_text_is_named_with_its_grade() -> None:
    problems = found(reading_ease.check, a("exercises", "bridge", levels=[level(start=HARD)]))

    assert len(problems) == 1
    assert problems[0].startswith("exercises/bridge.yaml: levels.0.start: reading grade ")
    assert problems[0].endswith("at most 8 for an instruction [reading_ease]")


def test_a_plain_text_passes() -> None:
    assert not found(reading_ease.check, a("exercises", "bridge", levels=[level(start=PLAIN)], summary=PLAIN))


def test_the_steps_of_an_exercise_are_one_text() -> None:
    steps = HARD.split(", ")

    assert [problem.split(": reading")[0] for problem in found(
        reading_ease.check, a("exercises", "bridge", levels=[level(steps=steps)])
    )] == ["exercises/bridge.yaml: levels.0.steps"]  # fmt: skip


def test_a_sentence_without_end_is_named_even_in_short_words() -> None:
    endless = "Go on and " * 10 + "stop."

    assert found(reading_ease.check, a("factors", "sitting", says=endless)) == [
        "factors/sitting.yaml: says: a sentence of 31 words; at most 30 [reading_ease]"
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [("knee", 1), ("the", 1), ("raised", 1), ("lifted", 2), ("muscle", 2), ("sides", 1), ("exercises", 4),
     ("going", 2), ("physio", 3), ("12", 1), ("shoulders", 2)],
)  # fmt: skip
def test_syllables_are_estimated_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert reading_grade("The cat sat on the mat.") == pytest.approx(-1.45)


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    assert isinstance(reading_grade(text), float)


@pytest.mark.parametrize("grade", ["A", "B", "A/B"])
def test_a_good_grade_rests_on_something_published(grade: str) -> None:
    trial = a("sources", "trial-2020", **PAPER, checked="read")
    ours = a("factors", "sitting", grade=grade)
    cited = a("factors", "sitting", grade=grade, sources=["house-rule", "trial-2020"])

    assert found(evidence.check, ours) == [
        f"factors/sitting.yaml: grade: grade {grade} rests on a published source; "
        "only seeds and house rules are cited [evidence]"
    ]
    assert not found(evidence.check, trial, cited)
    assert not found(evidence.check, a("factors", "sitting", grade="C"))


def test_a_number_that_only_memory_vouches_for_says_so() -> None:
    remembered = a("sources", "trial-2020", **PAPER, checked="memory")
    bare = a("numbers", "cut", says="Below 58 seconds.", sources=["trial-2020"])
    labelled = a("numbers", "cut", says="Below 58 seconds (not yet checked).", sources=["trial-2020"])

    assert found(evidence.check, remembered, bare) == [
        "numbers/cut.yaml: says: only a source quoted from memory backs this number; "
        "say that it is not yet checked [evidence]"
    ]
    assert not found(evidence.check, remembered, labelled)
    assert not found(evidence.check, a("sources", "trial-2020", **PAPER, checked="read"), bare)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"score_max": 0}, "scores run from 0 to 0"),
        ({"change_points": 11}, "a change of 11 points does not fit a range of 10"),
        ({"change_pct": 130}, "a change of 130 percent is impossible"),
        ({"recovered_at": 12}, "recovered_at 12 is not a score"),
        ({"built": False}, "a measure is built, or says why not"),
        ({"not_built_because": "No licence."}, "a measure is built, or says why not"),
    ],
)
def test_a_measure_that_cannot_be_scored_is_named(fields: dict[str, Any], fault: str) -> None:
    assert f"measures/pain.yaml: {fault} [measures]" in found(measures.check, a("measures", "pain", **fields))


def test_items_of_a_measure_are_distinct_and_have_a_range() -> None:
    item = {"id": "run", "ask": "Running?", "min": 0, "max": 10, "low_label": "Cannot", "high_label": "As ever"}
    problems = found(measures.check, a("measures", "tasks", items=[item, item | {"min": 10}]))

    assert problems == [
        "measures/tasks.yaml: two items have the same id [measures]",
        "measures/tasks.yaml: item 'run' runs from 10 to 10 [measures]",
    ]
