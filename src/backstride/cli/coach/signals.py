"""Signals while a session is under way: an end that keeps what was done, and Ctrl-Z that leaves a tidy terminal."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from backstride.cli.coach.keys import Hangup


class Signals:
    """``ended``: SIGTERM or SIGHUP came. ``suspended``: Ctrl-Z was pressed and is still to be obeyed."""

    def __init__(self) -> None:
        self.ended = False
        self.suspended = False
        self.under_way = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Handle these signals for a while; afterwards they are handled as before."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wanted = {"SIGTERM": self._end, "SIGHUP": self._end, "SIGTSTP": self._suspend}
        handlers = {getattr(signal, name): handler for name, handler in wanted.items() if hasattr(signal, name)}
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def stand_still(self) -> None:
        """Obey Ctrl-Z; returns when the runner comes back."""
        self.suspended = False
        os.kill(os.getpid(), signal.SIGSTOP)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.ended = True
        if self.under_way:
            # Only once: what follows writes the journal and puts the terminal back, and is not to be cut short.
            self.under_way = False
            raise Hangup

    def _suspend(self, number: int, frame: FrameType | None) -> None:
        self.suspended = True
