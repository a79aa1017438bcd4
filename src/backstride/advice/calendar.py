"""The runner's days as they are: minutes, runs, sitting, places, and what is dated in their life."""

from dataclasses import dataclass
from datetime import date, timedelta

from backstride.journal.entry import CalendarEvent, RunKind
from backstride.journal.runner import Dated

from .facts import Facts

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class CalendarRun:
    """A run in the calendar. ``distance_m``, ``duration_s``: None when not told. ``dated``: told for this very day."""

    kind: RunKind
    distance_m: int | None = None
    duration_s: int | None = None
    dated: bool = False
    name: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day. ``budget_s``: seconds for the back. ``equipment``: ids at hand. ``away``: not at home.

    ``rest``: no strength wished. ``busy``: the minutes were told for this day.
    """

    on: date
    budget_s: int
    run: CalendarRun | None
    sits: bool
    equipment: tuple[str, ...]
    away: bool = False
    ill: bool = False
    rest: bool = False
    busy: bool = False

    @property
    def weekday(self) -> str:
        """mon to sun."""
        return weekday(self.on)

    @property
    def demanding(self) -> bool:
        """Whether its run is hard, long or a race."""
        return self.run is not None and self.run.kind != "easy"


def calendar(facts: Facts, first: date, count: int) -> tuple[CalendarDay, ...]:
    """``count`` days from ``first`` on: the usual week, and over it what was told for these days."""
    return tuple(_day(facts, first + timedelta(days=number)) for number in range(count))


def races(facts: Facts) -> tuple[CalendarEvent, ...]:
    """Races from ``facts.today`` on, soonest first."""
    told = (event.what for event in facts.runner.events if event.what.what == "race")
    return tuple(sorted((race for race in told if race.first >= facts.today), key=lambda race: race.first))


def weekday(day: date) -> str:
    """mon to sun."""
    return WEEKDAYS[day.weekday()]


def _day(facts: Facts, on: date) -> CalendarDay:
    name = weekday(on)
    events = _events(facts, on)
    usual = 60 * (facts.number("minutes_per_day") or facts.knowledge.number("minutes-per-day-usual"))
    busy, travel = events.get("busy"), events.get("travel")
    return CalendarDay(
        on=on,
        budget_s=usual if busy is None or busy.minutes is None else 60 * busy.minutes,
        run=_run(facts, on, events),
        sits=name in facts.chosen("desk_days"),
        equipment=facts.chosen("equipment") if travel is None else travel.equipment,
        away=travel is not None,
        ill="ill" in events,
        rest="rest" in events or name in facts.chosen("rest_days"),
        busy=busy is not None,
    )


def _run(facts: Facts, on: date, events: dict[str, CalendarEvent]) -> CalendarRun | None:
    if "ill" in events:
        return None
    dated = events.get("race") or events.get("run")
    if dated is not None:
        kind: RunKind = "race" if dated.what == "race" else dated.run_kind
        return CalendarRun(kind, dated.distance_m, dated.duration_s, dated=not dated.weekly, name=dated.name)
    name = weekday(on)
    if name == facts.value("long_run_day"):
        return CalendarRun("long")
    if name in facts.chosen("hard_run_days"):
        return CalendarRun("hard")
    return CalendarRun("easy") if name in facts.chosen("run_days") else None


def _events(facts: Facts, on: date) -> dict[str, CalendarEvent]:
    """By kind, the event told last for this day; one told for the day itself counts more than a weekly one."""
    found: dict[str, Dated[CalendarEvent]] = {}
    for told in facts.runner.events:
        if _covers(told.what, on):
            before = found.get(told.what.what)
            if before is None or before.what.weekly or not told.what.weekly:
                found[told.what.what] = told
    return {kind: told.what for kind, told in found.items()}


def _covers(event: CalendarEvent, on: date) -> bool:
    if event.weekly:
        return on >= event.first and on.weekday() == event.first.weekday()
    return event.first <= on <= event.last
