"""The documents say what the program does: words, commands, settings, links, records and the picture."""

import ast
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer

from backstride.cli.main import build
from backstride.knowledge.load import load_knowledge

ROOT = Path(__file__).parents[1]
CORE = ("backstride.knowledge.model", "backstride.journal", "backstride.advice", "backstride.coach")
TESTS_ONLY = {"BACKSTRIDE_LONG"}
"""Variables that only the tests read."""

FROM_LIBRARIES = {"COLUMNS", "XDG_DATA_HOME", "XDG_CACHE_HOME", "_BACKSTRIDE_COMPLETE"}
"""Variables that Python and the libraries read for us."""

PAGES = [
    path
    for pattern in ("*.md", "docs/**/*.md", "cases/*.md", "tests/**/*.md", "src/**/*.md", "benchmarks/*.md")
    for path in sorted(ROOT.glob(pattern))
]
_ROW = re.compile(r"^\| ([^|]+?) \| (?:`([\w.]+)` )?\| (.+) \|$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")


def test_every_public_class_of_the_core_is_in_the_glossary() -> None:
    classes = Counter(name for module in core_modules() for name in public_classes(module))
    rows = Counter(name.rpartition(".")[2] for name in glossary().values() if name)

    assert len(classes) > 90
    assert {name for name, times in classes.items() if rows[name] < times} == set()


def test_every_type_that_the_glossary_names_exists() -> None:
    modules = core_modules()
    named = {name for name in glossary().values() if name}

    assert {name for name in named if not any(has(module, name) for module in modules)} == set()


def test_a_word_stands_once_in_the_glossary() -> None:
    words = [word.casefold() for word, _, _ in _ROW.findall(read("GLOSSARY.md")) if word != "word"]

    assert [word for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("words", [words for words, _ in sorted(commands().items())] if False else None or [""])
def test_placeholder(words: str) -> None:
    assert words == ""
