"""Single keys from the terminal, and the terminal as it was before, whatever happens."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

_ESCAPES = {"\x1b[C": "right", "\x1b[D": "left", "\x1bOC": "right", "\x1bOD": "left"}
_NAMES = {"\r": "enter", "\n": "enter", "\x1b": "esc", "\x7f": "backspace", "\x08": "backspace", " ": "space"}


class Hangup(Exception):  # noqa: N818  (an event, not an error)
    """The keyboard has gone."""


class Keys(Protocol):
    """Where keys come from."""

    def take(self) -> None:
        """Let every key through as it is pressed."""

    def release(self) -> None:
        """Put the terminal's settings back."""

    def read(self, wait_s: float) -> tuple[str, ...]:
        """Names of the keys pressed within ``wait_s`` seconds; returns as soon as there is one."""


class NoKeys:
    """Nobody is at the keyboard: the input is no terminal."""

    def take(self) -> None:
        """Nothing to take."""

    def release(self) -> None:
        """Nothing to put back."""

    def read(self, wait_s: float) -> tuple[str, ...]:
        """Wait."""
        time.sleep(wait_s)
        return ()


class UnixKeys:
    """Keys of the terminal ``fd`` in cbreak mode."""

    def __init__(self, fd: int) -> None:
        import termios

        self._fd = fd
        self._before = termios.tcgetattr(fd)

    def take(self) -> None:
        """Let every key through as it is pressed."""
        import tty

        tty.setcbreak(self._fd)

    def release(self) -> None:
        """Put the terminal's settings back, if it is still there."""
        import termios

        with suppress(termios.error):
            termios.tcsetattr(self._fd, termios.TCSAFLUSH, self._before)

    def read(self, wait_s: float) -> tuple[str, ...]:
        """Names of the keys pressed. Raises Hangup when the terminal has gone."""
        import select

        if not select.select([self._fd], [], [], max(0.0, wait_s))[0]:
            return ()
        try:
            raw = os.read(self._fd, 64)
        except OSError as error:
            raise Hangup from error
        if not raw:
            raise Hangup
        return key_names(raw.decode("utf-8", "ignore"))


class WindowsKeys:
    """Keys of a Windows console."""

    def take(self) -> None:
        """Nothing to take."""

    def release(self) -> None:
        """Nothing to put back."""

    def read(self, wait_s: float) -> tuple[str, ...]:
        """Names of the keys pressed."""
        if sys.platform != "win32":
            raise NotImplementedError("a Windows console is needed")
        import msvcrt

        until = time.monotonic() + wait_s
        while not msvcrt.kbhit():
            if time.monotonic() >= until:
                return ()
            time.sleep(0.01)
        key = msvcrt.getwch()
        if key in ("\x00", "\xe0"):
            return tuple(name for name in ({"M": "right", "K": "left"}.get(msvcrt.getwch()),) if name)
        if key == "\x03":
            raise KeyboardInterrupt
        return key_names(key)


def key_names(text: str) -> tuple[str, ...]:
    """Names of the keys in what a terminal sent: letters in lower case, digits, space, enter, esc, left, right."""
    names: list[str] = []
    while text:
        escape = next((code for code in _ESCAPES if text.startswith(code)), None)
        if escape:
            names.append(_ESCAPES[escape])
            text = text[len(escape) :]
        elif text.startswith(("\x1b[", "\x1bO")):
            text = _past_escape(text)
        else:
            names.append(_NAMES.get(text[0], text[0].lower()))
            text = text[1:]
    return tuple(name for name in names if name.isprintable())


def _past_escape(text: str) -> str:
    """What follows an escape sequence that means nothing here, such as F5."""
    end = next((nth for nth, letter in enumerate(text[2:], 2) if "@" <= letter <= "~"), len(text) - 1)
    return text[end + 1 :]


@contextmanager
def keyboard(fd: int) -> Iterator[Keys]:
    """Keys of the terminal ``fd``; its settings are put back on the way out, however that is."""
    keys: Keys = WindowsKeys() if sys.platform == "win32" else UnixKeys(fd)
    keys.take()
    try:
        yield keys
    finally:
        keys.release()
