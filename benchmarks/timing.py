"""One thing timed beside another, by turns, many times over; told as medians with the range."""

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""Does the thing once and says how many seconds it took."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is timed, what it is held against in the same run, and how long it may take on a slow core."""

    what: str
    call: Timed
    beside: str
    other: Timed
    times: int
    aim_s: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of every repetition of the thing and of what is beside it."""

    row: Row
    own: tuple[float, ...]
    other: tuple[float, ...]


def measure(row: Row) -> Times:
    """Both by turns, so that a busy moment of the machine hits both; the first turn warms up and does not count."""
    row.call()
    row.other()
    pairs = [(row.call(), row.other()) for _ in range(row.times)]
    return Times(row, tuple(own for own, _ in pairs), tuple(other for _, other in pairs))


def in_process(call: Callable[[], object]) -> Timed:
    """A call here."""

    def timed() -> float:
        begin = time.perf_counter()
        call()
        return time.perf_counter() - begin

    return timed


def process(command: list[str], environ: Mapping[str, str]) -> Timed:
    """A whole process, from its start to its end."""

    def timed() -> float:
        begin = time.perf_counter()
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
        return time.perf_counter() - begin

    return timed


def told_by(command: list[str], environ: Mapping[str, str]) -> Timed:
    """A process that prints seconds: a part of it that happens only once in a process."""
    return lambda: float(subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout)


HEADINGS = ("", "median", "min", "max", "aim", "beside it", "median", "ratio")
WIDTHS = (48, 9, 9, 9, 7, 48, 9, 7)


def headings() -> str:
    """The first line of the table."""
    return _line(HEADINGS)


def line(times: Times) -> str:
    """One line of the table: milliseconds, and how many times as long as what is beside it."""
    own, other = median(times.own), median(times.other)
    aim = f"{times.row.aim_s * 1000:.0f}" if times.row.aim_s else ""
    cells = (_ms(own), _ms(min(times.own)), _ms(max(times.own)), aim, times.row.beside, _ms(other))
    return _line((times.row.what, *cells, f"x {own / other:.2f}"))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def _line(cells: tuple[str, ...]) -> str:
    texts = zip(cells, WIDTHS, (True, False, False, False, False, True, False, False), strict=True)
    return "  ".join(cell.ljust(width) if left else cell.rjust(width) for cell, width, left in texts).rstrip()
