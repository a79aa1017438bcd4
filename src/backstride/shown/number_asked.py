"""A whole number that is asked for, in the runner's own units. What is kept stays in kilometres, kilograms and
centimetres; what is shown and sent again changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backstride.advice.running.distance import whole_kept, whole_typed
from backstride.advice.units import Units
from backstride.knowledge.model import Question

_INCH_TENTHS_MM = 254
_CM_TENTHS_MM = 100
_INCHES_PER_FOOT = 12
_PARTS_PER_POUND, _PARTS_PER_KG = 45_359_237, 100_000_000
_DIGITS_MAX = 6


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """How a question is asked. ``units``: one for each field, such as ``("ft", "in")``; ``low``, ``high``: what is
    allowed, in the unit that is typed (inches for feet and inches).
    """

    question: Question
    units: tuple[str, ...]
    low: int
    high: int

    @property
    def allowed(self) -> str:
        """Such as ``A whole number from 56 to 661``."""
        if self.units == ("ft", "in"):
            return f"Feet and inches, from {_feet(self.low)} to {_feet(self.high)}"
        return f"A whole number from {self.low} to {self.high}"

    def fields(self, kept: int) -> tuple[str, ...]:
        """What stands in the fields for a number that is kept."""
        typed = self._typed(kept)
        return tuple(map(str, divmod(typed, _INCHES_PER_FOOT))) if len(self.units) > 1 else (str(typed),)

    def read(self, fields: Sequence[str], before: int | None) -> int | None:
        """The number to keep; None: not allowed. ``before``: as it is kept now; the same fields leave it so."""
        typed = self._read(fields)
        if typed is None or not self.low <= typed <= self.high:
            return None
        return before if before is not None and self._typed(before) == typed else self._kept(typed)

    def _read(self, fields: Sequence[str]) -> int | None:
        told = [field.strip() for field in fields]
        if len(self.units) > 1 and len(told) > 1 and not told[1]:
            told[1] = "0"
        if len(told) != len(self.units) or not all(map(_is_whole, told)):
            return None
        if len(told) == 1:
            return int(told[0])
        feet, inches = map(int, told)
        return feet * _INCHES_PER_FOOT + inches if inches < _INCHES_PER_FOOT else None

    def _typed(self, kept: int) -> int:
        return _typed(kept, self.units[0])

    def _kept(self, typed: int) -> int:
        low, high = self.question.min or 0, self.question.max or 0
        return min(max(_kept(typed, self.units[0]), low), high)


def number_asked(question: Question, units: Units) -> NumberAsked:
    """How a whole number is asked of a runner who counts in ``units``."""
    low, high = question.min or 0, question.max or 0
    shown: dict[tuple[str, bool], tuple[str, ...]] = {
        ("km", units.distance == "mi"): ("mi",),
        ("cm", units.distance == "mi"): ("ft", "in"),
        ("kg", units.weight == "lb"): ("lb",),
    }
    fields = shown.get((question.unit or "", True), (question.unit or "",))
    return NumberAsked(question, fields, _typed(low, fields[0]), _typed(high, fields[0]))


def _typed(kept: int, unit: str) -> int:
    if unit == "mi":
        return whole_typed(kept, Units("mi"))
    if unit == "ft":
        return (kept * _CM_TENTHS_MM + _INCH_TENTHS_MM // 2) // _INCH_TENTHS_MM
    if unit == "lb":
        return (kept * _PARTS_PER_KG + _PARTS_PER_POUND // 2) // _PARTS_PER_POUND
    return kept


def _kept(typed: int, unit: str) -> int:
    if unit == "mi":
        return whole_kept(typed, Units("mi"))
    if unit == "ft":
        return (typed * _INCH_TENTHS_MM + _CM_TENTHS_MM // 2) // _CM_TENTHS_MM
    if unit == "lb":
        return (typed * _PARTS_PER_POUND + _PARTS_PER_KG // 2) // _PARTS_PER_KG
    return typed


def _feet(inches: int) -> str:
    feet, rest = divmod(inches, _INCHES_PER_FOOT)
    return f"{feet} ft {rest} in"


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX
