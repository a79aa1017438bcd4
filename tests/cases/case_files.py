"""The runner stories in ``cases/``: read, and walked through screening, factors, next test, session and script."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from case_expect import Expect
from pydantic import ValidationError

from backstride.app.advise import Advice, advise
from backstride.formats.case_yaml import Case, parse_case
from backstride.journal import replay
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Strict, Text
from backstride.knowledge.problem import Problem
from backstride.knowledge.strict_yaml import parse_yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "cases"
KNOWLEDGE = load_knowledge()


class Story(Strict):
    """What the writer of a case adds to the runner's own data."""

    name: Text
    about: Text
    expect: Expect


@dataclass(frozen=True)
class RunnerCase:
    """One file of ``cases/``; ``id`` is its name without the ending."""

    id: str
    story: Story
    case: Case


class CaseError(Exception):
    """A file of ``cases/`` cannot be read; says every fault of it."""


@cache
def all_cases() -> tuple[RunnerCase, ...]:
    """Every case, by id. Raises CaseError for a file that is not one."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.yaml")))


def read(path: Path) -> RunnerCase:
    """The case in one file. Raises CaseError with every fault of it."""
    return parse(path.read_bytes(), path.stem)


def parse(raw: bytes, case_id: str) -> RunnerCase:
    """The case in the bytes of a file. Raises CaseError with every fault of it."""
    data = parse_yaml(raw, case_id)
    if isinstance(data, Problem):
        raise CaseError(str(data))
    case = parse_case(data, KNOWLEDGE)
    if not isinstance(case, Case):
        raise CaseError("\n".join(f"{case_id}: {fault}" for fault in case))
    try:
        story = Story.model_validate({key: data.get(key) for key in ("name", "about", "expect")}, strict=False)
    except ValidationError as error:
        raise CaseError(f"{case_id}: {error}") from error
    return RunnerCase(case_id, story, case)


def by_id(case_id: str) -> RunnerCase:
    """The case of this name; KeyError if there is none."""
    return {case.id: case for case in all_cases()}[case_id]


@cache
def walk(case_id: str) -> Advice:
    """The advice that the runner of this case gets on its day."""
    return advice_for(by_id(case_id))


def advice_for(case: RunnerCase) -> Advice:
    """The whole walk: screening, factors, next test, session and script."""
    told = case.case
    return advise(replay(told.entries), KNOWLEDGE, told.today, told.routine)
