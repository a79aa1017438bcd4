"""SAFETY.md: every invariant is there, in order, and leads to tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SAFETY.md").read_text("utf-8")
INVARIANTS = re.findall(r"(?ms)^(\d+)\. \*\*(.+?)(?=^\d+\. \*\*|^1 to 6 are)", PAGE)


def test_all_twelve_invariants_are_there_in_order() -> None:
    assert [int(number) for number, _ in INVARIANTS] == list(range(1, 13))


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)

    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_every_invariant_links_its_own_tests() -> None:
    for number, text in INVARIANTS:
        linked = re.findall(r"tests/safety/(test_[\w]+)\.py", text)
        assert linked, number
        assert all(number in name.split("_")[1:4] for name in linked), number


def test_every_test_of_an_invariant_is_linked() -> None:
    files = {path.name for path in Path(__file__).parent.glob("test_[0-9]*.py")}

    assert {name for name in files if name not in PAGE} == set()
