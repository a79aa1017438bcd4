"""A copy of everything of one runner: the settings and the clinic's questionnaires, a line each, then the journal.

Every door that brings a journal in takes such a copy: ``import_journal`` hands those first lines to ``put_back``.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from backstride.formats.fhir_questionnaire import LoadedQuestionnaire, read_questionnaire
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .preferences import FILE as SETTINGS
from .preferences import Preferences, load_preferences, save_preferences
from .questionnaire import FOLDER as QUESTIONNAIRES
from .whole_file import write_whole

_BEGINS = {"settings": b'{"settings":', "questionnaire": b'{"questionnaire":'}
"""What a line of each kind begins with; no entry of a journal begins so."""

_MOST_BYTES = 4_000_000


def beside_the_journal(folder: Path, problem: Callable[[Problem], None]) -> Iterator[bytes]:
    """The lines of what is kept beside the journal; what cannot be read is told to ``problem`` and left out."""
    liked = load_preferences(folder)
    if isinstance(liked, Problem):
        problem(liked)
    elif (folder / SETTINGS).exists():
        yield _BEGINS["settings"] + liked.model_dump_json().encode() + b"}\n"
    for file in sorted((folder / QUESTIONNAIRES).glob("*.json")):
        try:
            told = json.dumps({"measure": file.stem, "file": file.read_text("utf-8")})
        except (OSError, ValueError) as error:
            problem(Problem(str(file), f"cannot be read: {error}"))
        else:
            yield _BEGINS["questionnaire"] + told.encode() + b"}\n"


def is_beside(line: bytes) -> bool:
    """Whether this line of a copy is not of the journal."""
    return line.startswith(tuple(_BEGINS.values()))


def journal_alone(chunks: Iterable[bytes], take: Callable[[int, bytes], None]) -> Iterator[bytes]:
    """The pieces of a copy with its first lines blank, as far as they are not of the journal.

    ``take`` is called with the number, from 1, and the bytes of each of these.
    """
    left, held, number = iter(chunks), b"", 1
    for chunk in left:
        held += chunk
        while is_beside(held) and b"\n" in held:
            line, _, held = held.partition(b"\n")
            take(number, line)
            number += 1
            yield b"\n"
        if not _may_go_on(held):
            break
    if is_beside(held) and len(held) <= _MOST_BYTES:
        take(number, held)
        held = b"\n"
    yield held
    yield from left


def put_back(folder: Path, line: bytes, knowledge: Knowledge) -> str | Problem:
    """Put what this line tells where it was; what is there already stays. What was done, or what is wrong with it.

    Raises StoreError.
    """
    try:
        told = json.loads(line)
        if line.startswith(_BEGINS["settings"]):
            return _settings(folder, told["settings"])
        return _questionnaire(folder, told["questionnaire"], knowledge)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Problem("", "is damaged")


def _settings(folder: Path, told: object) -> str | Problem:
    liked = Preferences.model_validate_json(json.dumps(told))
    if (folder / SETTINGS).exists():
        return "Your settings are as they were here."
    save_preferences(folder, liked)
    return "Your settings were put back."


def _questionnaire(folder: Path, told: dict[str, str], knowledge: Knowledge) -> str | Problem:
    measure, raw = knowledge.measures[told["measure"]], told["file"].encode()
    loaded = read_questionnaire(raw, measure, measure.id)
    if not isinstance(loaded, LoadedQuestionnaire):
        return loaded[0]
    file = folder / QUESTIONNAIRES / f"{measure.id}.json"
    if file.exists():
        return f"The clinic's {measure.short_name} is as it was here."
    write_whole(file, raw)
    return f"The clinic's {measure.short_name} was put back."


def _may_go_on(held: bytes) -> bool:
    """Whether more of a line that is not of the journal may come."""
    begun = any(begin.startswith(held) for begin in _BEGINS.values())
    return begun or (is_beside(held) and len(held) <= _MOST_BYTES)
