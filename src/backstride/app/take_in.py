"""Entries that were made elsewhere: on another device, or on this one while there was no connection."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from backstride.app.journal import JOURNAL, Imported, has_journal, import_journal
from backstride.app.new_entry import new_id, now
from backstride.journal import Entry
from backstride.journal.check import UNKNOWN, check_entry
from backstride.journal.line import joined, parse_line
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.sqlite import open_journal, open_to_read

CONFLICT = "another-content"
"""``Problem.check`` of an entry whose id is there already with another content; the first is kept."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries of the journal in order of id. ``more``: others follow. ``count``: how many there are in all.

    ``problems``: rows that cannot be read, and are left out.
    """

    entries: tuple[Entry, ...]
    more: bool
    count: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry that is in the journal now. ``new``: it was not there before."""

    entry: Entry
    new: bool


def page_of(folder: Path, after: UUID | None, most: int) -> Page:
    """At most ``most`` entries after this id. Raises StoreError."""
    if not has_journal(folder):
        return Page((), False, 0, ())
    with open_to_read(folder / JOURNAL) as journal:
        rows = list(islice(journal.rows(after), most + 1))
        some = rows[:most]
        entries = tuple(each for each in some if not isinstance(each, Problem))
        problems = tuple(each for each in some if isinstance(each, Problem))
        return Page(entries, len(rows) > most, journal.count(), problems)


def take_in_all(folder: Path, told: list[Any], knowledge: Knowledge) -> Imported:
    """Record what is not there yet of these entries as plain data; what is none is left out, its place told from 1.

    Raises StoreError.
    """
    # the blank keeps what is no entry from being taken for the settings in a copy of everything
    lines = b"".join(b" " + json.dumps(each).encode() + b"\n" for each in told)
    done = import_journal(folder, BytesIO(lines), knowledge)
    damaged, warnings = tuple(_placed(done.damaged)), tuple(_placed(done.warnings))
    return Imported(done.new, done.already, damaged, warnings, done.beside)


def take_in(folder: Path, kind: str, told: dict[str, Any], knowledge: Knowledge) -> Taken | Problem:
    """Record one entry of this kind. ``told``: its body, with ``id`` and ``at`` when it was made before; both or none.

    A problem when it is no such entry; its ``check`` is CONFLICT when the id is there with another content, and
    UNKNOWN when it names what is not known here. Raises StoreError.
    """
    body = {name: value for name, value in told.items() if name not in ("id", "at")}
    if ("id" in told) != ("at" in told):
        return Problem(kind, "id and at go together: both, or none")
    made = now()
    whole = {
        "id": told.get("id", str(new_id(made))),
        "at": told.get("at", made.isoformat()),
        "kind": kind,
        "body": body,
    }
    entry = parse_line(json.dumps(whole).encode(), kind)
    if isinstance(entry, Problem):
        return entry
    if faults := check_entry(entry, knowledge):
        known = all(fault.check != UNKNOWN for fault in faults)
        return Problem(kind, joined([str(fault) for fault in faults]), "" if known else UNKNOWN)
    with open_journal(folder / JOURNAL) as journal:
        done = journal.append([entry])
    for problem in done.problems:
        return Problem(problem.place, problem.message, CONFLICT)
    return Taken(entry, done.new > 0)


def _placed(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    for each in problems:
        yield Problem(each.place.replace("line ", "entry "), each.message, each.check)
