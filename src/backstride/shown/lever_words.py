"""What to change first after a run that was amber or red, in words."""

from backstride.advice.facts import WEEK_DAYS
from backstride.advice.response import Response, judge_of, mornings_of
from backstride.advice.running.levers import Lever
from backstride.app.advise import Advice
from backstride.shown.days import short

_SORE = ("amber", "red")


def sore_run(advice: Advice) -> Response | None:
    """The last run, when it was in the last seven days and amber or red."""
    facts = advice.facts
    runs = [each for each in facts.runner.runs if 0 <= (facts.today - each.on).days < WEEK_DAYS]
    if not runs:
        return None
    last = max(runs, key=lambda run: (run.on, run.nth))
    response = judge_of(facts.knowledge, mornings_of(facts.runner, facts.knowledge, facts.today))(last)
    return response if response.light in _SORE else None


def lever_title(sore: Response) -> str:
    """Such as ``What to change first: your run on Sat 21 Nov was amber``."""
    return f"What to change first: your run on {short(sore.on)} was {sore.light}"


def lever_line(lever: Lever) -> str:
    """One thing to change, and why this one."""
    why = "" if lever.why in lever.says else f" {lever.why}"
    return f"{lever.name}: {lever.says}{why}"
