"""``backstride check-in``: the ten-second morning check."""

import json
import sys
from typing import Annotated

import typer

from backstride.advice.facts import Facts
from backstride.advice.traffic_light import MorningLight, morning_light
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.page import problem, say
from backstride.journal import CheckIn
from backstride.shown.light_words import SHAPES

_ALLOWED = "a whole number from 0 (no pain) to 10 (worst you can imagine)"


def check_in(
    ctx: typer.Context,
    pain: Annotated[str | None, typer.Argument(help="Pain on getting up, 0 to 10; asked when left out.")] = None,
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """How does your back feel this morning?"""
    number = told_pain(pain) if pain is not None else ask_pain("Pain on getting up, 0 (none) to 10 (worst)? ")
    knowledge, today = load_knowledge(), today_here()
    judged = morning_light(number, load_runner(ctx.obj.data), knowledge, today)
    append(ctx.obj.data, [CheckIn(pain_morning_0_10=number)])
    facts = Facts(load_runner(ctx.obj.data), knowledge, today)
    if as_json or ctx.obj.json:
        sys.stdout.write(json.dumps(_plain(number, judged)) + "\n")
        return
    say(f"{SHAPES[judged.light.colour]} {judged.light.colour.capitalize()}. {judged.why}", "strong")
    say(judged.light.action)
    if facts.holds("in_flare"):
        say("Before the next session we ask the safety questions once more: backstride start")
    else:
        say("What to do today: backstride", "quiet")


def _plain(number: int, judged: MorningLight) -> dict[str, object]:
    return {
        "pain_morning_0_10": number,
        "traffic_light": judged.light.colour,
        "usual_0_10": judged.usual_0_10,
        "why": judged.why,
        "action": judged.light.action,
        "grade": judged.light.grade,
        "sources": list(judged.light.sources),
    }


def ask_pain(question: str) -> int:
    """Ask until the line is a number from 0 to 10; the end of input ends the command with exit code 1."""
    while True:
        try:
            line = input(question)
        except (EOFError, KeyboardInterrupt):
            problem("nothing was written")
            raise typer.Exit(1) from None
        try:
            return _number(line)
        except ValueError:
            problem(f"{line.strip()!r} is not allowed; {_ALLOWED}")


def told_pain(text: str) -> int:
    """The number from 0 to 10 that an argument says; anything else ends the command with exit code 2."""
    try:
        return _number(text)
    except ValueError:
        problem(f"pain: {text!r} is not allowed; {_ALLOWED}. Nothing was written.")
        raise typer.Exit(2) from None


def _number(text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()) or int(digits[:6]) > 10 or len(digits) > 6:
        raise ValueError(text)
    return int(digits)
