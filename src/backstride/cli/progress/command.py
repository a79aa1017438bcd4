"""``backstride progress``: is it working, and how it went week by week."""

from typing import Annotated

import typer

from backstride.app.advise import advise
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.days import refused
from backstride.cli.progress.page import show_progress, show_summary
from backstride.shown.care_words import stands_alone
from backstride.shown.knowledge_json import print_json
from backstride.shown.plain import plain
from backstride.shown.weeks import chart_weeks

_WEEKS = 8
_MOST = 104


def progress(
    ctx: typer.Context,
    weeks: Annotated[str, typer.Option(metavar="N", help="How many weeks to show, 1 to 104.")] = str(_WEEKS),
    summary: bool = typer.Option(False, "--summary", help="Only what to take along to a clinician."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Is it working? Your mornings, runs, sessions and levels, week by week."""
    digits = weeks.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6 and 1 <= int(digits) <= _MOST):
        raise refused(f"--weeks: {weeks!r} is not allowed; a whole number from 1 to {_MOST}")
    advice = advise(load_runner(ctx.obj.data), load_knowledge(), today_here())
    charts = chart_weeks(advice.facts, int(digits))
    if as_json or ctx.obj.json:
        print_json({"weeks": plain(charts), "outcomes": plain(advice.outcomes), "progression": plain(advice.progress)})
    elif summary:
        show_summary(advice.outcomes)
    elif stands_alone(advice.screening):
        show_advice(advice)
    else:
        show_progress(advice, charts)
