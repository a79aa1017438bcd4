"""``backstride test``: the test that would tell most now, the list of tests, or one test, guided.

Exit codes: 0 done, or nothing to do; 1 not open now, or stopped before its end; 2 wrong input.
"""

# ruff: noqa: PT028  (``test`` is a command)

import sys
from typing import Annotated

import typer

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared
from backstride.advice.self_test import not_now
from backstride.app.advise import Advice, advise
from backstride.app.journal import load_runner
from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.app.new_entry import today as today_here
from backstride.app.self_test import record_self_test, record_stop_sign
from backstride.cli.advice_page import show_advice
from backstride.cli.page import heading, say
from backstride.cli.self_test.as_json import next_json, test_json, tests_json
from backstride.cli.self_test.guide import Quit, Stopped, TooSore, guide
from backstride.cli.self_test.page import show_not_now, show_stopped, show_test, show_tests, show_too_sore
from backstride.cli.self_test.result import show_result
from backstride.cli.settings import Settings
from backstride.cli.unknown_id import found
from backstride.knowledge.model import SelfTest
from backstride.shown.knowledge_json import print_json
from backstride.shown.self_test_words import FIRST_SAFETY


def test(
    ctx: typer.Context,
    test_id: Annotated[str | None, typer.Argument(metavar="ID", help="Do this one, such as side-plank-hold.")] = None,
    listed: bool = typer.Option(False, "--list", help="List all tests and when you did them."),
    as_json: bool = typer.Option(False, "--json", help="Print plain data and ask nothing."),
) -> None:
    """Do a guided self-test with a stopwatch; without ID, the one that would change your plan most."""
    settings: Settings = ctx.obj
    knowledge = load_knowledge()
    one = knowledge.self_tests[found("self-test", test_id, knowledge.self_tests)] if test_id is not None else None
    advice = advise(load_runner(settings.data), knowledge, today_here())
    if as_json or settings.json:
        print_json(tests_json(advice) if listed else next_json(advice) if one is None else test_json(one, advice))
    elif listed:
        show_tests(advice)
    elif one is not None:
        raise typer.Exit(_do(one, advice, settings))
    else:
        raise typer.Exit(_offer(advice, settings))


def _offer(advice: Advice, settings: Settings) -> int:
    """The next test, why and how long; on a terminal it can be begun at once."""
    if not isinstance(advice.screening, Cleared):
        say(FIRST_SAFETY, "care")
        show_advice(advice)
        return 1
    best = advice.next_test
    if best is None:
        say("No test would change your plan today.")
        say("All tests, and when you did them: backstride test --list", "quiet")
        return 0
    heading(f"Next test: {best.name}")
    say(f"It tells {best.why[:1].lower()}{best.why[1:]}")
    say(f"It takes about {best.minutes} minute{'' if best.minutes == 1 else 's'}.")
    say("Of the tests open to you, its result may change your strength session most for the time it takes.")
    say()
    if not sys.stdin.isatty():
        say(f"Do it: backstride test {best.id}")
        return 0
    say("Enter begins. q leaves it for another time.", "quiet")
    try:
        wish = input("> ").strip().lower()
    except (EOFError, KeyboardInterrupt):
        wish = "q"
    if wish not in ("", "y", "yes"):
        say(f"Whenever you like: backstride test {best.id}")
        return 0
    return _do(advice.facts.knowledge.self_tests[best.id], advice, settings)


def _do(test: SelfTest, advice: Advice, settings: Settings) -> int:
    """Lead through one test and record it; the exit code."""
    reason = not_now(test, advice.facts, advice.screening)
    if reason is not None:
        show_not_now(test, reason, advice)
        return 1
    facts = advice.facts
    show_test(test, facts)
    try:
        told = guide(test, facts)
    except Quit:
        say()
        say("Stopped before the end. Nothing was written down.")
        return 1
    if isinstance(told, TooSore):
        show_too_sore(test, told, facts)
        return 1
    if isinstance(told, Stopped):
        if told.rule is not None:
            record_stop_sign(settings.data, facts.knowledge, test.id, told.rule)
        show_stopped(test, told, facts)
        return 1
    recorded = record_self_test(settings.data, facts.knowledge, facts.today, test.id, told)
    show_result(test, told, _last_results(test, facts), recorded)
    return 0


def _last_results(test: SelfTest, facts: Facts) -> dict[str, int | str]:
    """The results of the last time, or none."""
    done = [item.what for item in facts.runner.self_tests if item.what.test == test.id and item.on <= facts.today]
    return dict(done[-1].results) if done else {}
