"""A FHIR R4 Questionnaire as JSON: the questionnaire a clinic is entitled to use, read as items of a measure.

Backstride ships no text of such a questionnaire. A file fits a measure when it asks exactly the measure's questions: as
boolean items (yes counts 1), as choices of two with a score for each, or as whole numbers from 0 to 1; groups and
display items may surround them. Their order is the order of the measure's questions.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backstride.journal.line import shown
from backstride.knowledge.model import Measure, MeasureItem
from backstride.knowledge.problem import Problem

MAX_BYTES = 1_000_000
MAX_ITEMS = 500
MAX_DEPTH = 8
MAX_TEXT_CHARS = 2_000
TOTAL = "total"
"""The measure's item for a total counted by somebody else; no question of a form."""

SCORE_URLS = (
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)
"""Extensions that say how much an answer counts."""

_NO_QUESTIONS = ("group", "display")


@dataclass(frozen=True, slots=True)
class LoadedItem:
    """One question of the file: its linkId, its text as the clinic has it, and the measure's item it answers."""

    link_id: str
    text: str
    item: str


@dataclass(frozen=True, slots=True)
class LoadedQuestionnaire:
    """A questionnaire of a clinic. ``copyright``: what its file says about rights, to be shown with it."""

    measure: str
    title: str
    copyright: str | None
    items: tuple[LoadedItem, ...]


class _RefusedError(Exception):
    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(place, message)


def read_questionnaire(raw: bytes, measure: Measure, place: str) -> LoadedQuestionnaire | tuple[Problem, ...]:
    """The questionnaire in the bytes of a file, as ``measure`` asks it, or what is wrong and where. Never raises."""
    try:
        data = _parse(raw, place)
        wanted = [item for item in measure.items if item.id != TOTAL]
        asked = list(_questions(data.get("item"), f"{place}: item", 1, [MAX_ITEMS]))
        if len(asked) != len(wanted):
            raise _RefusedError(place, f"asks {len(asked)} questions; {measure.short_name} has {len(wanted)}")
        items = [_item(found, item, where) for (where, found), item in zip(asked, wanted, strict=True)]
        _distinct(items, place)
        title, rights = (_text(data, key, place) for key in ("title", "copyright"))
    except _RefusedError as refused:
        return (refused.problem,)
    return LoadedQuestionnaire(measure.id, title or measure.name, rights, tuple(items))


def _parse(raw: bytes, place: str) -> dict[str, Any]:
    if len(raw) > MAX_BYTES:
        raise _RefusedError(place, f"has more than {MAX_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _RefusedError(
            place, f"byte {error.start + 1} is not UTF-8; a FHIR Questionnaire as JSON is needed"
        ) from error
    if text.lstrip().startswith("<"):
        raise _RefusedError(place, "this is XML; save the FHIR Questionnaire as JSON")
    try:
        data = json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except RecursionError as error:
        raise _RefusedError(place, f"is nested more than {MAX_DEPTH} deep") from error
    except ValueError as error:
        raise _RefusedError(place, f"is not valid JSON: {shown(str(error))[1:-1]}") from error
    if not isinstance(data, dict) or data.get("resourceType") != "Questionnaire":
        kind = data.get("resourceType") if isinstance(data, dict) else None
        given = f" (resourceType: {shown(kind)})" if kind is not None else ""
        raise _RefusedError(place, f"is not a FHIR Questionnaire{given}; its resourceType is to be 'Questionnaire'")
    return data


def _questions(raw: object, place: str, depth: int, left: list[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every item that asks something, depth first, with its place. ``left``: how many items may still come."""
    if depth > MAX_DEPTH:
        raise _RefusedError(place, f"is nested more than {MAX_DEPTH} deep")
    if raw is None:
        return
    if not isinstance(raw, list):
        raise _RefusedError(place, "is not a list")
    for nth, found in enumerate(raw):
        where = f"{place}[{nth}]"
        left[0] -= 1
        if left[0] < 0:
            raise _RefusedError(where, f"more than {MAX_ITEMS} items")
        if not isinstance(found, dict):
            raise _RefusedError(where, "is not an item")
        if "modifierExtension" in found:
            raise _RefusedError(
                f"{where}.modifierExtension", "changes what the item means in a way that is not known here"
            )
        if found.get("type") not in _NO_QUESTIONS:
            yield where, found
        yield from _questions(found.get("item"), f"{where}.item", depth + 1, left)


def _item(found: dict[str, Any], item: MeasureItem, place: str) -> LoadedItem:
    link_id, text = _text(found, "linkId", place), _text(found, "text", place)
    if link_id is None or text is None:
        raise _RefusedError(f"{place}.{'linkId' if link_id is None else 'text'}", "is missing")
    kind = found.get("type")
    if kind == "choice":
        _check_choices(found, item, place)
    elif kind == "integer":
        _check_range(found, item, place)
    elif kind != "boolean":
        raise _RefusedError(f"{place}.type", f"{shown(kind)} is not allowed; boolean, choice or integer")
    return LoadedItem(link_id, text, item.id)


def _check_choices(found: dict[str, Any], item: MeasureItem, place: str) -> None:
    """The choices say their scores, and these are the numbers of the measure's item."""
    options = found.get("answerOption")
    if not isinstance(options, list) or not options:
        raise _RefusedError(f"{place}.answerOption", "is missing")
    scores = [_score(option, f"{place}.answerOption[{nth}]") for nth, option in enumerate(options[:MAX_ITEMS])]
    if sorted(scores) != list(range(item.min, item.max + 1)):
        raise _RefusedError(
            f"{place}.answerOption", f"scores {shown(scores)}; {item.min} to {item.max} are needed, each once"
        )


def _score(option: object, place: str) -> int:
    if isinstance(option, dict):
        value = option.get("valueInteger")
        coding = option.get("valueCoding")
        extensions = [*_list(option.get("extension"))]
        extensions += _list(coding.get("extension")) if isinstance(coding, dict) else []
        told = [each for each in extensions if isinstance(each, dict) and each.get("url") in SCORE_URLS]
        for number in (value, *(each.get("valueDecimal", each.get("valueInteger")) for each in told)):
            if isinstance(number, int) and not isinstance(number, bool):
                return number
            if isinstance(number, float) and number.is_integer():
                return int(number)
    raise _RefusedError(place, "has no score (valueInteger, or the ordinalValue or itemWeight extension)")


def _check_range(found: dict[str, Any], item: MeasureItem, place: str) -> None:
    limits = {
        each.get("url"): each.get("valueInteger") for each in _list(found.get("extension")) if isinstance(each, dict)
    }
    base = "http://hl7.org/fhir/StructureDefinition"
    if (limits.get(f"{base}/minValue"), limits.get(f"{base}/maxValue")) != (item.min, item.max):
        raise _RefusedError(place, f"a whole number needs minValue {item.min} and maxValue {item.max}")


def _list(raw: object) -> list[Any]:
    return raw if isinstance(raw, list) else []


def _text(data: dict[str, Any], key: str, place: str) -> str | None:
    value = data.get(key)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str) or len(value) > MAX_TEXT_CHARS:
        raise _RefusedError(f"{place}.{key}", f"is not a text of at most {MAX_TEXT_CHARS:,} characters")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise _RefusedError(f"{place}.{key}", "holds half a character")
    return "".join(char if char.isprintable() else " " for char in value).strip()


def _distinct(items: list[LoadedItem], place: str) -> None:
    ids = [item.link_id for item in items]
    twice = next((link_id for link_id in ids if ids.count(link_id) > 1), None)
    if twice is not None:
        raise _RefusedError(place, f"linkId {shown(twice)} stands twice")


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a key stands twice in one place")
    return told


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")
