"""A story whose expectation is wrong fails, and says how; the guide to writing one is true."""

import pytest
from case_expect import Expect, OpenQuestion, differences
from case_files import FOLDER, CaseError, advice_for, parse, walk

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

    assert differences(wrong, walk("grows-with-distance")) == [
        "not_findings: B35 should not be there",
        "session_has_not: glute-bridge should not be there",
    ]


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

    assert missing == []
