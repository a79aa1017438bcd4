"""``judge_tries``: the tries of a self-test in their order: results, or the pain that ended it."""

from dataclasses import dataclass

from starlette.datastructures import FormData

from backstride.advice.self_test import pain_ends_test, pain_is_a_stop_sign
from backstride.coach.stop_words import PAIN_RULE
from backstride.knowledge.model import Knowledge, Measurement, SelfTest
from backstride.shown.self_test_words import asks_pain_after
from backstride.web.form import text_of

Results = dict[str, int | str]
_DIGITS_MAX = 4
_PAIN_MAX = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """Something is missing or not allowed. ``fact``: the measurement it belongs to."""

    fact: str
    message: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Pain ended the test. ``rule``: the stop rule to record, None when the pain was below that."""

    rule: str | None
    pain_0_10: int


def judge_tries(test: SelfTest, before_0_10: int, form: FormData, knowledge: Knowledge) -> Results | Stopped | Fault:
    """Every measurement with the pain after it. Pain that ends the test counts before anything that is missing."""
    for measure in test.measures:
        pain = _pain(form, measure)
        if pain is not None and pain_ends_test(pain, before_0_10, knowledge):
            sign = pain_is_a_stop_sign(pain, before_0_10, knowledge)
            return Stopped(PAIN_RULE if sign else None, pain)
    results: Results = {}
    for measure in test.measures:
        value = _value(form, measure)
        if isinstance(value, Fault):
            return value
        if asks_pain_after(test, measure) and _pain(form, measure) is None:
            return Fault(measure.fact, "How strong was the pain? Pick a number from 0 to 10.")
        results[measure.fact] = value
    return results


def pain_field(measure: Measurement) -> str:
    """Name of the field with the pain after a measurement."""
    return f"pain_{measure.fact}"


def _pain(form: FormData, measure: Measurement) -> int | None:
    number = _whole(text_of(form, pain_field(measure)))
    return number if number is not None and number <= _PAIN_MAX else None


def _value(form: FormData, measure: Measurement) -> int | str | Fault:
    text = text_of(form, measure.fact).strip()
    if measure.type == "choice":
        known = text in {option.id for option in measure.options}
        return text if known else Fault(measure.fact, "Please choose one.")
    number, low, high = _whole(text), measure.min or 0, measure.max or 0
    if number is None or not low <= number <= high:
        return Fault(measure.fact, f"A whole number from {low} to {high}, please.")
    return number


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX else None
