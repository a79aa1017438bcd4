"""What a red or a stop does to modes, to counted greens and to steps up, and how the turns go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from backstride.advice.facts import Facts
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Decision, Progress
from backstride.journal import CheckIn, DoneItem, Run, SessionDone
from backstride.journal.entry import Body
from backstride.journal.runner import Dated
from backstride.knowledge.model import SessionKind
from runners import KNOWLEDGE, healthy, runner

FIRST = date(2026, 3, 2)
RED = KNOWLEDGE.number("red-min-0-10")
AMBER = KNOWLEDGE.number("green-max-0-10") + 1
HOME = runner(healthy(equipment=tuple(KNOWLEDGE.equipment)))


def strength(
    pain: int | None = 0, stopped_by: str | None = None, kind: SessionKind = "strength", routine: str | None = None,
    **levels: int,
) -> Body:  # fmt: skip
    items = tuple(DoneItem(exercise=name.replace("_", "-"), level=level, sets_done=2) for name, level in levels.items())
    return SessionDone(
        session=kind, routine=routine, items=items, duration_s=1200, completed=True, stopped_by=stopped_by,
        pain_during_0_10=pain, pain_after_0_10=pain,
    )  # fmt: skip


def a_run(distance_m: int = 3000, pain: int = 0) -> Body:
    return Run(distance_m=distance_m, duration_s=1800, pain_during_0_10=pain, pain_after_0_10=pain)


def lived(done: Sequence[tuple[int, Body]], today: int, mornings: dict[int, int] | None = None) -> Progress:
    """Progress on a day after FIRST; the mornings are calm but for those named."""
    checks = [
        Dated(FIRST + timedelta(days=day), 10 * day, CheckIn(pain_morning_0_10=(mornings or {}).get(day, 0)))
        for day in range(today + 1)
    ]
    dated = [(FIRST + timedelta(days=day), 10 * day + nth % 9 + 1, body) for nth, (day, body) in enumerate(done)]
    somebody = replace(
        HOME,
        sessions=tuple(Dated(on, nth, body) for on, nth, body in dated if isinstance(body, SessionDone)),
        runs=tuple(Dated(on, nth, body) for on, nth, body in dated if isinstance(body, Run)),
        check_ins=tuple(checks),
    )
    return progress_of(Facts(somebody, KNOWLEDGE, FIRST + timedelta(days=today)))


def ups(progress: Progress) -> list[tuple[int, str]]:
    return [((each.on - FIRST).days, each.about) for each in progress.decisions if each.move == "up"]


def about(progress: Progress, name: str) -> list[Decision]:
    return [each for each in progress.decisions if each.about == name]


@pytest.mark.parametrize("rule", ["dizzy", "new-weakness", "sharp-or-giving-way"])
def test_a_stop_sign_in_a_session_begins_a_flare_and_takes_its_exercises_one_step_back(rule: str) -> None:
    done = [(0, strength(squat=2)), (3, strength(squat=2, stopped_by=rule))]

    modes = [lived(done, today=day).mode for day in (3, 4, 5)]

    assert modes == ["calm", "calm", "deload"]
    assert lived(done, today=5).positions["squat"].level == 1


@pytest.mark.parametrize("red", [strength(pain=RED, squat=1), a_run(pain=RED)])
def test_the_day_of_a_red_and_the_whole_day_after_it_are_calm(red: Body) -> None:
    assert [lived([(3, red)], today=day).mode for day in (3, 4, 5)] == ["calm", "calm", "deload"]


def test_a_red_morning_between_two_greens_starts_the_count_again_for_every_exercise() -> None:
    done = [(day, strength(side_plank=1)) for day in (0, 4, 7, 13)]
    done += [(day, strength(glute_bridge=1)) for day in (10, 12)]

    assert ups(lived(done, today=15)) == [(5, "side-plank"), (14, "side-plank")]
    assert ups(lived(done, today=15, mornings={8: RED})) == [(5, "side-plank")]


def test_a_step_up_that_was_not_done_yet_goes_back_when_a_red_comes() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (5, a_run(pain=RED))]

    assert lived(done, today=4).positions["side-plank"].dose.hold_s == 20
    progress = lived(done, today=6)
    assert progress.positions["side-plank"].dose.hold_s == 15
    assert "not done it yet" in about(progress, "side-plank")[-1].why


def test_a_step_up_that_was_done_stays_when_a_run_turns_red() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (5, strength(side_plank=1)), (6, a_run(pain=RED))]

    assert lived(done, today=7).positions["side-plank"].dose.hold_s == 20


def test_the_week_of_a_step_up_counts_from_the_day_it_was_first_done() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (8, strength(side_plank=1))]
    done += [(9, strength(side_plank=1)), (10, strength(side_plank=1))]

    assert ups(lived(done, today=20)) == [(4, "side-plank"), (15, "side-plank")]


def test_a_step_up_that_is_not_done_within_a_week_leaves_the_turn_to_others() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1))]
    done += [(day, strength(plank=1)) for day in (5, 7, 10, 12, 14, 17)]

    assert ups(lived(done, today=18)) == [(4, "side-plank"), (17, "plank")]


def test_what_was_not_done_yet_counts_as_got_harder_today() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1))]

    assert lived(done, today=8).rose == ("hold", FIRST + timedelta(days=8))


def test_a_step_up_that_was_not_done_in_its_week_is_taken_back_and_comes_again() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (12, strength(side_plank=1))]

    assert lived(done, today=12).positions["side-plank"].dose.hold_s == 15
    assert "waits for its next turn" in about(lived(done, today=12), "side-plank")[-1].why
    assert ups(lived(done, today=20)) == [(4, "side-plank"), (19, "side-plank")]


def test_an_amber_before_it_is_first_done_takes_a_step_up_back() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (5, strength(plank=1, pain=AMBER))]

    progress = lived(done, today=6)
    assert progress.positions["side-plank"].dose.hold_s == 15
    assert "the light was not green" in about(progress, "side-plank")[-1].why


def test_a_session_of_which_nothing_is_told_takes_a_step_up_back() -> None:
    done = [(0, strength(side_plank=1)), (3, strength(side_plank=1)), (5, strength(plank=1, pain=None))]

    assert lived(done, today=8).positions["side-plank"].dose.hold_s == 15


def test_a_seed_routine_is_no_doing_of_a_step_up() -> None:
    done = [
        (0, strength(side_plank=1)),
        (3, strength(side_plank=1)),
        (5, strength(routine="ball-circuit", side_plank=1)),
    ]

    assert lived(done, today=11).positions["side-plank"].dose.hold_s == 15


def test_free_runs_have_their_turn_and_strength_waits_that_week() -> None:
    done = [(0, a_run()), (2, a_run()), (4, strength(side_plank=1)), (6, strength(side_plank=1))]
    progress = lived(done, today=12)

    holds = [each.why for each in about(progress, "side-plank") if each.move == "hold"]
    assert holds == ["This week it is the turn of your runs."]
    assert ups(progress) == [(10, "side-plank")]


def test_a_longer_run_in_its_turn_uses_a_whole_week() -> None:
    done = [(0, a_run()), (2, a_run()), (4, strength(side_plank=1)), (6, strength(side_plank=1)), (8, a_run(3300))]

    assert ups(lived(done, today=18)) == [(15, "side-plank")]


def test_deload_ends_after_a_week_without_another_red_and_nothing_rises_before_two_greens() -> None:
    calm = [(0, strength(squat=2)), (1, strength(pain=RED, squat=2))]
    stretches = [(day, strength(kind="mobility", cat_camel=1)) for day in (4, 5, 6, 7)]

    modes = [lived(calm + stretches, today=day).mode for day in (3, 9, 10)]

    assert modes == ["deload", "deload", "normal"]
    week = about(lived(calm + stretches, today=10), "week")[-1]
    assert week.why == "A week without another red: all sets again. Nothing gets harder before two greens."


def test_a_stretch_gets_no_decision_when_it_cannot_go_back() -> None:
    done = [(day, strength(pain=3, kind="mobility", cat_camel=1)) for day in (0, 2, 4)]

    assert [each.move for each in about(lived(done, today=6), "cat-camel")] == ["start", "hold"]


def test_a_shorter_walk_is_no_step_back_to_talk_about() -> None:
    easier = DoneItem(exercise="walking", level=1, sets_done=1, easier=True)
    shorter = SessionDone(session="walk", items=(easier,), duration_s=600, completed=True, pain_during_0_10=0)
    done = [(0, strength(kind="walk", walking=2)), (1, shorter)]

    assert [each.move for each in about(lived(done, today=3), "walking")] == ["start"]


def test_a_longer_run_on_the_day_of_a_step_up_does_not_undo_what_was_advised_that_morning() -> None:
    done = [(0, strength(side_plank=1)), (1, a_run(3000)), (3, strength(side_plank=1)), (4, a_run(3300))]
    done += [(4, strength(side_plank=1))]

    progress = lived(done, today=6)
    assert progress.positions["side-plank"].dose.hold_s == 20
    assert progress.rose == ("hold", FIRST + timedelta(days=4))


def test_a_longer_run_before_a_step_up_was_done_takes_it_back_the_next_day() -> None:
    done = [(0, strength(side_plank=1)), (1, a_run(3000)), (3, strength(side_plank=1)), (5, a_run(3300))]

    assert lived(done, today=5).positions["side-plank"].dose.hold_s == 20
    assert lived(done, today=6).positions["side-plank"].dose.hold_s == 15
