"""One entry as one line of JSON."""

import json

import pytest
from any_entries import entry, journals
from hypothesis import given

from backstride.journal import Entry, Run, SessionDone
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


DAY = '"first":"2026-03-02","last":"2026-03-02"'
PLANNED = '"session":"strength","items":[{"exercise":"plank","level":1,"sets":2}]'
WEEK = (
    '{"first":"2026-03-02","last":"2026-03-08","sessions":[{"on":"2026-03-03",'
    + PLANNED
    + '}],"inputs":{},"status":"optimal","objective":7,"bound":7,"knowledge_version":"abc"}'
)


def line_of(kind: str, body: str) -> bytes:
    return GOOD.replace("check_in", kind).replace('{"pain_morning_0_10":3}', body).encode()


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        (
            "calendar",
            f'{{"what":"nap",{DAY}}}',
            "body.what: should be 'run', 'race', 'busy', 'travel', 'ill' or 'rest'",
        ),
        ("calendar", f'{{"what":"busy",{DAY}}}', "body: minutes go with busy, and busy needs them"),
        ("calendar", f'{{"what":"ill","minutes":5,{DAY}}}', "body: minutes go with busy, and busy needs them"),
        ("calendar", f'{{"what":"busy","minutes":241,{DAY}}}', "body.minutes: should be less than or equal to 240"),
        ("calendar", '{"what":"ill","first":"2026-03-02","last":"2026-03-01"}', "does not end before it begins"),
        ("calendar", '{"what":"ill","first":"2026-03-02","last":"2027-03-05"}', "an event lasts a year at most"),
        ("calendar", '{"what":"run","weekly":true,"first":"2026-03-02","last":"2026-03-03"}', "is of one day"),
        ("calendar", '{"what":"ill","first":"2026-03-02"}', "body.last: is missing"),
        ("calendar", f'{{"what":"run","run_kind":"jog",{DAY}}}', "body.run_kind: should be 'easy', 'long', 'hard'"),
        ("wish", '{"exercise":"plank","wish":"love"}', "body.wish: should be 'like', 'refuse' or 'neither'"),
        ("wish", '{"exercise":"Plank!","wish":"like"}', "body.exercise: "),
        ("week_planned", WEEK.replace("03-08", "03-01"), "a planned week ends after it begins and holds its sessions"),
        ("week_planned", WEEK.replace('"on":"2026-03-03"', '"on":"2026-03-09"'), "and holds its sessions"),
        ("week_planned", WEEK.replace("optimal", "best"), "body.status: should be 'optimal' or 'limit'"),
        ("week_planned", WEEK.replace('"sets":2', '"sets":0'), "body.sessions.0.items.0.sets: should be greater"),
        ("run", '{"distance_m":1,"duration_s":1,"stage":11}', "body.stage: should be less than or equal to 10"),
        ("run", '{"distance_m":1,"duration_s":1,"limped":1}', "body.limped: should be a valid boolean (given: 1)"),
    ],
)
def test_a_body_that_cannot_be_is_told_in_plain_words(kind: str, body: str, says: str) -> None:
    found = parse_line(line_of(kind, body), "line 7")

    assert isinstance(found, Problem)
    assert says in found.message
    assert len(found.message) < 250


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ('"last_set":-1', "last_set: should be greater than or equal to 0 (given: -1)"),
        ('"last_set":12.5', "last_set: should be a valid integer (given: 12.5)"),
        ('"last_set_left":3601', "last_set_left: should be less than or equal to 3600"),
        ('"load_g":300001', "load_g: should be less than or equal to 300000"),
        ('"restarted":"yes"', "restarted: should be a valid boolean (given: 'yes')"),
    ],
)
def test_what_was_done_in_the_last_set_is_checked(part: str, says: str) -> None:
    done = f'{{"exercise":"plank","level":1,"sets_done":2,{part}}}'
    found = parse_line(
        line_of("session_done", f'{{"session":"strength","items":[{done}],"duration_s":1,"completed":true}}'), "line 7"
    )

    assert isinstance(found, Problem)
    assert f"body.items.0.{says}" in found.message


def test_a_journal_written_before_last_sets_and_stages_were_recorded_is_still_read_and_written_the_same() -> None:
    old = [
        line_of(
            "session_done",
            '{"session":"strength","items":[{"exercise":"plank","level":1,"sets_done":2,"skipped":false,"easier":true}],'
            '"duration_s":600,"completed":true,"effort_0_10":4}',
        ),
        line_of("run", '{"distance_m":5000,"duration_s":1800,"kind":"long","pain_during_0_10":2}'),
    ]

    session, run = (parse_line(line, "line 1") for line in old)

    assert not isinstance(session, Problem)
    assert isinstance(session.body, SessionDone)
    assert (session.body.items[0].last_set, session.body.items[0].restarted) == (None, False)
    assert not isinstance(run, Problem)
    assert isinstance(run.body, Run)
    assert (run.body.stage, run.body.limped, run.body.leg_signs) == (None, False, False)
    assert parse_line(dump_line(session), "line 1") == session
    assert parse_line(dump_line(run), "line 1") == run


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
