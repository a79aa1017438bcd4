"""YAML that means what it says: text to plain data, with every trap an error.

``yes``, ``12:30`` and ``2026-11-01`` stay text (YAML 1.1 would make them True, 750 and a date); a repeated
key, an alias (the "billion laughs" bomb), a tag, deep nesting or a second document is refused with its line.
"""

import re
from typing import Any

import yaml

from .problem import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 40


class _StrictLoader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  (PyYAML's own shape)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str | int):
                raise yaml.MarkedYAMLError(problem="a key must be plain text", problem_mark=key_node.start_mark)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"'{key}' stands twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?(0|[1-9][0-9]*)$"), list("-+0123456789")
)
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def parse_yaml(raw: bytes, place: str) -> Any | Problem:
    """Plain data from UTF-8 YAML of at most 1 MB and 40 levels, or the one problem found, with its place."""
    if len(raw) > MAX_BYTES:
        return Problem(place, f"the file is larger than {MAX_BYTES:,} bytes, the most that is allowed")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(place, f"byte {error.start} is not UTF-8; save the file as UTF-8 text")
    try:
        return _refused(text, place) or yaml.load(text, Loader=_StrictLoader)  # noqa: S506  (a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        return Problem(f"{place}{line}", f"not valid YAML: {error.problem or error.context}")
    except yaml.YAMLError as error:
        return Problem(place, f"not valid YAML: {str(error).splitlines()[0]}")
    except ValueError as error:
        return Problem(place, f"not valid YAML: {error}")


def _refused(text: str, place: str) -> Problem | None:
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = f"{place}, line {event.start_mark.line + 1 if event.start_mark else 1}"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Problem(line, "anchors and aliases (& and *) are not allowed")
        if getattr(event, "tag", None):
            return Problem(line, "tags (!) are not allowed")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return Problem(line, f"nested more than {MAX_DEPTH} levels deep")
        if documents > 1:
            return Problem(line, "one document a file; '---' starts a second one")
    return None
