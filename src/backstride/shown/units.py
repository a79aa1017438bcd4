"""Distances, lengths and weights in the runner's own units. The journal and every rule stay in metres and grams."""

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from backstride.advice.units import METRIC, Units, load

__all__ = ["EXAMPLES", "METRIC", "NAMES", "Units", "in_units", "load"]

NAMES = {"km": "kilometres", "mi": "miles", "kg": "kilograms", "lb": "pounds"}
EXAMPLES = {"km": "8.4", "mi": "5.2"}
"""A distance as it may be typed."""

_KM_PER_MILE = Decimal("1.609344")
_CM_PER_INCH = Decimal("2.54")
_KG_PER_POUND = Decimal("0.45359237")
_NUMBER = r"\d+(?:\.\d+)?"
_WORDS = {"kilometre": "km", "kilogram": "kg", "centimetre": "cm"}
_SPAN = re.compile(rf"({_NUMBER})(?:( to | or |-)({_NUMBER}))? (?:(km|kg|cm)\b|({'|'.join(_WORDS)})s?\b)")
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})(s?)\b", re.IGNORECASE)
_SPOKEN = {"km": "kilometre", "mi": "mile", "kg": "kilogram", "lb": "pound", "cm": "centimetre", "in": "inch"}


def in_units(text: str, units: Units, spoken: bool = False) -> str:
    """``text`` with the distances and weights in it as the runner counts: ``at most 8.5 km`` is ``at most 5.2 mi``.

    A limit has one decimal at most and is rounded down, as in kilometres; a run as it was told has two, and is rounded.
    Centimetres become inches for who counts in miles. ``spoken``: for a text that may be read aloud, in whole words.
    """
    if units == METRIC:
        return text
    text = _SPAN.sub(lambda found: _measured(found, units, spoken), text)
    return _WORD.sub(lambda found: _word(found, units), text)


def _measured(found: re.Match[str], units: Units, spoken: bool) -> str:
    first, between, second, short, long = found.groups()
    metric = short or _WORDS[long]
    unit = _unit(metric, units)
    if unit == metric:
        return found[0]
    numbers = [_number(each, unit) for each in (first, second) if each is not None]
    name = _several(_SPOKEN[unit], numbers == ["1"]) if spoken or long or unit == "in" else unit
    return f"{(between or '').join(numbers)} {name}"


def _word(found: re.Match[str], units: Units) -> str:
    metric = _WORDS[found[1].lower()]
    unit = _unit(metric, units)
    if unit == metric:
        return found[0]
    word = _several(_SPOKEN[unit], not found[2])
    return word.capitalize() if found[1][0].isupper() else word


def _unit(metric: str, units: Units) -> str:
    if metric == "cm":
        return "in" if units.distance == "mi" else "cm"
    return units.distance if metric == "km" else units.weight


def _several(word: str, one: bool) -> str:
    return word if one else f"{word}es" if word == "inch" else f"{word}s"


def _number(number: str, unit: str) -> str:
    told, decimals = Decimal(number), len(number.partition(".")[2])
    if unit == "in":
        return _rounded(told / _CM_PER_INCH, "1")
    if unit == "lb":
        return _rounded(told / _KG_PER_POUND, "0.1" if decimals else "1")
    if decimals > 1:
        return _rounded(told / _KM_PER_MILE, "0.01")
    return _rounded(told / _KM_PER_MILE, "0.1", ROUND_DOWN)


def _rounded(number: Decimal, step: str, way: str = ROUND_HALF_UP) -> str:
    return f"{number.quantize(Decimal(step), way).normalize():f}"
