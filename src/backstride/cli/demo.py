"""``backstride demo``: the app with a made-up runner, to look around."""

from typing import Annotated

import typer

from backstride.app.demo.folder import demo_folder, ensure_demo
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.page import say
from backstride.cli.serve import LOOPBACK, open_app

PORT = 8018
"""Another than that of ``serve``, so that a browser keeps what it stores of both apart."""


def demo(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = PORT,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    only_make: Annotated[bool, typer.Option("--only-make", help="Make the data, open nothing.")] = False,
) -> None:
    """Look around with a made-up runner: a year of runs, sessions, a flare and a race. Your own data stay apart."""
    from backstride.web.server import Serving

    folder = demo_folder(ctx.obj.data)
    say("A year of a made-up runner is being made; it takes a few seconds.", "quiet")
    ensure_demo(folder, load_knowledge(), today_here())
    if only_make:
        say(f"Made in {folder}. Every command works on it: backstride --data {folder}")
        return
    open_app(Serving(folder, LOOPBACK, demo=True), "127.0.0.1", port, browser)
