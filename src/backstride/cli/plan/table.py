"""The days of a week: a table where there is room, a list where there is not."""

import sys
from collections.abc import Sequence
from datetime import date

from backstride.advice.planning.plan import PlanDay
from backstride.cli.columns import row
from backstride.cli.page import paint, say, width
from backstride.knowledge.model import Knowledge
from backstride.shown.days import short
from backstride.shown.item_words import item_line
from backstride.shown.past import Done, Row
from backstride.shown.plan_words import content, session_title
from backstride.shown.run_words import run_lines
from backstride.shown.tone import Tone

TABLE_FROM = 72
"""Columns from which the week is a table."""

_DAY, _RUN = 10, 19


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
