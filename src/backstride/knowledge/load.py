"""From a folder of YAML files to ``Knowledge``, or every fault in them at once."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .model import KINDS, Item, Knowledge, SeedInventory
from .problem import Problem

DATA = Path(__file__).with_name("data")
INVENTORY = "seed_inventory.yaml"


class KnowledgeError(Exception):
    """The knowledge files cannot be used; ``problems`` says why, all at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Read and check every file below ``folder``. Raises KnowledgeError naming every faulty file."""
    raw, problems = read_folder(folder)
    knowledge = parse_knowledge(raw, problems)
    if problems:
        raise KnowledgeError(tuple(problems))
    return knowledge


def read_folder(folder: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Plain data of every file, keyed by its path below ``folder``, and the faults of those that cannot be read."""
    # Only here, because what was dumped can be parsed without YAML.
    from .strict_yaml import parse_yaml

    raw: dict[str, Any] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.yaml")):
        place = path.relative_to(folder).as_posix()
        data = parse_yaml(path.read_bytes(), place)
        if isinstance(data, Problem):
            problems.append(data)
        else:
            raw[place] = data
    return raw, problems


def parse_knowledge(raw: dict[str, Any], problems: list[Problem]) -> Knowledge:
    """Typed knowledge from plain data; appends to ``problems`` and leaves out what is faulty."""
    kinds: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    seed_rows: tuple[Any, ...] = ()
    for place, data in raw.items():
        kind, _, name = place.rpartition("/")
        shape: type[Item] | type[SeedInventory] | None = SeedInventory if place == INVENTORY else KINDS.get(kind)
        if shape is None:
            problems.append(Problem(place, f"no such kind of knowledge; allowed: {', '.join(KINDS)}", "kind"))
            continue
        try:
            item = shape.model_validate_json(json.dumps(data))
        except ValidationError as error:
            problems.extend(shape_problems(error, place))
            continue
        if isinstance(item, SeedInventory):
            seed_rows = item.rows
            continue
        if item.id != name.removesuffix(".yaml"):
            problems.append(Problem(place, "the file name must be the id", "id"))
        kinds[kind][item.id] = item
    version = hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:12]
    return Knowledge(version=version, seed_rows=seed_rows, **kinds)


def dump_knowledge(knowledge: Knowledge) -> bytes:
    """All of it as one JSON text that ``parse_dump`` reads about eight times faster than the files."""
    return _adapter().dump_json(knowledge, by_alias=True, exclude_defaults=True)


def parse_dump(raw: bytes) -> Knowledge:
    """The knowledge that was dumped. Raises ValueError for what is not a dump that fits the shapes of today."""
    return _adapter().validate_json(raw)


@cache
def _adapter() -> TypeAdapter[Knowledge]:
    return TypeAdapter(Knowledge)


def shape_problems(error: ValidationError, place: str) -> Iterator[Problem]:
    """One problem for each fault of a file, with the path to it inside the file."""
    for fault in error.errors(include_url=False, include_context=False):
        where = ".".join(str(part) for part in fault["loc"])
        given = "" if isinstance(fault["input"], dict | list) else f" (given: {fault['input']!r})"
        yield Problem(f"{place}: {where}" if where else place, f"{fault['msg']}{given}", "shape")
