"""The days of a week: a table where there is room, a list where there is not."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backstride.advice.duration import session_s
from backstride.advice.planning.plan import PlanDay
from backstride.advice.session import Session
from backstride.cli.columns import row
from backstride.cli.days import short
from backstride.cli.item_words import item_line
from backstride.cli.page import Tone, paint, say, width
from backstride.cli.run_words import run_lines
from backstride.knowledge.model import Knowledge

TABLE_FROM = 72
"""Columns from which the week is a table."""

_DAY, _RUN = 10, 19


@dataclass(frozen=True, slots=True)
class Row:
    """One day as it is shown: lines of the run, and lines of the sessions (the exercises are indented)."""

    on: date
    run: tuple[str, ...]
    sessions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done already on a day: lines of the runs, and lines of the sessions."""

    runs: tuple[str, ...]
    sessions: tuple[str, ...]


def show_rows(rows: Sequence[Row], today: date) -> None:
    """All days, the day of today marked."""
    if width() < TABLE_FROM:
        _list(rows, today)
        return
    _line(("Day", "Run", "For your back"), "quiet")
    _rule()
    for number, each in enumerate(rows):
        if number:
            _rule()
        day = f"{short(each.on)}\n{'> today' if each.on == today else ''}".rstrip()
        _line((day, "\n".join(each.run) or "-", "\n".join(each.sessions)), "strong" if each.on == today else None)


def plan_row(day: PlanDay, told: dict[tuple[object, ...], date], knowledge: Knowledge, done: Done | None = None) -> Row:
    """One day of a plan. ``told``: the sessions shown so far with their day; one that comes again only says so.
    ``done``: what was done on it already.

    Routines are named here; what is in them is told below the table.
    """
    lines = list(done.sessions) if done else []
    for session in day.sessions:
        lines.append(session_title(session, knowledge))
        if session.routine is not None:
            continue
        items = [f"  {item_line(item, knowledge)}" for item in session.items]
        before = told.setdefault(content(session), day.on)
        lines += items if before == day.on or len(items) == 1 else [f"  the same as on {before:%A}"]
    run = tuple(run_lines(day.run, knowledge)) if day.run else ()
    if done and done.runs:
        run = done.runs
    return Row(day.on, run, tuple(lines) or ("Rest, or an easy walk.",))


def session_title(session: Session, knowledge: Knowledge) -> str:
    """Such as ``Strength, 18 min, 2 rounds``."""
    minutes = max(1, round(session_s(session, knowledge) / 60))
    rounds = f", {session.rounds} rounds" if session.rounds > 1 else ""
    return f"{session.title}, {minutes} min{rounds}"


def content(session: Session) -> tuple[object, ...]:
    """What makes two sessions the same."""
    items = tuple((item.exercise, item.level, item.dose.model_dump_json()) for item in session.items)
    return session.kind, session.rounds, items


def _line(cells: tuple[str, str, str], tone: Tone | None) -> None:
    row(cells, ((_DAY, tone), (_RUN, tone), (0, tone)), at_least=TABLE_FROM)


def _rule() -> None:
    sys.stdout.write(paint("─" * width(), "quiet") + "\n")


def _list(rows: Sequence[Row], today: date) -> None:
    for number, each in enumerate(rows):
        if number:
            say()
        say(short(each.on) + (" (today)" if each.on == today else ""), "strong")
        if each.run:
            say(", ".join(each.run) + ".", indent=2, hang=2)
        for line in each.sessions:
            inner = len(line) - len(line.lstrip())
            say(line.lstrip(), indent=2 + inner, hang=2)
