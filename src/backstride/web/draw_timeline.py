"""The line of time as a picture: one SVG with bands, to be read by shape and label, not by colour alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup, escape

from backstride.shown.timeline import TimelineDay
from backstride.shown.units import Units, in_units

_LEFT, _RIGHT, _TOP = 30, 6, 44
_PAIN, _ROW, _RUNS, _GAP = 62, 24, 46, 30
_WORST = 10
_JOINED_DAYS = 3
"""Mornings further apart are not joined by a line."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The pain up to which it is calm, and from which it is red; from the knowledge."""

    calm: int
    red: int


@dataclass(frozen=True, slots=True)
class _Frame:
    days: Sequence[TimelineDay]
    width: int
    units: Units

    @property
    def step(self) -> float:
        return (self.width - _LEFT - _RIGHT) / max(1, len(self.days))

    def x(self, number: int) -> float:
        """The middle of a day."""
        return _LEFT + self.step * (number + 0.5)


def draw_timeline(days: Sequence[TimelineDay], marks: Marks, width: int, title: str, units: Units) -> Markup:
    """An SVG as wide as ``width``, in the runner's ``units``, with ``title`` for those who do not see it."""
    frame, parts = _Frame(days, width, units), [f"<title>{escape(title)}</title>"]
    y = _TOP
    bottom = _TOP + 3 * (_PAIN + _GAP) + _RUNS + 3 * (_GAP + _ROW)
    parts += _months(frame, bottom)
    for lane in (_mornings, _during, _after):
        parts += lane(frame, y, marks)
        y += _PAIN + _GAP
    parts += _runs(frame, y)
    y += _RUNS + _GAP
    parts += _sessions(frame, y)
    y += _ROW + _GAP
    parts += _ladder(frame, y)
    y += _ROW + _GAP
    parts += _asked(frame, y)
    body = "".join(parts)
    head = f'<svg class="timeline" viewBox="0 0 {width} {bottom + 6}" role="img" xmlns="http://www.w3.org/2000/svg">'
    return Markup(f"{head}{body}</svg>")  # noqa: S704 - every text in it is escaped here


def _months(frame: _Frame, bottom: int) -> Iterator[str]:
    """A line for each Monday, named where there is room."""
    room = max(1, round(46 / (frame.step * 7) + 0.49))
    mondays = [number for number, day in enumerate(frame.days) if day.on.weekday() == 0]
    for place, number in enumerate(mondays):
        x = _LEFT + frame.step * number
        yield f'<path class="grid" d="M{x:.1f} {_TOP - 24}V{bottom}"/>'
        if (len(mondays) - 1 - place) % room == 0 and x < frame.width - 34:
            yield f'<text class="when" x="{x:.1f}" y="14">{_short(frame.days[number].on)}</text>'


def _short(on: date) -> str:
    return f"{on.day} {on:%b}"


def _name(text: str, y: float) -> str:
    return f'<text class="band" x="{_LEFT}" y="{y - 7:.1f}">{text}</text>'


def _nothing(y: float) -> str:
    return f'<text class="when" x="{_LEFT}" y="{y:.1f}">none in this time</text>'


def _at(top: int, pain: int) -> float:
    return top + _PAIN - _PAIN * pain / _WORST


def _scale(frame: _Frame, name: str, top: int, marks: Marks) -> Iterator[str]:
    """The lane's name, and lines at nothing, where calm ends, where red begins, and the worst."""
    yield _name(name, top - 4)
    for pain in (0, marks.calm, marks.red, _WORST):
        y = _at(top, pain)
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{frame.width - _RIGHT}"/>'
        if pain:
            yield f'<text class="axis" x="{_LEFT - 6}" y="{y + 4:.1f}">{pain}</text>'


def _mornings(frame: _Frame, top: int, marks: Marks) -> Iterator[str]:
    yield from _scale(frame, "Pain on getting up", top, marks)
    told = [(n, _at(top, day.morning)) for n, day in enumerate(frame.days) if day.morning is not None]
    if told:
        path = "".join(
            f"{'L' if n - before <= _JOINED_DAYS else 'M'}{frame.x(n):.1f} {y:.1f}"
            for (before, _), (n, y) in pairwise([(-_JOINED_DAYS - 1, 0.0), *told])
        )
        yield f'<path class="morning-line" d="{path}"/>'
    else:
        yield _nothing(top + _PAIN / 2)
    for number, y in told:
        yield f'<circle class="morning-dot" cx="{frame.x(number):.1f}" cy="{y:.1f}" r="{_size(frame) * 0.8:.1f}"/>'


def _during(frame: _Frame, top: int, marks: Marks) -> Iterator[str]:
    yield from _scale(frame, "Pain during runs and sessions", top, marks)
    yield from _lane(frame, top, "in", [(day.in_run, day.in_session) for day in frame.days])


def _after(frame: _Frame, top: int, marks: Marks) -> Iterator[str]:
    yield from _scale(frame, "Pain after runs and sessions", top, marks)
    yield from _lane(frame, top, "after", [(day.after_run, day.after_session) for day in frame.days])


def _lane(frame: _Frame, top: int, when: str, told: list[tuple[int | None, int | None]]) -> Iterator[str]:
    """A triangle for a run and a square for a session, side by side where a day has both."""
    if not any(pain is not None for both in told for pain in both):
        yield _nothing(top + _PAIN / 2)
    size = _size(frame)
    for number, (run, session) in enumerate(told):
        aside = frame.step * 0.25 if run is not None and session is not None else 0
        if session is not None:
            x, y, s = frame.x(number) + aside, _at(top, session), size * 0.8
            yield (
                f'<path class="in-session {when}" d="M{x - s:.1f} {y - s:.1f}h{2 * s:.1f}v{2 * s:.1f}h{-2 * s:.1f}z"/>'
            )
        if run is not None:
            x, y, s = frame.x(number) - aside, _at(top, run), size * 1.25
            yield f'<path class="in-run {when}" d="M{x:.1f} {y - s:.1f}l{s:.1f} {1.8 * s:.1f}h{-2 * s:.1f}z"/>'


def _size(frame: _Frame) -> float:
    return min(4.2, max(2.2, frame.step * 0.42))


def _runs(frame: _Frame, top: int) -> Iterator[str]:
    yield _name("Runs, by length", top)
    most = max((day.distance_m for day in frame.days), default=0)
    yield f'<path class="grid" d="M{_LEFT} {top + _RUNS}H{frame.width - _RIGHT}"/>'
    if not most:
        yield _nothing(top + _RUNS / 2)
        return
    far, unit = in_units(f"{round(most / 1000)} km", frame.units).split()
    yield f'<text class="axis" x="{_LEFT - 6}" y="{top + 10}">{far}</text>'
    yield f'<text class="axis" x="{_LEFT - 6}" y="{top + 21}">{unit}</text>'
    wide = max(2.0, frame.step * 0.66)
    for number, day in enumerate(frame.days):
        if day.distance_m:
            high = max(2.0, _RUNS * day.distance_m / most)
            x = frame.x(number) - wide / 2
            yield (
                f'<rect class="distance" x="{x:.1f}" y="{top + _RUNS - high:.1f}" width="{wide:.1f}" '
                f'height="{high:.1f}" rx="1"/>'
            )


def _sessions(frame: _Frame, top: int) -> Iterator[str]:
    yield _name("Sessions: done, and not done", top)
    if not any(day.done or day.missed for day in frame.days):
        yield _nothing(top + _ROW / 2)
    side = min(10.0, max(3.0, frame.step * 0.8))
    for number, day in enumerate(frame.days):
        marks = ["session-done"] * min(2, day.done) + ["session-missed"] * min(2 - min(2, day.done), day.missed)
        for place, mark in enumerate(marks):
            x, y = frame.x(number) - side / 2, top + _ROW - side - place * (side + 2)
            shape = f'x="{x:.1f}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}" rx="1.5"'
            yield f'<rect class="{mark}" {shape}/>'


def _ladder(frame: _Frame, top: int) -> Iterator[str]:
    yield _name("Steps on your ladders: up, and back", top)
    if not any(day.ups or day.downs for day in frame.days):
        yield _nothing(top + _ROW / 2)
    size = min(6.0, max(3.0, frame.step * 0.6))
    for number, day in enumerate(frame.days):
        x, middle = frame.x(number), top + _ROW / 2
        if day.ups:
            yield (
                f'<path class="up" d="M{x:.1f} {middle - 1.6 * size:.1f}l{size:.1f} {1.5 * size:.1f}'
                f'h{-2 * size:.1f}z"/>'
            )
        if day.downs:
            yield (
                f'<path class="down" d="M{x:.1f} {middle + 1.6 * size:.1f}l{size:.1f} {-1.5 * size:.1f}'
                f'h{-2 * size:.1f}z"/>'
            )


def _asked(frame: _Frame, top: int) -> Iterator[str]:
    yield _name("Questionnaires", top)
    if not any(day.asked for day in frame.days):
        yield _nothing(top + _ROW / 2)
    size = min(6.0, max(3.4, frame.step * 0.7))
    for number, day in enumerate(frame.days):
        if day.asked:
            x, y = frame.x(number), top + _ROW / 2
            yield (
                f'<path class="asked" d="M{x:.1f} {y - size:.1f}l{size:.1f} {size:.1f}l{-size:.1f} {size:.1f}'
                f'l{-size:.1f} {-size:.1f}z"/>'
            )
