"""``backstride case``: the whole walk on a file, with every value in between and its reasons."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from backstride.app.advise import advise
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.cli.case_journal import JOURNAL
from backstride.cli.page import bullets, heading, problem, say
from backstride.formats.case_yaml import read_case
from backstride.journal import replay
from backstride.knowledge.model import Answerable, Knowledge, Question
from backstride.knowledge.strict_yaml import MAX_BYTES


def case(
    ctx: typer.Context,
    file: Annotated[str | None, typer.Argument(help="A YAML file, or - for standard input.")] = None,
    questions: bool = typer.Option(False, "--questions", help="List everything a case may say, then stop."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Screening, factors, next test, today's session and script for the runner in FILE."""
    plain = as_json or ctx.obj.json
    knowledge = load_knowledge()
    if questions:
        _show_questions(knowledge, plain)
        return
    if file is None:
        problem("which FILE? See what a case may say with: backstride case --questions")
        raise typer.Exit(2)
    read = read_case(_bytes_of(file), knowledge, file)
    if isinstance(read, tuple):
        for fault in read:
            problem(str(fault))
        raise typer.Exit(2)
    advice = advise(replay(read.entries), knowledge, read.today, read.routine, with_costs=True)
    if plain:
        from backstride.shown.advice_json import advice_json

        sys.stdout.write(json.dumps(advice_json(advice), indent=2, ensure_ascii=False) + "\n")
        return
    from backstride.cli.case_page import show_case

    show_case(advice)


def questions_json(knowledge: Knowledge) -> dict[str, Any]:
    """Everything a case may say: profile fields, questions, checklists, self-tests, routines, with allowed values."""
    asked = [_question(question) for question in knowledge.question_of.values()]
    return {
        "file": "today: YYYY-MM-DD (required); profile, answers, self_tests: id: value; journal: list; routine: id",
        "profile": [entry for entry in asked if entry["in"] == "profile"],
        "answers": [entry for entry in asked if entry["in"] == "answers"],
        "checklists": [
            {"id": each.id, "ask": each.ask, "allowed": ["none", *each.facts], "sets": "yes for those, no for the rest"}
            for each in knowledge.checklists.values()
        ],
        "self_tests": [
            {"id": m.fact, "self_test": test.id, "ask": m.ask, "in": "self_tests", **_shape(m)}
            for test in knowledge.self_tests.values()
            for m in test.measures
        ],
        "routines": [{"id": routine.id, "name": routine.name} for routine in knowledge.routines.values()],
        "journal": [{"kind": kind, "says": says, "example": example} for kind, says, example in JOURNAL],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.fact,
        "in": question.home,
        "section": question.section,
        "ask": question.ask,
        **_shape(question),
        "not_sure_allowed": question.not_sure,
        "course_allowed": ["new", "changing", "stable", "not_sure"] if question.asks_course else None,
        "asked_only_when_it_applies": question.ask_when is not None,
    }


def _shape(shape: Answerable) -> dict[str, Any]:
    allowed: list[str] | str
    if shape.type == "yes_no":
        allowed = ["yes", "no"]
    elif shape.type == "integer":
        allowed = f"a whole number from {shape.min} to {shape.max}"
    elif shape.type == "text":
        allowed = "text"
    else:
        allowed = [option.id for option in shape.options] + (["none"] if shape.type == "multi" else [])
    more = {"not_sure"} if isinstance(shape, Question) and shape.not_sure else set[str]()
    if isinstance(allowed, list):
        allowed = [*allowed, *more]
    return {"type": shape.type, "unit": shape.unit, "min": shape.min, "max": shape.max, "allowed": allowed}


def _show_questions(knowledge: Knowledge, plain: bool) -> None:
    listed = questions_json(knowledge)
    if plain:
        sys.stdout.write(json.dumps(listed, indent=2, ensure_ascii=False) + "\n")
        return
    say("A case is a YAML file:", "strong")
    say(listed["file"], indent=2)
    for part in ("profile", "answers", "checklists", "self_tests", "routines"):
        heading(part)
        for entry in listed[part]:
            allowed = entry.get("allowed", "")
            values = ", ".join(allowed) if isinstance(allowed, list) else allowed
            unit = f" ({entry['unit']})" if entry.get("unit") else ""
            bullets([f"{entry['id']}: {values}{unit}"])
            say(entry.get("ask") or entry.get("name", ""), "quiet", indent=2)
    heading("journal")
    for entry in listed["journal"]:
        bullets([entry["example"]])
        say(entry["says"], "quiet", indent=2)


def _bytes_of(file: str) -> bytes:
    """At most one byte more than is allowed: a huge file is refused without reading it whole."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        problem(f"{file}: {error.strerror or error}")
        raise typer.Exit(2) from None
