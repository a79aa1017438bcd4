"""``backstride tell``: change single answers without the interview."""

import json
import sys
from typing import Annotated

import typer

from backstride.app.answers import bodies_of
from backstride.app.journal import append
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.journal import Answer
from backstride.journal.check import normalise
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .page import problem, say


def tell(
    ctx: typer.Context,
    answers: Annotated[list[str], typer.Argument(help="FACT=VALUE, such as equipment=band,ball or foot_drop=yes:new.")],
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Tell single answers, such as new equipment or what a clinician said. All are kept, or none."""
    knowledge = load_knowledge()
    read = [_read(text, knowledge) for text in answers]
    faults = [each for each in read if isinstance(each, Problem)]
    for fault in faults:
        problem(f"{fault.place}: {fault.message}")
    if faults:
        problem("nothing was written; ids and values: backstride case --questions")
        raise typer.Exit(2)
    told = dict(each for each in read if not isinstance(each, Problem))
    append(ctx.obj.data, bodies_of(told, knowledge))
    if as_json or ctx.obj.json:
        plain = {fact: answer.model_dump(mode="json", exclude_none=True) for fact, answer in told.items()}
        sys.stdout.write(json.dumps(plain) + "\n")
        return
    say(f"Kept: {', '.join(told)}. What to do now: backstride")


def _read(text: str, knowledge: Knowledge) -> tuple[str, Answer] | Problem:
    fact, equals, value = text.partition("=")
    if not equals:
        return Problem(text, "is not FACT=VALUE")
    if fact in knowledge.measurement_of:
        return Problem(fact, "is measured in a self-test; see: backstride test --list")
    question = knowledge.question_of.get(fact)
    raw: object = value
    if question is not None and question.asks_course and ":" in value:
        sign, _, course = value.partition(":")
        raw = {"value": sign, "course": course}
    answer = normalise(knowledge, fact, raw)
    return answer if isinstance(answer, Problem) else (fact, answer)
