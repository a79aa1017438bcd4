"""``backstride`` alone and ``backstride today``: what to do now."""

import json
import sys
from pathlib import Path

import typer

from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice, advise
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.keeping import keep_plan
from backstride.cli.page import say


def now(ctx: typer.Context) -> None:
    """What to do now: the interview when nothing is known yet, else today's advice."""
    if ctx.obj.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _show_today(ctx.obj.data, ctx.obj.json)
        return
    advice = advise(load_runner(ctx.obj.data), load_knowledge(), today_here())
    if isinstance(advice.screening, Incomplete):
        from backstride.cli.start import start

        if not advice.facts.runner.findings:
            say("Welcome to Backstride, a back-care coach for runners.", "strong")
        start(ctx, again=False, as_json=False)
        return
    from backstride.cli.coach.command import offer_session

    keep_plan(ctx.obj.data, advice)
    _show(advice)
    offer_session(ctx.obj, advice)


def today(ctx: typer.Context, as_json: bool = typer.Option(False, "--json", help="Print plain data.")) -> None:
    """Today's advice: may you train and run, what to do, and why."""
    _show_today(ctx.obj.data, as_json or ctx.obj.json)


def _show_today(data: Path, as_json: bool) -> None:
    advice = advise(load_runner(data), load_knowledge(), today_here())
    keep_plan(data, advice)
    if as_json:
        print_json(advice)
    else:
        _show(advice)


def _show(advice: Advice) -> None:
    from backstride.cli.advice_page import show_advice

    show_advice(advice)
    _say_next(advice)


def print_json(advice: Advice) -> None:
    """The whole walk as one JSON object on standard output."""
    from backstride.shown.advice_json import advice_json

    sys.stdout.write(json.dumps(advice_json(advice), indent=2, ensure_ascii=False) + "\n")


def _say_next(advice: Advice) -> None:
    if advice.today is None or not advice.today.sessions:
        return
    checked = any(check.on == advice.facts.today for check in advice.facts.runner.check_ins)
    say()
    if not checked:
        say("This morning's pain, in ten seconds: backstride check-in", "quiet")
    say("Be coached through it: backstride coach. Your whole week: backstride plan", "quiet")
