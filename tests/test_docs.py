"""The documents say what the program does: words, commands, settings, links, records, examples and the picture."""

import ast
import importlib
import os
import pkgutil
import re
import runpy
import shlex
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from inspect import isclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command

from backstride.cli.main import build
from backstride.knowledge.load import DATA, load_knowledge

ROOT = Path(__file__).parents[1]
CORE = ("backstride.knowledge.model", "backstride.journal", "backstride.advice", "backstride.coach")
READ_BY_LIBRARIES = {"COLUMNS", "XDG_DATA_HOME", "XDG_CACHE_HOME", "_BACKSTRIDE_COMPLETE"}
FOLDERS = ("", "docs", "docs/adr", "cases", "tests", "benchmarks", "tools", ".github")
PAGES = [page for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
RECORDS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))

_ROW = re.compile(r"^\| ([^|]+?) \| (?:`([\w.]+)` )?\| .+ \|$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_WEEK = re.compile(r"Your week, (\d+)(?: (\w+))?(?: (\d{4}))? to \d+ (\w+) (\d{4})")
_OPTION = re.compile(r"`(--?[a-z][a-z-]*)")


def test_every_public_class_of_the_core_is_in_the_glossary() -> None:
    classes = Counter(name for module in core_modules() for name in public_classes(module))
    rows = Counter(name.rpartition(".")[2] for _, name in glossary() if name)

    assert len(classes) > 90
    assert {name for name, times in classes.items() if rows[name] < times} == set()


def test_every_type_that_the_glossary_names_exists() -> None:
    named = {name for _, name in glossary() if name}

    assert {name for name in named if not any(has(module, name) for module in core_modules())} == set()


def test_a_word_stands_once_in_the_glossary() -> None:
    words = Counter(word.casefold() for word, _ in glossary())

    assert [word for word, times in words.items() if times > 1] == []


def test_every_command_and_option_is_on_the_page_of_the_command_line_and_no_other() -> None:
    assert options_on_page() == {path: set(options) for path, options in commands().items()}


def test_every_environment_variable_that_is_read_is_on_that_page_and_no_other() -> None:
    table = section(read("docs/cli.md"), "Environment variables")
    listed = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))

    assert "BACKSTRIDE_DATA" in variables_read()
    assert listed == variables_read() | READ_BY_LIBRARIES


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    page = ROOT / name
    links = [a or b for a, b in _LINK.findall(_BLOCK.sub("", page.read_text("utf-8")))]

    assert [link for link in links if "://" not in link and not leads_somewhere(page, link)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_command_line_in_a_document_is_one_the_program_knows(name: str) -> None:
    blocks = [text for language, text in _BLOCK.findall(read(name)) if language == "sh"]
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("backstride")]

    assert [line for line in lines if not known_command(shlex.split(line, comments=True))] == []


@pytest.mark.parametrize("name", NAMES)
def test_documents_use_no_em_dash(name: str) -> None:
    assert "\N{EM DASH}" not in read(name)


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    (snippet,) = [text for language, text in _BLOCK.findall(read("README.md")) if language == "python"]
    environ = {**os.environ, "BACKSTRIDE_DATA": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "Cleared" in done.stdout


def test_the_red_flag_shown_to_contributors_is_the_file() -> None:
    (block,) = [text for language, text in _BLOCK.findall(read("CONTRIBUTING.md")) if language == "yaml"]

    assert block == (DATA / "red_flags" / "b29-hip-joint.yaml").read_text("utf-8")


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_has_its_parts_and_is_listed(record: Path) -> None:
    text = record.read_text("utf-8")
    number = int(record.name[:4])

    assert re.match(rf"# {number}\. .+\n\nDate: \d{{4}}-\d\d-\d\d\nStatus: \S", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert f"({record.name})" in read("docs/adr/README.md")


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_every_red_flag_is_compared_with_the_inventory() -> None:
    text = read("docs/adr/0006-clusters-and-departures.md")
    compared = {flag for cell in re.findall(r"^\| ([A-Z][^|]+?) \|", text, re.MULTILINE) for flag in cell.split()}

    assert {flag.flag for flag in load_knowledge().red_flags.values()} - compared == set()


def test_the_change_log_knows_this_version_and_begins_with_what_runners_are_told() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    headings = re.findall(r"^##+ (.+)$", read("CHANGELOG.md"), re.MULTILINE)

    assert any(heading.startswith(f"[{version}]") for heading in headings)
    assert headings[1] == "Changes what runners are told"


def test_the_picture_shows_what_the_program_prints() -> None:
    shown = picture_lines("today")
    on = next(datetime.strptime(line, "%A, %d %B %Y").date() for line in shown if re.search(r", \d+ \w+ 20\d\d$", line))  # noqa: DTZ007
    advice, _, _ = case_page(on).partition("\nYour week,")  # a case goes on behind the advice

    assert lines_not_in(shown, advice) == [], "make it anew: python docs/picture.py"


def test_the_picture_of_the_plan_shows_what_the_program_prints() -> None:
    shown = picture_lines("plan")
    said = next(found for line in shown if (found := _WEEK.fullmatch(line)))
    day, month, year, last_month, last_year = said.groups()
    on = datetime.strptime(f"{day} {month or last_month} {year or last_year}", "%d %B %Y").date()  # noqa: DTZ007
    _, week, rest = case_page(on).partition("\nYour week,")
    plan, _, _ = rest.partition("\nTraffic lights")

    assert plan
    assert lines_not_in(shown, week + plan) == [], "make it anew: python docs/picture.py"


@pytest.mark.parametrize("picture", ["today", "plan"])
def test_the_picture_needs_nothing_from_elsewhere(picture: str) -> None:
    text = read(f"docs/{picture}.svg").replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r"https?:|url\((?!#)|<script|<image", text) == []


@cache
def core_modules() -> tuple[ModuleType, ...]:
    packages = [importlib.import_module(name) for name in CORE]
    below = [
        importlib.import_module(found.name)
        for package in packages
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return (*packages, *below)


def public_classes(module: ModuleType) -> Iterator[str]:
    for name, value in vars(module).items():
        if isclass(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield name


def has(module: ModuleType, name: str) -> bool:
    """Whether the module has it; a name with dots says the end of the module's name too."""
    where, _, what = name.rpartition(".")
    return hasattr(module, what) and f".{module.__name__}".endswith(f".{where}" if where else "")


def glossary() -> list[tuple[str, str]]:
    return [(word, name) for word, name in _ROW.findall(read("GLOSSARY.md")) if word != "word"]


@cache
def commands() -> dict[str, dict[str, bool]]:
    """Every command -> its options and whether they take a value."""
    found: dict[str, dict[str, bool]] = {}

    def walk(command: Any, path: str, every: dict[str, bool]) -> None:
        own = {name: not each.is_flag for each in command.params for name in each.opts if name.startswith("-")}
        found[path] = own | every
        for name, below in getattr(command, "commands", {}).items():
            walk(below, f"{path} {name}", {})

    walk(get_command(build(None)), "backstride", {"--help": False, "-h": False})
    return found


def options_on_page() -> dict[str, set[str]]:
    parts = re.split(r"^##+ (.+)$", read("docs/cli.md"), flags=re.MULTILINE)
    tables = {
        title: re.findall(r"^\| (`-.+?) \|", text, re.MULTILINE)
        for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    return {
        title: {option for cell in cells for option in _OPTION.findall(cell)}
        for title, cells in tables.items()
        if title.startswith("backstride")
    }


def known_command(words: list[str]) -> bool:
    """Whether every command and option of this line exists."""
    path, words = words[0], words[1:]
    allowed = dict(commands()[path])
    while words:
        word, words = words[0], words[1:]
        if word in ("|", ">", "<", "&&"):
            return True
        if word.startswith("-") and word != "-":
            if word not in allowed:
                return False
            words = words[1:] if allowed[word] else words
        elif f"{path} {word}" in commands():
            path = f"{path} {word}"
            allowed |= commands()[path]
        elif any(other.startswith(f"{path} ") for other in commands()):
            return False
    return True


@cache
def variables_read() -> set[str]:
    """Names of the environment variables that the source reads."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("environ.get", "getenv")):
                found.add(text_of(node.args[0], constants))
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
                found.add(text_of(node.slice, constants))
    return found


def text_of(node: ast.expr, constants: dict[str, Any]) -> str:
    return str(constants[node.id] if isinstance(node, ast.Name) else ast.literal_eval(node))


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    return not anchor or anchor in anchors(target)


def anchors(page: Path) -> set[str]:
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", _BLOCK.sub("", text), re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r"(?:id|name)=\"([^\"]+)\"", text))


def case_page(on: date) -> str:
    """What ``backstride case`` prints for the runner of the pictures as of this day."""
    case: bytes = runpy.run_path(str(ROOT / "docs" / "picture.py"))["case_told"](on)
    done = subprocess.run(
        [sys.executable, "-m", "backstride", "case", "-"],
        input=case, env={**os.environ, "COLUMNS": "80"}, capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


def lines_not_in(shown: set[str], page: str) -> list[str]:
    """The lines that are not shown; blanks are not compared, for a picture has none between its columns."""
    bare = {"".join(line.split()) for line in shown}
    return [line.strip() for line in page.splitlines() if line.strip() and "".join(line.split()) not in bare]


def picture_lines(picture: str) -> set[str]:
    """The lines of text in a picture."""
    rows: dict[str, list[tuple[float, str]]] = {}
    for part in ET.parse(ROOT / "docs" / f"{picture}.svg").iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314  (ours)
        rows.setdefault(part.get("y", ""), []).append((float(part.get("x", 0)), part.text or ""))
    return {
        "".join(text for _, text in sorted(row)).replace("\N{NO-BREAK SPACE}", " ").strip() for row in rows.values()
    }


def section(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
