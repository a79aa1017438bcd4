"""The end of a self-test: the result with its band, what it means and does not mean, and what it changed."""

from collections.abc import Iterator

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.session import SessionItem
from backstride.app.self_test import Recorded, strength_items
from backstride.cli.advice_page import show_advice
from backstride.cli.evidence_words import evidence
from backstride.cli.page import bullets, heading, say
from backstride.cli.self_test.words import BANDS, label, norm_for, value_words
from backstride.coach import words
from backstride.knowledge.model import Band, Knowledge, SelfTest

Results = dict[str, int | str]


def show_result(test: SelfTest, results: Results, before: Results, recorded: Recorded) -> None:
    """Everything after the last measurement. A result that calls for care first is told first.

    ``before``: the results of the last time, empty when this was the first.
    """
    facts = recorded.after.facts
    cared_for = isinstance(recorded.after.screening, Cleared)
    if not cared_for:
        show_advice(recorded.after)
    heading("Your result")
    _show_values(test, results, before)
    for band in test.bands:
        _show_band(band, facts)
    for gap in test.gaps:
        _show_gap(facts.number(gap.fact), facts.knowledge)
    heading("What it means, and what not")
    say(test.meaning)
    say(evidence(test.grade), "quiet")
    heading("What changes")
    say("Your result is written down.")
    if cared_for:
        bullets(changes(recorded))
        _show_next(recorded)


def changes(recorded: Recorded) -> tuple[str, ...]:
    """What the next strength session holds now that it did not before, in words; one sentence when nothing changed."""
    before, after = strength_items(recorded.before), strength_items(recorded.after)
    lines = tuple(_changes(before, after, recorded.after.facts.knowledge))
    return lines or ("Your strength session stays as it is.",)


def _show_values(test: SelfTest, results: Results, before: Results) -> None:
    for measure in test.measures:
        name = label(test, measure)
        value = value_words(measure, results[measure.fact])
        last = f" (last time {value_words(measure, before[measure.fact])})" if measure.fact in before else ""
        joined = f"{name} {value}" if name.endswith("?") else f"{name}: {value}" if name else value
        say(f"{joined}{last}", "strong", hang=2)


def _show_band(band: Band, facts: Facts) -> None:
    """Where the worse side lies, and whom it is compared with."""
    value = facts.value(band.fact)
    norm = norm_for(band, facts)
    if not isinstance(value, str):
        return
    if norm is None:
        say("We have no comparison for your age and sex, so we compare you only with yourself.")
        return
    worse = "The weaker side is" if len(band.of) > 1 else "That is"
    high = value_words(facts.knowledge.measurement_of[band.of[0]][1], norm.high_above)
    say(f"{worse} {BANDS[value]} the range that we compare with, {norm.low_below} to {high}.")
    say(f"Compared with: {norm.label}", "quiet", indent=2)


def _show_gap(percent: int | None, knowledge: Knowledge) -> None:
    if percent is None:
        return
    train = knowledge.numbers["side-gap-train-pct"]
    say(f"Your sides differ by {percent} %." + (f" {train.says}" if percent >= train.value else ""))


def _changes(before: dict[str, SessionItem], after: dict[str, SessionItem], knowledge: Knowledge) -> Iterator[str]:
    for exercise, item in after.items():
        name, was = _name(item, knowledge), before.get(exercise)
        if was is None:
            yield f"New in your strength session: {name}."
        elif was.level != item.level:
            yield f"{name}; it was level {was.level}."
        elif was.dose != item.dose:
            sides = knowledge.exercises[exercise].sides
            yield f"{name}: {words.dose(item.dose, sides)}; it was {words.dose(was.dose, sides)}."
    for exercise, item in before.items():
        if exercise not in after:
            yield f"No longer in it: {_name(item, knowledge)}."


def _name(item: SessionItem, knowledge: Knowledge) -> str:
    """Such as ``Side plank, level 2 (Full side plank)``."""
    exercise = knowledge.exercises[item.exercise]
    if len(exercise.levels) == 1:
        return exercise.name
    return f"{exercise.name}, level {item.level} ({exercise.levels[item.level - 1].name.lower()})"


def _show_next(recorded: Recorded) -> None:
    test = recorded.after.next_test
    say()
    if test is None:
        say("No other test would change your plan now.")
    else:
        say(f"Next, if you like: {test.name} ({test.minutes} min). Run: backstride test {test.id}")
