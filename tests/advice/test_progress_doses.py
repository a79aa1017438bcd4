"""Levels and doses to use now, and which steps of a ladder are open."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from backstride.advice.facts import Facts
from backstride.advice.progression.dose_of import is_hold, is_single_hold
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.hold_start import share_of
from backstride.advice.progression.ladder import open_rungs
from backstride.advice.progression.progress import Position, Progress
from backstride.advice.progression.stage import StageNow, stage_after
from backstride.advice.progression.wanted_level import wanted_level
from backstride.advice.progression.words import seconds
from backstride.advice.progression.working_dose import working_dose
from backstride.advice.response import Colour
from backstride.journal import CheckIn, DoneItem, Run, Runner, SessionDone
from backstride.journal.entry import SelfTestResult
from backstride.journal.runner import Dated
from backstride.knowledge.model import Rung
from runners import HEALTHY, KNOWLEDGE, TODAY, Told, healthy, runner

NOBODY = Facts(Runner(), KNOWLEDGE, TODAY)


def position(exercise: str, level: int, passed: bool = False) -> Position:
    dose = KNOWLEDGE.exercises[exercise].levels[level - 1].dose
    return Position(exercise, level, dose, dose, (), TODAY, "You began here.", passed=passed)


def standing(*positions: Position) -> Progress:
    where = MappingProxyType({each.exercise: each for each in positions})
    return Progress("normal", "As usual.", None, where, None, None, ())


def held(seconds: int) -> Facts:
    results: dict[str, int | str] = {"side_plank_left_s": seconds, "side_plank_right_s": seconds + 30}
    test = SelfTestResult(test="side-plank-hold", results=results)
    return Facts(Runner(self_tests=(Dated(TODAY - timedelta(days=2), 0, test),)), KNOWLEDGE, TODAY)


@pytest.mark.parametrize(("test_s", "start_s"), [(100, 50), (60, 30), (47, 20), (22, 10), (17, 6), (1, 1)])
def test_a_hold_starts_at_40_to_50_percent_of_the_test(test_s: int, start_s: int) -> None:
    assert share_of(test_s, KNOWLEDGE) == start_s


@pytest.mark.parametrize(("level", "test_s", "hold_s"), [(2, 50, 25), (2, 200, 45), (1, 200, 30), (2, 20, 10)])
def test_a_side_plank_starts_by_the_test_of_the_weaker_side_and_never_above_the_cap(
    level: int, test_s: int, hold_s: int
) -> None:
    dose, asked, limits = working_dose(KNOWLEDGE.exercises["side-plank"], level, standing(), held(test_s))

    assert (dose.hold_s, dose.rep_s) == (hold_s, hold_s + 2)
    assert (asked, limits) == (dose, ())


def test_at_the_level_of_the_position_its_dose_counts_and_elsewhere_the_start_of_the_level() -> None:
    squat = KNOWLEDGE.exercises["squat"]
    where = position("squat", 1)
    more = Position("squat", 1, where.dose.model_copy(update={"reps": 12}), where.dose, (), TODAY, "More.")

    assert working_dose(squat, 1, standing(more), NOBODY)[0].reps == 12
    assert working_dose(squat, 2, standing(more), NOBODY)[0] == squat.levels[1].dose


def test_the_level_is_that_of_the_position_else_what_a_test_shows_else_the_first() -> None:
    plank = KNOWLEDGE.exercises["side-plank"]

    assert wanted_level(plank, held(70), standing(position("side-plank", 1)))[0] == 1
    assert (
        wanted_level(plank, Facts(_told(side_plank_left_s=65, side_plank_right_s=70), KNOWLEDGE, TODAY), standing())[0]
        == 3
    )
    assert wanted_level(plank, NOBODY, standing())[0] == 1


@pytest.mark.parametrize(
    ("ladder", "where", "best"),
    [
        ("bridge", (), ("glute-bridge", 1)),
        ("back-extensor", (), ("bird-dog", 1)),
        ("front-core", (), ("dead-bug", 1)),
        ("hip-lateral", (position("side-lying-leg-raise", 2),), ("side-lying-leg-raise", 2)),
        ("hip-lateral", (position("side-lying-leg-raise", 3),), ("side-lying-leg-raise", 3)),
        ("hip-lateral", (position("side-lying-leg-raise", 3, passed=True),), ("running-cycle-balance", 1)),
        (
            "hip-lateral", (position("running-cycle-balance", 1), position("side-lying-leg-raise", 3)),
            ("running-cycle-balance", 1),
        ),
        ("front-core", (position("hollow-hold", 3), position("dead-bug", 1)), ("hollow-hold", 3)),
        ("side", (position("side-plank", 3, passed=True),), ("side-plank", 3)),
    ],
)  # fmt: skip
def test_the_best_open_rung_is_where_the_runner_stands_or_the_one_after_it(
    ladder: str, where: tuple[Position, ...], best: tuple[str, int]
) -> None:
    rungs = open_rungs(KNOWLEDGE.ladders[ladder], NOBODY, standing(*where))

    assert rungs[0] == Rung(exercise=best[0], level=best[1])
    assert rungs == tuple(reversed(KNOWLEDGE.ladders[ladder].rungs[: len(rungs)]))


def test_a_test_that_shows_more_opens_a_higher_rung() -> None:
    facts = Facts(_told(side_plank_left_s=65, side_plank_right_s=70), KNOWLEDGE, TODAY)

    assert open_rungs(KNOWLEDGE.ladders["side"], facts, standing())[0] == Rung(exercise="side-plank", level=3)


@pytest.mark.parametrize(
    ("now", "light", "after"),
    [
        (StageNow(3), "green", StageNow(3, 1)),
        (StageNow(3, 1), "green", StageNow(4)),
        (StageNow(3, 1), "amber", StageNow(3)),
        (StageNow(3, 1), "red", StageNow(1, 0, 2)),
        (StageNow(1), "stop", StageNow(0, 0, 2)),
        (StageNow(10, 1), "green", StageNow(10)),
    ],
)
def test_the_stage_after_a_light(now: StageNow, light: Colour, after: StageNow) -> None:
    assert stage_after(now, light, KNOWLEDGE) == after


def test_a_quick_runner_skips_one_stage_and_never_two() -> None:
    assert stage_after(StageNow(3, 1), "green", KNOWLEDGE, may_skip=True) == StageNow(5)


@pytest.mark.parametrize(("longest_km", "stage"), [(0, 0), (12, None)])
def test_who_does_not_run_now_is_placed_at_the_foot_of_the_ladder(longest_km: int, stage: int | None) -> None:
    progress = progress_of(Facts(runner(healthy(longest_run_km=longest_km)), KNOWLEDGE, TODAY))

    assert (progress.stage and progress.stage.stage) == stage


def test_not_having_told_the_longest_run_places_nobody_on_the_ladder() -> None:
    answers = {fact: answer for fact, answer in HEALTHY.items() if fact != "longest_run_km"}

    assert progress_of(Facts(runner(answers), KNOWLEDGE, TODAY)).stage is None


def test_a_longer_run_than_before_uses_up_the_week() -> None:
    done = SessionDone(
        session="strength", items=(DoneItem(exercise="side-plank", level=1, sets_done=3),), duration_s=900,
        completed=True, pain_during_0_10=0, pain_after_0_10=0,
    )  # fmt: skip
    sessions = tuple(Dated(TODAY - timedelta(days=ago), 10 - ago, done) for ago in (6, 4))
    runs = tuple(
        Dated(TODAY - timedelta(days=ago), 20 - ago, Run(distance_m=metres, duration_s=1800))
        for ago, metres in ((5, 5000), (3, 6000))
    )

    without = progress_of(Facts(Runner(sessions=sessions), KNOWLEDGE, TODAY))
    with_runs = progress_of(Facts(Runner(sessions=sessions, runs=runs), KNOWLEDGE, TODAY))

    assert without.positions["side-plank"].dose.hold_s == 20
    assert with_runs.positions["side-plank"].dose.hold_s == 15
    assert with_runs.rose == ("run", TODAY - timedelta(days=3))
    assert with_runs.decisions[-1].asked == "a longer hold"


def test_nothing_told_is_no_progress() -> None:
    progress = progress_of(NOBODY)

    assert (progress.mode, dict(progress.positions), progress.decisions) == ("normal", {}, ())


def _told(**answers: int) -> Runner:
    told: Told = healthy(**answers)
    return runner(told)


def test_who_is_well_again_ticks_over_and_is_told_once() -> None:
    walk = Run(distance_m=12_000, duration_s=4300, pain_during_0_10=0, pain_after_0_10=0)
    days = [TODAY - timedelta(days=ago) for ago in range(42, -1, -1)]
    somebody = replace(
        runner(healthy(longest_run_km=12)),
        check_ins=tuple(Dated(day, nth, CheckIn(pain_morning_0_10=0)) for nth, day in enumerate(days)),
        runs=tuple(Dated(day, 100 + nth, walk) for nth, day in enumerate(days) if nth % 7 == 0),
    )

    progress = progress_of(Facts(somebody, KNOWLEDGE, TODAY))

    assert (progress.mode, progress.mode_until) == ("tick_over", None)
    assert [each.after for each in progress.decisions if each.rules == ("tick-over",)] == [
        "1 or 2 strength sessions a week"
    ]


@pytest.mark.parametrize(
    ("exercise", "level", "says"),
    [
        ("side-lying-leg-raise", 3, "the next exercise of its ladder is open"),
        ("glute-bridge", 4, "its last level is done; keeping it up is enough"),
        ("squat", 3, "its last level is done; keeping it up is enough"),
    ],
)
def test_after_the_last_level_it_says_whether_another_exercise_comes(exercise: str, level: int, says: str) -> None:
    item = DoneItem(exercise=exercise, level=level, sets_done=3)
    done = SessionDone(
        session="strength", items=(item,), duration_s=900, completed=True, pain_during_0_10=0, pain_after_0_10=0
    )
    sessions = tuple(Dated(TODAY - timedelta(days=ago), 50 - ago, done) for ago in range(24, 0, -2))
    somebody = replace(runner(healthy(equipment=tuple(KNOWLEDGE.equipment))), sessions=sessions)

    decided = progress_of(Facts(somebody, KNOWLEDGE, TODAY)).decisions

    assert [each.after for each in decided if each.variable == "level" and each.move == "up"] == [says]


def test_seconds_are_counted_in_words() -> None:
    assert (seconds(1), seconds(2)) == ("1 second", "2 seconds")


@pytest.mark.parametrize(
    ("exercise", "level", "holding", "single"),
    [("side-plank", 1, True, True), ("hollow-hold", 1, True, False), ("glute-bridge", 2, False, False)],
)
def test_one_rule_tells_holds_from_repetitions(exercise: str, level: int, holding: bool, single: bool) -> None:
    dose = KNOWLEDGE.exercises[exercise].levels[level - 1].dose

    assert (is_hold(dose), is_single_hold(dose)) == (holding, single)
