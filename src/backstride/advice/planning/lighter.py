"""How much lighter a day is: a flare, the days after it, the first week back, race week, the wait for a clinician."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from backstride.advice.calendar import CalendarDay
from backstride.advice.calm_day import calm_until
from backstride.advice.facts import Facts
from backstride.advice.limits import fewer_sets
from backstride.advice.progression.progress import Progress
from backstride.advice.session import SessionItem
from backstride.knowledge.model import Knowledge

DayLoad = Literal["full", "calm", "deload", "comeback", "taper", "off"]
"""full; calm: walking and mobility only; deload, comeback, taper: fewer sets; off: no strength at all."""

_NOT_IN_DELOAD = frozenset({"loaded_extension", "heavy_leg"})
_REASON = {
    "deload": "Fewer sets while your back settles.",
    "comeback": "Fewer sets in your first week back.",
    "taper": "Fewer sets in the week of your race.",
}


def day_loads(facts: Facts, progress: Progress, days: Sequence[CalendarDay]) -> tuple[DayLoad, ...]:
    """The load of each day. ``days`` begin with today or later and may go beyond the plan to see a race coming."""
    calm = calm_until(facts)
    return tuple(_load(facts, progress, day, calm, days) for day in days)


def lighter(item: SessionItem, load: DayLoad, gentle: bool, knowledge: Knowledge) -> SessionItem | None:
    """The item as it is on such a day; None when it has no place there."""
    if load in ("calm", "off"):
        return None
    exercise = knowledge.exercises[item.exercise]
    loads = {*exercise.loads, *exercise.levels[item.level - 1].loads}
    if load == "deload" and loads & _NOT_IN_DELOAD:
        return None
    if gentle:
        item = fewer_sets(item, knowledge.number("gentle-sets-max"), "Gentle until a clinician has seen you.")
    if load == "full":
        return item
    kept_pct = {
        "deload": 100 - knowledge.number("deload-sets-pct"),
        "comeback": knowledge.number("break-first-week-sets-pct"),
        "taper": knowledge.number("race-taper-sets-pct"),
    }[load]
    return fewer_sets(item, item.dose.sets * kept_pct // 100, _REASON[load])


def _load(
    facts: Facts, progress: Progress, day: CalendarDay, calm: date | None, days: Sequence[CalendarDay]
) -> DayLoad:
    if day.ill:
        return "off"
    if calm is not None and day.on <= calm:
        return "calm"
    if day.rest:
        return "off"
    race = _race_load(facts, day.on, days)
    if race == "off":
        return "off"
    return _mode_load(progress, day.on) or race or "full"


def _mode_load(progress: Progress, on: date) -> DayLoad | None:
    inside = progress.mode_until is None or on <= progress.mode_until
    if progress.mode == "calm":
        return "calm" if inside else "deload"
    if progress.mode in ("deload", "comeback") and inside:
        return "deload" if progress.mode == "deload" else "comeback"
    return None


def _race_load(facts: Facts, on: date, days: Sequence[CalendarDay]) -> DayLoad | None:
    number = facts.knowledge.number
    races = [event.what.first for event in facts.runner.events if event.what.what == "race"]
    races = [race for race in races if not any(day.on == race and day.ill for day in days)]
    if any(
        -number("race-no-strength-days") <= (on - race).days <= number("race-no-strength-after-days") for race in races
    ):
        return "off"
    taper = timedelta(days=number("race-taper-days"))
    return "taper" if any(race - taper <= on < race for race in races) else None
