"""What pain of late says about running: the ambers and reds of the last days, and whether runs are calm or green."""

from datetime import date
from typing import Literal

from backstride.advice.facts import Facts
from backstride.advice.response import judge_of, mornings_of
from backstride.journal.entry import Run

Light = Literal["amber", "red"]

_TOLD = ("pain_run_0_10", "pain_now_0_10")


def reds_and_ambers(facts: Facts, on: date) -> frozenset[Light]:
    """Lights of the days that still ask for less on ``on``: runs, any record at red, and pain as told.

    Stricter than the light of a session: what is usual for the runner does not count, so more pain never means more.
    """
    number = facts.knowledge.number
    days = number("trim-no-hills-speed-days")
    found: set[Light | None] = set()
    for run in facts.runner.runs:
        if run.on <= facts.today and 0 <= (on - run.on).days <= days:
            found.add(light_of_run(facts, run.what))
    if any(record.pain_0_10 >= number("red-min-0-10") and (on - record.on).days <= days for record in facts.pains):
        found.add("red")
    for fact in _TOLD:
        told, pain = facts.runner.findings.get(fact), facts.number(fact)
        if told is not None and pain is not None and (on - told.told_on).days <= days:
            found.add(_light(facts, pain))
    return frozenset(light for light in found if light is not None)


def troubled_days(facts: Facts) -> frozenset[date]:
    """The days of every amber or red run, of every record at red, and of pain as told, by the same strict reading."""
    red = facts.knowledge.number("red-min-0-10")
    days = {run.on for run in facts.runner.runs if run.on <= facts.today and light_of_run(facts, run.what)}
    days |= {record.on for record in facts.pains if record.pain_0_10 >= red}
    for fact in _TOLD:
        told, pain = facts.runner.findings.get(fact), facts.number(fact)
        if told is not None and pain is not None and _light(facts, pain):
            days.add(told.told_on)
    return frozenset(days)


def may_grow(facts: Facts) -> bool:
    """Whether a run may be longer than the longest: the last runs were green by their lights and by the strict reading.

    A light that is not known, or may still change with the next morning, is not green.
    Source: progression rule ``two-greens-to-progress``.
    """
    count = facts.knowledge.number("greens-to-progress")
    runs = [run for run in facts.runner.runs if run.on <= facts.today and run.what.stage != 0]
    last = sorted(runs, key=lambda run: (run.on, run.nth))[-count:]
    judge = judge_of(facts.knowledge, mornings_of(facts.runner, facts.knowledge, facts.today))
    return len(last) == count and all(light_of_run(facts, run.what) is None and judge(run).counts for run in last)


def light_of_run(facts: Facts, run: Run) -> Light | None:
    """red, amber, or None for a run that asks for nothing less."""
    if run.limped or run.stopped_by_pain or run.leg_signs:
        return "red"
    return _light(facts, _worst(run) or 0)


def run_pain_is_low(facts: Facts) -> bool:
    """Whether the last runs with a pain told were green; without any, whether the pain told of a usual run is."""
    number = facts.knowledge.number
    runs = [run.what for run in facts.runner.runs if run.on <= facts.today and _worst(run.what) is not None]
    last = runs[-number("greens-to-progress") :]
    told = [pain for pain in map(facts.number, _TOLD) if pain is not None]
    calm = all(pain <= number("green-max-0-10") for pain in told)
    return calm and bool(last or told) and all(light_of_run(facts, run) is None for run in last)


def _worst(run: Run) -> int | None:
    return max((pain for pain in (run.pain_during_0_10, run.pain_after_0_10) if pain is not None), default=None)


def _light(facts: Facts, pain_0_10: int) -> Light | None:
    if pain_0_10 >= facts.knowledge.number("red-min-0-10"):
        return "red"
    return "amber" if pain_0_10 > facts.knowledge.number("green-max-0-10") else None
