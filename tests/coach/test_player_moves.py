"""The player, one story at a time."""

from typing import Any

import pytest
from coach_sessions import it_hurts, item, knowledge, session

from backstride.coach.effects import Beep, Ignored, Rescreen, Say
from backstride.coach.player import Turn, advance, new_player, play
from backstride.coach.player_state import Event, Player
from backstride.coach.script import compile_script, instructions
from backstride.coach.stop_words import gravest, stop_words, symptoms_to_ask
from backstride.knowledge.model import Dose

SQUAT = session(item("squat", 2, Dose(sets=2, reps=10, rep_s=4, rest_s=60)), item("plank", 1))
TICK, STOP, PAUSE, RESUME = Event("tick"), Event("stop"), Event("pause"), Event("resume")
SKIP, BACK, DONE, EASIER, HURTS = Event("skip"), Event("back"), Event("done"), Event("easier"), Event("hurts")
HARDER = Event("harder")
NONE = Event("none_of_these")
START = Event("start", pain=1)


def told(*events: Event) -> Player:
    return play(compile_script(SQUAT, knowledge()), events, knowledge())


def turn(player: Player, event: Event) -> Turn:
    return advance(player, event, knowledge())


def test_the_clock_runs_from_getting_ready_into_work() -> None:
    player = told(START, *[TICK] * 7)

    assert (player.state, player.step.kind, player.left_s, player.elapsed_s) == ("running", "work", 38, 7)


def test_nothing_runs_before_the_start_and_a_tick_then_is_reported() -> None:
    player = told()

    assert turn(player, TICK) == (player, (Ignored("waiting", "tick"),))


def test_the_last_three_seconds_are_beeped() -> None:
    player, beeps = told(START), []
    for _ in range(5):
        player, effects = turn(player, TICK)
        beeps.append([effect.kind for effect in effects if isinstance(effect, Beep)])

    assert beeps == [[], ["count"], ["count"], ["count"], ["go"]]


def test_work_that_begins_says_its_cue_and_counts_one() -> None:
    player = told(START, *[TICK] * 4)

    _, effects = turn(player, TICK)

    assert [effect.text for effect in effects if isinstance(effect, Say)] == [
        instructions("squat", 2, knowledge()).breathing,
        "1",
    ]


def test_a_pause_stops_the_clock_and_resume_goes_on_with_the_seconds_that_were_left() -> None:
    before = told(START, *[TICK] * 9)
    after = told(START, *[TICK] * 9, PAUSE, TICK, TICK, RESUME)

    assert (after.at, after.left_s, after.elapsed_s) == (before.at, before.left_s, before.elapsed_s)


def test_done_early_counts_as_done_and_skip_does_not() -> None:
    done = told(START, DONE, DONE)
    skipped = told(START, DONE, SKIP)

    assert [one.exercise for one in done.done] == ["squat"]
    assert skipped.done == ()
    assert skipped.skipped == (0,)
    assert done.step.kind == skipped.step.kind == "rest"


def test_back_begins_the_step_again_once_it_is_under_way() -> None:
    player = told(START, DONE, *[TICK] * 10, BACK)

    assert (player.step.kind, player.left_s) == ("work", 40)


def test_back_right_after_a_step_began_goes_to_the_work_before_it() -> None:
    player = told(START, DONE, DONE, TICK, BACK)

    assert (player.step.kind, player.step.set, player.left_s) == ("work", 1, 40)


def test_back_at_the_very_start_stays_there() -> None:
    assert told(START, BACK).at == 0


def test_a_set_done_twice_counts_once() -> None:
    assert len(told(START, DONE, DONE, BACK, DONE).done) == 1


def test_easier_goes_one_level_down_with_a_look_first() -> None:
    player = told(START, DONE, *[TICK] * 10, EASIER)

    assert (player.state, player.step.kind, player.step.level) == ("running", "get_ready", 1)


def test_easier_in_a_rest_lets_the_rest_run_on() -> None:
    player = told(START, DONE, DONE, *[TICK] * 10, EASIER)

    assert (player.step.kind, player.left_s, player.step.level) == ("rest", 50, 1)


def test_easier_in_a_pause_stays_in_the_pause() -> None:
    assert told(START, DONE, PAUSE, EASIER).state == "paused"


def test_the_easiest_says_so() -> None:
    player = told(START, DONE, *[EASIER] * 10)
    again, effects = turn(player, EASIER)

    assert again == player
    assert effects == (Say("This is already the easiest. Skip it if it is too much."),)


def test_harder_takes_back_easier_with_a_look_first() -> None:
    player = told(START, DONE, DONE, DONE, EASIER, DONE, *[TICK] * 9, HARDER)

    assert (player.state, player.step.kind, player.step.level, player.step.set) == ("running", "next", 2, 2)


def test_harder_in_a_rest_lets_the_rest_run_on() -> None:
    player = told(START, EASIER, DONE, DONE, *[TICK] * 10, HARDER)

    assert (player.step.kind, player.left_s, player.step.level) == ("rest", 50, 2)


def test_harder_is_about_the_exercise_at_hand_and_leaves_the_others_easier() -> None:
    player = told(START, EASIER, SKIP, SKIP, SKIP, SKIP, HARDER)
    squats = {bout.level for bout in player.script.bouts if bout.exercise == "squat"}

    assert player.step.exercise == "plank"
    assert squats == {1}


def test_harder_where_nothing_was_made_easier_changes_nothing_and_says_how_it_grows() -> None:
    player = told(START, DONE, *[TICK] * 9)
    again, effects = turn(player, HARDER)

    assert again == player
    assert effects == (Say("This is today's plan. Say at the end how hard it was: from that it grows."),)


def test_an_exercise_that_hurt_earlier_today_gets_no_harder_and_the_others_may() -> None:
    squat = new_player(compile_script(SQUAT, knowledge()), hurt_today=("squat",))
    plank = new_player(compile_script(SQUAT, knowledge()), hurt_today=("plank",))

    def level_after(player: Player) -> int:
        for event in (START, EASIER, HARDER):
            player = turn(player, event).player
        return player.step.level

    assert (level_after(squat), level_after(plank)) == (1, 2)


def test_after_pain_harder_changes_nothing_and_says_so() -> None:
    player = told(START, EASIER, *it_hurts(1), NONE)
    again, effects = turn(player, HARDER)

    assert again == player
    assert effects == (Say("You told of pain, so this stays as it is today."),)


def test_the_end_asks_how_it_was_and_then_it_is_finished() -> None:
    player = told(START, *[TICK] * compile_script(SQUAT, knowledge()).total_s)

    assert player.state == "asking_after"
    assert player.step.kind == "done"
    assert turn(player, Event("answered_after", effort=4, pain=1)).player.state == "finished"


def test_stop_before_the_start_is_over_at_once_and_later_asks_how_it_was() -> None:
    assert told(STOP).state == "finished"
    assert told(START, STOP).state == "asking_after"


def test_a_little_pain_goes_on_easier() -> None:
    player = told(START, DONE, *it_hurts(2), NONE)

    assert (player.state, player.step.level) == ("running", 1)
    assert [(hurt.item, hurt.pain) for hurt in player.hurts] == [(0, 2)]


def test_pain_in_a_rest_is_about_what_was_just_done_and_both_become_easier() -> None:
    rest_before_plank = [DONE, DONE, DONE, DONE]
    player = told(START, *rest_before_plank, *it_hurts(1), NONE)

    assert player.hurts[0].item == 0
    assert (player.step.kind, player.step.exercise) == ("rest", "plank")
    assert player.script.bouts[player.step.bout].eased == 1


def test_no_pain_after_all_goes_back_to_a_pause_with_nothing_changed() -> None:
    player = told(START, DONE, *it_hurts(0), NONE)

    assert (player.state, player.step.level) == ("paused", 2)


def test_pressed_by_mistake_goes_back_to_a_pause() -> None:
    assert told(START, DONE, HURTS, RESUME).state == "paused"


def test_an_exercise_that_still_hurts_at_its_easiest_is_left_out() -> None:
    player = told(START, DONE, *[EASIER] * 10, *it_hurts(1), NONE)

    assert player.state == "running"
    assert {step.exercise for step in player.script.steps} == {"plank"}
    assert player.skipped == (0,)


def test_when_nothing_is_left_the_session_is_over() -> None:
    only = compile_script(session(item("squat", 1)), knowledge())
    player = play(only, [START, DONE, *[EASIER] * 10, *it_hurts(1), NONE], knowledge())

    assert player.state == "asking_after"


@pytest.mark.parametrize(
    ("before", "now", "state"),
    [(0, 1, "hurting_kind"), (0, 2, "stopped"), (3, 4, "hurting_kind"), (4, 5, "stopped"), (3, 5, "stopped"),
     (None, 1, "hurting_kind"), (None, 2, "stopped"), (4, 3, "hurting_kind")],
)  # fmt: skip
def test_five_or_more_or_a_rise_of_two_stops(before: int | None, now: int, state: str) -> None:
    player = told(Event("start", pain=before), DONE, *it_hurts(now))

    assert player.state == state
    assert (player.stopped_by == "pain-five") == (state == "stopped")


def test_a_session_does_not_begin_in_strong_pain() -> None:
    assert told(Event("start", pain=4)).state == "running"
    assert told(Event("start", pain=5)).state == "stopped"


def test_a_stop_symptom_asks_the_warning_signs_again() -> None:
    player, effects = turn(told(START, DONE), Event("symptom", rule="numb-or-spreading"))

    assert player.state == "stopped"
    assert effects == (Rescreen("numb-or-spreading", knowledge().stop_rules["numb-or-spreading"].ask_again),)


def test_of_two_symptoms_the_graver_one_is_what_the_runner_reads() -> None:
    player = told(START, Event("symptom", rule="fall"), Event("symptom", rule="chest-or-breath"))
    other = told(START, Event("symptom", rule="chest-or-breath"), Event("symptom", rule="fall"))

    assert player.stopped_by == other.stopped_by == "chest-or-breath"
    assert player.symptoms == ("fall", "chest-or-breath")


def test_the_words_name_the_number_to_call_where_the_runner_lives() -> None:
    assert "call 999" in stop_words("bladder-bowel-saddle", knowledge(), "gb").lower()
    assert "call 911" in stop_words("bladder-bowel-saddle", knowledge(), "us").lower()
    assert "call 112" in stop_words("bladder-bowel-saddle", knowledge(), None).lower()
    for rule in knowledge().stop_rules:
        assert "{" not in stop_words(rule, knowledge(), "nowhere")


def test_emergencies_stand_first_in_the_list_and_the_pain_number_is_not_in_it() -> None:
    levels = [rule.level for rule in symptoms_to_ask(knowledge())]

    assert levels[:2] == ["emergency", "emergency"]
    assert "emergency" not in levels[2:]
    assert "pain-five" not in [rule.id for rule in symptoms_to_ask(knowledge())]
    assert gravest(["fall", "new-weakness"], knowledge()) == "new-weakness"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "jump"},
        {"kind": "how_much"},
        {"kind": "where"},
        {"kind": "symptom"},
        {"kind": "how_much", "pain": 11},
        {"kind": "answered_after", "effort": -1},
    ],
)
def test_an_event_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Event(**wrong)


def test_the_first_step_is_shown_while_waiting() -> None:
    assert new_player(compile_script(SQUAT, knowledge())).left_s == 5
