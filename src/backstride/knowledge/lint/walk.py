"""Walking through knowledge: every item, every part of an item, every condition, every text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from backstride.knowledge.model import KINDS, Condition, Knowledge, Strict, Text


@dataclass(frozen=True)
class Part:
    """One model inside a knowledge file. ``path`` leads to it from the top of the file; empty for the file itself."""

    place: str
    path: tuple[str, ...]
    model: Strict

    @property
    def where(self) -> str:
        """For people: ``exercises/bird-dog.yaml: levels.0.dose``."""
        return f"{self.place}: {'.'.join(self.path)}" if self.path else self.place

    def at(self, *steps: str) -> str:
        """``where`` of something ``steps`` below this part."""
        return Part(self.place, (*self.path, *steps), self.model).where


def place_of(kind: str, item_id: str) -> str:
    """The file of an item, below the data folder."""
    return f"{kind}/{item_id}.yaml"


def items(knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    """Kind and item of every knowledge file."""
    for kind in KINDS:
        for item in getattr(knowledge, kind).values():
            yield kind, item


def parts(knowledge: Knowledge) -> Iterator[Part]:
    """Every file and every model inside it, files first; a condition is one part, its branches are not."""
    for kind, item in items(knowledge):
        yield from parts_below(Part(place_of(kind, item.id), (), item))


def parts_below(part: Part) -> Iterator[Part]:
    """``part`` itself and every model inside it."""
    yield part
    if isinstance(part.model, Condition):
        return
    for name, info in type(part.model).model_fields.items():
        path = (*part.path, info.alias or name)
        value = getattr(part.model, name)
        if isinstance(value, Strict):
            yield from parts_below(Part(part.place, path, value))
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Strict):
                    yield from parts_below(Part(part.place, (*path, str(index)), entry))


def conditions(knowledge: Knowledge) -> Iterator[tuple[str, Condition]]:
    """Every whole condition with its place."""
    for part in parts(knowledge):
        if isinstance(part.model, Condition):
            yield part.where, part.model


def leaves(condition: Condition, negated: bool = False) -> Iterator[tuple[Condition, bool]]:
    """Every single test of a fact, and whether it stands under an odd number of ``not``."""
    if condition.fact is not None:
        yield condition, negated
    for child in condition.children():
        yield from leaves(child, negated != (condition.not_ is not None))


def texts(knowledge: Knowledge) -> Iterator[tuple[Part, str, str]]:
    """Every piece of text: the part it is in, its field and its words. A list of texts gives one each."""
    for part in parts(knowledge):
        for name in text_fields(type(part.model)):
            value = getattr(part.model, name)
            for words in value if isinstance(value, tuple) else (value,):
                if words is not None:
                    yield part, name, words


@cache
def text_fields(shape: type[Strict]) -> tuple[str, ...]:
    """Names of the fields of a shape that hold ``Text``, alone, optional or in a list."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple(name for name in shape.model_fields if _holds_text(hints[name]))


def _holds_text(hint: object) -> bool:
    return hint == Text or any(_holds_text(part) for part in get_args(hint) if hint != Text)
