"""Who is placed on the walk and run ladder without a record on it: somebody who does not run now."""

from backstride.advice.facts import Facts

from .progress import StagePosition


def stage_place(facts: Facts) -> StagePosition | None:
    """Stage 0 for a runner whose longest run of the last 30 days is nothing; None for everybody else.

    Records of runs come first; without any in the window, what was told as the longest run, where runs of before
    the window mean that it is no longer so unless it was told since.
    """
    window = facts.knowledge.number("longest-run-window-days")
    days = [(facts.today - each.on).days for each in facts.runner.runs if each.on <= facts.today]
    recent = [each.what.distance_m for each in facts.runner.runs if 0 <= (facts.today - each.on).days <= window]
    finding = facts.runner.findings.get("longest_run_km")
    told = facts.number("longest_run_km")
    stale = bool(days) and (finding is None or (facts.today - finding.told_on).days > window)
    longest = max(recent) if recent else 0 if stale else told
    if longest != 0:
        return None
    return StagePosition(0, facts.today, 0, "You are not running now, so the ladder begins with walking.")
