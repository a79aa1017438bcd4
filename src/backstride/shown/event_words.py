"""An event of the calendar in words."""

from datetime import date

from backstride.advice.running.distance import as_told
from backstride.advice.units import METRIC, Units
from backstride.journal.entry import CalendarEvent
from backstride.knowledge.model import Knowledge
from backstride.shown.days import short


def when(event: CalendarEvent) -> str:
    """Such as ``Tue 24 Nov 2026`` or ``Tue 24 Nov to Fri 27 Nov 2026``."""
    if event.weekly:
        return f"every {event.first:%A} from {_dated(event.first)}"
    if event.first == event.last:
        return _dated(event.first)
    return f"{short(event.first)} to {_dated(event.last)}"


def _dated(day: date) -> str:
    return f"{short(day)} {day.year}"


def what(event: CalendarEvent, knowledge: Knowledge, units: Units = METRIC) -> str:
    """Such as ``10 minutes for your back`` or ``race, 21.1 km, Town half``."""
    if event.what == "busy":
        return f"{event.minutes} minute{'' if event.minutes == 1 else 's'} for your back"
    if event.what == "travel":
        names = [knowledge.equipment[each].name.lower() for each in event.equipment if each in knowledge.equipment]
        return f"away, with {', '.join(names)}" if names else "away, without equipment"
    if event.what == "ill":
        return "ill"
    if event.what == "rest":
        return "no strength work"
    parts = ["race" if event.what == "race" else f"{event.run_kind} run"]
    if event.distance_m is not None:
        parts.append(as_told(event.distance_m, units))
    if event.duration_s is not None:
        parts.append(f"{event.duration_s // 60} min")
    return ", ".join([*parts, *([event.name] if event.name else [])])
