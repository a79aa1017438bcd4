"""``backstride swap``: an exercise the runner does not want, and perhaps another one instead."""

from typing import Annotated

import typer

from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.replan import replan
from backstride.cli.changed import tell_change
from backstride.cli.days import refused
from backstride.cli.page import problem
from backstride.cli.unknown_id import found
from backstride.journal.entry import Wish
from backstride.knowledge.model import Exercise
from backstride.shown.swap_words import what_came


def swap(
    ctx: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The exercise that you do not want, such as plank.")],
    wanted: Annotated[
        str | None, typer.Option("--for", metavar="OTHER", help="The exercise that you would like instead.")
    ] = None,
    back: bool = typer.Option(False, "--back", help="Take it back: ITEM may come again."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data."),
) -> None:
    """Leave an exercise out of your plan, or have it back. The week is planned anew around it."""
    knowledge, today = load_knowledge(), today_here()
    gone = knowledge.exercises[found("exercise", item, knowledge.exercises)]
    other = knowledge.exercises[found("exercise", wanted, knowledge.exercises)] if wanted is not None else None
    if other is gone:
        raise refused(f"--for: {gone.id} is what you want to leave out; name another one")
    if back:
        _take_back(ctx, gone, other, as_json)
        return
    wishes = [Wish(exercise=gone.id, wish="refuse")]
    if other is not None:
        wishes.append(Wish(exercise=other.id, wish="like"))
    done = replan(ctx.obj.data, wishes, knowledge, today)
    liked = f" You would like {other.name} instead." if other else ""
    told = {"refuse": gone.id, "like": other.id if other else None}
    notes = what_came(gone, other, done)
    tell_change(f"Kept: no {gone.name} for you.{liked}", done, told, as_json or ctx.obj.json, notes)


def _take_back(ctx: typer.Context, gone: Exercise, other: Exercise | None, as_json: bool) -> None:
    last = {wish.what.exercise: wish.what.wish for wish in load_runner(ctx.obj.data).wishes}
    if last.get(gone.id) != "refuse":
        problem(f"{gone.name} was not left out by you. Nothing was written.")
        raise typer.Exit(1)
    wishes = [Wish(exercise=gone.id, wish="neither")]
    if other is not None:
        wishes.append(Wish(exercise=other.id, wish="neither"))
    done = replan(ctx.obj.data, wishes, load_knowledge(), today_here())
    told = {"neither": [wish.exercise for wish in wishes]}
    tell_change(f"Kept: {gone.name} may come again.", done, told, as_json or ctx.obj.json)
