"""A pseudo-terminal with a program in it: press keys, read the screen, see what it leaves behind."""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

ROW = re.compile(r"\x1b\[(\d+);1H\x1b\[2K([^\x07]*?)(?=\x1b\[\d+;1H|\x1b\[2J|\x1b\[\?|\x07|$)", re.S)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
PROGRAM = Path(__file__).parent / "coach_in_terminal.py"
PATIENCE_S = 20


class Terminal:
    """A session under way in a pseudo-terminal of ``columns`` x ``rows``."""

    def __init__(
        self, result: Path, *words: str, columns: int = 80, rows: int = 24, speed: int = 60, **env: str
    ) -> None:
        self.result = result
        self.sent = ""
        self.fd, self._slave = pty.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self._slave)
        self.program = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(result), *words],
            stdin=self._slave, stdout=self._slave, stderr=self._slave, start_new_session=True,
            env={**os.environ, "TERM": "xterm", "BACKSTRIDE_SPEED": str(speed), "PYTHONUTF8": "1", **env},
        )  # fmt: skip

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def read(self, wait_s: float = 0.05) -> None:
        """Take in what the program has written."""
        while select.select([self.fd], [], [], wait_s)[0]:
            wait_s = 0.0
            try:
                more = os.read(self.fd, 65536)
            except OSError:
                return
            if not more:
                return
            self.sent += more.decode("utf-8", "replace")

    def screen(self) -> str:
        """What is on the screen now, without colours."""
        rows: dict[int, str] = {}
        drawn = self.sent[self.sent.rfind("\x1b[2J") :]
        for row, text in ROW.findall(drawn):
            rows[int(row)] = COLOUR.sub("", text).rstrip()
        return "\n".join(rows.get(row, "") for row in range(1, max(rows, default=0) + 1))

    def wait_for(self, text: str) -> str:
        """The screen, as soon as ``text`` is on it."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            self.read()
            if text in self.screen():
                return self.screen()
        raise AssertionError(f"{text!r} did not come up on:\n{self.screen()}\n{self.sent[-500:]!r}")

    def end(self) -> list[dict[str, Any]]:
        """Wait for the program to end; what it wrote to the journal."""
        until = time.monotonic() + PATIENCE_S
        while self.program.poll() is None and time.monotonic() < until:
            self.read()
        assert self.program.poll() == 0, self.sent
        self.read()
        bodies: list[dict[str, Any]] = json.loads(self.result.read_text())
        return bodies

    def tidy(self) -> bool:
        """Whether the terminal is as it was: its settings, its own screen and its cursor."""
        settings = termios.tcgetattr(self._slave) == self.before
        return settings and self.sent.count("\x1b[?1049h") == self.sent.count("\x1b[?1049l") and (
            self.sent.rfind("\x1b[?25h") > self.sent.rfind("\x1b[?25l")
        )  # fmt: skip

    def close(self) -> None:
        """Make sure nothing is left running."""
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGKILL)
            self.program.wait()
        os.close(self.fd)
        os.close(self._slave)
