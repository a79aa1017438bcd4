"""One entry as one line of JSON."""

import json

import pytest
from any_entries import entry, journals
from hypothesis import given

from backstride.journal import Entry
from backstride.journal.line import dump_line, parse_line
from backstride.knowledge.problem import Problem

GOOD = (
    '{"id":"00000000-0000-7000-8000-000000000001","at":"2026-03-01T08:00:00Z","kind":"check_in",'
    '"body":{"pain_morning_0_10":3}}'
)


def test_a_line_says_id_time_kind_and_body_in_this_order() -> None:
    assert dump_line(entry(1, "2026-03-01T08:00:00+00:00", "check_in", pain_morning_0_10=3)) == GOOD.encode()


@given(journals())
def test_what_is_written_is_read_back_the_same(journal: list[Entry]) -> None:
    lines = [dump_line(each) for each in journal]
    again = [parse_line(line, "line") for line in lines]

    assert again == journal
    assert [dump_line(each) for each in again if not isinstance(each, Problem)] == lines
    assert all(b"\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("check_in", "checkin"), "'checkin' is not a known kind; allowed: answers, profile, self_test, plan_issued"),
        (("pain_morning_0_10", "pain"), "body.pain_morning_0_10: is missing; body.pain: is not known here"),
        ((":3}", ":11}"), "body.pain_morning_0_10: should be less than or equal to 10 (given: 11)"),
        ((":3}", ":true}"), "body.pain_morning_0_10: should be a valid integer (given: True)"),
        ((":3}", ":3.0}"), "body.pain_morning_0_10: should be a valid integer (given: 3.0)"),
        ((":3}", ":3"), "not valid JSON: EOF while parsing an object at character"),
        ((":3}", ':3,"pain_morning_0_10":4}'), "'pain_morning_0_10' stands twice"),
        (("7000", "4000"), "id: an entry id is a UUID of version 7 (given: '00000000-0000-4000-8000-000000000001')"),
        (("08:00:00Z", "08:00:00"), "at: should have timezone info"),
        (("-03-01", "-02-30"), "at: should be a valid datetime"),
        (("Z", "Z\\ud800"), "not valid JSON"),
        ((GOOD, "[]"), "should be an object (given: [])"),
        ((GOOD, "{}"), "the kind is missing; allowed: answers"),
        ((GOOD, "[" * 100_000), "not valid JSON: recursion limit exceeded"),
    ],
)
def test_a_line_that_cannot_be_is_told_in_plain_words(change: tuple[str, str], says: str) -> None:
    damaged = GOOD.replace(*change)
    assert damaged != GOOD

    found = parse_line(damaged.encode(), "line 7")

    assert isinstance(found, Problem)
    assert found.place == "line 7"
    assert says in found.message


def test_an_answer_of_no_possible_type_is_told_once_and_not_for_each_type() -> None:
    line = GOOD.replace("check_in", "answers").replace('"pain_morning_0_10":3', '"answers":{"sex":{"value":[1,2]}}')

    assert parse_line(line.encode(), "line 1") == Problem(
        "line 1", "body.answers.sex.value: a whole number, text or a list of texts is needed (given: [1, 2])"
    )


def test_a_line_in_another_encoding_says_which_byte() -> None:
    assert parse_line('{"note": "Rücken"}'.encode("latin-1"), "line 2") == Problem("line 2", "byte 12 is not UTF-8")


def test_a_line_with_a_thousand_faults_stays_readable() -> None:
    line = json.loads(GOOD)
    line["body"] |= {f"x{number}": 1 for number in range(1000)}

    found = parse_line(json.dumps(line).encode(), "line 1")

    assert isinstance(found, Problem)
    assert found.message.endswith("; and 995 more")
    assert len(found.message) < 300
