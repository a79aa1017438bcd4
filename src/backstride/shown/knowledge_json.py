"""Knowledge as plain data, and any plain data on standard output."""

import json
import sys
from typing import Any

from backstride.knowledge.model import Knowledge, Strict


def print_json(data: Any) -> None:
    """``data`` as indented JSON on standard output."""
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def item_json(item: Strict) -> dict[str, Any]:
    """A knowledge item with every field that it has, under the names that its file uses."""
    plain: dict[str, Any] = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    return plain


def sources_json(ids: tuple[str, ...], knowledge: Knowledge) -> list[dict[str, Any]]:
    """The sources of these ids, in full."""
    return [item_json(knowledge.sources[each]) for each in ids]
