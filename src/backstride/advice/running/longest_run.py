"""The firm limit for a single run: a little above the longest run of the last 30 days, and never beyond it.

The longest run, read in one way everywhere: the longest of the journal in the ``longest-run-window-days`` before a day.
What the runner told as the longest counts as a run of the day before it was told. It counts beside the journal for
``longest-run-told-days`` from that day, and after that only while the journal has no run in the window.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress

from .distance import METRES_PER_KM, as_typed, rounded_down
from .pain_of_runs import may_grow

RULE = "longest-run-cap"


@dataclass(frozen=True, slots=True)
class RunCap:
    """The most of one run on a day. ``longest_m``: the longest run before it; ``max_m``: ``pct`` percent of that.

    Both None when no run with a distance is known. ``told``: from the runner's answer, not from the journal.
    ``pct``: above 100 only when runs may grow.
    """

    longest_m: int | None
    max_m: int | None
    pct: int
    told: bool
    why: str
    sources: tuple[str, ...]


def run_cap(facts: Facts, progress: Progress, on: date) -> RunCap:
    """The cap for a run on a day, in metres rounded down. It is the longest run itself while strength rose within a
    week, and until the last runs were green.

    Sources: progression rules ``longest-run-cap``, ``two-greens-to-progress``, ``one-variable-a-week``.
    """
    runs = known_runs(facts, on)
    pct = most_pct(facts, progress, on, green=may_grow(facts))
    sources = facts.knowledge.progression[RULE].sources
    if not runs:
        return RunCap(None, None, pct, False, _unknown(facts), sources)
    longest = max(metres for _, metres in runs)
    told = longest not in {metres for _, metres in journal_runs(facts)}
    rose = strength_rose(progress, on)
    return RunCap(longest, most(longest, pct), pct, told, _why(facts, longest, pct, told, rose), sources)


def most_pct(facts: Facts, progress: Progress, on: date, green: bool) -> int:
    """The most of one run in percent of the longest. ``green``: the last runs are green by then.

    Nothing gets longer while strength rose within a week, nor in the last days before a race.
    """
    grows = green and not strength_rose(progress, on) and not _race_near(facts, on)
    return facts.knowledge.number("longest-run-cap-pct") if grows else 100


def _race_near(facts: Facts, on: date) -> bool:
    taper = facts.knowledge.number("race-taper-days")
    races = (event.what.first for event in facts.runner.events if event.what.what == "race")
    return any(0 < (race - on).days <= taper for race in races)


def most(longest_m: int, pct: int) -> int:
    """``pct`` percent of a distance, rounded down."""
    return longest_m * pct // 100


def known_runs(facts: Facts, on: date) -> tuple[tuple[date, int], ...]:
    """Day and metres of the runs in the window before ``on``, what was told among them while it counts."""
    return with_told(facts, journal_runs(facts), on)


def with_told(facts: Facts, runs: Iterable[tuple[date, int]], on: date) -> tuple[tuple[date, int], ...]:
    """Those of these runs that are in the window before ``on``, and what was told as the longest while it counts."""
    window = facts.knowledge.number("longest-run-window-days")
    told, young = told_run(facts), within_window(runs, on, window)
    if told is None:
        return young
    days = facts.knowledge.number("longest-run-told-days") if young else window
    return (*within_window((told,), on, days), *young)


def journal_runs(facts: Facts) -> tuple[tuple[date, int], ...]:
    """Day and metres of every run of the journal with a distance."""
    runs = (run for run in facts.runner.runs if run.on <= facts.today and run.what.distance_m)
    return tuple((run.on, run.what.distance_m) for run in runs)


def within_window(runs: Iterable[tuple[date, int]], on: date, window_days: int) -> tuple[tuple[date, int], ...]:
    """Those of the last ``window_days`` days before ``on``, the day itself not among them."""
    return tuple((day, metres) for day, metres in runs if 0 < (on - day).days <= window_days)


def strength_rose(progress: Progress, on: date) -> bool:
    """Whether something other than running got harder within the week before ``on``."""
    if progress.rose is None:
        return False
    what, since = progress.rose
    return what != "run" and 0 <= (on - since).days < 7


def told_run(facts: Facts) -> tuple[date, int] | None:
    """The longest run as told, in metres, dated on the day before it was told; None when there is none."""
    finding, longest_km = facts.runner.findings.get("longest_run_km"), facts.number("longest_run_km")
    if finding is None or not longest_km:
        return None
    return finding.told_on - timedelta(days=1), longest_km * METRES_PER_KM


def _why(facts: Facts, longest_m: int, pct: int, told: bool, rose: bool) -> str:
    days = facts.knowledge.number("longest-run-window-days")
    source = "as you told it" if told else "in your journal"
    far = as_typed(longest_m // METRES_PER_KM, facts.units) if told else rounded_down(longest_m, facts.units)
    longest = f"Your longest run of the last {days} days, {source}, is {far}"
    if pct == 100 and not rose:
        count = facts.knowledge.number("greens-to-progress")
        return f"{longest}. Runs stay within it until your last {count} runs were green."
    if pct == 100:
        return f"{longest}, and a strength exercise got harder this week: one thing at a time, so runs stay within it."
    return (
        f"{longest}; {pct} percent of it, {rounded_down(most(longest_m, pct), facts.units)}, is the most for one run."
    )


def _unknown(facts: Facts) -> str:
    days = facts.knowledge.number("longest-run-window-days")
    return f"No run of the last {days} days with a distance is known, so no distance is advised."
