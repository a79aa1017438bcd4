"""Facts worked out from the journal: pain-free weeks, a stop symptom, a flare, how long and how often."""

from collections.abc import Callable
from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .pain_records import pain_records, red_spells


def derived_value(fact: str, runner: Runner, knowledge: Knowledge, today: date) -> int | str:
    """Value of one derived fact on ``today``; KeyError for an unknown one."""
    return _DERIVED[fact](runner, knowledge, today)


def pain_free_weeks(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """Weeks up to ``today``, without a break, with a record of pain in each and none above green."""
    green = knowledge.number("green-max-0-10")
    worst: dict[int, int] = {}
    for record in pain_records(runner, today):
        week = (today - record.on).days // 7
        worst[week] = max(record.pain_0_10, worst.get(week, 0))
    weeks = 0
    while weeks in worst and worst[weeks] <= green:
        weeks += 1
    return weeks


def stopped_by_symptom(runner: Runner, knowledge: Knowledge, today: date) -> str:
    """yes while a session or test was ended by a stop symptom and its warning signs were not all asked since."""
    stops = [stop for stop in runner.stops if stop.on <= today]
    if not stops:
        return "no"
    rule = knowledge.stop_rules.get(stops[-1].what)
    asked = rule.ask_again if rule else ()
    return "no" if asked and all(runner.told_nth.get(fact, -1) > stops[-1].nth for fact in asked) else "yes"


def in_flare(runner: Runner, knowledge: Knowledge, today: date) -> str:
    """yes while the last record of pain, if it is young enough, is at red."""
    records = pain_records(runner, today)
    if not records or (today - records[-1].on).days > knowledge.number("flare-recent-days"):
        return "no"
    return "yes" if records[-1].pain_0_10 >= knowledge.number("red-min-0-10") else "no"


def flare_h(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """Hours from the first red record of the present flare to today, in whole days; 0 when there is no flare."""
    if in_flare(runner, knowledge, today) == "no":
        return 0
    spells = red_spells(pain_records(runner, today), knowledge.number("red-min-0-10"))
    return 24 * (today - spells[-1][0].on).days


def recent_flares(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """Flares that began within the last ``flare-count-weeks`` weeks."""
    spells = red_spells(pain_records(runner, today), knowledge.number("red-min-0-10"))
    within = 7 * knowledge.number("flare-count-weeks")
    return sum((today - spell[0].on).days <= within for spell in spells)


_DERIVED: dict[str, Callable[[Runner, Knowledge, date], int | str]] = {
    "pain_free_weeks": pain_free_weeks,
    "stopped_by_symptom": stopped_by_symptom,
    "in_flare": in_flare,
    "flare_h": flare_h,
    "recent_flares": recent_flares,
}
