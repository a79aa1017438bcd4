"""What a self-test gave and what it changed, in sentences."""

from collections.abc import Iterator, Mapping

from backstride.advice.facts import Facts
from backstride.advice.session import SessionItem
from backstride.app.self_test import Recorded, strength_items
from backstride.coach import words
from backstride.knowledge.model import Band, Knowledge, SelfTest
from backstride.shown.self_test_words import BANDS, label, norm_for, value_words

Results = Mapping[str, int | str]


def values(test: SelfTest, results: Results, before: Results) -> tuple[str, ...]:
    """A line for each result. ``before``: the results of the last time, empty when this was the first."""
    lines = []
    for measure in test.measures:
        if measure.fact in results:
            name, value = label(test, measure), value_words(measure, results[measure.fact])
            last = f" (last time {value_words(measure, before[measure.fact])})" if measure.fact in before else ""
            joined = f"{name} {value}" if name.endswith("?") else f"{name}: {value}" if name else value
            lines.append(f"{joined}{last}")
    return tuple(lines)


def compared(band: Band, facts: Facts) -> tuple[str, str]:
    """Where the worse side lies, and whom it is compared with; both empty when there is nothing to say."""
    value = facts.value(band.fact)
    norm = norm_for(band, facts)
    if not isinstance(value, str):
        return "", ""
    if norm is None:
        return "We have no comparison for your age and sex, so we compare you only with yourself.", ""
    worse = "The weaker side is" if len(band.of) > 1 else "That is"
    high = value_words(facts.knowledge.measurement_of[band.of[0]][1], norm.high_above)
    said = f"{worse} {BANDS[value]} the range that we compare with, {norm.low_below} to {high}."
    return said, f"Compared with: {norm.label}"


def side_gap(percent: int | None, knowledge: Knowledge) -> str:
    """How much the sides differ, and what that is good for; empty when it is not known."""
    if percent is None:
        return ""
    train = knowledge.numbers["side-gap-train-pct"]
    return f"Your sides differ by {percent} %." + (f" {train.says}" if percent >= train.value else "")


def changes(recorded: Recorded) -> tuple[str, ...]:
    """What the next strength session holds now that it did not before, in words; one sentence when nothing changed."""
    before, after = strength_items(recorded.before), strength_items(recorded.after)
    lines = tuple(_changes(before, after, recorded.after.facts.knowledge))
    return lines or ("Your strength session stays as it is.",)


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
