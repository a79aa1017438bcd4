"""The sources, by how each one was checked."""

from typing import Any

from backstride.cli.page import heading, paint, say
from backstride.knowledge.model import KINDS, Knowledge, Strict
from backstride.shown.knowledge_json import item_json
from backstride.shown.references import reference

_CHECKED = {
    "read": "Its own text was read",
    "secondary": "Read as another text quotes it",
    "memory": "From memory, still to be verified",
    "ours": "A rule of this project",
}


def show_sources(knowledge: Knowledge) -> None:
    """One block for each way of checking, each source with author, year, link and how often it is used."""
    used = _used(knowledge)
    for checked, words in _CHECKED.items():
        some = [source for source in knowledge.sources.values() if source.checked == checked]
        if not some:
            continue
        heading(f"{words} ({len(some)})")
        for source in some:
            say(f"{paint(source.id, 'strong')}: {reference(source)}", hang=2)
            count = used.get(source.id, 0)
            say(f"{source.kind.replace('_', ' ')}, used by {count} item{'' if count == 1 else 's'}", "quiet", indent=2)


def sources_plain(knowledge: Knowledge) -> list[dict[str, Any]]:
    """Every source in full, with the number of items that cite it."""
    used = _used(knowledge)
    return [item_json(source) | {"used_by": used.get(source.id, 0)} for source in knowledge.sources.values()]


def _used(knowledge: Knowledge) -> dict[str, int]:
    used: dict[str, int] = {}
    for kind in KINDS:
        for item in getattr(knowledge, kind).values():
            for source in _cited(item):
                used[source] = used.get(source, 0) + 1
    return used


def _cited(part: Any) -> set[str]:
    """Ids of the sources that an item cites, in itself or in any part of it."""
    if isinstance(part, Strict):
        own = set(getattr(part, "sources", ()))
        return own.union(*(_cited(getattr(part, name)) for name in type(part).model_fields))
    if isinstance(part, tuple):
        return set[str]().union(*(_cited(each) for each in part if isinstance(each, Strict)))
    return set()
