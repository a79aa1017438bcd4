"""May the runner run today? What the screening and the pain rule say; ladder and caps come with the plan."""

from .facts import Facts
from .screening import Cleared, FlagFinding, Screening
from .session import RunningAdvice


def running_advice(facts: Facts, screening: Screening) -> RunningAdvice:
    """yes, easy (shorter, slower, flat, stop at the limit) or no, with the reason and its sources."""
    stopping = [finding for finding in screening.findings if finding.stop_running]
    if stopping:
        return RunningAdvice(
            "no", f"No running until this has been looked at: {_name(stopping[0])}.", stopping[0].sources
        )
    if not isinstance(screening, Cleared):
        return RunningAdvice("no", "Not before the safety questions are answered and clear.", ("house-rule",))
    rule = facts.knowledge.traffic_lights
    if facts.holds("in_flare"):
        return RunningAdvice(
            "no", "Your back is flared up. Walk instead, and run again when it has calmed.", rule["red"].sources
        )
    amber_from = facts.knowledge.number("green-max-0-10") + 1
    told = [facts.number("pain_now_0_10"), facts.number("pain_run_0_10")]
    worst = max((pain for pain in told if pain is not None), default=0)
    if worst >= facts.knowledge.number("red-min-0-10"):
        why = "Pain of 5 or more: walk, or run-walk below that, and stop when it rises."
        return RunningAdvice("easy", why, rule["red"].sources)
    if worst >= amber_from or screening.level == "clinician":
        return RunningAdvice(
            "easy", "Shorter, slower and flat, with walk breaks; stop if pain rises.", rule["amber"].sources
        )
    return RunningAdvice(
        "yes", "Run as usual, and let pain be your guide: up to 2 out of 10 is fine.", rule["green"].sources
    )


def _name(finding: FlagFinding) -> str:
    return finding.name[0].lower() + finding.name[1:]
