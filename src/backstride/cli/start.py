"""``backstride start``: the interview, then the advice that follows, then the offer to begin."""

import json
import sys

import typer

from backstride.advice.facts import Facts
from backstride.advice.screening import next_ask
from backstride.advice.screening.screen import screen_facts
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.coach.command import offer_session
from backstride.cli.interview.sitting import start_interview


def start(
    ctx: typer.Context,
    again: bool = typer.Option(False, "--again", help="Ask everything afresh, not only what is open or out of date."),
    as_json: bool = typer.Option(False, "--json", help="Print what is open as plain data, and ask nothing."),
) -> None:
    """Answer the safety questions, then a few about your running. You can stop and go on later."""
    if as_json or ctx.obj.json:
        facts = Facts(load_runner(ctx.obj.data), load_knowledge(), today_here())
        sys.stdout.write(json.dumps(open_questions(facts), indent=2, ensure_ascii=False) + "\n")
        return
    advice = start_interview(ctx.obj, again)
    if advice is not None:
        offer_session(ctx.obj, advice)


def open_questions(facts: Facts) -> dict[str, object]:
    """What safety still needs, what else may be told, and the next screen, as plain data."""
    outcome, ask = screen_facts(facts), next_ask(facts)
    every = [fact for fact in facts.knowledge.question_of if facts.state(fact) == "missing"]
    asked = ask.checklist.facts if ask and ask.checklist else ()
    question = (ask.question or ask.course_of) if ask else None
    return {
        "outcome": type(outcome).__name__.lower(),
        "needed": list(outcome.missing),
        "open": every,
        "next": [question.fact] if question else list(asked),
        "next_is_course": bool(ask and ask.course_of),
    }
