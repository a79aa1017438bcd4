"""Facts worked out from the journal: calm weeks, a stop symptom, flares, weeks without progress, own activities."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from . import weekly_pain
from .pain_records import PainRecord, red_spells


@dataclass(frozen=True, slots=True)
class Journalled:
    """What derived facts are worked out from; ``pains``: ``pain_records(runner, today)``."""

    runner: Runner
    pains: tuple[PainRecord, ...]
    knowledge: Knowledge
    today: date


def derived_value(fact: str, told: Journalled) -> int | str:
    """Value of one derived fact on its day; KeyError for an unknown one."""
    return _DERIVED[fact](told)


def pain_free_weeks(told: Journalled) -> int:
    """Weeks up to ``today``, without a break, with a record of pain in each and none above green."""
    green = told.knowledge.number("green-max-0-10")
    worst: dict[int, int] = {}
    for record in told.pains:
        week = (told.today - record.on).days // 7
        worst[week] = max(record.pain_0_10, worst.get(week, 0))
    weeks = 0
    while weeks in worst and worst[weeks] <= green:
        weeks += 1
    return weeks


def stopped_by_symptom(told: Journalled) -> str:
    """yes while a session or test was ended by a stop symptom and its warning signs were not all asked since."""
    stops = [stop for stop in told.runner.stops if stop.on <= told.today]
    if not stops:
        return "no"
    rule = told.knowledge.stop_rules.get(stops[-1].what)
    asked = rule.ask_again if rule else ()
    return "no" if asked and all(told.runner.told_nth.get(fact, -1) > stops[-1].nth for fact in asked) else "yes"


def in_flare(told: Journalled) -> str:
    """yes while the last record of pain, if it is young enough, is at red."""
    records = told.pains
    if not records or (told.today - records[-1].on).days > told.knowledge.number("flare-recent-days"):
        return "no"
    return "yes" if records[-1].pain_0_10 >= told.knowledge.number("red-min-0-10") else "no"


def flare_h(told: Journalled) -> int:
    """Hours from the first red record of the present flare to today, in whole days; 0 when there is no flare."""
    if in_flare(told) == "no":
        return 0
    spells = red_spells(told.pains, told.knowledge.number("red-min-0-10"))
    return 24 * (told.today - spells[-1][0].on).days


def recent_flares(told: Journalled) -> int:
    """Flares that began within the last ``flare-count-weeks`` weeks."""
    spells = red_spells(told.pains, told.knowledge.number("red-min-0-10"))
    within = 7 * told.knowledge.number("flare-count-weeks")
    return sum((told.today - spell[0].on).days <= within for spell in spells)


def worse_weeks(told: Journalled) -> int:
    """Weeks in a row, up to today, that were each worse than the one before."""
    return weekly_pain.worse_weeks(told.runner, told.knowledge, told.today)


def weeks_without_improvement(told: Journalled) -> int:
    """Weeks since this spell began while nothing became better; 0 when something did, or too little is known."""
    return weekly_pain.weeks_without_improvement(told.runner, told.knowledge, told.today)


def psfs_own_rated(told: Journalled) -> int:
    """The highest number among the own activities (own_1 ...) that were rated up to today; 0 when there is none."""
    own = [item.id for item in told.knowledge.measures["psfs"].items if item.id.startswith("own_")]
    answers = [each.what.items for each in told.runner.questionnaires if each.on <= told.today]
    return max((nth for nth, item in enumerate(own, start=1) if any(item in items for items in answers)), default=0)


_DERIVED: dict[str, Callable[[Journalled], int | str]] = {
    "pain_free_weeks": pain_free_weeks,
    "stopped_by_symptom": stopped_by_symptom,
    "in_flare": in_flare,
    "flare_h": flare_h,
    "recent_flares": recent_flares,
    "worse_weeks": worse_weeks,
    "weeks_without_improvement": weeks_without_improvement,
    "psfs_own_rated": psfs_own_rated,
}
