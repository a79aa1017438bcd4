"""May the runner run today? What the screening and the pain rule say; ladder and caps come with the plan."""

from .facts import Facts
from .screening import Cleared, FlagFinding, Referred, Screening
from .session import RunningAdvice


def running_advice(facts: Facts, screening: Screening) -> RunningAdvice:
    """yes, easy (shorter, slower, flat, stop at the limit) or no, with the reason and its sources."""
    stopping = [finding for finding in screening.findings if finding.stop_running]
    if stopping:
        why = f"No running until this has been looked at: {_name(stopping[0])}."
        return RunningAdvice("no", why, stopping[0].sources)
    if isinstance(screening, Referred):
        return RunningAdvice("no", "Easy walking only, until a clinician has looked at this.", ("house-rule",))
    if not isinstance(screening, Cleared):
        return RunningAdvice("no", "Not before the safety questions are answered.", ("house-rule",))
    return _resting(facts) or _by_pain(facts, screening)


def _resting(facts: Facts) -> RunningAdvice | None:
    """Why running rests today though training may go on; None when it need not."""
    lights, red = facts.knowledge.traffic_lights, facts.knowledge.number("red-min-0-10")
    if facts.value("locked_last_24h") == "yes":
        why = "Your back seized up within the last day. Walk a little and often, and run when it has calmed."
        return RunningAdvice("no", why, lights["red"].sources)
    if facts.holds("in_flare") or (facts.number("pain_now_0_10") or 0) >= red:
        why = f"Pain of {red} or more: walk instead, and run again when it has calmed."
        return RunningAdvice("no", why, lights["red"].sources)
    if facts.value("limp") == "yes" or facts.value("every_step_hurts") == "yes":
        why = "A limp or pain with each step is a red light: walk only as far as it feels fine."
        return RunningAdvice("no", why, lights["red"].sources)
    if facts.holds("radicular_like"):
        why = "Leg signs like yours are looked at before running. Walking is fine."
        return RunningAdvice("no", why, facts.knowledge.patterns["radicular-like"].sources)
    return None


def _by_pain(facts: Facts, screening: Cleared) -> RunningAdvice:
    """The traffic light on the pain of a usual run and of now."""
    number, lights = facts.knowledge.number, facts.knowledge.traffic_lights
    green, red = number("green-max-0-10"), number("red-min-0-10")
    told = [facts.number("pain_now_0_10"), facts.number("pain_run_0_10")]
    worst = max((pain for pain in told if pain is not None), default=0)
    if worst >= red:
        why = f"Run-walk so that pain stays under {red}, slow and flat, and stop when it rises."
        return RunningAdvice("easy", why, lights["red"].sources)
    if worst > green or screening.gentle:
        why = "Shorter, slower and flat, with walk breaks. Stop if the pain rises."
        return RunningAdvice("easy", why, lights["amber"].sources)
    why = f"Run as usual and let pain be your guide: up to {green} out of 10 is fine."
    return RunningAdvice("yes", why, lights["green"].sources)


def _name(finding: FlagFinding) -> str:
    return finding.name[0].lower() + finding.name[1:]
