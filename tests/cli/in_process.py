"""The command line within this process: give it a data folder, arguments and lines; get exit code and pages."""

from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from backstride.app.journal import append
from backstride.cli.main import build
from backstride.journal import Answer, Answers, Profile
from runners import KNOWLEDGE


def backstride(data: Path, *arguments: str, told: str = "", columns: int = 80) -> Result:
    """What ``backstride --data data arguments`` says on a terminal of this width, with these lines typed."""
    runner = CliRunner(env={"COLUMNS": str(columns)})
    return runner.invoke(build(arguments[0]), ["--data", str(data), *arguments], input=told)


def tell(data: Path, answers: Mapping[str, Answer]) -> Path:
    """Record these answers as told now; the folder."""
    parts: dict[str, dict[str, Answer]] = {"profile": {}, "answers": {}}
    for fact, answer in answers.items():
        parts[KNOWLEDGE.question_of[fact].home][fact] = answer
    append(data, [Profile(answers=parts["profile"]), Answers(answers=parts["answers"])])
    return data


def too_long(page: str, columns: int) -> list[str]:
    """The lines of a page that are longer than this and could have been broken."""
    return [line for line in page.splitlines() if len(line) > columns and " " in line.strip()]
