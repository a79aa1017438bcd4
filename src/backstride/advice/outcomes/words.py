"""How scores and stretches of time are said."""

from datetime import date


def number(hundredths: int) -> str:
    """A score without needless digits: 4, 4.5."""
    return f"{round(hundredths / 100, 1):g}"


def weeks_between(first: date, last: date) -> str:
    """Full weeks that a stretch of days covers, both ends counted, at least one."""
    weeks = max(1, ((last - first).days + 1) // 7)
    return "one week" if weeks == 1 else f"{weeks} weeks"


def day(on: date) -> str:
    """A day, such as 21 Nov 2026."""
    return f"{on.day} {on:%b} {on.year}"
