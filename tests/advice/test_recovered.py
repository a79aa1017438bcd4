"""After recovery: who counts as well again, how little keeps it, and what comes first when the pain is back."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcome_runners import facts_of, journal

from backstride.advice.outcomes import outcomes_of
from backstride.advice.recovered import Recovered, came_back, is_recovered, recovered
from backstride.advice.screening import Incomplete
from backstride.advice.screening.screen import screen_facts
from backstride.journal import Answers, CheckIn, SessionDone
from backstride.journal.entry import AnswersEntry, CheckInEntry, Entry, SessionDoneEntry
from runners import HEALTHY, TODAY, entry_id, moment

CALM = "0101010" * 4
LONG_RUN = {"ago": 5, "during": 1, "distance_m": 10_000}


def _recovered(entries: Iterable[Entry], today: date = TODAY) -> Recovered | None:
    facts = facts_of(entries, today=today)
    return recovered(facts, outcomes_of(facts))


def test_four_calm_weeks_and_running_as_before_is_well_again() -> None:
    well = _recovered(journal(CALM, runs=[LONG_RUN]))

    assert well is not None
    assert well.since == TODAY
    assert well.why == "4 calm weeks in a row, and you run as before."


@pytest.mark.parametrize(
    ("mornings", "runs"),
    [
        (CALM[7:], [LONG_RUN]),
        ("2" + CALM[1:], [{**LONG_RUN, "ago": 0}]),
        (CALM[:-1] + "3", [LONG_RUN]),
        (CALM, []),
        (CALM, [{"ago": 5, "during": 1, "distance_m": 9_000}]),
        (CALM, [{"ago": 5, "during": 3, "distance_m": 10_000}]),
        ("", [LONG_RUN]),
        (CALM[:8] + "." * 14 + CALM[22:], [{**LONG_RUN, "ago": 0}]),
    ],
    ids=[
        "three weeks",
        "a morning at 2",
        "a morning at 3",
        "no run",
        "shorter runs",
        "a run that hurt",
        "no mornings",
        "a gap",
    ],
)
def test_less_than_that_is_not_yet(mornings: str, runs: list[dict[str, int]]) -> None:
    assert _recovered(journal(mornings, runs=runs)) is None


def test_a_week_with_a_substantial_problem_speaks_against_it() -> None:
    told = [{"ago": 0, "measure": "weekly-participation", "items": {"taking_part": 25, "amount": 25}}]
    assert _recovered(journal(CALM, runs=[LONG_RUN], told=told)) is None


@pytest.mark.parametrize(("weeks_later", "every_days"), [(0, 3), (3, 3), (4, 7), (11, 7), (12, 28), (20, 28)])
def test_the_checks_come_further_apart_with_time(weeks_later: int, every_days: int) -> None:
    entries = journal(CALM, runs=[{**LONG_RUN, "ago": 0}])
    today = TODAY + timedelta(weeks=weeks_later)
    checks = [today - timedelta(days=ago) for ago in range(0, 7 * weeks_later, 28)]
    later: list[Entry] = [
        CheckInEntry(id=entry_id(2000 + nth), at=moment(on), body=CheckIn(pain_morning_0_10=0))
        for nth, on in enumerate(checks)
    ]

    well = _recovered([*entries, *later], today)

    assert well is not None
    assert well.check_every_days == every_days
    assert well.next_check_on == today + timedelta(days=every_days)


def test_after_a_long_silence_nobody_is_called_well() -> None:
    entries = journal(CALM, runs=[LONG_RUN])
    assert _recovered(entries, TODAY + timedelta(days=56)) is not None
    assert _recovered(entries, TODAY + timedelta(days=57)) is None


def test_the_minimum_says_how_far_this_week_is() -> None:
    strength = SessionDone(session="strength", items=(), duration_s=900, completed=True)
    walk = SessionDone(session="walk", items=(), duration_s=1800, completed=True)
    sessions = [
        SessionDoneEntry(id=entry_id(700), at=moment(TODAY - timedelta(days=1)), body=strength),
        SessionDoneEntry(id=entry_id(701), at=moment(TODAY - timedelta(days=2)), body=walk),
        SessionDoneEntry(id=entry_id(702), at=moment(TODAY - timedelta(days=8)), body=walk),
    ]
    well = _recovered([*journal(CALM, runs=[{**LONG_RUN, "duration_s": 3600}]), *sessions])

    assert well is not None
    assert (well.tick_over.strength_done, well.tick_over.minutes_done) == (1, 90)
    assert well.tick_over.says == (
        "1 to 2 strength sessions and 150 minutes on your feet a week are enough. "
        "In the last seven days: 1 strength session and 90 minutes."
    )


def test_pain_above_green_ends_it_and_says_what_comes_first() -> None:
    facts = facts_of(journal(CALM + "3", runs=[{**LONG_RUN, "ago": 6}]))
    back = came_back(facts)

    assert not is_recovered(facts)
    assert back is not None
    assert (back.on, back.pain_0_10) == (TODAY, 3)
    assert back.do[0] == "Answer the warning signs again."


def test_two_out_of_ten_does_not_end_it() -> None:
    facts = facts_of(journal(CALM + "2", runs=[{**LONG_RUN, "ago": 6}]))
    assert is_recovered(facts)
    assert came_back(facts) is None


def test_a_return_is_pointed_out_for_two_weeks() -> None:
    entries = journal(CALM + "3" + "2" * 15, runs=[{**LONG_RUN, "ago": 20}])
    assert came_back(facts_of(entries)) is None
    assert came_back(facts_of(entries, today=TODAY - timedelta(days=1))) is not None


def test_a_return_asks_the_warning_signs_again_and_their_answers_close_it() -> None:
    """Answered this morning, before the pain came back at noon."""
    signs = _answers(hours_before=1)
    back = [*journal(CALM + "3", runs=[{**LONG_RUN, "ago": 6}]), *signs]
    calm = [*journal(CALM + "2", runs=[{**LONG_RUN, "ago": 6}]), *signs]

    assert isinstance(screen_facts(facts_of(back, answers={})), Incomplete)
    assert not isinstance(screen_facts(facts_of(calm, answers={})), Incomplete)
    assert not isinstance(screen_facts(facts_of(back, answers=HEALTHY)), Incomplete)


def test_pain_at_three_without_a_recovery_before_asks_nothing_again() -> None:
    entries = [*journal("3333333" * 3), *_answers(hours_before=1)]
    assert not isinstance(screen_facts(facts_of(entries, answers={})), Incomplete)


def _answers(hours_before: int) -> list[Entry]:
    at = moment(TODAY) - timedelta(hours=hours_before)
    return [AnswersEntry(id=entry_id(800), at=at, body=Answers(answers=dict(HEALTHY)))]


@given(st.lists(st.integers(0, 4), min_size=28, max_size=40), st.integers(0, 39), st.integers(1, 5))
def test_more_pain_never_makes_anybody_well(pains: list[int], place: int, more: int) -> None:
    worse = [pain + more if nth == place % len(pains) else pain for nth, pain in enumerate(pains)]
    before, after = (
        facts_of(journal("".join(map(str, each)), runs=[{**LONG_RUN, "ago": 0}])) for each in (pains, worse)
    )

    assert is_recovered(before) or not is_recovered(after)


def test_warning_signs_wear_out_after_two_weeks() -> None:
    told_on = TODAY
    entries: list[Entry] = _answers(hours_before=0)

    assert not isinstance(_screening(entries, told_on + timedelta(days=14)), Incomplete)
    assert isinstance(_screening(entries, told_on + timedelta(days=15)), Incomplete)


def test_a_flare_asks_the_warning_signs_again() -> None:
    signs = _answers(hours_before=1)
    assert not isinstance(screen_facts(facts_of([*journal("4"), *signs], answers={})), Incomplete)
    assert isinstance(screen_facts(facts_of([*journal("5"), *signs], answers={})), Incomplete)


def _screening(entries: Iterable[Entry], today: date) -> object:
    return screen_facts(facts_of(entries, answers={}, today=today))
