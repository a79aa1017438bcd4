"""Replay: the whole journal to everything known now."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from any_entries import entry, entry_id, journals, moved
from hypothesis import given
from hypothesis import strategies as st

from backstride.journal import Entry, Finding, Runner, replay
from backstride.journal.runner import Dated

WEEK: dict[str, Any] = {
    "first": "2026-03-02", "last": "2026-03-08", "inputs": {"mon": "a1"}, "status": "optimal", "objective": 7,
    "bound": 7, "knowledge_version": "abc", "sessions": [
        {"on": "2026-03-03", "session": "strength", "items": [{"exercise": "glute-bridge", "level": 1, "sets": 2}]}
    ],
}  # fmt: skip


def test_nothing_told_is_nothing_known() -> None:
    assert replay([]) == Runner()


def test_the_newest_answer_counts_and_since_is_the_day_the_value_began() -> None:
    runner = replay(
        [
            entry(1, "2026-03-01T08:00:00Z", "answers", answers={"leg_shooting": {"value": "no"}}),
            entry(2, "2026-03-04T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes", "course": "new"}}),
            entry(3, "2026-03-09T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes"}}),
        ]
    )

    assert runner.findings["leg_shooting"] == Finding(
        value="yes", told_on=date(2026, 3, 9), since=date(2026, 3, 4), course=None
    )


def test_an_answer_that_changed_back_begins_anew() -> None:
    runner = replay(
        [
            entry(1, "2026-03-01T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes", "course": "new"}}),
            entry(2, "2026-03-04T08:00:00Z", "answers", answers={"leg_shooting": {"value": "no"}}),
            entry(3, "2026-03-09T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes"}}),
        ]
    )

    assert runner.findings["leg_shooting"] == Finding("yes", date(2026, 3, 9), date(2026, 3, 9), None)


def test_a_self_test_result_is_a_finding_and_a_record() -> None:
    runner = replay(
        [entry(1, "2026-03-01T08:00:00Z", "self_test", test="side-plank", results={"side_plank_left_s": 40})]
    )

    assert runner.findings["side_plank_left_s"].value == 40
    assert [(done.on, done.nth, done.what.test) for done in runner.self_tests] == [(date(2026, 3, 1), 0, "side-plank")]


def test_the_day_is_the_one_on_the_runners_own_calendar() -> None:
    runner = replay(
        [
            entry(1, "2026-03-01T23:30:00-05:00", "check_in", pain_morning_0_10=1),
            entry(2, "2026-03-02T05:00:00Z", "check_in", pain_morning_0_10=2),
        ]
    )

    assert [(told.on, told.what.pain_morning_0_10) for told in runner.check_ins] == [
        (date(2026, 3, 1), 1),
        (date(2026, 3, 2), 2),
    ]


def test_a_flight_to_the_west_does_not_make_a_finding_begin_after_it_was_told() -> None:
    runner = replay(
        [
            entry(1, "2026-03-02T08:00:00+09:00", "answers", answers={"leg_shooting": {"value": "yes"}}),
            entry(2, "2026-03-01T20:00:00-10:00", "answers", answers={"leg_shooting": {"value": "yes"}}),
        ]
    )

    assert runner.findings["leg_shooting"] == Finding("yes", told_on=date(2026, 3, 1), since=date(2026, 3, 1))


def test_of_two_entries_of_one_moment_the_higher_id_is_the_later() -> None:
    yes = entry(1, "2026-03-01T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes"}})
    no = entry(2, "2026-03-01T09:00:00+01:00", "answers", answers={"leg_shooting": {"value": "no"}})

    assert replay([no, yes]).findings["leg_shooting"].value == "no"


def test_an_older_answer_shows_again_when_the_newer_one_is_taken_back() -> None:
    runner = replay(
        [
            entry(1, "2026-03-01T08:00:00Z", "answers", answers={"leg_shooting": {"value": "yes"}}),
            entry(2, "2026-03-02T08:00:00Z", "answers", answers={"leg_shooting": {"value": "no"}}),
            entry(3, "2026-03-03T08:00:00Z", "retraction", entry=str(entry_id(2))),
        ]
    )

    assert runner.findings["leg_shooting"] == Finding("yes", date(2026, 3, 1), date(2026, 3, 1))


def test_weeks_events_and_wishes_are_kept_in_the_order_they_were_told() -> None:
    runner = replay(
        [
            entry(4, "2026-03-05T08:00:00Z", "calendar", what="ill", first="2026-03-04", last="2026-03-05"),
            entry(1, "2026-03-01T08:00:00Z", "wish", exercise="plank", wish="refuse"),
            entry(3, "2026-03-04T08:00:00Z", "wish", exercise="plank", wish="neither"),
            entry(2, "2026-03-02T08:00:00Z", "week_planned", **WEEK),
        ]
    )

    assert [(told.on.day, told.nth, told.what.wish) for told in runner.wishes] == [(1, 0, "refuse"), (4, 2, "neither")]
    assert [(told.on.day, told.what.first.day, told.what.what) for told in runner.events] == [(5, 4, "ill")]
    assert [told.what.sessions[0].items[0].exercise for told in runner.weeks] == ["glute-bridge"]


def test_an_event_that_was_taken_back_leaves_no_trace() -> None:
    race = entry(1, "2026-03-01T08:00:00Z", "calendar", what="race", first="2026-05-03", last="2026-05-03")
    gone = entry(2, "2026-03-02T08:00:00Z", "retraction", entry=str(entry_id(1)), reason="typed the wrong day")

    assert replay([gone, race]) == Runner()


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(journal: list[Entry], chance: Random) -> None:
    shuffled = list(journal)
    chance.shuffle(shuffled)

    assert replay(shuffled) == replay(journal)


@given(journals(), st.data())
def test_entries_sent_again_change_nothing(journal: list[Entry], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(journal), max_size=5)) if journal else []

    assert replay([*journal, *again]) == replay(journal)


@given(journals(), st.integers(0, 12))
def test_a_prefix_and_the_rest_in_any_order_make_the_whole(journal: list[Entry], cut: int) -> None:
    assert replay([*journal[cut:], *journal[:cut]]) == replay(journal)


@given(journals())
def test_the_same_journal_always_gives_the_same_runner(journal: list[Entry]) -> None:
    assert replay(iter(journal)) == replay(iter(journal))


@given(journals(retractions=False), st.data())
def test_a_retracted_entry_is_as_if_it_had_never_been_there(journal: list[Entry], data: st.DataObject) -> None:
    if not journal:
        return
    gone = data.draw(st.sampled_from(journal))
    retraction = entry(2**62 - 1, "2030-01-01T00:00:00Z", "retraction", entry=str(gone.id))

    assert replay([*journal, retraction]) == replay([each for each in journal if each.id != gone.id])


@given(journals(), st.data())
def test_a_retracted_retraction_brings_its_entry_back(journal: list[Entry], data: st.DataObject) -> None:
    if not journal:
        return
    gone = data.draw(st.sampled_from(journal))
    retraction = entry(2**62 - 1, "2030-01-01T00:00:00Z", "retraction", entry=str(gone.id))
    undone = entry(2**62 - 2, "2030-01-02T00:00:00Z", "retraction", entry=str(retraction.id))

    assert replay([*journal, retraction, undone]) == replay(journal)


@given(journals(), st.integers(-400, 400))
def test_shifting_all_dates_shifts_all_dates_of_the_runner(journal: list[Entry], days: int) -> None:
    later = timedelta(days=days)
    runner = replay(journal)
    shifted = replay(moved(journal, days))

    assert dict(shifted.findings) == {
        fact: replace(told, told_on=told.told_on + later, since=told.since + later)
        for fact, told in runner.findings.items()
    }
    assert shifted.told_nth == runner.told_nth
    for before, after in zip(_records(runner), _records(shifted), strict=True):
        assert after == replace(before, on=before.on + later)


@given(journals())
def test_nothing_is_held_since_later_than_it_was_told(journal: list[Entry]) -> None:
    assert all(told.since <= told.told_on for told in replay(journal).findings.values())


def _records(runner: Runner) -> list[Dated[Any]]:
    lists: tuple[tuple[Dated[Any], ...], ...] = (
        runner.self_tests,
        runner.plans,
        runner.sessions,
        runner.check_ins,
        runner.runs,
        runner.questionnaires,
        runner.weeks,
        runner.events,
        runner.wishes,
    )
    return [record for records in lists for record in records]
