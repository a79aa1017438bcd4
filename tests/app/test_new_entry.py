"""What is told now becomes an entry with an id and a time."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from backstride.app.new_entry import new_entries, now, today
from backstride.journal import CheckIn, PlanIssued, Questionnaire, Run, SelfTestResult, SessionDone
from backstride.journal.entry import Answer, Answers, Body, CalendarEvent, Profile, Retraction, WeekPlanned, Wish
from backstride.journal.line import KINDS, dump_line, parse_line

SAID = {"leg_shooting": Answer(value="no")}
BODIES: list[Body] = [
    Answers(answers=SAID),
    Profile(answers=SAID),
    SelfTestResult(test="side-plank", results={"side_plank_left_s": 40}),
    PlanIssued(for_date=date(2026, 3, 1), session="strength", items=(), knowledge_version="x"),
    SessionDone(session="strength", items=(), duration_s=1, completed=True),
    CheckIn(pain_morning_0_10=3),
    Run(distance_m=5000, duration_s=1800),
    Questionnaire(measure="short-form", items={}),
    Retraction(entry=new_entries([CheckIn(pain_morning_0_10=1)])[0].id),
    WeekPlanned(
        first=date(2026, 11, 21), last=date(2026, 11, 27), sessions=(), inputs={}, status="optimal", objective=0,
        bound=0, knowledge_version="0",
    ),
    CalendarEvent(what="rest", first=date(2026, 11, 22), last=date(2026, 11, 22)),
    Wish(exercise="plank", wish="like"),
]  # fmt: skip


def test_every_kind_of_body_becomes_an_entry_of_its_kind() -> None:
    entries = new_entries(BODIES)

    assert [entry.kind for entry in entries] == list(KINDS)
    assert [parse_line(dump_line(entry), "") for entry in entries] == list(entries)


def test_ids_are_of_version_7_begin_with_the_time_and_rise_in_the_order_told() -> None:
    entries = new_entries([CheckIn(pain_morning_0_10=3)] * 100)

    ids = [entry.id for entry in entries]
    assert ids == sorted(ids)
    assert len(set(ids)) == 100
    assert all((each.version, each.variant) == (7, "specified in RFC 4122") for each in ids)
    moment = datetime.fromtimestamp((ids[0].int >> 80) / 1000, UTC)
    assert abs(moment - entries[0].at) < timedelta(milliseconds=2)


def test_two_calls_never_give_the_same_id() -> None:
    ids = {new_entries([CheckIn(pain_morning_0_10=3)])[0].id for _ in range(1000)}

    assert len(ids) == 1000


@pytest.mark.parametrize(("zone", "hours"), [("Asia/Tokyo", 9), ("UTC", 0), ("America/Phoenix", -7)])
def test_the_time_is_of_this_place_with_its_offset(monkeypatch: pytest.MonkeyPatch, zone: str, hours: int) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        (entry,) = new_entries([CheckIn(pain_morning_0_10=3)])
        assert entry.at.utcoffset() == timedelta(hours=hours)
        assert abs(entry.at - datetime.now(UTC)) < timedelta(seconds=5)
        assert today() in (now().date(), (now() - timedelta(seconds=5)).date())
    finally:
        monkeypatch.undo()
        time.tzset()
