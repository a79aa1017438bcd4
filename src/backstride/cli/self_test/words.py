"""Results of self-tests in words."""

from datetime import date

from backstride.advice.facts import Facts
from backstride.advice.norms import band_of
from backstride.knowledge.model import Band, Measurement, Norm, SelfTest

_UNITS = {"seconds": "s", "repetitions": "times"}
_SCALE = "0-10"

BANDS = {"low": "below", "middle": "within", "high": "above"}
"""Where a result lies; there is no word for ``no_norm``."""


def day(on: date) -> str:
    """Such as 21 Nov 2026."""
    return f"{on.day} {on:%b %Y}"


def value_words(measure: Measurement, value: int | str) -> str:
    """One result: ``46 s``, ``12 times``, ``3 out of 10``, or the text of the option."""
    if isinstance(value, int):
        unit = "out of 10" if measure.unit == _SCALE else _UNITS.get(measure.unit or "", measure.unit or "")
        return f"{value} {unit}".strip()
    return next((option.text for option in measure.options if option.id == value), value)


def label(test: SelfTest, measure: Measurement) -> str:
    """Left side or right side; the question where a side has several results or the answer needs it; else nothing."""
    same_side = [each for each in test.measures if each.side == measure.side]
    if measure.side is not None and len(same_side) == 1:
        return f"{measure.side.capitalize()} side"
    if len(test.measures) == 1 and measure.type == "integer":
        return ""
    question, mark, _ = measure.ask.partition("?")
    return question + mark


def results_line(test: SelfTest, results: dict[str, int | str]) -> str:
    """All results of a test in one line, in small letters."""
    parts = []
    for measure in test.measures:
        if measure.fact in results:
            words = value_words(measure, results[measure.fact])
            colon = "" if isinstance(results[measure.fact], int) else ":"
            side = f"{measure.side}{colon} " if measure.side else ""
            parts.append(f"{side}{words[:1].lower()}{words[1:]}")
    return "; ".join(parts)


def norm_for(band: Band, facts: Facts) -> Norm | None:
    """The norm that a band was read from for this runner; None when none covers sex and age."""
    results = [facts.number(fact) for fact in band.of]
    for norm in band.norms:
        if band_of(results, [norm], facts.value("sex"), facts.number("age_y")) in ("low", "middle", "high"):
            return norm
    return None
