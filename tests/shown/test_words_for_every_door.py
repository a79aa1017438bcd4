"""What the core and the knowledge say is said by the terminal and by the app alike: it names neither."""

import re
from pathlib import Path

import pytest

import backstride

ROOT = Path(backstride.__file__).parent
ONE_DOOR = re.compile(
    r"backstride [a-z]|\b[Cc]lick (?:on|here|the)\b|\b[Tt]erminal\b|[Cc]ommand line|\b[Ss]wipe\b|\b[Bb]rowser\b"
)
TEXTS = re.compile(r'"([^"\n]+)"')
EXPLAINED = re.compile(r'""".*?"""|#[^\n]*', re.S)


@pytest.mark.parametrize("part", ["advice", "coach"])
def test_no_sentence_of_the_core_fits_one_door_only(part: str) -> None:
    files = sorted(each for each in (ROOT / part).rglob("*.py") if each.name != "diagram.py")  # of documents
    said = [text for file in files for text in TEXTS.findall(EXPLAINED.sub("", file.read_text("utf-8")))]

    assert len(said) > 100
    assert [text for text in said if ONE_DOOR.search(text)] == []


def test_no_knowledge_file_fits_one_door_only() -> None:
    files = sorted((ROOT / "knowledge" / "data").rglob("*.yaml"))
    said = {file.name: file.read_text("utf-8") for file in files if file.parent.name not in ("sources", "wording")}

    assert len(said) > 300
    assert [name for name, text in said.items() if ONE_DOOR.search(text)] == []
