"""One entry as one line of JSON, both ways: the shape of an export and of a stored row."""

import json
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from backstride.knowledge.problem import Problem

from .entry import ENTRY, Entry

KINDS: tuple[str, ...] = tuple(kind.model_fields["kind"].default for kind in get_args(Entry))
"""Every entry kind, in the order of their definition."""

_BRANCHES = ("int", "str", "constrained-str", "tuple[constrained-str, ...]", "[key]")
"""How pydantic names the members of a value that may be a number, a text or several texts, and a key."""

_SHOWN_CHARS = 60
_SHOWN_FAULTS = 5


def dump_line(entry: Entry) -> bytes:
    """The entry as compact UTF-8 JSON without a line end: id, at, kind, body, each in the order of its shape."""
    return ENTRY.dump_json(entry, exclude_none=True)


def parse_line(raw: bytes, place: str) -> Entry | Problem:
    """The entry on this line, or everything that is wrong with the line as one problem at ``place``."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(place, f"byte {error.start + 1} is not UTF-8")
    try:
        entry = ENTRY.validate_json(text)
        json.loads(text, object_pairs_hook=_no_key_twice)
    except ValidationError as error:
        return Problem(place, joined([f"{where}: {what}" if where else what for where, what in faults(error)]))
    except ValueError as error:
        return Problem(place, str(error))
    return entry


def faults(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Where inside the entry and what, in plain words, for each fault of a shape."""
    found: dict[str, list[Any]] = {}
    for fault in error.errors(include_url=False):
        found.setdefault(_where(fault["loc"]), []).append(fault)
    for where, same_place in found.items():
        telling = [fault for fault in same_place if not fault["type"].endswith("_type")]
        if len(same_place) > 1 and not telling:
            yield where, f"a whole number, text or a list of texts is needed{_given(same_place[0]['input'])}"
        else:
            yield where, _what((telling or same_place)[0])


def shown(value: object) -> str:
    """A value as it is shown in a message: quoted, without control characters, at most about 60 characters."""
    text = repr(value[: _SHOWN_CHARS + 1] if isinstance(value, str | bytes) else value)
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "..."


def joined(told: list[str]) -> str:
    """Several faults of one line as one sentence; the first five and how many more."""
    more = len(told) - _SHOWN_FAULTS
    return "; ".join(told[:_SHOWN_FAULTS]) + (f"; and {more} more" if more > 0 else "")


def _where(loc: tuple[int | str, ...]) -> str:
    path = [str(part) for part in loc[1:]]
    end = next((nth for nth, part in enumerate(path) if nth > 1 and part in _BRANCHES), len(path))
    path = path[:end]
    return ".".join(part if part.isidentifier() or part.isdigit() else shown(part) for part in path)


def _what(fault: Any) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        given = f"{shown(context['tag'])} is not a known kind" if "tag" in context else "the kind is missing"
        return f"{given}; allowed: {', '.join(KINDS)}"
    if kind == "json_invalid":
        return f"not valid JSON: {context['error'].replace('at line 1 column', 'at character')}"
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not known here"
    message = str(fault["msg"]).removeprefix("Value error, ").replace("Input should", "should")
    return message + _given(fault["input"])


def _given(value: object) -> str:
    return "" if isinstance(value, dict) else f" (given: {shown(value)})"


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"{shown(twice)} stands twice")
    return told
