"""The ``backstride`` command. Only the command that is called is imported, so that --help and --version are quick."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from backstride import __version__
from backstride.cli.settings import Settings

COMMANDS: dict[str, tuple[str, str | None, str]] = {
    "start": ("start", "start", "Answer the questions; stop and go on when you like."),
    "today": ("now", "today", "Today's advice: is it safe, what to do, and why."),
    "coach": ("coach.command", "coach", "Be coached through today's session."),
    "check-in": ("check_in", "check_in", "The ten-second morning check."),
    "flare": ("flare", "flare", "It has flared up: what to do now and next."),
    "plan": ("plan.command", "plan", "Your week, with its reasons."),
    "why": ("why.command", "why", "Why something is in your plan, or is not."),
    "swap": ("swap", "swap", "Leave out an exercise that you do not want."),
    "run": ("run.command", None, "Tell a run, list them, plan one, name a race."),
    "busy": ("calendar.telling", "busy", "Say how many minutes you have on a day."),
    "rest": ("calendar.telling", "rest", "Keep a day free of strength work."),
    "away": ("calendar.telling", "away", "Say when you are away from home."),
    "ill": ("calendar.telling", "ill", "Say that you are ill."),
    "calendar": ("calendar.command", None, "What is dated, and taking it back."),
    "progress": ("progress.command", "progress", "Is it working? Charts, week by week."),
    "ask": ("ask.command", "ask", "Answer the questions that are due."),
    "test": ("self_test.command", "test", "Do a guided self-test with a stopwatch."),
    "tell": ("tell", "tell", "Tell single answers, such as new equipment."),
    "exercises": ("exercises.command", "exercises", "All exercises, or one with its instructions."),
    "case": ("case", "case", "Run the whole walk on a YAML file."),
    "kb": ("kb.command", None, "Check and read the knowledge files."),
    "serve": ("serve", "serve", "Open the app in the browser."),
    "demo": ("demo", "demo", "Look around with a made-up runner's year."),
    "password": ("password", "password", "Set the password of the app."),
    "journal": ("journal", None, "Export, import and verify your journal."),
}
"""Name -> module, function (None: a group called ``app``), one line of help; in the order of use."""

GROUPS: dict[str, tuple[str, ...]] = {
    "The app": ("serve", "demo", "password"),
    "Today": ("start", "today", "coach", "check-in", "flare"),
    "Your week": ("plan", "why", "swap", "run", "busy", "rest", "away", "ill", "calendar"),
    "How it is going": ("progress", "ask", "test"),
    "To look up and to keep": ("tell", "exercises", "case", "kb", "journal"),
}
"""The commands as --help lists them."""

_EPILOG = "Exit codes: 0 done, 1 not done or problems found, 2 wrong input. It works without internet, always."


def run() -> None:
    """Run the command line. Expected faults end with one message and an exit code, never a traceback."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"backstride {__version__}\n")
        return
    from backstride.store.error import StoreError

    gc.set_threshold(50_000, 20, 20)  # most commands are short, and collecting costs a tenth of their time
    try:
        build(_wanted(sys.argv[1:]))()
    except StoreError as error:
        sys.exit(_fault(str(error.problem)))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def build(wanted: str | None) -> typer.Typer:
    """The command line; ``wanted`` (None: every command) is imported, the others only have their help line."""
    app = typer.Typer(
        name="backstride", cls=_Grouped, add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False,
        epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False,
    )  # fmt: skip
    app.callback(invoke_without_command=True)(_root)
    for name, (module, function, text) in COMMANDS.items():
        if wanted is not None and name != wanted:
            app.command(name, help=text)(_not_imported)
            continue
        found = import_module(f"backstride.cli.{module}")
        if function is None:
            app.add_typer(found.app, name=name, help=text)
        else:
            app.command(name)(getattr(found, function))
    return app


class _Grouped(TyperGroup):
    """The help page with its commands in groups."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for title, names in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name, COMMANDS[name][2]) for name in names])


def _root(
    ctx: typer.Context,
    data: Annotated[Path | None, typer.Option(help="Folder of your data (or set BACKSTRIDE_DATA).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with plain data.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """A back-care coach for runners: is it safe, what may contribute, and what to do today.

    Without a command it says what to do now. It helps you look after your own back; it finds no illness and
    replaces no doctor.
    """
    if version:
        sys.stdout.write(f"backstride {__version__}\n")
        raise typer.Exit
    from backstride.app.data_folder import data_folder

    ctx.obj = Settings(data_folder(data), as_json)
    if ctx.invoked_subcommand is None:
        import_module("backstride.cli.now").now(ctx)


def _not_imported() -> None:
    raise RuntimeError("a command was called that was not wanted")


def _wanted(arguments: list[str]) -> str | None:
    """The command in these arguments; "" when there is none, None (import all) for shell completion."""
    if any(name.endswith("_COMPLETE") and name.startswith("_BACKSTRIDE") for name in os.environ):
        return None
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--data":
            skip = True
        elif not argument.startswith("-"):
            return argument
    return ""


def _fault(message: str) -> int:
    sys.stderr.write(f"backstride: {message}\n")
    return 1
