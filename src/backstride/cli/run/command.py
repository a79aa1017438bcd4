"""``backstride run``: tell a run, list them, and put races and runs into the calendar."""

import sys
import typing
from datetime import date, timedelta
from typing import Annotated

import typer

from backstride.advice.facts import Facts
from backstride.app.advise import Advice, advise
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.cli.advice_page import show_advice
from backstride.cli.calendar.telling import tell_event
from backstride.cli.days import day_ahead, day_behind, refused
from backstride.cli.keeping import keep_plan
from backstride.cli.page import say
from backstride.cli.run.asking import ask_run
from backstride.cli.run.page import run_json, runs_json, show_added, show_now, show_runs
from backstride.cli.run.race_page import show_race
from backstride.cli.run.reading import (
    DISTANCE,
    FROM_0_TO_10,
    TIME,
    distance_m,
    duration_s,
    from_0_to_10,
)  # fmt: skip
from backstride.journal import Run
from backstride.journal.entry import CalendarEvent, RunKind
from backstride.shown.advice_json import triage_json
from backstride.shown.care_words import stands_alone
from backstride.shown.follow_json import running_json
from backstride.shown.knowledge_json import print_json
from backstride.shown.plain import plain

app = typer.Typer(help="Your runs: tell one, list them, plan one, name a race.")

KINDS: tuple[RunKind, ...] = typing.get_args(RunKind)
_LIST_WEEKS = 8
_MOST_WEEKS = 520
_MOST_STAGE = 10
_NAME_CHARS = 80

Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]


@app.callback(invoke_without_command=True)
def now(ctx: typer.Context) -> None:
    """May you run today, when is the next run, and how far; and your runs as told and planned."""
    if ctx.invoked_subcommand is not None:
        return
    advice = advise(load_runner(ctx.obj.data), load_knowledge(), today_here())
    keep_plan(ctx.obj.data, advice)
    if ctx.obj.json:
        print_json({"running": running_json(advice), "triage": triage_json(advice)})
    else:
        show_now(advice)


@app.command("add")
def add(
    ctx: typer.Context,
    distance: Annotated[str | None, typer.Argument(metavar="KM", help="How far: 8.4, or 8400m, or 5mi.")] = None,
    time: Annotated[str | None, typer.Argument(metavar="MINUTES", help="How long: 52, or 52:30, or 1:02:30.")] = None,
    kind: Annotated[str, typer.Option(metavar="KIND", help="easy, long, hard or race.")] = "easy",
    on: Annotated[str, typer.Option(metavar="DATE", help="The day of the run.")] = "today",
    pain_during: Annotated[str | None, typer.Option(metavar="N", help="Pain while running, 0 to 10.")] = None,
    pain_after: Annotated[str | None, typer.Option(metavar="N", help="Pain in the hour after, 0 to 10.")] = None,
    effort: Annotated[str | None, typer.Option(metavar="N", help="How hard it was, 0 to 10.")] = None,
    stage: Annotated[str | None, typer.Option(metavar="N", help="The walk and run stage it followed, 0 to 10.")] = None,
    longest_stretch: Annotated[
        str | None, typer.Option(metavar="MINUTES", help="The longest part run without walking.")
    ] = None,
    limped: bool = typer.Option(False, "--limped", help="You limped."),
    stopped_by_pain: bool = typer.Option(False, "--stopped-by-pain", help="Pain made you stop."),
    leg_signs: bool = typer.Option(False, "--leg-signs", help="Something new in a leg: pain, tingling, weakness."),
    as_json: Json = False,
) -> None:
    """Tell a run, and hear what it means for the next one. Without KM and MINUTES it asks."""
    knowledge, today = load_knowledge(), today_here()
    day = day_behind("--on", on, today)
    more = {
        "pain_during_0_10": _number("--pain-during", pain_during, 10),
        "pain_after_0_10": _number("--pain-after", pain_after, 10),
        "effort_0_10": _number("--effort", effort, 10),
        "stage": _number("--stage", stage, _MOST_STAGE),
        "longest_stretch_s": _time("--longest-stretch", longest_stretch) if longest_stretch is not None else None,
        "limped": limped, "stopped_by_pain": stopped_by_pain, "leg_signs": leg_signs,
    }  # fmt: skip
    chosen = _kind(kind)
    asked = distance is None and not (as_json or ctx.obj.json)
    if asked:
        run = ask_run(None).model_copy(update={name: value for name, value in more.items() if value})
    else:
        run = _told(distance, time, chosen, more)
    append(ctx.obj.data, [run], day)
    advice = advise(load_runner(ctx.obj.data), knowledge, today)
    _answer(ctx, run, day, advice, as_json or ctx.obj.json)


@app.command("list")
def list_runs(
    ctx: typer.Context,
    weeks: Annotated[str, typer.Option(metavar="N", help="How many weeks back.")] = str(_LIST_WEEKS),
    as_json: Json = False,
) -> None:
    """The runs you told, newest first."""
    count = weeks_told(weeks, _MOST_WEEKS)
    today, runner = today_here(), load_runner(ctx.obj.data)
    some = tuple(each for each in runner.runs if 0 <= (today - each.on).days < 7 * count)
    facts = Facts(runner, load_knowledge(), today)
    if as_json or ctx.obj.json:
        print_json({"weeks": count, "runs": runs_json(some, facts)})
    else:
        show_runs(some, count, facts)


@app.command("race")
def race(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="DATE", help="The day, such as 2027-04-18.")] = None,
    distance: Annotated[str | None, typer.Argument(metavar="KM", help="How far: 21.1, or 5000m, or 26.2mi.")] = None,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="What you call it.")] = None,
    as_json: Json = False,
) -> None:
    """Put a race into the calendar and hear how it looks; without DATE and KM, how the next one looks."""
    if day is None:
        _show_next_race(ctx, as_json or ctx.obj.json)
        return
    on = day_ahead("DATE", day, today_here())
    if distance is None:
        raise refused(f"a race needs DATE and KM: {DISTANCE}")
    after = _tell(ctx, "race", on, _distance("KM", distance), None, "easy", name, as_json)
    if after.race is not None and not (as_json or ctx.obj.json or stands_alone(after.screening)):
        show_race(after.race)


@app.command("plan")
def plan_run(
    ctx: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DATE", help="today, tomorrow, a weekday (the next one), or a date.")],
    kind: Annotated[str, typer.Option(metavar="KIND", help="easy, long or hard.")] = "easy",
    km: Annotated[str | None, typer.Option(metavar="KM", help="How far you mean to run.")] = None,
    minutes: Annotated[str | None, typer.Option(metavar="MINUTES", help="How long you mean to run.")] = None,
    as_json: Json = False,
) -> None:
    """Put a run into the calendar that is not in your usual week, or is of another kind."""
    on = day_ahead("DATE", day, today_here())
    chosen = _kind(kind)
    if chosen == "race":
        raise refused("--kind: a race is told with: backstride run race DATE KM")
    far = _distance("--km", km) if km is not None else None
    long = _time("--minutes", minutes) if minutes is not None else None
    _tell(ctx, "run", on, far, long, chosen, None, as_json)


def weeks_told(text: str, most: int) -> int:
    """A number of weeks from 1; anything else ends the command with exit code 2."""
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 6 and 1 <= int(digits) <= most:
        return int(digits)
    raise refused(f"--weeks: {text!r} is not allowed; a whole number from 1 to {most}")


def _tell(
    ctx: typer.Context, what: str, on: date, far: int | None, long: int | None, kind: RunKind, name: str | None,
    as_json: bool,
) -> Advice:  # fmt: skip
    if on > today_here() + timedelta(days=3 * 366):
        raise refused(f"DATE: {on} is more than three years ahead")
    if name is not None and len(name) > _NAME_CHARS:
        raise refused(f"--name: at most {_NAME_CHARS} characters")
    event = {
        "what": what, "first": on, "last": on, "run_kind": kind, "distance_m": far, "duration_s": long, "name": name,
    }  # fmt: skip
    return tell_event(ctx, CalendarEvent.model_validate(event), as_json)


def _show_next_race(ctx: typer.Context, as_json: bool) -> None:
    advice = advise(load_runner(ctx.obj.data), load_knowledge(), today_here())
    if as_json:
        print_json({"race": plain(advice.race), "triage": triage_json(advice)})
    elif stands_alone(advice.screening):
        show_advice(advice)
    elif advice.race is not None:
        show_race(advice.race)
    else:
        say("No race is in your calendar. Name one: backstride run race DATE KM")


def _told(distance: str | None, time: str | None, kind: RunKind, more: dict[str, int | bool | None]) -> Run:
    if distance is None or time is None:
        raise refused(f"a run needs KM and MINUTES: {DISTANCE}; {TIME}")
    far, long = _distance("KM", distance), _time("MINUTES", time)
    stretch = more["longest_stretch_s"]
    if stretch is not None and stretch > long:
        raise refused("--longest-stretch: is longer than the whole run")
    return Run.model_validate({"distance_m": far, "duration_s": long, "kind": kind, **more})


def _distance(what: str, text: str) -> int:
    found = distance_m(text)
    if found is None:
        raise refused(f"{what}: {text!r} is not allowed; {DISTANCE}")
    return found


def _time(what: str, text: str) -> int:
    found = duration_s(text)
    if found is None:
        raise refused(f"{what}: {text!r} is not allowed; {TIME}")
    return found


def _number(what: str, text: str | None, most: int) -> int | None:
    if text is None:
        return None
    found = from_0_to_10(text)
    if found is None or found > most:
        raise refused(f"{what}: {text!r} is not allowed; {FROM_0_TO_10}")
    return found


def _kind(text: str) -> RunKind:
    found = next((each for each in KINDS if each == text.strip().casefold()), None)
    if found is None:
        raise refused(f"--kind: {text!r} is not allowed; {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    return found


def _answer(ctx: typer.Context, run: Run, day: date, advice: Advice, as_json: bool) -> None:
    if as_json:
        print_json(run_json(run, day, advice))
        return
    show_added(run, day, advice)
    if run.leg_signs and sys.stdin.isatty() and sys.stdout.isatty():
        from backstride.cli.interview.sitting import start_interview

        start_interview(ctx.obj)
