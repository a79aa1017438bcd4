"""What to change first after a run that was amber or red, in words."""

from backstride.advice.facts import WEEK_DAYS
from backstride.advice.response import Response, responses
from backstride.advice.running.levers import Lever
from backstride.app.advise import Advice
from backstride.shown.days import short

_SORE = ("amber", "red")


def sore_run(advice: Advice) -> Response | None:
    """The last run, when it was in the last seven days and amber or red."""
    runs = [each for each in responses(advice.facts) if each.what == "run"]
    last = max(runs, key=lambda run: (run.on, run.nth), default=None)
    if last is None or last.light not in _SORE or (advice.facts.today - last.on).days >= WEEK_DAYS:
        return None
    return last


def lever_title(sore: Response) -> str:
    """Such as ``What to change first: your run on Sat 21 Nov was amber``."""
    return f"What to change first: your run on {short(sore.on)} was {sore.light}"


def lever_line(lever: Lever) -> str:
    """One thing to change, and why this one."""
    why = "" if lever.why in lever.says else f" {lever.why}"
    return f"{lever.name}: {lever.says}{why}"
