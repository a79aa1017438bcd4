"""Sources, contraindications and optional equipment that nothing uses."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import parts, place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Files that could be deleted unnoticed. A number may be read by code alone, so numbers are not looked at."""
    used: dict[str, set[str]] = {"sources": set(), "contraindications": set(), "equipment": set()}
    for part in parts(knowledge):
        for kind, ids in used.items():
            ids.update(getattr(part.model, kind, ()))
    everyday = {item.id for item in knowledge.equipment.values() if item.everyday}
    for kind, ids in used.items():
        for item_id in sorted(getattr(knowledge, kind).keys() - ids - everyday):
            yield Problem(place_of(kind, item_id), "nothing uses it", "orphans")
