"""What is said of running today."""

from backstride.advice.session import RunningAdvice
from backstride.app.advise import Advice

_CALM = "no-run-calm-days"


def running_today(advice: Advice, running: RunningAdvice) -> RunningAdvice:
    """What is said of running today: on calm days no, as the plan says of its run days."""
    if running.answer != "no" and advice.progress.mode == "calm":
        guidance = advice.facts.knowledge.guidance[_CALM]
        return RunningAdvice("no", guidance.says, guidance.sources)
    return running
