"""Whether the back needs calm days: easy walking and mobility only."""

from datetime import date, timedelta

from .facts import Facts
from .pause import pause_days


def is_calm_day(facts: Facts) -> bool:
    """Whether today is calm: a red or a stop symptom of yesterday or today, a flare, strong pain told of late, or a
    back that just seized up. A calmer record on the same day does not lift it.
    """
    return calm_until(facts) is not None


def calm_until(facts: Facts) -> date | None:
    """The last calm day, today or later; None when today is not calm."""
    number, today = facts.knowledge.number, facts.today
    easy = timedelta(days=pause_days(number("flare-easy-min-h")))
    strong = [record.on for record in facts.pains if record.pain_0_10 >= number("red-min-0-10")]
    stops = [stop.on for stop in facts.runner.stops if stop.on <= today]
    days = [on + easy for on in (*strong[-1:], *stops[-1:])]
    if facts.holds("in_flare") or facts.value("locked_last_24h") == "yes" or _strong_now(facts):
        days.append(today)
    return max((day for day in days if day >= today), default=None)


def _strong_now(facts: Facts) -> bool:
    """Whether strong pain was told as present within the days that count as a flare."""
    told = facts.runner.findings.get("pain_now_0_10")
    if told is None or (facts.today - told.told_on).days > facts.knowledge.number("flare-recent-days"):
        return False
    return (facts.number("pain_now_0_10") or 0) >= facts.knowledge.number("red-min-0-10")
