"""Distances and weights in the runner's own units. The journal and every rule stay in metres and grams."""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

_KM_PER_MILE = Decimal("1.609344")
_KG_PER_POUND = Decimal("0.45359237")
_NUMBER = r"\d+(?:\.\d+)?"
_SPAN = re.compile(rf"({_NUMBER})(?:( to | or |-)({_NUMBER}))? (km|kg)\b")


@dataclass(frozen=True, slots=True)
class Units:
    """The units to speak in."""

    distance: Literal["km", "mi"] = "km"
    weight: Literal["kg", "lb"] = "kg"


def in_units(text: str, units: Units) -> str:
    """``text`` with the distances and weights in it as the runner counts: ``at most 8.5 km`` is ``at most 5.2 mi``.

    A limit has one decimal at most and is rounded down, as in kilometres; a run as it was told has two, and is rounded.
    """
    return _SPAN.sub(lambda found: _converted(found, units), text)


def _converted(found: re.Match[str], units: Units) -> str:
    first, between, second, unit = found.groups()
    wanted = units.distance if unit == "km" else units.weight
    if wanted == unit:
        return found[0]
    numbers = [_of(each, wanted) for each in (first, second) if each is not None]
    return f"{(between or '').join(numbers)} {wanted}"


def _of(number: str, unit: str) -> str:
    if unit == "lb":
        return f"{(Decimal(number) / _KG_PER_POUND).quantize(Decimal(1), ROUND_HALF_UP)}"
    told = len(number.partition(".")[2]) > 1
    step, way = (Decimal("0.01"), ROUND_HALF_UP) if told else (Decimal("0.1"), ROUND_DOWN)
    return f"{(Decimal(number) / _KM_PER_MILE).quantize(step, way).normalize():f}"
