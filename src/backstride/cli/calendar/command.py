"""``backstride calendar``: what is dated, and taking it back."""

from typing import Annotated

import typer

from backstride.app.calendar_events import ToldEvent, told_events
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.replan import replan
from backstride.cli.changed import tell_change
from backstride.cli.days import refused
from backstride.cli.page import heading, say
from backstride.journal.entry import Retraction
from backstride.shown.event_words import what, when
from backstride.shown.knowledge_json import print_json
from backstride.shown.plain import plain

app = typer.Typer(help="What is dated in your life: races, runs, busy days, journeys.", invoke_without_command=True)

Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]


@app.callback()
def calendar(ctx: typer.Context, as_json: Json = False) -> None:
    """What is dated from today on, with its numbers."""
    if ctx.invoked_subcommand is not None:
        return
    told = told_events(ctx.obj.data, today_here())
    if as_json or ctx.obj.json:
        print_json({"events": [{"number": nth, **plain(each.event)} for nth, each in enumerate(told, 1)]})
        return
    _show(told)


@app.command("remove")
def remove(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N", help="Its number in: backstride calendar")],
    as_json: Json = False,
) -> None:
    """Take back what was told, and plan anew without it."""
    today, knowledge = today_here(), load_knowledge()
    told = told_events(ctx.obj.data, today)
    text = number.strip()
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= len(told)):
        allowed = f"a number from 1 to {len(told)}" if told else "there is nothing in your calendar"
        raise refused(f"N: {number!r} is not allowed; {allowed}")
    gone = told[int(text) - 1]
    done = replan(ctx.obj.data, [Retraction(entry=gone.entry)], knowledge, today)
    kept = f"Taken back: {when(gone.event)}: {what(gone.event, knowledge)}."
    tell_change(kept, done, {"removed": plain(gone.event)}, as_json or ctx.obj.json)


def _show(told: tuple[ToldEvent, ...]) -> None:
    knowledge = load_knowledge()
    heading("Your calendar")
    if not told:
        say("Nothing is dated yet. Your usual week counts.")
        for line in (
            "A race: backstride run race DATE KM",
            "A run: backstride run plan DATE",
            "A full day: backstride busy DAY MINUTES",
            "A journey: backstride away FIRST LAST",
            "Ill, or a free day: backstride ill, backstride rest DAY",
        ):
            say(line, "quiet", indent=2, hang=2)
        return
    for number, each in enumerate(told, start=1):
        text = what(each.event, knowledge)
        say(f"{number:>2}  {when(each.event)}: {text}", hang=4)
    say()
    say("Take one back with its number: backstride calendar remove N", "quiet")
