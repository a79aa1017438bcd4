"""Days that are over: what was planned for them, and what was done."""

from dataclasses import dataclass
from datetime import date

from backstride.advice.facts import Facts
from backstride.advice.planning.plan import Plan
from backstride.advice.running.distance import as_told
from backstride.advice.units import Units
from backstride.journal.entry import PlannedSession, Run, SessionDone
from backstride.knowledge.model import Knowledge
from backstride.shown.item_words import short_level
from backstride.shown.run_words import KINDS

SESSIONS: dict[str, str] = {
    "strength": "Strength",
    "activation": "Before the run",
    "mobility": "Mobility",
    "evening": "Evening",
    "desk_break": "Desk break",
    "skill": "Skill",
    "walk": "Walk",
}
"""Kinds of session in a word or two."""

UNTOLD = ("desk_break", "walk")
"""Kinds of session that are mostly done without telling them."""

_IN_FULL = ("strength", "skill")


def began_on(plan: Plan, facts: Facts) -> date:
    """The first day of the week that a kept plan belongs to; of any other its own first day."""
    if plan.proof.status == "kept" and plan.first == facts.today and facts.runner.weeks:
        return min(facts.runner.weeks[-1].what.first, plan.first)
    return plan.first


@dataclass(frozen=True, slots=True)
class Row:
    """One day as it is shown: lines of the run, and lines of the sessions (the exercises are indented)."""

    on: date
    run: tuple[str, ...]
    sessions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done already on a day: lines of the runs, and lines of the sessions."""

    runs: tuple[str, ...]
    sessions: tuple[str, ...]


def past_row(on: date, facts: Facts) -> Row:
    """One day that is over: runs as told, sessions planned and done."""
    planned, done = planned_on(on, facts), [each.what for each in facts.runner.sessions if each.on == on]
    lines = list(done_lines(on, facts))
    open_kinds = [each.session for each in done]
    for session in planned:
        if session.session in open_kinds:
            open_kinds.remove(session.session)
        elif session.session not in UNTOLD:
            lines.append(f"Not done: {SESSIONS.get(session.session, session.session).lower()}")
    runs = tuple(_run(each.what, facts.units) for each in facts.runner.runs if each.on == on)
    if not lines:
        lines = ["-" if runs else "No session planned or told."]
    return Row(on, runs, tuple(lines))


def done_lines(on: date, facts: Facts) -> tuple[str, ...]:
    """The sessions done on a day, each with its exercises."""
    done = [each.what for each in facts.runner.sessions if each.on == on]
    return tuple(line for session in done for line in _done(session, facts.knowledge))


def done_on(on: date, facts: Facts) -> Done:
    """What was done already on a day of the plan."""
    runs = tuple(f"Done: {_run(each.what, facts.units)}" for each in facts.runner.runs if each.on == on)
    return Done(runs, done_lines(on, facts))


def planned_on(on: date, facts: Facts) -> tuple[PlannedSession, ...]:
    """The sessions that the last plan made up to that day had for it."""
    for week in reversed(facts.runner.weeks):
        if week.on <= on and week.what.first <= on <= week.what.last:
            return tuple(session for session in week.what.sessions if session.on == on)
    return ()


def _done(session: SessionDone, knowledge: Knowledge) -> list[str]:
    whole = "" if session.completed else ", ended early"
    title = f"Done: {SESSIONS.get(session.session, session.session).lower()}, {max(1, session.duration_s // 60)} min"
    lines = [title + whole]
    for item in session.items:
        if item.sets_done and session.session in _IN_FULL:
            sets = f"{item.sets_done} set{'' if item.sets_done == 1 else 's'}"
            name = (
                short_level(item.exercise, item.level, knowledge)
                if item.exercise in knowledge.exercises
                else (item.exercise)
            )
            lines.append(f"  {name}: {sets}")
    return lines


def _run(run: Run, units: Units) -> str:
    pain = f", pain {run.pain_during_0_10}" if run.pain_during_0_10 is not None else ""
    return f"{KINDS[run.kind]}: {as_told(run.distance_m, units)}{pain}"
