"""Everything that can be wrong with the knowledge files, one module per check, all faults at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from backstride.knowledge.load import DATA, parse_knowledge, read_folder
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from . import (
    ask_when,
    doses,
    evidence,
    facts,
    figures,
    ladders,
    learn,
    levels,
    loads,
    measures,
    monotone,
    orphans,
    placeholders,
    providers,
    reading_ease,
    red_flags_complete,
    references,
    routines,
    run_stages,
    seed_rows,
    stated_numbers,
    traffic_lights,
    unique_facts,
    unsure,
    wording,
)

Check = Callable[[Knowledge], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check,
    facts.check,
    unique_facts.check,
    ask_when.check,
    red_flags_complete.check,
    monotone.check,
    unsure.check,
    doses.check,
    levels.check,
    figures.check,
    loads.check,
    ladders.check,
    routines.check,
    run_stages.check,
    traffic_lights.check,
    measures.check,
    evidence.check,
    wording.check,
    placeholders.check,
    reading_ease.check,
    stated_numbers.check,
    learn.check,
    providers.check,
    orphans.check,
    seed_rows.check,
)


def lint_folder(folder: Path = DATA, also: tuple[Check, ...] = ()) -> list[Problem]:
    """Every fault of the files below ``folder``: those that cannot be read or have a wrong shape, then each check's.

    ``also``: checks of a layer above, like those of drawn figures.
    """
    raw, unreadable = read_folder(folder)
    return lint(raw, unreadable, also)


def lint(raw: dict[str, Any], unreadable: list[Problem], also: tuple[Check, ...] = ()) -> list[Problem]:
    """Every fault of plain data keyed by place; ``unreadable``: what was wrong with files that gave no data.

    A faulty file is left out for the checks, so what names it is reported too, after the fault itself.
    """
    problems = list(unreadable)
    knowledge = parse_knowledge(raw, problems)
    return problems + [problem for check in (*CHECKS, *also) for problem in check(knowledge)]
