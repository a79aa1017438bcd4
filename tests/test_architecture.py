"""Imports point down only, and the core is a function of its arguments; and what says so can fail."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "backstride"
CORE = ("knowledge/model", "journal", "advice", "coach", "figures")
LAYERS = "Imports point down only"
PURE = "The core has no clock, chance, disk, network, log or framework"
ASKS_THE_WORLD = {"open", "input", "print", "eval", "exec", "__import__", "breakpoint"}
"""Built-in functions that the core has no use for; they need no import, so no contract sees them."""


def test_the_contracts_hold() -> None:
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("knowledge/model/base.py", "import time", PURE),
        ("knowledge/model/base.py", "import os.path", PURE),
        ("journal/replay.py", "from random import random", PURE),
        ("journal/entry.py", "import sqlite3", PURE),
        ("advice/today.py", "from pathlib import Path", PURE),
        ("advice/screening/screen.py", "import logging", PURE),
        ("advice/facts.py", "from backstride.knowledge.load import load_knowledge", PURE),
        ("coach/script.py", "import urllib.request", PURE),
        ("coach/script.py", "def read():\n    import typer", PURE),
        ("knowledge/problem.py", "import socket", PURE),
        ("figures/svg.py", "from pathlib import Path", PURE),
        ("knowledge/load.py", "import backstride.journal", LAYERS),
        ("journal/runner.py", "import backstride.advice", LAYERS),
        ("advice/today.py", "import backstride.coach", LAYERS),
        ("coach/script.py", "import backstride.store", LAYERS),
        ("store/error.py", "import backstride.app", LAYERS),
        ("formats/__init__.py", "import backstride.store", LAYERS),
        ("figures/svg.py", "import backstride.coach", LAYERS),
        ("app/advise.py", "import backstride.shown", LAYERS),
        ("shown/days.py", "import backstride.web", LAYERS),
        ("web/page.py", "import backstride.cli", LAYERS),
        ("helpers/__init__.py", "", LAYERS),
    ],
)
def test_a_planted_import_breaks_its_contract(module: str, line: str, contract: str, copied: Path) -> None:
    planted = copied / "src" / "backstride" / module
    planted.parent.mkdir(exist_ok=True)
    with planted.open("a") as file:
        file.write(f"\n{line}\n")

    done = lint_imports(copied)

    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_the_core_calls_nothing_that_asks_the_world() -> None:
    called = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.id}"
        for folder in CORE
        for path in sorted((SOURCE / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name) and node.id in ASKS_THE_WORLD
    ]

    assert called == []


@pytest.mark.parametrize(
    "line",
    [
        "import datetime\nX = datetime.date.today()",
        "from datetime import UTC, datetime\n\nX = datetime.now(UTC)",
        "from datetime import date\n\nX = date.today",
        "from uuid import uuid4\n\nX = uuid4()",
        "import uuid\n\nX = uuid.uuid1()",
    ],
)
def test_a_clock_or_a_new_id_in_the_core_is_refused(line: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--output-format", "concise"]
    done = subprocess.run(
        [*command, "--stdin-filename", "src/backstride/advice/planted.py", "-"],
        input=f"{line}\n", cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "The core" in done.stdout


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The project's modules and contracts, to be changed."""
    shutil.copytree(SOURCE, tmp_path / "src" / "backstride", ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on the modules of this folder, not on the installed ones."""
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo"], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
