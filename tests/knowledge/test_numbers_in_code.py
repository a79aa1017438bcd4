"""Numbers that code reads by name are knowledge files."""

import re
from pathlib import Path

import backstride
from backstride.knowledge.load import DATA

READ = re.compile(r"knowledge\.number\(([^()]*)\)")
NAME = re.compile(r'(?<![f\w])"([a-z0-9-]+)"')


def test_every_number_that_code_reads_has_a_file() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(backstride.__file__).parent.rglob("*.py")]
    named = {name for source in sources for call in READ.findall(source) for name in NAME.findall(call)}

    assert named
    assert named - {path.stem for path in (DATA / "numbers").glob("*.yaml")} == set()
