"""Any value of the core as plain data: nothing of it is left out."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from backstride.knowledge.model import Strict


def plain(value: object) -> Any:
    """``value`` with dataclasses and mappings as objects, tuples as lists and days as ``2026-11-21``."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Strict):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(each) for each in value)
    return value.isoformat() if isinstance(value, date) else value
