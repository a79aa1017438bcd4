"""After recovery: who counts as well again, how to keep it with little, and what to do first when it comes back."""

from dataclasses import dataclass
from datetime import date, timedelta

from backstride.journal.runner import Runner

from .facts import Facts
from .outcomes.tracks import Outcomes
from .well_again import ended_by, well_since

_TICK_OVER = "tick-over"
_RULE_IF_BACK = "flare-deload"


@dataclass(frozen=True, slots=True)
class TickOver:
    """The least that keeps it, and how far this week (seven days up to today) is: sessions and minutes."""

    strength_min: int
    strength_max: int
    strength_done: int
    minutes_min: int
    minutes_done: int
    says: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """Well again ``since`` a day. ``next_check_on``: the next morning check, further apart as time goes by."""

    since: date
    why: str
    tick_over: TickOver
    check_every_days: int
    next_check_on: date
    also: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameBack:
    """Pain above green ended a recovery. ``plan_of``: the day of the last plan that was followed while it was green."""

    on: date
    pain_0_10: int
    plan_of: date | None
    do: tuple[str, ...]
    sources: tuple[str, ...]


def recovered(facts: Facts, outcomes: Outcomes) -> Recovered | None:
    """Being well again, with the reasons and the reminders; None for everybody else.

    Well: ``recovered-weeks`` calm weeks in a row with a record in each, mornings at 0 or 1, running as before; until
    a record above green, or a long silence. A week of running with a substantial problem speaks against it.
    """
    since = _since(facts)
    taking_part = outcomes.tracks["weekly-participation"].readings
    if since is None or (taking_part and taking_part[-1].substantial):
        return None
    weeks = facts.knowledge.number("recovered-weeks")
    every = _check_every_days(facts, since)
    last = max((check.on for check in facts.runner.check_ins if check.on <= facts.today), default=since)
    also = tuple(
        f"{track.name}: {track.mattered_why}"
        for track in outcomes.tracks.values()
        if track.recovered and track.readings
    )
    return Recovered(
        since=since,
        why=f"{weeks} calm weeks in a row, and you run as before.",
        tick_over=_tick_over(facts),
        check_every_days=every,
        next_check_on=last + timedelta(days=every),
        also=also,
        sources=facts.knowledge.progression[_TICK_OVER].sources,
    )


def is_recovered(facts: Facts) -> bool:
    """Whether the journal alone shows somebody who is well again; needs no outcomes, and is cheap."""
    return _since(facts) is not None


def came_back(facts: Facts) -> CameBack | None:
    """The return of pain after a recovery, pointed out for ``came-back-days``; None when there is none.

    The record that ended it: the first above green. What it was before is judged as of the day of that record.
    """
    ended = ended_by(facts.runner, facts.pains, facts.knowledge)
    if ended is None or (facts.today - ended.on).days > facts.knowledge.number("came-back-days"):
        return None
    green = facts.knowledge.number("green-max-0-10")
    plans = [each.what.first for each in facts.runner.weeks if each.what.first <= ended.on]
    plans += [each.what.for_date for each in facts.runner.plans if each.what.for_date < ended.on]
    first = "Answer the warning signs again."
    then = "Then go back to the last plan you did at green, at the levels of that time, and go on from there."
    light = f"Keep moving easily. Once you are at {green} or less twice in a row, take the next small step."
    rule = facts.knowledge.progression[_RULE_IF_BACK]
    return CameBack(ended.on, ended.pain_0_10, max(plans, default=None), (first, then, light), rule.sources)


def _since(facts: Facts) -> date | None:
    return well_since(facts.runner, facts.pains, facts.knowledge, facts.today)


def _check_every_days(facts: Facts, since: date) -> int:
    number = facts.knowledge.number
    weeks = (facts.today - since).days // 7
    if weeks >= number("reminder-monthly-from-weeks"):
        return number("reminder-monthly-days")
    return 7 if weeks >= number("reminder-weekly-from-weeks") else number("reminder-twice-weekly-days")


def _tick_over(facts: Facts) -> TickOver:
    number = facts.knowledge.number
    since = facts.today - timedelta(days=7 - 1)
    strength = len(
        {s.on for s in facts.runner.sessions if since <= s.on <= facts.today and s.what.session == "strength"}
    )
    minutes = _minutes_on_foot(facts.runner, since, facts.today)
    low, high, least = (
        number("tick-over-strength-min"),
        number("tick-over-strength-max"),
        number("tick-over-min-per-week"),
    )
    done = f"{strength} strength session{'' if strength == 1 else 's'}"
    says = (
        f"{low} to {high} strength sessions and {least} minutes on your feet a week are enough. "
        f"In the last seven days: {done} and {minutes} minutes."
    )
    return TickOver(low, high, strength, least, minutes, says)


def _minutes_on_foot(runner: Runner, since: date, until: date) -> int:
    """Minutes of runs and of walks; runs told without a time count nothing."""
    run_s = sum(run.what.duration_s for run in runner.runs if since <= run.on <= until)
    walks = (each.what for each in runner.sessions if since <= each.on <= until and each.what.session == "walk")
    return (run_s + sum(walk.duration_s for walk in walks)) // 60
