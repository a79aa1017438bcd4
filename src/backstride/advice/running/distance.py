"""A distance in words, in the units of the runner."""

from backstride.advice.units import METRIC, Units

METRES_PER_KM = 1000
_MILLIMETRES = {"km": 1_000_000, "mi": 1_609_344}
_PER_METRE = 1000


def rounded_down(metres: int, units: Units = METRIC) -> str:
    """At most one decimal, never more than it is: 13260 m is "13.2 km", or "8.2 mi"."""
    return _decimals(metres * _PER_METRE * 10 // _MILLIMETRES[units.distance], 1, units)


def as_told(metres: int, units: Units = METRIC) -> str:
    """To a hundredth, so that what was typed comes back: 8467 m is "8.46 km", 8047 m is "5 mi"."""
    whole = _MILLIMETRES[units.distance]
    half = 0 if units.distance == "km" else whole // 2
    return _decimals((metres * _PER_METRE * 100 + half) // whole, 2, units)


def as_typed(whole_km: int, units: Units = METRIC) -> str:
    """What was typed where whole kilometres are kept: "16 km", and "10 mi" for the same."""
    return f"{whole_typed(whole_km, units)} {units.distance}"


def whole_typed(whole_km: int, units: Units) -> int:
    """Whole miles (or kilometres) behind whole kilometres: ``whole_kept`` undone, and the nearest for any other."""
    if units.distance == "km":
        return whole_km
    mile, kilometre = _MILLIMETRES["mi"], _MILLIMETRES["km"]
    up = -(-whole_km * kilometre // mile)
    return up if whole_kept(up, units) == whole_km else (whole_km * kilometre + mile // 2) // mile


def whole_kept(typed: int, units: Units) -> int:
    """Whole kilometres to keep for whole miles (or kilometres): never more than was told."""
    return typed * _MILLIMETRES[units.distance] // _MILLIMETRES["km"]


def _decimals(count: int, places: int, units: Units) -> str:
    whole, part = divmod(count, 10**places)
    figures = f"{whole}.{part:0{places}}".rstrip("0") if part else f"{whole}"
    return f"{figures} {units.distance}"
