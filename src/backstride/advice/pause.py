"""A pause told in hours, as days of the calendar."""

_DAY_H = 24


def pause_days(hours: int) -> int:
    """Days that are sure to hold so many hours: rounded up, so a pause is never shorter than asked."""
    return -(-hours // _DAY_H)
