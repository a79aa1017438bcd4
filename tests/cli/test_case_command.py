"""``backstride case``: a file in, the whole walk out."""

import json
from pathlib import Path

import pytest
from in_process import backstride

from backstride.journal.line import KINDS
from backstride.knowledge.model import Question
from runners import KNOWLEDGE

CASES = Path(__file__).parents[2] / "cases"


def wrong(tmp_path: Path, text: bytes) -> str:
    """What is said of a case file with these bytes; it is refused and nothing is written."""
    file = tmp_path / "case.yaml"
    file.write_bytes(text)
    data = tmp_path / "data"
    result = backstride(data, "case", str(file), "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not data.exists()
    return " ".join(result.stderr.split())


def test_the_questions_say_everything_a_case_may_say(tmp_path: Path) -> None:
    listed = json.loads(backstride(tmp_path, "case", "--questions", "--json").output)
    ids = {entry["id"] for part in ("profile", "answers", "self_tests") for entry in listed[part]}
    assert ids == set(KNOWLEDGE.answerable)
    assert {entry["id"] for entry in listed["checklists"]} == set(KNOWLEDGE.checklists)


def test_every_kind_of_journal_entry_has_an_example_that_is_accepted(tmp_path: Path) -> None:
    listed = json.loads(backstride(tmp_path, "case", "--questions", "--json").output)["journal"]
    file = tmp_path / "case.yaml"
    lines = [f"  - {entry['example']}\n" for entry in listed]
    file.write_text("today: 2026-11-20\njournal:\n" + "".join(lines), encoding="utf-8")

    result = backstride(tmp_path, "case", str(file), "--json")

    assert {entry["kind"] for entry in listed} == set(KINDS)
    assert result.exit_code == 0, result.stderr


def test_the_questions_in_words_show_how_to_say_a_journal_entry(tmp_path: Path) -> None:
    said = " ".join(backstride(tmp_path, "case", "--questions").output.split())

    assert "kind: calendar, what: busy, minutes: 5}" in said


def test_every_listed_value_is_accepted(tmp_path: Path) -> None:
    for fact, shape in KNOWLEDGE.answerable.items():
        values = [option.id for option in shape.options] or {"yes_no": ["yes", "no"], "text": ["words"]}.get(
            shape.type, [str(shape.min), str(shape.max)]
        )
        home = shape.home if isinstance(shape, Question) else "self_tests"
        file = tmp_path / "case.yaml"
        value = f"[{', '.join(values)}]" if shape.type == "multi" else values[-1]
        file.write_text(f"today: 2026-11-21\n{home}: {{{fact}: {value}}}\n")
        assert backstride(tmp_path, "case", str(file), "--json").exit_code == 0, fact


def test_standard_input_is_a_file_too(tmp_path: Path) -> None:
    result = backstride(tmp_path, "case", "-", "--json", told="today: 2026-11-21\n")
    assert json.loads(result.output)["triage"]["level"] == "incomplete"


def test_all_faults_are_named_at_once_with_place_and_allowed_values(tmp_path: Path) -> None:
    said = wrong(
        tmp_path,
        b"today: 2026-11-21\n"
        b"answers: {pain_now_0_10: 11, blader_change: yes, fever: maybe}\n"
        b"self_tests: {side_plank_left_s: -3}\n",
    )
    assert "answers.pain_now_0_10: 11 is not allowed; a whole number from 0 to 10" in said
    assert "did you mean bladder_change" in said
    assert "answers.fever: 'maybe' is not allowed; yes, no or not_sure" in said
    assert "self_tests.side_plank_left_s: -3 is not allowed" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"today: 2026-11-21\nanswers: {pain_now_0_10: ", "not valid YAML"),
        (b'today: 2026-11-21\nanswers: {story: "caf\xe9"}\n', "is not UTF-8"),
        (b'a: &a ["x"]\nb: [*a, *a]\n', "anchors and aliases"),
        (b"today: 2026-11-21\ntoday: 2026-11-22\n", "stands twice"),
        (b"", "needs the keys"),
        (b"answers: {}\n", "today: is missing"),
        (b"today: 2026-13-41\n", "is not allowed"),
        (b"today: 2026-11-21\nroutine: moonwalk\n", "ball-circuit"),
        (b"x: " + b"y" * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_case_gets_one_clear_message(tmp_path: Path, text: bytes, said: str) -> None:
    assert said in wrong(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = backstride(tmp_path, "case", str(tmp_path / "nowhere.yaml"))
    assert result.exit_code == 2
    assert "nowhere.yaml" in result.stderr


def test_the_same_case_gives_the_same_advice_byte_for_byte(tmp_path: Path) -> None:
    file = str(CASES / "grows-with-distance.yaml")
    once, again = (backstride(tmp_path, "case", file, "--json").output for _ in range(2))
    assert once == again
