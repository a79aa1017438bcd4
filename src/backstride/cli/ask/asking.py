"""Asking one measure in the terminal, question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backstride.cli.page import problem, say
from backstride.formats.fhir_questionnaire import LoadedQuestionnaire
from backstride.knowledge.model import Measure, MeasureItem
from backstride.shown.measure_words import nothing_more

_STOP = ("q", "quit")


class StoppedError(Exception):
    """The runner stopped before the end of a measure; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Answers by item, and the names of own activities that were told, by fact."""

    items: dict[str, int]
    names: dict[str, str]


def ask_items(measure: Measure, items: Sequence[MeasureItem], asks: Mapping[str, str]) -> dict[str, int]:
    """Answers to these questions; left out ones are not in it. ``asks``: other words for a question, by item."""
    say()
    say(measure.asks, "strong")
    say("Enter leaves a question out, q stops.", "quiet")
    told: dict[str, int] = {}
    for item in items:
        answer = _ask(item, asks.get(item.id, item.ask))
        if answer is not None:
            told[item.id] = answer
        if nothing_more(measure, item.id, answer):
            break
    return told


def ask_activities(measure: Measure, listed: Sequence[str], names: Mapping[str, str], most: int) -> Rated:
    """The activities of the list; without a list those that are given, and after them room for own ones."""
    own = [item for item in measure.items if item.id.startswith("own_")]
    given = [item for item in measure.items if (item.id in listed if listed else item not in own)]
    asks = {item.id: names[f"psfs_{item.id}"] for item in own if f"psfs_{item.id}" in names}
    items = ask_items(measure, given, asks)
    named: dict[str, str] = {}
    for item in own if not listed else ():
        if len(items) >= most:
            break
        name = read_line("Something of your own that you want to do again (Enter: nothing more)? ")
        if not name:
            break
        rated = _ask(item, name)
        if rated is not None:
            items[item.id] = rated
            named[f"psfs_{item.id}"] = name
    return Rated(items, named)


def ask_clinic_form(form: LoadedQuestionnaire) -> dict[str, int]:
    """The sentences of a clinic's own form: y ticks one, n or Enter leaves it."""
    say()
    say(form.title, "strong")
    if form.copyright:
        say(form.copyright, "quiet")
    say("y when it fits you today, n or Enter when it does not, q stops.", "quiet")
    told: dict[str, int] = {}
    for item in form.items:
        say(item.text)
        while True:
            line = read_line("> ").lower()
            if line in ("y", "yes", "n", "no", ""):
                told |= {item.item: int(line in ("y", "yes"))} if line else {}
                break
            problem("y or n, or Enter")
    return told


def ask_total(measure: Measure, item: MeasureItem) -> dict[str, int]:
    """The total that was counted on paper."""
    say()
    say(f"{measure.name}: the sentences are not part of Backstride. If you have the form, count what you ticked.")
    total = _ask(item, item.ask)
    return {} if total is None else {item.id: total}


def read_line(prompt: str) -> str:
    """A line from the runner. Raises StoppedError at the end of input and for q."""
    try:
        line = input(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise StoppedError from None
    if line.lower() in _STOP:
        raise StoppedError
    return line


def _ask(item: MeasureItem, ask: str) -> int | None:
    say(ask, "strong")
    if item.options:
        for nth, option in enumerate(item.options, start=1):
            say(f"{nth}  {option.text}", hang=3)
        values = [option.value for option in item.options]
        return _number("One number: ", dict(enumerate(values, start=1)))
    allowed = {value: value for value in range(item.min, item.max + 1)}
    return _number(f"{item.min} ({item.low_label.lower()}) to {item.max} ({item.high_label.lower()}): ", allowed)


def _number(prompt: str, allowed: Mapping[int, int]) -> int | None:
    while True:
        line = read_line(prompt)
        if not line:
            return None
        if line.isascii() and line.isdigit() and len(line) < 6 and int(line) in allowed:
            return allowed[int(line)]
        problem(f"{line!r} is not allowed; a whole number from {min(allowed)} to {max(allowed)}, or Enter")
