"""May you run today, as it is said to somebody on calm days, on the walk and run ladder, and off it."""

from run_stories import progress
from runs_told import facts_of, ran, week
from test_run_week import EVERY_WEEK, READY

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.running.run_today import run_today
from backstride.advice.screening.screen import screen_facts
from backstride.advice.session import RunningAdvice
from backstride.journal.entry import AnswerValue

NOT_SATURDAY: dict[str, AnswerValue] = {"run_days": ("tue", "thu"), "long_run_day": "not_sure"}


def today(facts: Facts, decided: Progress) -> RunningAdvice:
    """What is said on this Saturday."""
    return run_today(facts, screen_facts(facts), decided, week(facts, decided).get("sat"))


def test_off_the_ladder_it_is_as_usual() -> None:
    assert today(facts_of(*EVERY_WEEK), progress()).answer == "yes"


def test_on_the_ladder_a_run_of_the_plan_is_told_with_its_stage() -> None:
    said = today(facts_of(ran(4, 3, stage=3)), progress(stage=3))

    assert said.answer == "easy"
    assert said.why.startswith("You are at stage 3: 7 times 90 seconds running, 90 seconds walking. Walk five minutes.")


def test_on_the_ladder_a_rested_day_without_a_planned_run_is_told_with_the_stage_too() -> None:
    said = today(facts_of(ran(4, 3, stage=3), **NOT_SATURDAY), progress(stage=3))

    assert (said.answer, said.why[:23]) == ("easy", "You are at stage 3: 7 t")


def test_the_day_after_a_ladder_run_is_without_running() -> None:
    said = today(facts_of(ran(1, 3, stage=3), **NOT_SATURDAY), progress(stage=3))

    assert said.answer == "no"
    assert said.why.startswith("A day without running lies between two runs of the ladder")


def test_the_rest_after_a_red_is_without_running() -> None:
    said = today(facts_of(ran(4, 3, stage=3), **NOT_SATURDAY), progress(stage=1, rest_days=2))

    assert (said.answer, "stage" in said.why) == ("no", False)


def test_before_the_entry_test_is_passed_it_is_a_walk() -> None:
    planned, unplanned = (today(facts_of(**READY, **days), progress(stage=1)) for days in ({}, NOT_SATURDAY))

    assert planned.answer == unplanned.answer == "no"
    assert "Before running starts again" in planned.why
    assert unplanned.why.startswith("You are at stage 0")


def test_calm_days_come_before_the_stage() -> None:
    said = today(facts_of(ran(4, 3, stage=3), **NOT_SATURDAY), progress(mode="calm", stage=3))

    assert (said.answer, said.why) == ("no", "These days are for easy walking, until your back has calmed.")


def test_no_run_until_seen_stays_no_on_the_ladder() -> None:
    facts = facts_of(ran(4, 3, stage=3), bladder_change="yes")

    assert today(facts, progress(stage=3)).answer == "no"
