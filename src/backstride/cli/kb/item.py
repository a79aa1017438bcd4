"""Any knowledge item as a page: every field that it has, conditions in words."""

from typing import Any

from backstride.cli.kb.rules import show_condition
from backstride.cli.page import bullets, heading, paint, say
from backstride.coach import words
from backstride.knowledge.model import Condition, Dose, Graded, Item, Knowledge, Source, Strict
from backstride.shown.evidence_words import evidence
from backstride.shown.references import reference

_STATUS = {
    "sourced": "written from its sources, not yet reviewed by a clinician",
    "clinician_reviewed": "reviewed by a clinician",
    "retired": "no longer used",
}
_UNITS = {"clo": "hundredths of log-odds", "pct": "percent", "s": "seconds", "y": "years"}
_LAST = ("grade", "status", "sources", "note")


def show_item(kind: str, item: Item, knowledge: Knowledge) -> None:
    """Heading, the item's own fields in their order, then evidence, status, sources and note."""
    heading(str(getattr(item, "name", None) or getattr(item, "title", None) or getattr(item, "id", kind)))
    say(f"{kind}/{getattr(item, 'id', '')}", "quiet")
    say()
    for name in type(item).model_fields:
        if name not in ("id", "name", *_LAST):
            _show_field(name, getattr(item, name), knowledge, 0)
    say()
    if isinstance(item, Graded):
        say(evidence(item.grade))
    say(f"Status: {_STATUS[item.status]}.")
    if isinstance(item, Source):
        say(reference(item))
        return
    say("Sources:")
    bullets(f"{each}: {reference(knowledge.sources[each])}" for each in item.sources)
    if item.note:
        say(f"Note: {item.note}", "quiet")


def _show_field(name: str, value: Any, knowledge: Knowledge, indent: int) -> None:
    if value is None or value in ((), {}):
        return
    label = paint(_label(name), "quiet")
    if isinstance(value, Condition):
        say(f"{label}:", indent=indent)
        show_condition(value, knowledge, indent + 2)
    elif isinstance(value, Dose):
        say(f"{label}: {words.dose(value, 'both')}", indent=indent, hang=2)
    elif isinstance(value, Strict):
        say(f"{label}:", indent=indent)
        _show_part(value, knowledge, indent + 2)
    elif isinstance(value, tuple) and any(isinstance(each, Strict) for each in value):
        for nth, each in enumerate(value, 1):
            say(f"{label} {nth}:", indent=indent)
            _show_part(each, knowledge, indent + 2)
    elif isinstance(value, tuple) and any(" " in str(each) for each in value):
        say(f"{label}:", indent=indent)
        bullets((str(each) for each in value), indent=indent + 2)
    else:
        say(f"{label}: {_plain(value)}", indent=indent, hang=2)


def _label(name: str) -> str:
    """The name of a field in words, with its unit in brackets."""
    stem, _, unit = name.strip("_").rpartition("_")
    if stem and unit in _UNITS:
        return f"{stem.replace('_', ' ').capitalize()} ({_UNITS[unit]})"
    return name.strip("_").replace("_", " ").capitalize()


def _show_part(part: Strict, knowledge: Knowledge, indent: int) -> None:
    for name in type(part).model_fields:
        _show_field(name, getattr(part, name), knowledge, indent)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} = {each}" for key, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
