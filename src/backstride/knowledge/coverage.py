"""Which knowledge covers which row of the seed inventory."""

from dataclasses import dataclass

from .model import KINDS, Knowledge


@dataclass(frozen=True)
class CoverageRow:
    """One exercise, test, cause, pattern or rule of the seed texts.

    ``by``: the knowledge that covers it, each as kind/id.
    """

    row: str
    name: str
    seeds: tuple[str, ...]
    by: tuple[str, ...]


def coverage(knowledge: Knowledge) -> list[CoverageRow]:
    """Every row of the seed inventory in its order, also one that nothing covers. Retired knowledge covers nothing."""
    covering: dict[str, list[str]] = {}
    for kind in KINDS:
        for item in getattr(knowledge, kind).values():
            if item.status != "retired":
                for row in getattr(item, "covers", ()):
                    covering.setdefault(row, []).append(f"{kind}/{item.id}")
    return [
        CoverageRow(item.row, item.name, item.seeds, tuple(sorted(covering.get(item.row, ()))))
        for item in knowledge.seed_rows
    ]
