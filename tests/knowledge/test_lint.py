"""The whole lint: every fault at once, whatever else is wrong; and the knowledge that is shipped."""

import json
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from pkgutil import iter_modules
from random import Random
from typing import Any

import pytest
from small_knowledge import a

from backstride.knowledge import lint
from backstride.knowledge.coverage import coverage
from backstride.knowledge.lint import CHECKS, lint_folder
from backstride.knowledge.load import DATA, parse_knowledge, read_folder
from backstride.knowledge.model import KINDS, Knowledge

NO_CHECK = {"walk", "fact_table"}


def test_faults_of_reading_of_shape_and_of_every_check_come_together(tmp_path: Path) -> None:
    files = {
        "factors/broken.yaml": "id: [\n",
        "factors/twice.yaml": "id: twice\nid: twice",
        "sources/house-rule.yaml": json.dumps(a("sources", "house-rule")[1] | {"kind": "rumour"}),
        "numbers/alone.yaml": json.dumps(a("numbers", "alone", sources=["nobody-2020"])[1]),
        "wording/no-fear.yaml": json.dumps(a("wording", "no-fear", banned=["one"])[1]),
        "poems/spring.yaml": "id: spring",
    }
    for place, text in files.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")

    problems = [str(problem) for problem in lint_folder(tmp_path)]

    for beginning in (
        "factors/broken.yaml, line 2: not valid YAML",
        "factors/twice.yaml, line 2: not valid YAML: 'id' stands twice",
        "poems/spring.yaml: no such kind of knowledge",
        "sources/house-rule.yaml: kind: Input should be",
        "numbers/alone.yaml: sources: there is no sources/nobody-2020.yaml",
        "numbers/alone.yaml: says: says 'one'; see wording/no-fear.yaml",
        "red_flags: red flag B01 is missing",
        "seed_inventory.yaml: the seed inventory is missing or faulty",
    ):
        assert [problem for problem in problems if problem.startswith(beginning)], beginning


def test_an_empty_folder_has_faults_and_does_not_crash(tmp_path: Path) -> None:
    assert lint_folder(tmp_path)


def test_every_module_of_the_folder_is_a_check_that_runs() -> None:
    modules = {module.name for module in iter_modules(lint.__path__)} - NO_CHECK

    assert {check.__module__.rpartition(".")[2] for check in CHECKS} == modules
    assert len(CHECKS) == len(modules)


@pytest.mark.parametrize("seed", range(4))
def test_no_check_crashes_when_other_files_are_left_out(seed: int) -> None:
    random = Random(seed)
    whole = _shipped()
    kept: dict[str, Any] = {
        kind: {name: item for name, item in getattr(whole, kind).items() if random.random() < 0.7} for kind in KINDS
    }

    for check in CHECKS:
        list(check(replace(whole, **kept)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_check_crashes_without_any_file_of_a_kind(kind: str) -> None:
    nothing: dict[str, Any] = {kind: {}}

    for check in CHECKS:
        list(check(replace(_shipped(), **nothing)))


def test_every_problem_names_its_check_and_a_place() -> None:
    problems = [problem for check in CHECKS for problem in check(Knowledge(version="empty"))]

    names = {check.__module__.rpartition(".")[2] for check in CHECKS}
    assert problems
    assert all(problem.check in names and problem.place and problem.message for problem in problems)


def test_every_kind_of_knowledge_is_a_field_of_knowledge() -> None:
    assert set(KINDS) == {field.name for field in fields(Knowledge)} - {"version", "seed_rows"}


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert not lint_folder(DATA), "\n".join(map(str, lint_folder(DATA)))


def test_every_row_of_the_seed_inventory_is_covered_by_shipped_knowledge() -> None:
    covered = coverage(_shipped())

    assert len(covered) == len({row.row for row in covered}) == 74
    assert [row for row in covered if not row.by] == []


@cache
def _shipped() -> Knowledge:
    raw, _ = read_folder(DATA)
    return parse_knowledge(raw, [])
