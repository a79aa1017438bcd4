"""No progress in the journal: time for a clinician. The same facts speak in the screening, as red flag B30."""

from backstride.advice.facts import Facts
from backstride.advice.verdict import Truth

from .tracks import SeekCare

FLAG = "b30-no-progress"


def seek_care(facts: Facts) -> SeekCare | None:
    """What the red flag of no progress says when it speaks, with the weeks that made it speak; else None."""
    flag = facts.knowledge.red_flags[FLAG]
    for rule in flag.rules:
        if facts.judge(rule.when).truth is Truth.YES:
            return SeekCare(f"{_weeks(facts)} {rule.why}", rule.do, flag.sources)
    return None


def _weeks(facts: Facts) -> str:
    worse = facts.number("worse_weeks") or 0
    if worse >= facts.knowledge.number("no-progress-review-weeks"):
        return f"It got worse {worse} weeks in a row."
    return f"No change for the better in {facts.number('weeks_without_improvement') or 0} weeks."
