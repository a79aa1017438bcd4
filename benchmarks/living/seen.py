"""What the watch looks at on one day: what was told, what is advised, and the runner's days as they told them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high

from backstride.advice.planning.plan import Plan
from backstride.advice.progression.progress import Progress
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import Session
from backstride.journal import Run, Runner, SessionDone
from backstride.journal.entry import CalendarEvent
from backstride.journal.runner import Dated
from backstride.knowledge.model import Knowledge

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something advised that must not be. ``invariant``: its number in SAFETY.md."""

    invariant: int
    on: date
    says: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One day. ``sessions``, ``run``: of today. ``plan``: with today in it, None when there is none."""

    knowledge: Knowledge
    runner: Runner
    on: date
    sessions: tuple[Session, ...]
    run: RunDay | None = None
    plan: Plan | None = None
    progress: Progress | None = None

    def days(self) -> Iterator[tuple[date, tuple[Session, ...]]]:
        """Today as advised, then the days of the plan after it."""
        yield self.on, self.sessions
        for day in self.plan.days if self.plan is not None else ():
            if day.on > self.on:
                yield day.on, day.sessions

    def runs(self) -> Iterator[RunDay]:
        """The run advised for today, then those of the plan after it."""
        if self.run is not None:
            yield self.run
        for day in self.plan.days if self.plan is not None else ():
            if day.run is not None and day.on > self.on:
                yield day.run

    def run_of(self, on: date) -> RunDay | None:
        """The run advised for a day."""
        return next((run for run in self.runs() if run.on == on), None)

    def event(self, what: str, on: date) -> CalendarEvent | None:
        """What was told of a day: one told for the day itself before a weekly one, the later before the earlier."""
        found = [each.what for each in self.runner.events if each.what.what == what and _covers(each.what, on)]
        return (([each for each in found if not each.weekly] or found)[-1]) if found else None

    def chosen(self, fact: str) -> tuple[str, ...]:
        """The options of a multiple answer as told last."""
        finding = self.runner.findings.get(fact)
        return finding.value if finding is not None and isinstance(finding.value, tuple) else ()

    def demanding_run(self, on: date) -> bool:
        """Whether a hard or long run or a race is in the runner's calendar."""
        if self.event("ill", on) is not None:
            return False
        if self.event("race", on) is not None:
            return True
        run = self.event("run", on)
        if run is not None:
            return run.run_kind != "easy"
        name, long_run = WEEKDAYS[on.weekday()], self.runner.findings.get("long_run_day")
        return name in self.chosen("hard_run_days") or (long_run is not None and long_run.value == name)

    def pains(self) -> list[tuple[int, date, int]]:
        """Every pain told: place in the journal, day, 0 to 10; a session or run by the worst of it."""
        found = [(told.nth, told.on, told.what.pain_morning_0_10) for told in self.runner.check_ins]
        exertions: tuple[Dated[SessionDone] | Dated[Run], ...] = (*self.runner.sessions, *self.runner.runs)
        for each in exertions:
            worst = worst_told(each.what)
            found += [(each.nth, each.on, worst)] if worst is not None else []
        return sorted(found)

    def usual_morning(self, on: date) -> int | None:
        """The usual morning before a day: the upper median of the last 7 mornings told; None without any."""
        mornings = [each.what.pain_morning_0_10 for each in self.runner.check_ins if 0 < (on - each.on).days <= 7]
        return median_high(mornings) if mornings else None


def worst_told(body: SessionDone | Run) -> int | None:
    """The worst pain told of a session or run."""
    told = [pain for pain in (body.pain_during_0_10, body.pain_after_0_10) if pain is not None]
    return max(told) if told else None


def _covers(event: CalendarEvent, on: date) -> bool:
    if event.weekly:
        return on >= event.first and (on - event.first) % timedelta(days=7) == timedelta(0)
    return event.first <= on <= event.last
