"""The minutes a day where a weekday differs from the usual: kept as weekly events of the calendar."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from backstride.advice.calendar import WEEKDAYS, weekday
from backstride.journal.entry import Body, CalendarEvent, Retraction

from .calendar_events import ToldEvent, told_events


def weekday_minutes(folder: Path, today: date) -> dict[str, int]:
    """Weekday (mon to sun) -> minutes, for those that have their own. Raises StoreError."""
    return {day: each[-1].event.minutes or 0 for day, each in _told(folder, today).items()}


def changed_minutes(folder: Path, wanted: Mapping[str, int | None], today: date) -> list[Body]:
    """What to record so that these weekdays have these minutes; None: the usual ones again. Raises StoreError."""
    told = _told(folder, today)
    bodies: list[Body] = []
    for day, minutes in wanted.items():
        before = told.get(day, [])
        if minutes is None:
            bodies += [Retraction(entry=each.entry, reason="the usual minutes again") for each in before]
        elif not before or before[-1].event.minutes != minutes:
            on = today + timedelta(days=(WEEKDAYS.index(day) - today.weekday()) % len(WEEKDAYS))
            bodies.append(CalendarEvent(what="busy", first=on, last=on, minutes=minutes, weekly=True))
    return bodies


def _told(folder: Path, today: date) -> dict[str, list[ToldEvent]]:
    """The weekly events of each weekday, the one told last, which counts, at the end."""
    found: dict[str, list[ToldEvent]] = {}
    for each in sorted(told_events(folder, today), key=lambda each: each.entry.int):
        if each.event.what == "busy" and each.event.weekly:
            found.setdefault(weekday(each.event.first), []).append(each)
    return found
