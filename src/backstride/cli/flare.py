"""``backstride flare``: it has flared up. The warning signs come first, then what today is and the days after."""

import sys
from datetime import date
from typing import Annotated

import typer

from backstride.advice.facts import Facts
from backstride.advice.screening import Incomplete, Referred
from backstride.advice.traffic_light import morning_light
from backstride.app.advise import Advice, advise
from backstride.app.flare import flare_bodies
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.check_in import ask_pain, told_pain
from backstride.cli.days import refused
from backstride.cli.interview.sitting import start_interview
from backstride.cli.keeping import keep_plan
from backstride.cli.page import heading, say
from backstride.cli.plan.table import plan_row, show_rows
from backstride.cli.settings import Settings
from backstride.shown.advice_json import advice_json
from backstride.shown.care_words import stands_alone
from backstride.shown.knowledge_json import print_json
from backstride.shown.light_words import SHAPES


def flare(
    ctx: typer.Context,
    pain: Annotated[str | None, typer.Option(metavar="N", help="Pain now, 0 to 10; asks nothing more.")] = None,
    as_json: bool = typer.Option(False, "--json", help="Print plain data; needs --pain."),
) -> None:
    """Your back has flared up: a few safety questions, then what to do today and in the next days."""
    plain = as_json or ctx.obj.json
    number = told_pain(pain) if pain is not None else None if plain else ask_pain("Pain now, 0 (none) to 10 (worst)? ")
    if number is None:
        raise refused("--json asks nothing: say how much it hurts now with --pain 0 to 10")
    knowledge, today = load_knowledge(), today_here()
    before = Facts(load_runner(ctx.obj.data), knowledge, today)
    light = morning_light(number, before.runner, knowledge, today)
    append(ctx.obj.data, flare_bodies(number, before))
    advice = advise(load_runner(ctx.obj.data), knowledge, today)
    keep_plan(ctx.obj.data, advice)
    if plain:
        print_json({**advice_json(advice), "pain_now_0_10": number})
    elif stands_alone(advice.screening):
        show_advice(advice)
    else:
        say(f"{SHAPES[light.light.colour]} {light.light.colour.capitalize()}. {light.why}", "strong")
        say(light.light.action)
        asks = pain is None or (sys.stdin.isatty() and sys.stdout.isatty())
        _go_on(ctx.obj, advice, asks)


def _go_on(settings: Settings, advice: Advice, asks: bool) -> None:
    """The warning signs when somebody is there to answer, then today and the days after it."""
    after: Advice | None = advice
    if asks:
        after = start_interview(settings)
    else:
        show_advice(advice)
    if after is not None:
        show_next_days(after)


def show_next_days(advice: Advice) -> None:
    """The days after today, when there is a plan and nothing urgent stands before it."""
    outcome = advice.screening
    if isinstance(outcome, Incomplete | Referred) or advice.plan is None:
        return
    heading("The next days")
    if advice.plan.mode != "normal":
        say(advice.plan.mode_why)
        say()
    told: dict[tuple[object, ...], date] = {}
    rows = [plan_row(day, told, advice.facts.knowledge) for day in advice.plan.days]
    show_rows(rows[1:], advice.facts.today)
