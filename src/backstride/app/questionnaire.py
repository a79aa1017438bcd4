"""A clinic's questionnaire file, kept in the data folder for the next time."""

from pathlib import Path

from backstride.formats.fhir_questionnaire import MAX_BYTES, LoadedQuestionnaire, read_questionnaire
from backstride.knowledge.model import Measure
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

FOLDER = "questionnaires"
"""Name of the folder of these files in the data folder."""


def keep_questionnaire(folder: Path, measure: Measure, file: Path) -> LoadedQuestionnaire | tuple[Problem, ...]:
    """Read a clinic's file and keep a copy; or what is wrong with it, and nothing is kept. Raises StoreError."""
    raw = _read(file)
    if isinstance(raw, Problem):
        return (raw,)
    loaded = read_questionnaire(raw, measure, file.name)
    if isinstance(loaded, LoadedQuestionnaire):
        _write(_kept(folder, measure), raw)
    return loaded


def kept_questionnaire(folder: Path, measure: Measure) -> LoadedQuestionnaire | tuple[Problem, ...] | None:
    """The file that was kept for this measure; None when there is none; what is wrong when it was changed since."""
    file = _kept(folder, measure)
    if not file.exists():
        return None
    raw = _read(file)
    return (raw,) if isinstance(raw, Problem) else read_questionnaire(raw, measure, str(file))


def _kept(folder: Path, measure: Measure) -> Path:
    return folder / FOLDER / f"{measure.id}.json"


def _read(file: Path) -> bytes | Problem:
    try:
        if not file.is_file():
            return Problem(str(file), "is not a file" if file.exists() else "there is no such file")
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Problem(str(file), f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _write(file: Path, raw: bytes) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_bytes(raw)
        new.replace(file)
    except OSError as error:
        raise StoreError(Problem(str(file), f"cannot be written: {error.strerror}")) from error
