"""Bars and sparklines of block characters; every one stands beside its figures, so no colour is needed."""

from collections.abc import Sequence

NOTHING = "·"
_RISING = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉"


def spark(values: Sequence[int | None], most: int) -> str:
    """A column for each value from 0 to ``most``; a dot where there is none."""
    last = len(_RISING) - 1
    return "".join(
        NOTHING if value is None else _RISING[min(last, max(0, value) * last // most if most else 0)]
        for value in values
    )


def bar(value: int, most: int, columns: int) -> str:
    """A bar as long as ``value`` of ``most``, in at most ``columns``, to an eighth of a column; rounded down."""
    if most <= 0 or value <= 0:
        return ""
    eighths = min(value, most) * columns * 8 // most
    whole, part = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")


def steps(reached: int, of: int) -> str:
    """Filled squares up to ``reached``, empty ones up to ``of``."""
    return "■" * reached + "□" * (of - reached)
