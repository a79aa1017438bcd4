"""The stopwatch in a real (pseudo-)terminal."""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_process import tell

from backstride.app.journal import load_runner
from runners import healthy

PATIENCE_S = 20
COLOUR = re.compile(r"\x1b\[[\d;]*m")
TWO = ("██████", "    ██", "██████", "██    ", "██████")


class Terminal:
    """``backstride test front-plank-hold`` at work in a pseudo-terminal."""

    def __init__(self, data: Path, *words: str, **env: str) -> None:
        self.sent = ""
        self.fd, self._slave = os.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self._slave)
        self.program = subprocess.Popen(
            [sys.executable, "-m", "backstride", "--data", str(data), "test", *words],
            stdin=self._slave, stdout=self._slave, stderr=self._slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", **env},
        )  # fmt: skip

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def wait_for(self, text: str) -> str:
        """Until ``text`` was written after what was waited for before; what stood between the two."""
        until = time.monotonic() + PATIENCE_S
        while text not in self.sent:
            assert time.monotonic() < until, self.sent[-600:]
            self._read()
        between, _, self.sent = self.sent.partition(text)
        return between

    def end(self) -> int:
        until = time.monotonic() + PATIENCE_S
        while self.program.poll() is None:
            assert time.monotonic() < until, self.sent[-600:]
            self._read()
        self._read()
        return self.program.returncode

    def tidy(self) -> bool:
        return termios.tcgetattr(self._slave) == self.before

    def close(self) -> None:
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        os.close(self.fd)
        os.close(self._slave)

    def _read(self) -> None:
        if select.select([self.fd], [], [], 0.05)[0]:
            self.sent += os.read(self.fd, 65536).decode("utf-8", "replace")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tell(tmp_path, healthy())


@pytest.fixture
def plank(data: Path) -> Iterator[Terminal]:
    terminal = Terminal(data, "front-plank-hold")
    yield terminal
    terminal.close()


def test_enter_starts_the_stopwatch_it_shows_seconds_and_enter_stops_it(plank: Terminal, data: Path) -> None:
    plank.wait_for("right now, 0 (none) to 10 (worst)?")
    plank.press("1\n")
    plank.wait_for("Enter starts the stopwatch.")
    plank.press("\n")
    plank.wait_for("Enter stops.")
    for row in TWO:
        plank.wait_for(row)
    plank.press("\n")
    plank.wait_for("seconds. Enter keeps it")
    plank.press("r\n")
    plank.wait_for("Enter starts the stopwatch.")
    plank.press("\n")
    plank.wait_for("Enter stops.")
    plank.wait_for("██")
    plank.press("q")
    plank.wait_for("Or type the seconds.")
    plank.press("33\n")
    plank.wait_for("pain at its worst")
    plank.press("2\n")
    plank.wait_for("33 s")

    assert plank.end() == 0
    assert plank.tidy()
    (done,) = load_runner(data).self_tests
    assert done.what.results == {"front_plank_s": 33}


def test_the_time_on_the_stopwatch_is_the_result(plank: Terminal, data: Path) -> None:
    plank.wait_for("right now")
    plank.press("1\n")
    plank.wait_for("Or type the seconds.")
    plank.press("\n")
    plank.wait_for("Enter stops.")
    time.sleep(1.3)
    plank.press(" ")
    shown = plank.wait_for("Enter keeps it")
    plank.press("\n")
    plank.wait_for("worst")
    plank.press("0\n")

    assert plank.end() == 0
    (done,) = load_runner(data).self_tests
    said = re.findall(r"(\d+) seconds?\. $", shown)
    assert [str(done.what.results["front_plank_s"])] == said
    assert int(said[0]) >= 1


def test_ctrl_c_while_the_stopwatch_runs_records_nothing_and_leaves_the_terminal_as_it_was(
    plank: Terminal, data: Path
) -> None:
    plank.wait_for("right now")
    plank.press("1\n")
    plank.wait_for("Or type the seconds.")
    plank.press("\n")
    plank.wait_for("Enter stops.")
    time.sleep(0.6)
    plank.press("\x03")
    plank.wait_for("Nothing was written down.")

    assert plank.end() == 1
    assert plank.tidy()
    assert load_runner(data).self_tests == ()


def test_the_rest_between_two_sides_can_be_cut_short(data: Path) -> None:
    terminal = Terminal(data, "single-leg-bridge", NO_COLOR="1")
    try:
        for question, keys in (
            ("right now", "0\n"), ("left leg?", "10\n"), ("worst", "0\n"), ("Enter goes on.", ""), ("█", ""),
        ):  # fmt: skip
            terminal.wait_for(question)
            terminal.press(keys)
        time.sleep(0.6)
        terminal.press("\n")
        terminal.wait_for("right leg?")
        terminal.press("11\n")
        terminal.wait_for("worst")
        terminal.press("0\n")
        whole = terminal.sent
        assert terminal.end() == 0
        assert COLOUR.search(whole + terminal.sent) is None
    finally:
        terminal.close()
    (done,) = load_runner(data).self_tests
    assert done.what.results == {"bridge_left_reps": 10, "bridge_right_reps": 11}


def test_without_an_id_enter_begins_the_test_that_tells_most(data: Path) -> None:
    terminal = Terminal(data)
    try:
        terminal.wait_for("Enter begins.")
        terminal.press("\n")
        terminal.wait_for("How to start")
        terminal.wait_for("right now")
        terminal.press("q\n")
        terminal.wait_for("Nothing was written down.")
        assert terminal.end() == 1
    finally:
        terminal.close()
