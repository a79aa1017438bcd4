"""A stopwatch and a rest clock for a terminal: large seconds, one key to stop. The terminal is put back afterwards."""

import os
import sys
import time
from collections.abc import Callable

from backstride.cli.coach.digits import HEIGHT, big
from backstride.cli.coach.keys import Hangup, keyboard
from backstride.cli.page import paint, say

_LOOK_EVERY_S = 0.05
_BOUNCE_S = 0.4
"""A second press this soon after the start is the same press."""

STOP_KEYS = ("enter", "space")
QUIT_KEYS = ("q", "esc")


def is_live() -> bool:
    """Whether there is a terminal to show seconds on and to read keys from."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def stopwatch(most_s: int) -> int | None:
    """Count up from 0 until Enter or the space bar; whole seconds, at most ``most_s``. None: cancelled with q.

    Needs a terminal (``is_live``). Raises EOFError when the keyboard goes away, KeyboardInterrupt on Ctrl-C.
    """
    say("Enter stops. q cancels this try.", "quiet")
    elapsed_s, key = _run(lambda gone_s: gone_s, most_s)
    return None if key in QUIT_KEYS else elapsed_s


def rest(seconds: int) -> bool:
    """Count down to 0; Enter goes on sooner. False: stopped with q. Needs a terminal, raises as ``stopwatch``."""
    say("Enter goes on. q stops the test.", "quiet")
    _, key = _run(lambda gone_s: seconds - gone_s, seconds)
    if key is None:
        sys.stdout.write("\a")
        sys.stdout.flush()
    return key not in QUIT_KEYS


def _run(shown_s: Callable[[int], int], most_s: int) -> tuple[int, str | None]:
    """Seconds that went by, and the key that ended it (None: ``most_s`` were over)."""
    began = time.monotonic()
    drawn: int | None = None
    try:
        with keyboard(sys.stdin.fileno()) as keys:
            while True:
                gone = time.monotonic() - began
                gone_s = min(int(gone), most_s)
                if gone_s != drawn:
                    _draw(str(shown_s(gone_s)), first=drawn is None)
                    drawn = gone_s
                if gone_s >= most_s:
                    return most_s, None
                pressed = keys.read(_LOOK_EVERY_S)
                ended = [key for key in pressed if key in (*STOP_KEYS, *QUIT_KEYS)]
                if ended and (gone > _BOUNCE_S or ended[0] in QUIT_KEYS):
                    return gone_s, ended[0]
    except Hangup as error:
        raise EOFError from error
    finally:
        sys.stdout.write("\n\n")
        sys.stdout.flush()


def _draw(figures: str, first: bool) -> None:
    """The seconds, over those drawn before."""
    if os.environ.get("TERM") == "dumb":
        sys.stdout.write(f"\r{figures:>4} s")
    else:
        block = "█" if "utf" in (sys.stdout.encoding or "").lower() else "#"
        up = "" if first else f"\r\x1b[{HEIGHT - 1}A"
        rows = (f"  {paint(row, 'strong')}\x1b[K" for row in big(figures, block))
        sys.stdout.write(up + "\n".join(rows))
    sys.stdout.flush()
