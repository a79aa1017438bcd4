"""A journal as JSON Lines: every whole line is kept, every damaged one is named with its number."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstride.formats.journal_jsonl import (
    DAMAGED,
    MAX_BYTES,
    MAX_DAMAGED,
    MAX_LINE_BYTES,
    parse_journal,
    read_journal,
    write_journal,
)
from backstride.journal import CheckInEntry
from backstride.journal.check import UNKNOWN
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem


def line(number: int, kind: str = "check_in", body: str = '{"pain_morning_0_10":3}') -> bytes:
    entry_id = f"00000000-0000-7000-8000-{number:012d}"
    return f'{{"id":"{entry_id}","at":"2026-03-01T08:00:00Z","kind":"{kind}","body":{body}}}\n'.encode()


def answers(number: int, told: str) -> bytes:
    return line(number, "answers", f'{{"answers":{{{told}}}}}')


def test_what_was_exported_is_imported_the_same(knowledge: Knowledge) -> None:
    content = line(1) + answers(2, '"leg_shooting":{"value":"yes"},"pain_places":{"value":[]}') + line(3)

    entries, problems = parse_journal([content], knowledge)

    assert problems == ()
    assert b"".join(write_journal(entries)) == content


def test_a_damaged_line_is_named_with_its_number_and_the_rest_is_kept(knowledge: Knowledge) -> None:
    lines = [
        line(1),
        b'{"id": nonsense}\n',
        line(3, kind="horoscope"),
        line(4, body='{"pain_morning_0_10":11}'),
        line(5, body='{"pain_morning_0_10":"three"}'),
        line(6).replace(b"7000", b"4000"),
        line(7, body='{"pain_morning_0_10":3,"note":"R\u00fccken"}').decode().encode("latin-1"),
        answers(8, '"pain_now_0_10":{"value":11}'),
        answers(9, '"pain_places":{"value":["toe"]}'),
        line(10, body='{"pain_morning_0_10":3,"note":"' + "x" * MAX_LINE_BYTES + '"}'),
        line(11).replace(b"2026", b"9026"),
        line(12),
    ]

    entries, problems = parse_journal(lines, knowledge)

    assert [entry.id.int & 0xFFFF for entry in entries] == [0x1, 0x12]
    told = {problem.place: problem.message for problem in problems}
    assert list(told) == [f"line {number}" for number in range(2, 12)]
    assert all(problem.check == DAMAGED for problem in problems)
    assert told["line 2"].startswith("not valid JSON")
    assert told["line 3"].startswith("'horoscope' is not a known kind; allowed: answers, profile, self_test")
    assert told["line 4"] == "body.pain_morning_0_10: should be less than or equal to 10 (given: 11)"
    assert told["line 5"] == "body.pain_morning_0_10: should be a valid integer (given: 'three')"
    assert told["line 6"].startswith("id: an entry id is a UUID of version 7")
    assert told["line 7"] == "byte 131 is not UTF-8"
    assert told["line 8"] == "pain_now_0_10: 11 is not allowed; a whole number from 0 to 10 (0-10) or not_sure"
    assert told["line 9"] == "pain_places: ['toe'] is not allowed; any of: low_back, calf; or none or not_sure"
    assert told["line 10"] == "has more than 1,000,000 bytes"
    assert told["line 11"] == "at: 9026-03-01 is not allowed; a year from 2000 to 2199"


def test_an_unknown_fact_is_told_once_and_every_line_with_it_is_kept(knowledge: Knowledge) -> None:
    newer = '"leg_shootings":{"value":"yes"}'

    entries, problems = parse_journal([answers(1, newer), answers(2, newer)], knowledge)

    assert len(entries) == 2
    (warning,) = problems
    assert warning.place == "line 1"
    assert warning.message.startswith(
        "'leg_shootings' is not a known question or measurement; did you mean leg_shooting?"
    )
    assert warning.check == UNKNOWN


def test_half_a_last_line_is_named(knowledge: Knowledge) -> None:
    entries, problems = parse_journal([line(1) + line(2)[:60]], knowledge)

    assert len(entries) == 1
    (problem,) = problems
    assert problem.place == "line 2"
    assert problem.message.startswith("the file ends in the middle of this line: not valid JSON")


def test_a_whole_last_line_without_its_line_end_is_kept(knowledge: Knowledge) -> None:
    assert len(parse_journal([line(1) + line(2).rstrip()], knowledge)[0]) == 2


def test_blank_lines_windows_line_ends_and_a_byte_order_mark_are_no_damage(knowledge: Knowledge) -> None:
    content = b"\xef\xbb\xbf" + line(1).replace(b"\n", b"\r\n") + b"\r\n\n  \n" + line(2)

    entries, problems = parse_journal([content], knowledge)

    assert (len(entries), problems) == (2, ())


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("\ufeff".encode("utf-16-le"), "this is not JSON Lines but UTF-16 text; save it as UTF-8"),
        (b"\x1f\x8b\x08\x00", "this is not JSON Lines but a gzip archive; unpack it first"),
        (b"PK\x03\x04", "this is not JSON Lines but a zip archive; unpack it first"),
        (
            b"SQLite format 3\x00",
            "this is not JSON Lines but an SQLite file; 'backstride journal export' turns it into",
        ),
    ],
)
@pytest.mark.parametrize("rest", [b"", b"\n" + b"\xff\x00\n" * 50])
def test_another_kind_of_file_is_one_problem_and_not_one_for_each_line(
    knowledge: Knowledge, start: bytes, says: str, rest: bytes
) -> None:
    entries, (problem,) = parse_journal([start + rest], knowledge)

    assert entries == ()
    assert problem.place == "line 1"
    assert problem.message.startswith(says)


@given(st.data(), st.lists(st.integers(1, 90), max_size=20))
def test_it_does_not_matter_in_which_pieces_the_bytes_come(
    knowledge: Knowledge, data: st.DataObject, sizes: list[int]
) -> None:
    lines = data.draw(
        st.lists(st.sampled_from([line(1), line(2), b"\n", b"{}\n", b"\xff\n", line(3)[:50]]), max_size=6)
    )
    content = rest = b"".join(lines)
    pieces = []
    for size in sizes:
        pieces.append(rest[:size])
        rest = rest[size:]

    assert parse_journal([*pieces, rest], knowledge) == parse_journal([content], knowledge)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_end_in_entries_or_problems(knowledge: Knowledge, content: bytes) -> None:
    entries, problems = parse_journal([content], knowledge)

    assert entries == ()
    assert bool(problems) == bool(content.removeprefix(b"\xef\xbb\xbf").strip())


@given(st.integers(0, len(line(1)) - 2), st.integers(0, 255))
def test_one_changed_byte_is_found_or_still_makes_an_entry(knowledge: Knowledge, where: int, byte: int) -> None:
    content = bytearray(line(1) + line(2) + line(3))
    content[where] = byte

    entries, problems = parse_journal([bytes(content)], knowledge)

    assert len(entries) >= 2
    assert len(entries) + len(problems) >= 3


def test_a_hundred_megabytes_in_one_line_are_passed_over_in_little_memory(knowledge: Knowledge) -> None:
    def content() -> Iterator[bytes]:
        yield line(1)
        yield from (b"x" * 65_536 for _ in range(1600))
        yield b"\n" + line(3)

    tracemalloc.start()
    entries, problems = parse_journal(content(), knowledge)
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(entries) == 2
    assert problems == (Problem("line 2", "has more than 1,000,000 bytes", DAMAGED),)
    assert most_bytes < 8_000_000


def test_a_first_line_that_is_too_long_does_not_hide_the_second(knowledge: Knowledge) -> None:
    entries, (problem,) = parse_journal([b"x" * (MAX_LINE_BYTES + 1) + b"\n" + line(2)], knowledge)

    assert (len(entries), problem.place) == (1, "line 1")


def test_what_is_over_the_limit_is_not_read_and_what_came_before_is_kept(knowledge: Knowledge) -> None:
    def content() -> Iterator[bytes]:
        yield line(1)
        while True:
            yield b" " * 900_000 + b"\n"

    entries, (problem,) = parse_journal(content(), knowledge)

    assert len(entries) == 1
    assert problem == Problem(f"line {MAX_BYTES // 900_001 + 2}", "over 200 MB; the rest was not read", DAMAGED)


def test_a_file_of_nothing_but_damage_is_given_up(knowledge: Knowledge) -> None:
    def content() -> Iterator[bytes]:
        while True:
            yield b"x\n" * 1000

    problems = list(read_journal(content(), knowledge))

    assert len(problems) == MAX_DAMAGED + 1
    assert problems[-1] == Problem("line 10,000", "10,000 damaged lines so far; the rest was not read", DAMAGED)


def test_every_line_stands_alone_and_in_utf_8(knowledge: Knowledge) -> None:
    told = "Rücken\u2028ist \u0000 müde\n"
    body = '{"pain_morning_0_10":3,"note":"R\u00fccken\\u2028ist \\u0000 m\u00fcde\\n"}'
    entries, _ = parse_journal([line(1, body=body)], knowledge)

    (written,) = write_journal(entries)

    assert isinstance(entries[0], CheckInEntry)
    assert entries[0].body.note == told
    assert written.count(b"\n") == 1
    assert "Rücken".encode() in written
    assert parse_journal([written], knowledge)[0] == entries


def test_events_wishes_and_planned_weeks_are_exported_and_imported_the_same(knowledge: Knowledge) -> None:
    week = (
        '{"first":"2026-03-02","last":"2026-03-08","sessions":[{"on":"2026-03-03","session":"strength","rounds":1,'
        '"items":[{"exercise":"plank","level":1,"sets":2}]}],"inputs":{"mon":"a1"},"status":"limit","objective":7,'
        '"bound":9,"knowledge_version":"abc"}'
    )
    event = (
        '{"what":"race","first":"2026-05-03","last":"2026-05-03","run_kind":"easy","distance_m":21100,'
        '"equipment":[],"name":"Spring half","weekly":false}'
    )
    content = line(1, "week_planned", week) + line(2, "calendar", event)
    content += line(3, "wish", '{"exercise":"plank","wish":"refuse"}')

    entries, problems = parse_journal([content], knowledge)

    assert b"".join(write_journal(entries)) == content
    assert {problem.message for problem in problems} == {"'plank' is not a known exercise; kept as it is"}


def test_a_damaged_event_is_named_and_the_lines_around_it_are_kept(knowledge: Knowledge) -> None:
    busy = '{"what":"busy","first":"2026-03-02","last":"2026-03-02"}'

    entries, (problem,) = parse_journal([line(1), line(2, "calendar", busy), line(3)], knowledge)

    assert len(entries) == 2
    assert (problem.place, problem.message) == ("line 2", "body: minutes go with busy, and busy needs them")
