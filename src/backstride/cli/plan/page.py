"""The plan as a page: the week, then why, what changed, what limits cost, what gave way, and the proof."""

from collections.abc import Iterable, Sequence
from datetime import date

from backstride.advice.facts import WEEK_DAYS, Facts
from backstride.advice.planning.plan import Plan
from backstride.cli.page import bullets, heading, say
from backstride.cli.plan.table import plan_row, show_rows
from backstride.knowledge.model import Knowledge
from backstride.shown.days import span
from backstride.shown.item_words import item_line
from backstride.shown.past import Row, done_on
from backstride.shown.plan_words import content, left_out_lines, own_items, proof_words, session_title, why_lines
from backstride.shown.run_words import run_reasons


def show_plan(plan: Plan, facts: Facts, before: Sequence[Row] = ()) -> None:
    """The whole page. ``before``: days of the same week that are over, with what was planned and done."""
    knowledge, today = facts.knowledge, facts.today
    told: dict[tuple[object, ...], date] = {}
    rows = [*before, *(plan_row(day, told, knowledge, done_on(day.on, facts)) for day in plan.days)]
    heading(f"Your week, {span(rows[0].on, rows[-1].on)}" if rows else "Your week")
    if plan.mode != "normal":
        say(plan.mode_why, "care")
        say()
    show_rows(rows, today)
    _runs(plan)
    _section("Good to know", dict.fromkeys(note for day in plan.days for note in day.notes))
    _section("Why these exercises", why_lines(plan, knowledge))
    for limit in dict.fromkeys(limit for item in own_items(plan) for limit in item.limits):
        say(limit, "quiet", indent=2)
    _routines(plan, knowledge)
    show_changes(plan)
    _section("Left out", left_out_lines(plan.left_out, knowledge))
    say()
    say(proof_words(plan.proof), "quiet")


def show_changes(plan: Plan) -> None:
    """What moved against the plan of before, what the limits cost, and what gave way."""
    _section("What changed", (each.says for each in plan.moved))
    if len(plan.days) == WEEK_DAYS:  # what it would cost on days that are not shown would only confuse
        _section("What your limits cost", (each.says for each in plan.costs))
    _section("What gave way", (each.says for each in plan.gave_way))


def _runs(plan: Plan) -> None:
    _section("Your runs", run_reasons([day.run for day in plan.days if day.run is not None]))


def _routines(plan: Plan, knowledge: Knowledge) -> None:
    """The routines of the week: why, and what is in them; one that comes in a shorter form is told again."""
    told: set[tuple[object, ...]] = set()
    named: set[str | None] = set()
    for session in (each for day in plan.days for each in day.sessions if each.routine is not None):
        if content(session) in told:
            continue
        if not told:
            heading("The routines, and why")
        told.add(content(session))
        why = "" if session.routine in named else f" {session.why}"
        named.add(session.routine)
        say(f"• {session_title(session, knowledge)}.{why}", hang=2)
        say("; ".join(item_line(item, knowledge) for item in session.items) + ".", "quiet", indent=2)


def _section(title: str, texts: Iterable[str]) -> None:
    lines = list(texts)
    if lines:
        heading(title)
        bullets(lines)
