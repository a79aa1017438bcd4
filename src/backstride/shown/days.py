"""Days as pages name them."""

from datetime import date


def short(day: date) -> str:
    """Such as ``Sat 21 Nov``."""
    return f"{day:%a} {day.day} {day:%b}"


def full(day: date) -> str:
    """Such as ``Saturday, 21 November 2026``."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def span(first: date, last: date) -> str:
    """Such as ``21 to 27 November 2026``; one day alone as it is."""
    if first == last:
        return full(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%B %Y}"
    begin = f"{first.day} {first:%B}" + (f" {first.year}" if first.year != last.year else "")
    return f"{begin} to {last.day} {last:%B %Y}"
