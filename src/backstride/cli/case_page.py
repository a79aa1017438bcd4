"""A case as a page: the advice, and behind it the plan, the lights, the progression and the runs."""

from backstride.advice.response import responses
from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice
from backstride.cli.advice_page import show_advice
from backstride.cli.page import heading, say
from backstride.cli.plan.page import show_plan
from backstride.cli.run.race_page import show_race
from backstride.knowledge.model import Knowledge
from backstride.shown.care_words import stands_alone
from backstride.shown.days import short
from backstride.shown.light_words import SHAPES
from backstride.shown.why_answer import decisions_about
from backstride.shown.why_others import why_run
from backstride.shown.why_steps import step


def show_case(advice: Advice) -> None:
    """Everything that was decided. An emergency or urgent screen stands alone."""
    show_advice(advice)
    if isinstance(advice.screening, Incomplete) or stands_alone(advice.screening):
        return
    if advice.plan is not None:
        show_plan(advice.plan, advice.facts)
    _show_lights(advice)
    _show_progression(advice, advice.facts.knowledge)
    _show_running(advice)
    if advice.race is not None:
        show_race(advice.race)


def _show_lights(advice: Advice) -> None:
    heading("Traffic lights")
    found = responses(advice.facts)
    if not found:
        say("No session or run was told.")
    for each in found:
        light = f"{SHAPES[each.light]} {each.light}" if each.light else "no light"
        say(f"{short(each.on)}, {each.what}: {light}{', open' if each.awaits_morning else ''}. {each.why}", hang=2)


def _show_running(advice: Advice) -> None:
    runs = why_run(advice)
    heading("Running")
    for line in (runs.verdict, *runs.stands):
        say(line)


def _show_progression(advice: Advice, knowledge: Knowledge) -> None:
    heading("Progression")
    say(advice.progress.mode_why)
    for about in dict.fromkeys(each.about for each in advice.progress.decisions):
        name = knowledge.exercises[about].name if about in knowledge.exercises else "Runs"
        say(name, "strong")
        for decision in decisions_about(about, advice):
            say(f"{short(decision.on)}: {step(decision)}. {decision.why}", indent=2, hang=2)
