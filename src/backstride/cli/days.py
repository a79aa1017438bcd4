"""Days as runners tell them."""

from datetime import date, timedelta

import typer

from backstride.advice.calendar import WEEKDAYS
from backstride.cli.page import problem
from backstride.journal.check import YEARS
from backstride.shown.days import short

ALLOWED = "today, tomorrow, a weekday such as tue, or a date such as 2026-11-24"
DATE = "a date such as 2026-11-24, today or yesterday"
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_ahead(what: str, told: str, today: date) -> date:
    """The day that was told, ``today`` or later; a weekday is the next one, today included. Else exit code 2."""
    text = told.strip().casefold()
    day = _relative(text, today) or weekday_ahead(text, today) or _dated(text)
    if day is None:
        raise refused(f"{what}: {told!r} is not allowed; {ALLOWED}")
    if day < today:
        raise refused(f"{what}: {short(day)} {day.year} is over; {ALLOWED}")
    return day


def day_behind(what: str, told: str, today: date) -> date:
    """The day that was told, up to ``today``. Else exit code 2."""
    day = any_day(what, told, today)
    if day > today:
        raise refused(f"{what}: {short(day)} {day.year} is still to come; {DATE}")
    return day


def any_day(what: str, told: str, today: date) -> date:
    """The day that was told: a date, today, yesterday or tomorrow. Else exit code 2."""
    text = told.strip().casefold()
    day = _relative(text, today) or _dated(text)
    if day is None:
        raise refused(f"{what}: {told!r} is not allowed; {DATE}")
    return day


def weekday_ahead(text: str, today: date) -> date | None:
    """The next day with this name, today included; None when it is not a weekday."""
    for number, (name, full) in enumerate(zip(WEEKDAYS, _NAMES, strict=True)):
        if len(text) >= len(name) and full.startswith(text):
            return today + timedelta(days=(number - today.weekday()) % 7)
    return None


def refused(message: str) -> typer.Exit:
    """Say what is not allowed and what is; to be raised: exit code 2, and nothing was written."""
    problem(f"{message}. Nothing was written.")
    return typer.Exit(2)


def _relative(text: str, today: date) -> date | None:
    ahead = {"today": 0, "tomorrow": 1, "yesterday": -1}.get(text)
    return None if ahead is None else today + timedelta(days=ahead)


def _dated(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
