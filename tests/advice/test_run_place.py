"""Who is placed on stage 0 of the walk and run ladder, and what leads off it without the stages."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runs_told import facts_of, morning, ran, walked

from backstride.advice.facts import Facts
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import StagePosition
from backstride.advice.progression.stage_place import begins_by_walking, stage_place
from backstride.journal import Entry
from backstride.journal.entry import AnswerValue
from runners import KNOWLEDGE, TODAY, entries, healthy, runner, without

NOT_RUNNING: Mapping[str, AnswerValue] = {"longest_run_km": 0}
ONE_GO = 25 * 60


def place(*told: Entry, **answers: AnswerValue) -> StagePosition | None:
    """The place of somebody who said a day before the first of these runs that they do not run."""
    return stage_place(never_ran(*told, **answers))


def never_ran(*told: Entry, **answers: AnswerValue) -> Facts:
    before = entries(healthy(**{**NOT_RUNNING, **answers}), TODAY - timedelta(days=20), first_id=20_000)
    return Facts(runner(without(healthy(), "longest_run_km"), before=(*before, *told)), KNOWLEDGE, TODAY)


def test_somebody_who_does_not_run_begins_with_walking() -> None:
    position = place()

    assert position is not None
    assert (position.stage, position.why) == (0, "You are not running now, so the ladder begins with walking.")


def test_one_run_is_not_yet_running_again() -> None:
    position = place(ran(3, 5), morning(2, 0))

    assert position is not None
    assert position.stage == 0
    assert position.why.startswith("One run is not yet running again: none was 4 km, 25 minutes in one go, and green.")


def test_a_few_short_green_runs_are_not_yet_running_again() -> None:
    position = place(*(entry for ago in (9, 6, 3) for entry in (ran(ago, 3), morning(ago - 1, 0))))

    assert position is not None
    assert position.why.startswith("A few runs are not yet running again")


def test_a_green_run_as_long_as_the_ladder_ends_with_leads_off_it() -> None:
    assert place(ran(3, 4, longest_stretch_s=ONE_GO), morning(2, 0)) is None


@pytest.mark.parametrize(
    "run",
    [
        (ran(3, 3.9, longest_stretch_s=ONE_GO), morning(2, 0)),
        (ran(3, 6, longest_stretch_s=ONE_GO - 1), morning(2, 0)),
        (ran(3, 6), morning(2, 0)),
        (ran(3, 6, pain=3, longest_stretch_s=ONE_GO), morning(2, 0)),
        (ran(3, 6, pain=None, longest_stretch_s=ONE_GO), morning(2, 0)),
        (ran(3, 6, longest_stretch_s=ONE_GO), morning(2, 4)),
        (ran(0, 6, longest_stretch_s=ONE_GO),),
    ],
    ids=["short", "walk breaks", "breaks not told", "amber", "pain not told", "a sore morning", "no morning yet"],
)
def test_a_long_run_that_lacks_one_thing_leaves_them_on_stage_0(run: tuple[Entry, ...]) -> None:
    assert place(*run) is not None


def test_a_runner_who_always_ran_is_never_placed_by_short_runs() -> None:
    assert stage_place(facts_of(ran(9, 3), ran(2, 3))) is None


def test_after_a_pause_of_five_weeks_one_run_keeps_the_ladder() -> None:
    facts = facts_of(ran(40, 10), ran(3, 5), morning(2, 0), longest_run_km=0)

    assert stage_place(facts) is not None


@pytest.mark.parametrize(("longest_run_km", "placed"), [(0, True), (3, True), (4, False), (12, False)])
def test_a_long_run_told_after_a_pause_in_the_journal_means_that_not_all_runs_were_told(
    longest_run_km: int, placed: bool
) -> None:
    facts = facts_of(ran(40, 10), ran(3, 3), longest_run_km=longest_run_km)

    assert (stage_place(facts) is not None) is placed


def test_short_green_runs_do_not_move_the_ladder() -> None:
    told = [entry for ago in (12, 9, 6, 3) for entry in (ran(ago, 3), morning(ago - 1, 0))]

    stage = progress_of(never_ran(*told)).stage

    assert stage is not None
    assert (stage.stage, stage.greens) == (0, 0)


@given(st.lists(st.tuples(st.integers(1, 15), st.sampled_from([3, 4, 9]), st.integers(0, 6)), max_size=4))
def test_more_pain_in_a_run_never_leads_off_the_ladder(told: list[tuple[int, int, int]]) -> None:
    days = {ago: (far, pain) for ago, far, pain in told}
    calm, sore = (
        [
            entry
            for ago, (far, pain) in days.items()
            for entry in (ran(ago, far, pain=pain * worse, longest_stretch_s=ONE_GO), morning(ago - 1, 0))
        ]
        for worse in (0, 1)
    )

    assert not (place(*sore) is None and place(*calm) is not None)


def test_a_walk_is_the_first_step_for_whoever_does_not_run() -> None:
    assert begins_by_walking(never_ran(walked(2, 30, 1)), TODAY - timedelta(days=2))
    assert begins_by_walking(never_ran(ran(5, 3), walked(2, 30, 1)), TODAY - timedelta(days=2))


def test_a_walk_is_no_step_for_whoever_runs() -> None:
    assert not begins_by_walking(facts_of(ran(5, 8), walked(2, 30, 1)), TODAY)
    assert not begins_by_walking(never_ran(ran(5, 6, longest_stretch_s=ONE_GO), walked(2, 30, 1)), TODAY)


def test_two_green_walks_lead_somebody_who_does_not_run_to_the_first_stage_with_running() -> None:
    told = [entry for ago in (8, 6, 4) for entry in (walked(ago, 30, 1), morning(ago - 1, 0))]

    stage = progress_of(never_ran(*told)).stage

    assert stage is not None
    assert stage.stage == 1
