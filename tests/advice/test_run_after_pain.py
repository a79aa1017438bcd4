"""Runs after a red, a flare or an amber: what rests, what is cut and from what, and how it comes back."""

from datetime import date, timedelta

import pytest
from run_stories import progress
from runs_told import CALM, facts_of, morning, planned, ran, week

from backstride.advice.facts import Facts
from backstride.advice.running import running_advice
from backstride.advice.running.longest_run import run_cap
from backstride.advice.screening.screen import screen_facts
from backstride.journal import Entry, SessionDone
from backstride.journal.entry import SessionDoneEntry
from runners import KNOWLEDGE, TODAY, entry_id, healthy, moment, runner

CALM_WEEKS = [*(ran(ago, 11, kind="long") for ago in (26, 19)), *(ran(ago, 6) for ago in (28, 23, 21, 17, 15))]
"""Long runs of 11 km and easy ones of 6 km, all calm, up to two weeks ago."""


def stopped_session(ago: int) -> Entry:
    at = moment(TODAY - timedelta(days=ago))
    body = SessionDone(session="strength", items=(), duration_s=600, completed=False, stopped_by="pain-five")
    return SessionDoneEntry(id=entry_id(600 + ago), at=at, body=body)


def answers(facts: Facts) -> dict[str, str]:
    return {day: run.answer for day, run in week(facts).items()}


def today_answer(facts: Facts) -> str:
    return running_advice(facts, screen_facts(facts)).answer


def longest_told_on(day: date, *entries: Entry) -> Facts:
    return Facts(runner(healthy(**CALM, longest_run_km=8), on=day, before=entries), KNOWLEDGE, TODAY)


EVERY_DAY: tuple[str, ...] = ("sat", "sun", "mon", "tue", "wed", "thu", "fri")
"""TODAY is a Saturday."""


@pytest.mark.parametrize(
    ("ago", "first_free"), [(0, "tue"), (1, "mon"), (2, "sun"), (3, "sat")], ids=lambda value: str(value)
)
def test_no_run_on_the_day_of_a_red_run_and_the_two_days_after_it(ago: int, first_free: str) -> None:
    calmer = [morning(day, 1) for day in range(ago)]
    facts = facts_of(ran(12, 8), ran(ago, 8, limped=True), *calmer, run_days=EVERY_DAY)

    found = answers(facts)

    resting = EVERY_DAY[: EVERY_DAY.index(first_free)]
    assert {day for day, answer in found.items() if answer == "no"} == set(resting)
    assert today_answer(facts) == ("no" if resting else "easy")


def test_a_calmer_morning_and_a_calmer_run_do_not_end_the_rest_after_a_red() -> None:
    facts = facts_of(ran(9, 8), ran(2, 8, pain=5), morning(1, 1), ran(1, 3, pain=1), morning(0, 1))

    assert answers(facts)["sat"] == today_answer(facts) == "no"


def test_running_rests_after_a_session_that_pain_ended_and_after_a_red_morning_too() -> None:
    session = facts_of(ran(9, 8), stopped_session(1))
    red_morning = facts_of(ran(9, 8), morning(2, 6), morning(1, 2), morning(0, 2))

    said = [running_advice(facts, screen_facts(facts)).why for facts in (session, red_morning)]

    assert said == [KNOWLEDGE.guidance["no-run-rest-after-red"].says] * 2


def test_in_the_week_after_a_red_running_is_easy_and_never_as_usual() -> None:
    facts = facts_of(*CALM_WEEKS, ran(5, 11, pain=5), *(morning(ago, 1) for ago in range(5)))

    run = week(facts, progress(mode="deload"))["sat"]

    assert today_answer(facts) == run.answer == "easy"
    assert run.says == KNOWLEDGE.guidance["run-easy"].says
    assert run.distance_m == run.distance_max_m == 5_500


def test_half_the_sets_mean_easy_running_with_the_limit_cut_too() -> None:
    facts = facts_of(*CALM_WEEKS, ran(9, 6), ran(5, 6), longest_run_km=11)

    runs = week(facts, progress(mode="deload"))

    assert {run.answer for run in runs.values()} == {"easy"}
    assert {run.distance_max_m for run in runs.values()} == {7_700}
    assert runs["tue"].distance_m == 4_200


def test_a_cut_is_taken_from_the_runs_before_the_trouble_and_never_from_runs_already_cut() -> None:
    trouble = [ran(12, 11, pain=6, kind="long"), ran(8, 3, pain=3), ran(5, 5.5, pain=3, kind="long"), ran(3, 3, pain=4)]
    facts = facts_of(*CALM_WEEKS, *trouble)

    runs = week(facts)

    assert runs["sat"].distance_m == 8_800
    assert runs["tue"].distance_m == 4_800


def test_cuts_of_a_whole_season_do_not_add_up() -> None:
    cut = [ran(ago, 5.5, pain=3, kind="long") for ago in range(1, 78, 4)]
    facts = facts_of(ran(90, 11, kind="long"), ran(84, 11, kind="long"), *cut, longest_run_km="not_sure")

    assert week(facts)["sat"].distance_m == 5_500


def test_a_trouble_that_began_with_the_first_run_is_cut_from_that_run() -> None:
    facts = facts_of(ran(6, 5, pain=3), ran(4, 4, pain=3), ran(2, 4, pain=3), longest_run_km="not_sure")

    assert week(facts)["tue"].distance_m == 4_000


def test_the_way_back_goes_in_steps_of_a_tenth_up_to_the_runs_of_before() -> None:
    before = [ran(ago, 11, kind="long") for ago in (70, 63)]
    cut = [ran(ago, 5.5, pain=3, kind="long") for ago in (50, 43, 36, 29, 22)]
    green = [ran(ago, 5.5, pain=1, kind="long") for ago in (12, 5)]
    nearly = [ran(ago, 10.5, pain=1, kind="long") for ago in (13, 6)]

    far = [week(facts_of(*before, *cut, *now, longest_run_km="not_sure"))["sat"] for now in (green, nearly)]

    assert [run.distance_m for run in far] == [6_050, 11_550]


def test_a_cut_for_pain_that_was_told_does_not_say_that_runs_stay_as_they_are() -> None:
    told = healthy(pain_now_0_10=3)
    facts = Facts(runner(told, on=TODAY - timedelta(days=9), before=[ran(9, 8), ran(5, 8)]), KNOWLEDGE, TODAY)

    run = week(facts)["tue"]

    assert (run.answer, run.distance_m) == ("easy", 6_400)
    assert run.why.startswith(KNOWLEDGE.guidance["run-shorter-for-now"].says)


def test_a_first_week_without_a_journal_keeps_to_the_longest_as_told() -> None:
    runs = week(facts_of(longest_run_km=8))

    assert {run.distance_max_m for run in runs.values()} == {8_000}
    assert "until your last 2 runs were green" in runs["sat"].why


@pytest.mark.parametrize(
    ("last_two", "most_m"),
    [
        ([ran(5, 8), ran(3, 8)], 13_200),
        ([ran(5, 8), ran(3, 8, pain=None)], 12_000),
        ([ran(5, 8, pain=None), ran(3, 8)], 12_000),
        ([ran(9, 8, pain=3), ran(3, 8)], 12_000),
        ([ran(5, 8), ran(0, 8)], 12_000),
    ],
    ids=["two greens", "the last not told", "the one before not told", "amber before", "of today"],
)
def test_a_run_is_longer_than_the_longest_only_after_two_greens(last_two: list[Entry], most_m: int) -> None:
    facts = facts_of(ran(12, 12, kind="long"), *last_two, longest_run_km="not_sure")

    assert run_cap(facts, progress(), TODAY).max_m == most_m


@pytest.mark.parametrize(("days", "longest_m"), [(0, 8_000), (13, 8_000), (14, 3_000)])
def test_the_longest_as_told_counts_beside_the_journal_for_two_weeks(days: int, longest_m: int) -> None:
    facts = longest_told_on(TODAY - timedelta(days=days), ran(2, 3))

    cap = run_cap(facts, progress(), TODAY)

    assert (cap.longest_m, cap.told) == (longest_m, longest_m == 8_000)


def test_a_runner_by_stages_walks_a_race_or_does_the_stage_in_it() -> None:
    on_a_run_day = facts_of(ran(4, 3, stage=3), planned(3, 10, what="race"), run_days=("tue",))
    day_after = facts_of(ran(4, 3, stage=3), planned(2, 3), planned(3, 10, what="race"), run_days=("mon",))

    stage, walk = (week(facts, progress(stage=3))["tue"] for facts in (on_a_run_day, day_after))

    assert (stage.answer, stage.stage, stage.distance_m) == ("easy", 3, None)
    assert "do your stage, and walk the rest" in stage.says
    assert (walk.answer, walk.distance_m) == ("no", None)
    assert walk.says.endswith("choose a later one.")


def test_somebody_who_does_not_run_gets_no_distance_for_a_dated_run_or_race() -> None:
    facts = facts_of(planned(1, 5, kind="easy"), planned(3, 10, what="race"), longest_run_km=0)

    runs = week(facts, progress(stage=0))

    assert [(runs[day].answer, runs[day].distance_m) for day in ("sun", "tue")] == [("no", None)] * 2
