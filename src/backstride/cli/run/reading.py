"""What a runner types about a run: a distance, a time, a number from 0 to 10."""

from backstride.shown.distances import distance_m, duration_s

__all__ = ["DISTANCE", "FROM_0_TO_10", "TIME", "distance_m", "duration_s", "from_0_to_10"]

DISTANCE = "kilometres such as 8.4, or 8400m, or 5mi; at most 500 km"
TIME = "minutes such as 52, or 52:30, or 1:02:30; at most 55 hours"
FROM_0_TO_10 = "a whole number from 0 to 10"


def from_0_to_10(text: str) -> int | None:
    """A whole number from 0 to 10, else None."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) <= 10 else None
