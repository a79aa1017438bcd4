"""A distance in words."""

METRES_PER_KM = 1000


def km(metres: int) -> str:
    """Kilometres with at most one decimal, rounded down: 13260 m is "13.2 km"."""
    whole, rest = divmod(metres, METRES_PER_KM)
    tenth = rest // 100
    return f"{whole}.{tenth} km" if tenth else f"{whole} km"
