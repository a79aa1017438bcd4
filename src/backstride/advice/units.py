"""``Units``: what a runner counts in. Every rule and the journal stay in metres and grams."""

from dataclasses import dataclass
from typing import Literal

_GRAMS_PER_KG = 1000
_PARTS_PER_POUND = 45_359_237
_PARTS_PER_GRAM = 100_000


@dataclass(frozen=True, slots=True)
class Units:
    """The units to speak in. Who counts in miles is told lengths in feet and inches too."""

    distance: Literal["km", "mi"] = "km"
    weight: Literal["kg", "lb"] = "kg"


METRIC = Units()


def load(load_g: int, units: Units = METRIC) -> str:
    """A weight as it was typed, to a tenth of a pound: ``8 kg``, ``12.5 kg``, ``26.5 lb``."""
    if units.weight == "kg":
        return f"{load_g / _GRAMS_PER_KG:g} kg"
    pound = _PARTS_PER_POUND
    tenths = (load_g * _PARTS_PER_GRAM * 10 + pound // 2) // pound
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth} lb" if tenth else f"{whole} lb"
