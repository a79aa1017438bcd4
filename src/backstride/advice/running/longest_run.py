"""The firm limit for a single run: a little above the longest run of the last 30 days, and never beyond it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress

from .distance import METRES_PER_KM, km

RULE = "longest-run-cap"


@dataclass(frozen=True, slots=True)
class RunCap:
    """The most of one run on a day. ``longest_m``: the longest run before it; ``max_m``: ``pct`` percent of that.

    Both None when no run with a distance is known. ``told``: from the runner's answer, not from the journal.
    """

    longest_m: int | None
    max_m: int | None
    pct: int
    told: bool
    why: str
    sources: tuple[str, ...]


def run_cap(facts: Facts, progress: Progress, on: date) -> RunCap:
    """The cap for a run on a day, in metres rounded down. While strength rose within a week it is the longest itself.

    Source: progression rule ``longest-run-cap``.
    """
    runs = known_runs(facts, on)
    pct = 100 if strength_rose(progress, on) else facts.knowledge.number("longest-run-cap-pct")
    sources = facts.knowledge.progression[RULE].sources
    if not runs:
        return RunCap(None, None, pct, False, _unknown(facts), sources)
    longest = max(metres for _, metres in runs)
    told = not journal_runs(facts, on)
    return RunCap(longest, most(longest, pct), pct, told, _why(facts, longest, pct, told), sources)


def most(longest_m: int, pct: int) -> int:
    """``pct`` percent of a distance, rounded down."""
    return longest_m * pct // 100


def known_runs(facts: Facts, on: date) -> tuple[tuple[date, int], ...]:
    """Day and metres of the runs in the window before ``on``; without any in the journal, the longest that was told."""
    return journal_runs(facts, on) or _told_run(facts, on)


def journal_runs(facts: Facts, on: date) -> tuple[tuple[date, int], ...]:
    """Runs of the journal with a distance in the window before ``on``."""
    runs = ((run.on, run.what.distance_m) for run in facts.runner.runs if run.on <= facts.today and run.what.distance_m)
    return within_window(runs, on, facts.knowledge.number("longest-run-window-days"))


def within_window(runs: Iterable[tuple[date, int]], on: date, window_days: int) -> tuple[tuple[date, int], ...]:
    """Those of the last ``window_days`` days before ``on``, the day itself not among them."""
    return tuple((day, metres) for day, metres in runs if 0 < (on - day).days <= window_days)


def strength_rose(progress: Progress, on: date) -> bool:
    """Whether something other than running got harder within the week before ``on``."""
    if progress.rose is None:
        return False
    what, since = progress.rose
    return what != "run" and 0 <= (on - since).days < 7


def _told_run(facts: Facts, on: date) -> tuple[tuple[date, int], ...]:
    """The longest run as told, dated on the day before it was told: it wears out with the window."""
    finding, longest_km = facts.runner.findings.get("longest_run_km"), facts.number("longest_run_km")
    if finding is None or not longest_km:
        return ()
    run = (finding.told_on - timedelta(days=1), longest_km * METRES_PER_KM)
    return within_window((run,), on, facts.knowledge.number("longest-run-window-days"))


def _why(facts: Facts, longest_m: int, pct: int, told: bool) -> str:
    days = facts.knowledge.number("longest-run-window-days")
    source = "as you told it" if told else "in your journal"
    longest = f"Your longest run of the last {days} days, {source}, is {km(longest_m)}"
    if pct == 100:
        return f"{longest}, and a strength exercise got harder this week: one thing at a time, so runs stay within it."
    return f"{longest}; {pct} percent of it, {km(most(longest_m, pct))}, is the most for one run."


def _unknown(facts: Facts) -> str:
    days = facts.knowledge.number("longest-run-window-days")
    return f"No run of the last {days} days with a distance is known, so no distance is advised."
