"""``said_in``: a value with every text in it said in the runner's units, in words that can be read aloud."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from backstride.advice.units import METRIC, Units

from .units import in_units

T = TypeVar("T")


def said_in(value: T, units: Units) -> T:
    """Dataclasses, dicts and tuples are gone through; everything else that is no text stays as it is."""
    return value if units == METRIC else cast(T, _said(value, units))


def _said(value: Any, units: Units) -> Any:
    if isinstance(value, str):
        return in_units(value, units, spoken=True)
    if isinstance(value, tuple):
        return tuple(_said(each, units) for each in value)
    if isinstance(value, dict):
        return {key: _said(each, units) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _said(getattr(value, each.name), units) for each in fields(value)})
    return value
