"""Every row of the seed inventory is covered, and nothing claims a row that is not in it."""

from collections import Counter
from collections.abc import Iterator

from backstride.knowledge.coverage import coverage
from backstride.knowledge.load import INVENTORY
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import items, place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Rows that nothing covers, rows listed twice, and ``covers`` that name no row."""
    if not knowledge.seed_rows:
        yield Problem(INVENTORY, "the seed inventory is missing or faulty", "seed_rows")
        return
    rows = Counter(item.row for item in knowledge.seed_rows)
    for row, times in rows.items():
        if times > 1:
            yield Problem(INVENTORY, f"row {row} stands {times} times", "seed_rows")
    for covered in coverage(knowledge):
        if not covered.by:
            yield Problem(INVENTORY, f"nothing covers row {covered.row} ({covered.name})", "seed_rows")
    for kind, item in items(knowledge):
        for row in getattr(item, "covers", ()):
            if row not in rows:
                yield Problem(place_of(kind, item.id), f"covers {row}, which is not in the seed inventory", "seed_rows")
