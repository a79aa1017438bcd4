"""The runs of a week: how far, which stage, on which days; what weeks hold; ready to run; levers."""

from datetime import timedelta

import pytest
from run_stories import progress
from runs_told import CALM, facts_of, morning, planned, ran, walked, week

from backstride.advice.calendar import calendar
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Mode
from backstride.advice.running.entry_test import entry_test
from backstride.advice.running.levers import levers
from backstride.advice.running.run_week import run_days
from backstride.advice.running.week_load import week_load
from backstride.advice.screening.screen import screen_facts
from backstride.journal.entry import AnswerValue
from runners import KNOWLEDGE, TODAY, healthy, runner

EVERY_WEEK = [ran(ago, 8) for ago in (12, 10, 5)]


def test_a_calm_long_run_grows_by_a_tenth() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"))

    run = week(facts)["sat"]

    assert (run.answer, run.distance_m, run.distance_max_m) == ("yes", 13_200, 13_200)
    assert "12 km" in run.why


def test_a_calendar_run_beyond_the_limit_is_shown_with_the_limit_and_what_was_asked() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"), planned(3, 20))

    run = week(facts)["tue"]

    assert run.distance_m == run.distance_max_m == 13_200
    assert "20 km is in your calendar" in run.why


def test_a_limit_is_rounded_down() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12.005, kind="long"))

    assert week(facts)["sat"].distance_max_m == 13_205


def test_a_run_of_more_than_thirty_days_ago_sets_no_limit() -> None:
    facts = facts_of(ran(31, 30, kind="long"), ran(5, 9), ran(3, 10), longest_run_km="not_sure")

    assert week(facts)["sat"].distance_max_m == 11_000


def test_the_longest_as_told_counts_until_it_is_thirty_days_old() -> None:
    answers = healthy(**CALM, longest_run_km=12)
    young = Facts(runner(answers, on=TODAY), KNOWLEDGE, TODAY)
    old = Facts(runner(answers, on=TODAY - timedelta(days=30)), KNOWLEDGE, TODAY)

    days = [run_days(facts, screen_facts(facts), progress(), calendar(facts, TODAY, 7)) for facts in (young, old)]

    assert [run.distance_max_m for run in days[0] if run] == [12_000] * 3
    assert [run.distance_max_m for run in days[1] if run] == [None] * 3


def test_a_strength_rise_this_week_keeps_the_run_as_long_as_the_longest_and_says_so() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"))

    run = week(facts, progress(rose="sets"))["sat"]

    assert run.distance_m == run.distance_max_m == 12_000
    assert "one thing at a time" in run.why


def test_after_an_amber_run_the_next_is_a_fifth_shorter() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"), ran(2, 8, pain=4))

    assert week(facts)["tue"].distance_m == 6_400


def test_after_a_run_with_a_limp_runs_are_half_as_long_and_not_hard() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"), ran(2, 8, pain=1, limped=True), hard_run_days=("tue",))

    run = week(facts)["tue"]

    assert (run.kind, run.answer, run.distance_m) == ("hard", "easy", 4_000)
    assert "Hills and speed" in run.says


def test_a_hard_run_stays_hard_after_calm_runs() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"), hard_run_days=("tue",))

    assert week(facts)["tue"].answer == "yes"


def test_strong_pain_today_rests_running_for_three_days_and_then_halves_it() -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"), pain_now_0_10=6)

    runs = week(facts)

    assert runs["sat"].answer == "no"
    assert (runs["tue"].answer, runs["tue"].distance_m) == ("easy", 4_000)


@pytest.mark.parametrize(("weeks_since_first", "kind"), [(1, "build"), (2, "build"), (3, "easy"), (4, "build")])
def test_every_fourth_week_since_the_first_recorded_one_is_easy(weeks_since_first: int, kind: str) -> None:
    runs = [ran(7 * weeks_since_first - 2 * number, 8) for number in range(3 * weeks_since_first)]

    assert week_load(facts_of(*runs), progress(), TODAY).kind == kind


def test_the_first_week_back_after_a_break_halves_the_long_run() -> None:
    facts = facts_of(ran(25, 10), ran(15, 20, kind="long"))

    assert week(facts)["sat"].distance_m == 10_000


def test_the_week_after_a_race_is_short() -> None:
    facts = facts_of(*EVERY_WEEK, ran(3, 21, kind="race"))

    assert week_load(facts, progress(), TODAY).kind == "recovery"


@pytest.mark.parametrize("mode", ["normal", "tick_over"])
def test_a_calm_week_builds_and_being_well_again_is_no_reason_against_it(mode: Mode) -> None:
    facts = facts_of(*EVERY_WEEK, ran(7, 12, kind="long"))

    assert week_load(facts, progress(mode), TODAY).kind == "build"


def test_no_week_builds_without_a_pain_told() -> None:
    entries = [ran(9, 10, pain=None), ran(2, 10, pain=None)]
    answers = {fact: answer for fact, answer in healthy().items() if fact not in CALM}
    facts = Facts(runner(answers, before=entries), KNOWLEDGE, TODAY)

    assert week_load(facts, progress(), TODAY).kind == "hold"


def test_ladder_runs_stand_on_run_days_with_a_day_between() -> None:
    facts = facts_of(ran(4, 3, stage=3), run_days=("sat", "sun", "mon", "tue", "wed"))

    runs = week(facts, progress(stage=3))

    assert [day for day, run in runs.items() if run.answer == "easy"] == ["sat", "mon", "wed"]
    assert {run.stage for run in runs.values() if run.answer == "easy"} == {3}
    assert all(runs[day].answer == "no" for day in ("sun", "tue"))


def test_ladder_runs_wait_for_the_rest_after_red() -> None:
    facts = facts_of(ran(4, 3, stage=3), run_days=("sat", "sun", "mon"))

    runs = week(facts, progress(stage=1, rest_days=2))

    assert [day for day, run in runs.items() if run.answer == "easy"] == ["mon"]


def test_after_strong_pain_a_ladder_run_comes_only_when_it_has_calmed() -> None:
    facts = facts_of(ran(1, 3, stage=3, pain=6), run_days=("sat", "sun", "mon", "tue"))

    runs = week(facts, progress(stage=1, rest_days=1))

    assert [day for day, run in runs.items() if run.answer == "easy"] == ["tue"]
    assert runs["tue"].says.startswith("If your back has calmed")


def test_a_runner_without_run_days_gets_three_ladder_runs_a_week() -> None:
    facts = facts_of(ran(5, 3, stage=3), run_days=(), long_run_day="not_sure")

    assert [day for day, run in week(facts, progress(stage=3)).items() if run.answer == "easy"] == ["sat", "mon", "wed"]


READY: dict[str, AnswerValue] = {
    "ready_heel_raise_left_reps": 10, "ready_heel_raise_right_reps": 12, "ready_quick_walk": "easily",
}  # fmt: skip


def test_the_first_run_of_the_ladder_comes_after_the_entry_test() -> None:
    entries = [*(morning(ago, 1) for ago in (3, 2, 1, 0)), walked(2, 30, 2)]

    ready = week(facts_of(*entries, **READY), progress(stage=1))["tue"]
    not_ready = week(facts_of(**READY), progress(stage=1))["tue"]

    assert (ready.answer, ready.stage) == ("easy", 1)
    assert (not_ready.answer, not_ready.stage) == ("no", 0)
    assert "Before running starts again" in not_ready.why


def test_each_condition_of_the_entry_test_is_met_not_met_or_not_known() -> None:
    unknown = entry_test(facts_of(), screen_facts(facts_of()))
    walk_hurt = facts_of(walked(2, 30, 4), morning(1, 4), ready_heel_raise_left_reps=6, ready_quick_walk="with_limp")
    hurt = entry_test(walk_hurt, screen_facts(walk_hurt))

    assert [each.state for each in unknown.conditions] == ["met", *["not_known"] * 4]
    assert [each.state for each in hurt.conditions] == ["met", *["not_met"] * 4]
    assert all(each.says and each.sources for each in unknown.conditions)
    assert not unknown.passed


def test_a_short_walk_does_not_show_that_thirty_minutes_are_fine() -> None:
    facts = facts_of(walked(1, 20, 0))

    states = {each.id: each.state for each in entry_test(facts, screen_facts(facts)).conditions}

    assert states["ladder-entry-walk"] == "not_known"


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"downhill_hurts": "yes"}, "flat"),
        ({"distance_effect": "grows"}, "walk-breaks"),
        ({"distance_effect": "only_after"}, "shorter"),
        ({"distance_effect": "same"}, "shorter"),
    ],
)
def test_the_first_lever_is_the_one_that_the_answers_point_at(answers: dict[str, AnswerValue], first: str) -> None:
    found = levers(facts_of(**answers))

    assert found[0].id == first
    assert len(found) == 2
    assert all(any(character.isdigit() for character in lever.says) for lever in found)


def test_after_a_sore_hard_run_slower_is_a_lever() -> None:
    found = levers(facts_of(ran(2, 8, pain=4, kind="hard"), distance_effect="same"))

    assert found[0].id == "slower"


def test_a_lever_says_each_thing_once() -> None:
    flat, quicker = levers(facts_of(downhill_hurts="yes", distance_effect="same"))

    assert flat.says.endswith("Do so until pain is at 2 out of 10 or less.")
    assert quicker.says == (
        "Take a few more steps a minute at the same speed. They may land lighter. 5 to 10 percent more is enough."
    )
