"""A distance and a time as runners write them."""

import re

MOST_M = 500_000
MOST_S = 200_000
_DISTANCE = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?\s*(km|k|m|mi|miles)?", re.ASCII)
_TIME = re.compile(r"(\d{1,4})(?::([0-5]\d))?(?::([0-5]\d))?", re.ASCII)
_MILE_MM = 1_609_344
_MM_PER_UNIT = {"km": 1_000_000, "k": 1_000_000, "m": 1000, "mi": _MILE_MM, "miles": _MILE_MM}


def distance_m(text: str, unit: str = "km") -> int | None:
    """Metres; None for what is no distance of at most 500 km. ``unit``: meant where none is written.

    Miles are kept in the next full metre, so that five miles, said again, are five and not a little less.
    """
    found = _DISTANCE.fullmatch(text.strip().casefold())
    if found is None:
        return None
    whole, part, told = found.groups()
    thousandths = int(whole) * 1000 + int((part or "0").ljust(3, "0"))
    millionths = thousandths * _MM_PER_UNIT[told or unit]
    metres = -(-millionths // 1_000_000) if _MM_PER_UNIT[told or unit] == _MILE_MM else millionths // 1_000_000
    return metres if metres <= MOST_M else None


def duration_s(text: str) -> int | None:
    """Seconds; two parts are minutes and seconds, three are hours, minutes and seconds. None for what is no time."""
    found = _TIME.fullmatch(text.strip().removesuffix("min").strip())
    if found is None:
        return None
    first, second, third = (None if part is None else int(part) for part in found.groups())
    if third is not None:
        seconds = (first or 0) * 3600 + (second or 0) * 60 + third
    else:
        seconds = (first or 0) * 60 + (second or 0)
    return seconds if seconds <= MOST_S else None
