"""What is said of running today."""

from backstride.advice.running.run_today import run_today
from backstride.advice.session import RunningAdvice
from backstride.app.advise import Advice


def running_today(advice: Advice) -> RunningAdvice:
    """May the runner run today: as the plan says of today's run, with the stage of the walk and run ladder."""
    day = advice.plan.day(advice.facts.today) if advice.plan else None
    return run_today(advice.facts, advice.screening, advice.progress, day.run if day else None)
