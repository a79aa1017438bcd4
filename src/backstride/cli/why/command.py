"""``backstride why``: why something is in the plan or is not, and how good the evidence is."""

from datetime import timedelta
from typing import Annotated

import typer

from backstride.app.advise import Advice, advise
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.days import weekday_ahead
from backstride.cli.keeping import keep_plan
from backstride.cli.unknown_id import found
from backstride.cli.why.page import show_why
from backstride.shown.advice_json import triage_json
from backstride.shown.care_words import stands_alone
from backstride.shown.knowledge_json import print_json, sources_json
from backstride.shown.plain import plain
from backstride.shown.why_answer import Why
from backstride.shown.why_exercise import why_exercise
from backstride.shown.why_others import why_day, why_factor, why_routine, why_run

RUN = "run"


def why(
    ctx: typer.Context,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="An exercise, a routine, a factor, a day such as tue, or run.")
    ],
    every: bool = typer.Option(False, "--all", help="Every decision, not only the last ones."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Why it is in your plan or why not, where you stand with it, and how good the evidence is."""
    knowledge = load_knowledge()
    advice = advise(load_runner(ctx.obj.data), knowledge, today_here())
    answer = answer_to(item, advice)
    keep_plan(ctx.obj.data, advice)
    if as_json or ctx.obj.json:
        known = tuple(each for each in answer.sources if each in knowledge.sources)
        print_json({**plain(answer), "sources": sources_json(known, knowledge), "triage": triage_json(advice)})
        return
    if stands_alone(advice.screening):
        show_advice(advice)
        return
    show_why(answer, knowledge, every)


def answer_to(item: str, advice: Advice) -> Why:
    """What can be said about ITEM. An unknown one ends the command with the nearest ids."""
    knowledge, today = advice.facts.knowledge, advice.facts.today
    ahead = {"today": 0, "tomorrow": 1}.get(item.strip().casefold())
    day = weekday_ahead(item.strip().casefold(), today) if ahead is None else today + timedelta(days=ahead)
    if day is not None:
        return why_day(day, advice)
    known = (RUN, *knowledge.exercises, *knowledge.routines, *knowledge.factors)
    name = found("exercise, routine, factor or day", "run" if item.strip().casefold() == "runs" else item, known)
    if name == RUN:
        return why_run(advice)
    if name in knowledge.exercises:
        return why_exercise(knowledge.exercises[name], advice)
    if name in knowledge.routines:
        return why_routine(knowledge.routines[name], advice)
    return why_factor(knowledge.factors[name], advice)
