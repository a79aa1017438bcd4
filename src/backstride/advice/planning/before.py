"""What of the plan before bears on the next one: what stood on which day, since when, what was done and missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.journal.entry import WeekPlanned

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Before:
    """``placed``: exercise and day of planned strength, this week's and, a week on, as a pattern. ``since``: exercise
    to the day from which it has been in every plan. ``entered``: the day the newest of them came in. ``missed``: a
    planned strength session of this week was not done and not made up for.
    """

    week: WeekPlanned | None
    placed: frozenset[tuple[str, date]]
    since: Mapping[str, date]
    entered: date | None
    missed: bool


def before(facts: Facts) -> Before:
    """What the journal says of earlier plans up to today."""
    weeks = [told.what for told in facts.runner.weeks if told.on <= facts.today and told.what.first <= facts.today]
    if not weeks:
        return Before(None, frozenset(), {}, None, missed=False)
    week = weeks[-1]
    since = _since(weeks)
    return Before(week, placed_by(week, facts.today), since, max(since.values(), default=None), missed(week, facts))


def placed_by(week: WeekPlanned, today: date) -> frozenset[tuple[str, date]]:
    """Exercise and day of strength that is still to come in this week and, as a pattern, in the one after it."""
    placed = {(exercise, on) for exercise, on in _strength(week) if on >= today}
    return frozenset(placed | {(exercise, on + _WEEK) for exercise, on in _strength(week) if on + _WEEK > week.last})


def missed(week: WeekPlanned, facts: Facts) -> bool:
    """Whether a strength session planned for a day before today was not done, and no other came instead."""
    planned = {on for _, on in _strength(week)}
    due = sum(on < facts.today for on in planned)
    done = {each.on for each in facts.runner.sessions if each.what.session == "strength"}
    return sum(week.first <= on < facts.today for on in done) < due and facts.today <= week.last + _WEEK


def off_plan(week: WeekPlanned, facts: Facts) -> bool:
    """Whether strength was done on a day of this week that had none in the plan, or was missed on one that had."""
    planned = {on for _, on in _strength(week) if on < facts.today}
    done = {each.on for each in facts.runner.sessions if each.what.session == "strength"}
    days = {on for on in done if week.first <= on <= facts.today}
    planned_today = {on for _, on in _strength(week) if on == facts.today}
    return (
        planned != {on for on in days if on < facts.today}
        or not {on for on in days if on == facts.today} <= planned_today
    )


def done_today(facts: Facts) -> tuple[str, ...]:
    """Kinds of sessions that were completed today; desk breaks may be done again and again."""
    done = (each.what for each in facts.runner.sessions if each.on == facts.today and each.what.completed)
    return tuple(dict.fromkeys(each.session for each in done if each.session != "desk_break"))


def _strength(week: WeekPlanned) -> frozenset[tuple[str, date]]:
    return frozenset(
        (item.exercise, each.on) for each in week.sessions if each.session == "strength" for item in each.items
    )


def _since(weeks: list[WeekPlanned]) -> dict[str, date]:
    """Exercises of the last plan, each with the first day of the unbroken row of plans that had it."""
    since: dict[str, date] = {}
    for week in weeks:
        names = {exercise for exercise, _ in _strength(week)}
        if names:
            since = {name: since.get(name, week.first) for name in sorted(names)}
    return since
