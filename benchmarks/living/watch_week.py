"""Invariants 8 and 9: rest between strength days and on the eve of a demanding run; the longest run bounds the next."""

from collections.abc import Iterator
from datetime import date, timedelta

from backstride.advice.session import Session

from .seen import Seen, Violation

_GAP_DAYS = 2
_PER_WEEK = 3


def no_rest(seen: Seen) -> Iterator[Violation]:
    """8: 48 hours between strength days, three of them at most in seven days, no leg strength on such an eve."""
    ahead = sorted(on for on, sessions in seen.days() if any(each.kind == "strength" for each in sessions))
    done = {each.on for each in seen.runner.sessions if each.what.session == "strength" and each.on < seen.on}
    every = sorted(done.union(ahead))
    for on in ahead:
        before = [day for day in every if day < on]
        if before and (on - before[-1]).days < _GAP_DAYS:
            yield Violation(8, on, f"strength the day after strength on {before[-1]}")
        if sum(0 <= (on - day).days < 7 for day in every) > _PER_WEEK:
            yield Violation(8, on, "more than three strength days in seven days")
    for on, sessions in seen.days():
        eve = on + timedelta(days=1)
        run = seen.run_of(eve)
        if _works_legs(sessions, seen) and seen.demanding_run(eve) and not (run is not None and run.answer == "no"):
            yield Violation(8, on, "leg strength on the eve of a hard or long run")


def too_far(seen: Seen) -> Iterator[Violation]:
    """9: no advised distance above 110 % of the longest run told of the 30 days before it."""
    for run in seen.runs():
        longest = longest_m(seen, run.on)
        for metres in (run.distance_m, run.distance_max_m):
            if metres is not None and 100 * metres > 110 * longest:
                yield Violation(9, run.on, f"{metres} m advised, the longest of 30 days is {longest} m")


def _works_legs(sessions: tuple[Session, ...], seen: Seen) -> bool:
    exercises = seen.knowledge.exercises
    items = (item for session in sessions if session.kind == "strength" for item in session.items)
    return any(exercises[item.exercise].muscle_group == "legs_hips" for item in items)


def longest_m(seen: Seen, on: date) -> int:
    """Metres of the longest run of the 30 days before a day, by the journal or as the runner told it; 0 without any."""
    runs = [each.what.distance_m for each in seen.runner.runs if 0 < (on - each.on).days <= 30]
    told = seen.runner.findings.get("longest_run_km")
    young = told is not None and 0 <= (on - told.told_on).days <= 30
    asked = 1000 * told.value if told is not None and young and isinstance(told.value, int) else 0
    return max([*runs, asked])
