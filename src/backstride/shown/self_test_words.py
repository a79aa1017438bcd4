"""Results of self-tests in words."""

from collections.abc import Mapping
from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.advice.norms import band_of
from backstride.coach.words import length
from backstride.knowledge.model import Band, Measurement, Norm, SelfTest

_UNITS = {"seconds": "s", "repetitions": "times"}
_SCALE = "0-10"
_DATES_SHOWN = 3

PAIN_BEFORE_ASK = "How strong is your pain right now, 0 (none) to 10 (worst)?"
PAIN_AFTER_ASK = "How strong was the pain at its worst, 0 to 10?"
SIGN_ASK = "Stop where you are. Which is it?"
RUN_TODAY = "You told us of a run today. Tests count best on a day when you have not run yet."
FIRST_SAFETY = "There is no self-test for you now. First comes whether training is safe."
TESTED_AGAIN = "Find an easy position, walk gently when you can, and test again on a calmer day."
SIGN_KEPT = "We wrote down the sign, and no test result. The warning signs are asked again"

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


def results_line(test: SelfTest, results: Mapping[str, int | str]) -> str:
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


def done_days(test: SelfTest, facts: Facts) -> tuple[date, ...]:
    """The days on which a test was done, oldest first."""
    return tuple(item.on for item in facts.runner.self_tests if item.what.test == test.id and item.on <= facts.today)


def due_again(test: SelfTest, facts: Facts) -> date | None:
    """The day from which a test that was done is worth repeating."""
    days = done_days(test, facts)
    return days[-1] + timedelta(days=facts.knowledge.number("retest-days")) if days else None


def done_line(test: SelfTest, facts: Facts) -> str:
    """Such as ``✓ 24 Oct 2026, 21 Nov 2026: left 46 s; right 42 s. Again from 19 Dec 2026.``; empty: never done."""
    days = done_days(test, facts)
    again = due_again(test, facts)
    if not days or again is None:
        return ""
    last = next(item.what for item in reversed(facts.runner.self_tests) if item.what.test == test.id)
    shown = ", ".join(day(each) for each in days[-_DATES_SHOWN:])
    result = results_line(test, last.results)
    return f"✓ {shown}: {result}." + (f" Again from {day(again)}." if again > facts.today else " Due again.")


def too_sore_words(test: SelfTest, pain_0_10: int) -> tuple[str, ...]:
    """Why a test is not begun with this pain, and what to do."""
    return (
        f"Pain of {pain_0_10} out of 10 is too much to start {test.name.lower()}. Nothing was written down.",
        "Rest or walk a little, and test on a calmer day.",
    )


def ended_words(pain_0_10: int | None) -> tuple[str, ...]:
    """What to do when pain that is no stop sign ended a test."""
    ended = f"Pain reached {pain_0_10} out of 10, so the test ends. The result is not written down."
    return ended, TESTED_AGAIN


def rest_words(seconds: int) -> str:
    """What is said between the sides of a test that compares them."""
    return f"Rest for {length(seconds)}, so that the other side gets a fair try."


def rests_before(test: SelfTest, nth: int) -> bool:
    """Whether to rest before this measurement: the side changes in a test that compares the sides."""
    compared = {fact for gap in test.gaps for fact in (gap.left, gap.right)}
    measure, last = test.measures[nth], test.measures[nth - 1]
    return nth > 0 and measure.side != last.side and measure.fact in compared


def asks_pain_after(test: SelfTest, measure: Measurement) -> bool:
    """Whether the pain is asked after this measurement; two sides that were looked at in one go are asked once."""
    return test.stopwatch or measure.type == "integer" or measure.side != "left"
