"""What is on the coach's screen, at any size and in any state."""

from typing import Any

import pytest
from coach_sessions import events, it_hurts, item, knowledge, session
from hypothesis import given
from hypothesis import strategies as st

from backstride.advice.session import Session
from backstride.cli.coach.asking import PICKS, PLACE_PICKS
from backstride.cli.coach.digits import big, countdown
from backstride.cli.coach.events import typing
from backstride.cli.coach.keys import key_names
from backstride.cli.coach.screen import frame
from backstride.cli.coach.view import View
from backstride.coach.pain_asked import calm_kinds, places_to_ask, stop_kinds
from backstride.coach.player import new_player, play
from backstride.coach.player_state import Event
from backstride.coach.script import compile_script
from backstride.coach.stop_words import stop_words, symptoms_to_ask
from backstride.knowledge.model import Dose

HOLDS = Dose(sets=2, reps=6, rep_s=10, hold_s=8, rest_s=30)
SESSION = session(item("bird-dog", 2, HOLDS), item("running-cycle-balance", 1), rounds=2)
START, TICK, DONE = Event("start", pain=1), Event("tick"), Event("done")


def view(*told: Event) -> View:
    return View(play(compile_script(SESSION, knowledge()), told, knowledge()), SESSION, knowledge())


def shown(view: View, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(line.text() for line in frame(view, columns, rows))


def keys(view: View, *pressed: str) -> tuple[View, Event | None]:
    event = None
    for key in pressed:
        view, event = typing(view, key)
    return view, event


@given(st.lists(events(), max_size=12), st.integers(20, 200), st.integers(8, 60))
def test_every_screen_fits_its_terminal_exactly(story: list[Event], columns: int, rows: int) -> None:
    lines = frame(view(START, *story), columns, rows)

    assert len(lines) == rows
    assert max(len(line.text()) for line in lines) <= columns


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (40, 12), (200, 60)])
def test_every_stop_symptom_and_kind_of_pain_can_be_read_and_picked_on_every_terminal(columns: int, rows: int) -> None:
    asked = " ".join(shown(view(START, DONE, *it_hurts(1)), columns, rows).split())

    for nth, row in enumerate(stop_kinds(knowledge())):
        words = row.ask if columns >= 80 else row.name
        assert f"{PICKS[nth]} {words}" in asked
    for kind in calm_kinds(knowledge()) if rows >= 20 else ():
        assert f": {kind.name.lower()}" in asked
    assert "0: " in asked


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (40, 12)])
def test_every_place_can_be_read_and_picked_on_every_terminal(columns: int, rows: int) -> None:
    asked = " ".join(shown(view(START, Event("hurts")), columns, rows).split())

    for nth, place in enumerate(places_to_ask(knowledge())):
        assert f"{PLACE_PICKS[nth]} {place.text}" in asked


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20)])
@pytest.mark.parametrize("rule", sorted(knowledge().stop_rules))
def test_all_that_is_to_be_done_after_a_stop_symptom_is_on_the_screen(rule: str, columns: int, rows: int) -> None:
    screen = shown(view(START, Event("symptom", rule=rule)), columns, rows)

    assert stop_words(rule, knowledge(), None) in " ".join(screen.split())


def test_a_rest_shows_what_comes_next_and_how_it_begins() -> None:
    story = [START, *[DONE] * 8]
    screen = shown(view(*story, TICK), rows=30)

    assert "Rest. Next: Standing running-cycle balance" in screen
    assert "Stand tall on one leg" in screen
    assert "Left side first" in screen


def test_a_hold_shows_the_repetition_and_the_seconds_still_to_hold() -> None:
    screen = shown(view(START, DONE, *[TICK] * 24))

    assert "3 of 6" in screen
    assert "Hold 5" in screen


@pytest.mark.parametrize("state", ["running", "paused"])
def test_the_key_for_pain_is_always_shown(state: str) -> None:
    story = [START] if state == "running" else [START, Event("pause")]

    assert "h hurts" in shown(view(*story), 40, 12)
    assert "h hurts" in shown(view(*story), 80, 24)


def test_without_block_characters_plain_ones_are_drawn() -> None:
    plain = View(new_player(compile_script(SESSION, knowledge())), SESSION, knowledge(), blocks=False)
    begun = View(view(START).player, SESSION, knowledge(), blocks=False)

    assert "▏" not in shown(plain)
    assert "######" in shown(begun)
    assert "█" not in shown(begun)


def test_big_digits() -> None:
    assert big("1:4", "#") == (
        "  ##        ##  ##",
        "####    ##  ##  ##",
        "  ##        ######",
        "  ##    ##      ##",
        "######          ##",
    )


@pytest.mark.parametrize(("seconds", "text"), [(5, "5"), (99, "99"), (100, "1:40"), (1800, "30:00")])
def test_long_countdowns_show_minutes(seconds: int, text: str) -> None:
    assert countdown(seconds) == text


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        (" ", ("space",)),
        ("\r", ("enter",)),
        ("\x1b", ("esc",)),
        ("\x1b[C\x1b[D", ("right", "left")),
        ("\x1b[15~h", ("h",)),
        ("Hn", ("h", "n")),
        ("\x7f", ("backspace",)),
        ("\x00\x01", ()),
    ],
)
def test_keys_have_names(sent: str, names: tuple[str, ...]) -> None:
    assert key_names(sent) == names


@pytest.mark.parametrize(
    ("pressed", "pain"),
    [(("7",), 7), (("1", "0"), 10), (("1", "2"), 2), (("1", "0", "3"), 3), (("4", "backspace"), None), ((), None)],
)
def test_a_number_from_0_to_10_is_typed(pressed: tuple[str, ...], pain: int | None) -> None:
    assert keys(view(), *pressed, "enter")[1] == Event("start", pain=pain)


def test_where_it_hurts_is_one_key_and_how_much_goes_back_to_it() -> None:
    where, how_much = view(START, Event("hurts")), view(START, *it_hurts(0)[:2])

    assert keys(where, "3")[1] == Event("where", place="buttock")
    assert keys(where, "0")[1] == Event("where", place="elsewhere")
    assert keys(where, "x")[1] is None
    assert keys(where, "esc")[1] == Event("resume")
    assert keys(how_much, "b")[1] == Event("back")


def test_a_kind_of_pain_is_one_key_and_the_session_stops_or_is_eased_by_it() -> None:
    asked = view(START, DONE, *it_hurts(1))
    keys_of = {row.pain_kind or row.rule: PICKS[nth] for nth, row in enumerate(stop_kinds(knowledge()))}
    ache = PICKS[len(stop_kinds(knowledge()))]

    assert keys(asked, keys_of["sharp"])[1] == Event("symptom", rule="sharp-or-giving-way", pain_kind="sharp")
    assert keys(asked, keys_of["chest-or-breath"])[1] == Event("symptom", rule="chest-or-breath")
    assert keys(asked, ache)[1] == Event("none_of_these", pain_kind="dull-ache")
    assert keys(asked, "0")[1] == Event("none_of_these")
    assert keys(asked, "b")[1] == Event("back")


def test_how_much_it_hurts_has_to_be_told() -> None:
    asked = view(START, *it_hurts(0)[:2])

    assert keys(asked, "enter")[1] is None
    assert keys(asked, "3", "enter")[1] == Event("how_much", pain=3)
    assert keys(asked, "esc")[1] == Event("resume")


def test_after_the_session_effort_comes_first_then_pain_and_both_may_be_left_open() -> None:
    asked = view(START, Event("stop"))

    assert keys(asked, "6", "enter", "2", "enter")[1] == Event("answered_after", effort=6, pain=2)
    assert keys(asked, "enter", "enter")[1] == Event("answered_after")


def test_a_stopped_session_still_takes_a_graver_symptom() -> None:
    stopped = view(START, Event("symptom", rule="fall"))
    first = symptoms_to_ask(knowledge())[0].id

    assert keys(stopped, "h", "1")[1] == Event("symptom", rule=first)
    assert keys(stopped, "h", "0", "enter")[1] == Event("read")


def test_no_key_picks_a_symptom_that_is_not_listed() -> None:
    asked = view(START, *it_hurts(1))

    assert keys(asked, "z")[1] is None
    assert keys(asked, "space")[1] is None
    assert len(PICKS) >= len(symptoms_to_ask(knowledge()))


AFTER = [START, *[TICK] * 2000]


def after(*planned: Session, **more: Any) -> View:
    made = planned[0]
    player = play(compile_script(made, knowledge()), AFTER, knowledge())
    return View(player, made, knowledge(), **more)


def test_numbers_tick_where_two_more_would_have_gone_and_enter_goes_on() -> None:
    squats = session(item("squat", 2), item("plank", 1), item("calf-raise", 1))
    asked, _ = keys(after(squats), "5", "enter")

    assert "Could you have done 2 more in the last set?" in shown(asked)
    assert "1  [ ]  Squat" in shown(asked)
    assert "2  [ ]  Heel raise" in shown(asked)
    assert "Plank" not in shown(asked)
    ticked, _ = keys(asked, "1", "2", "1", "9")
    assert "1  [ ]  Squat" in shown(ticked)
    assert "2  [x]  Heel raise" in shown(ticked)
    following, told = keys(ticked, "enter")
    assert told == Event("two_more", items=(2,))
    assert keys(following, "1", "enter")[1] == Event("answered_after", effort=5, pain=1)


def test_the_weight_is_typed_in_kilograms_and_last_times_weight_is_offered() -> None:
    heavy = session(item("kettlebell-swing", 1))
    first, _ = keys(after(heavy), "enter", "enter")
    again, _ = keys(after(heavy, loads={"kettlebell-swing": 8000}), "enter", "enter")

    assert "Kettlebell swing (Kettlebell deadlift): which weight did you use, in kg?" in shown(first)
    assert "enter: skip" in shown(first)
    assert "enter: 8 kg, as last time" in shown(again)
    assert keys(first, "1", "2", ",", "5", "enter")[1] == Event("load", items=(0,), load_g=12_500)
    assert keys(first, "4", "x", "0", "0", "enter")[1] == Event("load", items=(0,), load_g=40_000)
    assert keys(first, "enter")[1] is None
    assert keys(again, "enter")[1] == Event("load", items=(0,), load_g=8000)
    assert keys(keys(first, "enter")[0], "2", "enter")[1] == Event("answered_after", pain=2)


def test_stop_after_the_effort_was_told_keeps_the_effort() -> None:
    asked, _ = keys(after(session(item("squat", 2))), "7", "enter")

    assert keys(asked, "q")[1] == Event("answered_after", effort=7)


def test_only_a_skill_drill_shows_the_key_to_start_again() -> None:
    drill = session(item("prone-glute-raise", 1))
    drilling = View(play(compile_script(drill, knowledge()), [START, DONE], knowledge()), drill, knowledge())

    assert "l lost it, start again" in shown(drilling)
    assert keys(drilling, "l")[1] == Event("lost")
    assert "lost it" not in shown(view(START, DONE))


@given(st.integers(20, 200), st.integers(8, 60), st.lists(st.sampled_from(["1", "2", "enter", "5"]), max_size=6))
def test_the_questions_afterwards_fit_every_terminal(columns: int, rows: int, pressed: list[str]) -> None:
    asked = after(session(item("squat", 2), item("glute-bridge", 4)))
    for key in pressed:
        asked, event = typing(asked, key)
        if event is not None and event.kind == "answered_after":
            break
    lines = frame(asked, columns, rows)

    assert len(lines) == rows
    assert max(len(line.text()) for line in lines) <= columns
