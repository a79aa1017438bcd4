"""``backstride coach``: today's session, or one that is wished for, coached in the terminal and written down."""

import json
import sys
from typing import Annotated

import typer

from backstride.advice.session import Session
from backstride.app.advise import Advice, advise
from backstride.app.journal import append, load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.session import hurt_on, loads_used, plan_issued_body
from backstride.cli.advice_page import show_advice
from backstride.cli.coach.run import CoachOptions, coach_bodies
from backstride.cli.interview.sitting import start_interview
from backstride.cli.keeping import keep_plan
from backstride.cli.page import problem, say
from backstride.cli.settings import Settings
from backstride.coach.script import compile_script
from backstride.knowledge.model import Knowledge
from backstride.shown.advice_json import script_json, session_json, triage_json


def coach(
    ctx: typer.Context,
    what: Annotated[
        str | None, typer.Argument(help="A kind of session (such as evening), or a routine; else today's main one.")
    ] = None,
    quiet: bool = typer.Option(False, "--quiet", help="No beeps."),
    no_voice: bool = typer.Option(False, "--no-voice", help="No speech."),
    plain: bool = typer.Option(False, "--plain", help="One line a step instead of a screen."),
    as_json: bool = typer.Option(False, "--json", help="Print the session and its script, and start nothing."),
) -> None:
    """Be coached through a session, with countdown, pause, easier and harder, "it hurts" and stop."""
    settings: Settings = ctx.obj
    knowledge = load_knowledge()
    routine = what if what in knowledge.routines else None
    advice = advise(load_runner(settings.data), knowledge, today_here(), routine)
    session = _session(advice, None if routine else what, knowledge)
    keep_plan(settings.data, advice)
    if as_json or settings.json:
        about = {
            "session": session_json(session, knowledge) if session else None,
            "script": script_json(compile_script(session, knowledge)) if session else [],
            "triage": triage_json(advice),
        }
        sys.stdout.write(json.dumps(about, indent=2, ensure_ascii=False) + "\n")
        raise typer.Exit(0 if session else 1)
    if session is None:
        show_advice(advice)
        raise typer.Exit(1)
    options = CoachOptions(
        quiet=quiet,
        voice=not no_voice,
        plain=plain,
        pain_before=_this_morning(advice),
        region=_region(advice),
        loads=loads_used(advice.facts.runner),
        hurt_today=hurt_on(advice.facts.runner, advice.facts.today),
    )
    coach_session(settings, session, advice, options)


def coach_session(settings: Settings, session: Session, advice: Advice, options: CoachOptions) -> None:
    """Coach one session; what was told and what was done go into the journal. A stop symptom leads to re-screening."""
    knowledge = advice.facts.knowledge
    append(settings.data, [plan_issued_body(session, advice.facts.today, knowledge)])
    bodies = coach_bodies(session, knowledge, options)
    if not bodies:
        say("Nothing was started, and nothing was written down.")
        raise typer.Exit(1)
    append(settings.data, bodies)
    after = advise(load_runner(settings.data), knowledge, advice.facts.today)
    if not after.today:
        say()
        say("Before the next session we ask the safety questions once more.", "strong")
        if sys.stdin.isatty() and sys.stdout.isatty():
            start_interview(settings)
        else:
            show_advice(after)
            say("Answer them with: backstride start")


def offer_session(settings: Settings, advice: Advice) -> None:
    """Ask whether to start the main session now."""
    if advice.today is None or not advice.today.sessions or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    session = advice.today.sessions[0]
    say()
    try:
        line = input(f"Start now: {session.title}? Enter for yes, n for later. ")
    except (EOFError, KeyboardInterrupt):
        say()
        return
    if line.strip().lower() in ("", "y", "yes"):
        loads = loads_used(advice.facts.runner)
        options = CoachOptions(pain_before=_this_morning(advice), region=_region(advice), loads=loads)
        coach_session(settings, session, advice, options)
    else:
        say("Later: backstride coach", "quiet")


def _session(advice: Advice, kind: str | None, knowledge: Knowledge) -> Session | None:
    sessions = advice.today.sessions if advice.today else ()
    if kind is None:
        return sessions[0] if sessions else None
    found = next((session for session in sessions if session.kind == kind), None)
    if found is None and advice.today is not None:
        kinds = ", ".join(session.kind for session in sessions) or "none"
        problem(f"{kind!r} is not for today; today: {kinds}; routines: {', '.join(knowledge.routines)}")
        raise typer.Exit(2)
    return found


def _this_morning(advice: Advice) -> int | None:
    checks = [check for check in advice.facts.runner.check_ins if check.on == advice.facts.today]
    return checks[-1].what.pain_morning_0_10 if checks else None


def _region(advice: Advice) -> str | None:
    region = advice.facts.value("region")
    return region if isinstance(region, str) else None
