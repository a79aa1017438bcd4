"""Who is placed on the walk and run ladder without a record on it: somebody who does not run, or hardly again.

One run is not yet running again. After a pause the ladder stays until a run was as far as the ladder leads, as long in
one go as its last stage, and green.
"""

from collections.abc import Callable, Sequence
from datetime import date

from backstride.advice.facts import Facts
from backstride.advice.response import judge_of, mornings_of
from backstride.advice.running.distance import METRES_PER_KM, rounded_down
from backstride.journal.entry import Run
from backstride.journal.runner import Dated

from .progress import StagePosition

_LONGEST = "longest_run_km"
_NOT_RUNNING = "You are not running now, so the ladder begins with walking."


def stage_place(facts: Facts) -> StagePosition | None:
    """Stage 0 for a runner who does not run now or has only just run again, with the reason; None for everybody else.

    Records of runs come first; before the first of them, what was told as the longest run. Sources: numbers
    ``longest-run-window-days`` and ``ladder-end-distance-m``, and the run stage before the last.
    """
    runs = _young_runs(facts, facts.today)
    if not _paused(facts, runs, facts.today):
        return None
    judge = judge_of(facts.knowledge, mornings_of(facts.runner, facts.knowledge, facts.today))
    if _any_in_one_go(facts, runs, lambda run: judge(run).counts):
        return None
    return StagePosition(0, facts.today, 0, _why_still(facts, len(runs)) if runs else _NOT_RUNNING)


def begins_by_walking(facts: Facts, on: date) -> bool:
    """Whether a walk of a day up to today is the first step of the ladder. How much runs hurt does not matter here."""
    runs = _young_runs(facts, on)
    return _paused(facts, runs, on) and not _any_in_one_go(facts, runs, lambda run: True)


def _young_runs(facts: Facts, on: date) -> Sequence[Dated[Run]]:
    """The runs up to a day without a longer gap than the window between them or before that day, oldest first."""
    window = facts.knowledge.number("longest-run-window-days")
    found: list[Dated[Run]] = []
    edge = on
    for run in sorted((run for run in facts.runner.runs if run.on <= on), key=lambda run: run.on, reverse=True):
        if (edge - run.on).days > window:
            break
        edge = run.on
        found.append(run)
    return found[::-1]


def _paused(facts: Facts, runs: Sequence[Dated[Run]], on: date) -> bool:
    """Whether the runner did not run when these runs began, or does not on ``on`` where there are none.

    After a pause in the records, what was told counts: of before these runs any longest run, and since then only one as
    far as the ladder leads, as less may be of these very runs.
    """
    number, first = facts.knowledge.number, runs[0].on if runs else on
    finding = facts.runner.findings.get(_LONGEST)
    told_on = None if finding is None else finding.told_on if finding.told_on <= on else finding.since
    ran_before = any(run.on < first for run in facts.runner.runs)
    if finding is None or told_on is None or told_on > on:
        return ran_before
    if not ran_before:
        return finding.value == 0 and finding.since <= first
    if (first - told_on).days > number("longest-run-window-days"):
        return True
    least_m = number("ladder-end-distance-m") if runs and told_on >= first else 1
    return isinstance(finding.value, int) and finding.value * METRES_PER_KM < least_m


def _any_in_one_go(facts: Facts, runs: Sequence[Dated[Run]], is_green: Callable[[Dated[Run]], bool]) -> bool:
    """Whether one of these runs, not of a stage, was far enough, long enough without walking, and green."""
    least_m, least_s = facts.knowledge.number("ladder-end-distance-m"), _one_go_s(facts)
    return any(
        run.what.stage is None
        and run.what.distance_m >= least_m
        and (run.what.longest_stretch_s or 0) >= least_s
        and is_green(run)
        for run in runs
    )


def _one_go_s(facts: Facts) -> int:
    """Seconds of running in one go at the stage before free running."""
    last = facts.knowledge.number("ladder-last-stage") - 1
    return next(stage.run_s for stage in facts.knowledge.run_stages.values() if stage.stage == last)


def _why_still(facts: Facts, runs: int) -> str:
    so_far = "One run is not yet running again" if runs == 1 else "A few runs are not yet running again"
    far, minutes = rounded_down(facts.knowledge.number("ladder-end-distance-m"), facts.units), _one_go_s(facts) // 60
    return f"{so_far}: none was {far}, {minutes} minutes in one go, and green. So the ladder begins with walking."
