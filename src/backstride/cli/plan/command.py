"""``backstride plan``: the week that fits the runner's days, with its reasons and its proof."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from backstride.advice.facts import WEEK_DAYS
from backstride.advice.planning.plan import Plan
from backstride.app.advise import Advice, advise
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.days import any_day, refused
from backstride.cli.keeping import keep_plan
from backstride.cli.page import heading, say
from backstride.cli.plan.page import show_plan
from backstride.cli.plan.table import show_rows
from backstride.cli.run.entry_page import entry_paragraph
from backstride.cli.well_page import show_well
from backstride.shown.advice_json import triage_json, versions
from backstride.shown.days import short
from backstride.shown.entry_words import open_entry
from backstride.shown.follow_json import well_json
from backstride.shown.knowledge_json import print_json
from backstride.shown.past import Row, began_on, past_row, planned_on
from backstride.shown.plain import plain
from backstride.shown.plan_json import plan_json

_AHEAD_DAYS = 28
"""How far ahead a week can be looked at: further on, too much will have changed."""


def plan(
    ctx: typer.Context,
    week: Annotated[
        str | None, typer.Option(metavar="DATE", help="The seven days from DATE: as done, or as they would be.")
    ] = None,
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Your week: what to do on which day, why, and how good the plan is."""
    knowledge, today = load_knowledge(), today_here()
    first = _first(week, today)
    advice = advise(load_runner(ctx.obj.data), knowledge, today, first=max(first, today), with_costs=True)
    shown = advice.plan if first + timedelta(days=WEEK_DAYS) > today else None
    keep_plan(ctx.obj.data, advice)
    if week is None and shown is not None:
        first = began_on(shown, advice.facts)
    over = [first + timedelta(days=number) for number in range(WEEK_DAYS) if first + timedelta(days=number) < today]
    if as_json or ctx.obj.json:
        print_json(week_json(advice, shown, over))
        return
    _show(advice, shown, [past_row(on, advice.facts) for on in over])


def week_json(advice: Advice, shown: Plan | None, over: list[date]) -> dict[str, Any]:
    """The plan in full, or null when there may be none; before it the days that are over."""
    knowledge, runner = advice.facts.knowledge, advice.facts.runner
    return {
        "triage": triage_json(advice),
        "well": well_json(advice),
        "entry": plain(advice.entry),
        "levers": plain(advice.levers),
        "over": [
            {
                "on": on.isoformat(),
                "planned": plain(planned_on(on, advice.facts)),
                "sessions_done": plain([each.what for each in runner.sessions if each.on == on]),
                "runs": plain([each.what for each in runner.runs if each.on == on]),
            }
            for on in over
        ],
        "plan": plan_json(shown, knowledge) if shown is not None else None,
        "versions": versions(knowledge),
    }


def _first(week: str | None, today: date) -> date:
    if week is None:
        return today
    first = any_day("--week", week, today)
    if (first - today).days > _AHEAD_DAYS:
        raise refused(f"--week: {short(first)} {first.year} is more than {_AHEAD_DAYS} days ahead")
    return first


def _show(advice: Advice, shown: Plan | None, before: list[Row]) -> None:
    today = advice.facts.today
    if shown is not None:
        if shown.first > today:
            say("How the week would look as things stand today.", "quiet")
        days = shown.days[: WEEK_DAYS - len(before)]
        show_well(advice)
        show_plan(replace(shown, days=days), advice.facts, before)
        _show_around(advice, days[-1].on + timedelta(days=1))
        say()
        say("Why something is in it or not: backstride why ITEM. Something else: backstride swap ITEM.", "quiet")
    elif len(before) == WEEK_DAYS:
        heading("That week")
        show_rows(before, today)
    else:
        show_advice(advice)


def _show_around(advice: Advice, following: date) -> None:
    """What stands beside the week: the way back to running, and when the next week is planned."""
    entry = open_entry(advice)
    if entry is not None:
        say()
        say(entry_paragraph(entry))
    if 0 < (following - advice.facts.today).days < WEEK_DAYS:
        say()
        say(
            f"Your next week begins on {short(following)}; it is planned then, from what you do until then. "
            f"How it looks so far: backstride plan --week {following}"
        )
