"""The coach in a real (pseudo-)terminal, with the clock running fast."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Protocol

import pytest
from pty_terminal import PROGRAM, Terminal

from backstride.cli.coach.run import speed_told


class Opening(Protocol):
    def __call__(self, *words: str, columns: int = 80, rows: int = 24, speed: int = 60, **env: str) -> Terminal: ...


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Opening]:
    with ExitStack() as stack:

        def opened(*words: str, columns: int = 80, rows: int = 24, speed: int = 60, **env: str) -> Terminal:
            made = Terminal(tmp_path / "result.json", *words, columns=columns, rows=rows, speed=speed, **env)
            return stack.enter_context(closing(made))

        yield opened


def test_a_whole_session_from_the_first_question_to_the_journal(terminal: Opening) -> None:
    coach = terminal("squat:1", speed=200)
    coach.wait_for("How is your back right now?")
    coach.press("2\r")
    coach.wait_for("How hard was it?")
    coach.press("4\r")
    coach.wait_for("Could you have done 2 more in the last set?")
    coach.press("1")
    coach.wait_for("1  [x]  Squat")
    coach.press("\r")
    coach.wait_for("How is your back now?")
    coach.press("1\r")

    (done,) = coach.end()
    assert (done["items"][0]["sets_done"], done["items"][0]["last_set"]) == (2, 10)
    assert (done["completed"], done["duration_s"]) == (True, 130)
    assert (done["pain_before_0_10"], done["effort_0_10"], done["pain_after_0_10"]) == (2, 4, 1)
    assert "Session done" in coach.sent
    assert coach.tidy()


def test_the_screen_shows_what_to_do_how_long_how_often_and_every_key(terminal: Opening) -> None:
    coach = terminal("bird-dog:2", "squat:1", speed=20)
    coach.wait_for("enter: start")
    coach.press("\r")
    screen = coach.wait_for("2 of 6")

    assert "Bird dog" in screen
    assert "Left side" in screen
    assert "6 times, hold 8 s each side" in screen
    assert "██████" in screen
    assert "left" in screen.splitlines()[0]
    assert "Brace your belly" in screen
    assert "space pause  enter done  b back  n skip  e easier  u harder  h hurts  q stop" in screen


def test_pause_keeps_the_seconds_skip_moves_on_and_easier_goes_down(terminal: Opening) -> None:
    coach = terminal("squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("\r")
    coach.wait_for("1 of 10")
    coach.press(" ")
    paused = coach.wait_for("Paused: Squat")
    time.sleep(0.5)
    coach.read()
    assert coach.screen() == paused
    coach.press("n")
    coach.wait_for("set 2 of 2")
    coach.press("e")
    coach.wait_for("Sit to stand from a chair")
    coach.press("q")
    coach.wait_for("How hard was it?")
    coach.press("\r\r")

    (done,) = coach.end()
    assert (done["completed"], done["effort_0_10"], done["stopped_by"]) == (False, None, None)


def test_harder_takes_back_easier_and_then_says_that_this_is_the_plan(terminal: Opening) -> None:
    coach = terminal("squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("\r")
    coach.wait_for("1 of 10")
    coach.press("e")
    coach.wait_for("Sit to stand from a chair")
    coach.press("u")
    coach.wait_for("Back to how it was before.")
    coach.press(" ")
    coach.wait_for("Paused: Squat")
    coach.press("u")
    coach.wait_for("This is today's plan.")
    coach.press("q\rq")

    (done,) = coach.end()
    assert (done["items"][0]["exercise"], done["items"][0]["easier"]) == ("squat", False)


def test_a_drill_begins_again_and_the_weight_of_a_bridge_is_written_down(terminal: Opening) -> None:
    coach = terminal("prone-glute-raise:1", "glute-bridge:4", speed=100)
    coach.wait_for("enter: start")
    coach.press("\r")
    coach.wait_for("l lost it, start again")
    coach.press("l")
    coach.wait_for("That is part of the drill")
    coach.wait_for("How hard was it?")
    coach.press("\r")
    coach.wait_for("Could you have done 2 more")
    coach.press("\r")
    coach.wait_for("which weight did you use")
    coach.press("7.5\r")
    coach.wait_for("How is your back now?")
    coach.press("\r")

    drill, bridge = coach.end()[0]["items"]
    assert (drill["restarted"], drill["load_g"]) == (True, None)
    assert (bridge["restarted"], bridge["load_g"], bridge["last_set"]) == (False, 7500, 8)


def test_it_hurts_a_little_goes_on_easier(terminal: Opening) -> None:
    coach = terminal("squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("1\r")
    coach.wait_for("1 of 10")
    coach.press("h")
    coach.wait_for("Where does it hurt?")
    coach.press("3")
    coach.wait_for("How much does it hurt")
    coach.press("2\r")
    coach.wait_for("What kind of pain is it?")
    coach.press("a")
    coach.wait_for("Sit to stand from a chair")
    coach.press("qq")

    (done,) = coach.end()
    assert done["items"][0]["hurt_0_10"] == 2
    assert done["hurts"] == [{"pain_0_10": 2, "exercise": "squat", "place": "buttock", "pain_kind": "dull-ache"}]


def test_a_stop_symptom_ends_the_session_and_says_what_to_do(terminal: Opening) -> None:
    coach = terminal("squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("1\r")
    coach.wait_for("1 of 10")
    coach.press("h")
    coach.wait_for("Where does it hurt?")
    coach.press("1")
    coach.wait_for("How much does it hurt")
    coach.press("1\r")
    coach.wait_for("Chest pain, breathlessness")
    coach.press("2")
    assert "Call 999 now." in coach.wait_for("Chest pain or hard to breathe")
    coach.press(" ben")
    coach.press("\r")

    done, answers = coach.end()
    assert (done["stopped_by"], done["completed"]) == ("chest-or-breath", False)
    assert answers["answers"]["chest_symptoms"]["value"] == "yes"
    assert "Stopped: Chest pain or hard to breathe" in coach.sent
    assert coach.tidy()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_in_the_middle_keeps_what_was_done_and_tidies_the_terminal(terminal: Opening, told: int) -> None:
    coach = terminal("bird-dog:2", "squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("3\r")
    coach.wait_for("Get ready: Bird dog")
    coach.press("\r\r\r\r")
    coach.wait_for("Rest. Next: Squat")
    coach.program.send_signal(told)
    if told == signal.SIGINT:
        coach.wait_for("How hard was it?")
        coach.program.send_signal(told)

    (done,) = coach.end()
    assert done["items"][0] == {
        "exercise": "bird-dog", "level": 2, "sets_done": 1, "skipped": False, "easier": False, "hurt_0_10": None,
        "last_set": 6, "last_set_left": None, "last_set_right": None, "load_g": None, "restarted": False,
    }  # fmt: skip
    assert (done["completed"], done["pain_before_0_10"]) == (False, 3)
    assert coach.tidy()


def test_the_bell_rings_at_three_two_one_and_at_the_ends_unless_quiet(terminal: Opening) -> None:
    loud = terminal("desk-stand:1", speed=500)
    loud.wait_for("enter: start")
    loud.press("\r")
    loud.wait_for("How hard was it?")
    assert loud.sent.count("\a") == 3 + 1 + 3 + 1

    quiet = terminal("desk-stand:1", "--quiet", speed=500)
    quiet.wait_for("enter: start")
    quiet.press("\r")
    quiet.wait_for("How hard was it?")
    assert "\a" not in quiet.sent


def test_a_session_quit_before_it_began_leaves_nothing(terminal: Opening) -> None:
    coach = terminal("squat:2")
    coach.wait_for("enter: start")
    coach.press("q")

    assert coach.end() == []
    assert "Not started." in coach.sent
    assert coach.tidy()


def test_colours_are_left_out_where_the_runner_does_not_want_them(terminal: Opening) -> None:
    coach = terminal("squat:2", NO_COLOR="1")
    coach.wait_for("enter: start")

    assert "\x1b[1m" not in coach.sent
    assert "\x1b[2m" not in coach.sent


def test_speech_never_waits_and_says_the_steps(terminal: Opening, tmp_path: Path) -> None:
    speaker, spoken = tmp_path / "espeak-ng", tmp_path / "spoken"
    speaker.write_text(f'#!/bin/sh\necho "$@" >> {spoken}\nexec sleep 30\n')
    speaker.chmod(speaker.stat().st_mode | stat.S_IXUSR)
    coach = terminal("desk-stand:1", "--voice", speed=100, PATH=f"{tmp_path}:{os.environ['PATH']}")
    coach.wait_for("enter: start")
    began = time.monotonic()
    coach.press("\r")
    coach.wait_for("How hard was it?")

    assert time.monotonic() - began < 10
    coach.press("qq")
    coach.end()
    assert "Stand up and walk. 1 min." in spoken.read_text()
    assert "That is it. Well done." in spoken.read_text()


def test_without_a_terminal_there_is_one_line_a_step_and_no_question(tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(result), "squat:1", "plank:1"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "BACKSTRIDE_SPEED": "1000", "PYTHONUTF8": "1"},
    )  # fmt: skip
    lines = done.stdout.splitlines()

    assert lines[0].startswith("0:00  Get ready: Squat. 8 times. ")
    assert lines[1].startswith("0:05  Go: Squat, set 1 of 2, 8 times (40 s). ")
    assert lines[2] == "0:45  Rest. Then set 2 of 2. (45 s)"
    assert "\x1b" not in done.stdout
    assert "\a" not in done.stdout
    assert "?" not in done.stdout
    assert "Session done" in lines
    assert '"completed": true' in result.read_text()


@pytest.mark.parametrize("told", ["0", "-1", "fast", "1001", "1.5"])
def test_a_speed_that_is_no_whole_number_from_1_to_1000_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match="BACKSTRIDE_SPEED is a whole number from 1 to 1000"):
        speed_told(told)


def test_without_a_speed_the_clock_runs_as_in_life() -> None:
    assert speed_told(None) == 1


def test_ctrl_z_leaves_a_tidy_terminal_and_the_session_waits_for_the_runner(terminal: Opening) -> None:
    coach = terminal("squat:2", speed=10)
    coach.wait_for("enter: start")
    coach.press("1\r")
    coach.wait_for("1 of 10")
    coach.program.send_signal(signal.SIGTSTP)
    _, status = os.waitpid(coach.program.pid, os.WUNTRACED)

    assert os.WIFSTOPPED(status)
    coach.read()
    assert coach.tidy()
    coach.program.send_signal(signal.SIGCONT)
    coach.wait_for("Paused: Squat")
    coach.press(" ")
    coach.wait_for("4 of 10")
    coach.press("qq")
    coach.end()
    assert coach.tidy()
