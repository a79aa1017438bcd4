"""May the runner run today? What the screening and the pain rule say."""

from typing import Literal

from backstride.advice.facts import Facts, Known
from backstride.advice.screening import Cleared, Referred, Screening
from backstride.advice.session import RunningAdvice

from .rest_after_red import free_after_red, last_red

Answer = Literal["yes", "easy", "no"]


def running_advice(facts: Facts, screening: Screening) -> RunningAdvice:
    """yes, easy (shorter, slower, flat, stop at the limit) or no, with the reason and its sources."""
    answer, guidance_id = may_run(facts, screening)
    guidance = facts.knowledge.guidance[guidance_id]
    return RunningAdvice(answer, guidance.says, guidance.sources)


def may_run(facts: Facts, screening: Screening) -> tuple[Answer, str]:
    """The answer for today, and the id of the guidance that gives its reason."""
    if isinstance(screening, Referred) or any(finding.stop_running for finding in screening.findings):
        return "no", "no-run-until-seen"
    if not isinstance(screening, Cleared):
        return "no", "no-run-questions-open"
    resting = _resting(facts)
    return ("no", resting) if resting else _by_pain(facts, screening)


def _resting(facts: Facts) -> str | None:
    """Why running rests today though training may go on; None when it need not."""
    red = facts.knowledge.number("red-min-0-10")
    if facts.value("locked_last_24h") == "yes":
        return "no-run-seized-up"
    if facts.holds("in_flare") or (facts.number("pain_now_0_10") or 0) >= red:
        return "no-run-strong-pain"
    free = free_after_red(facts)
    resting = free is not None and facts.today < free
    return lasting_sign(facts) or ("no-run-rest-after-red" if resting else None)


def lasting_sign(facts: Facts) -> str | None:
    """The guidance on a sign that does not calm within days: running rests until it is told to be gone."""
    if _may_be(facts, "limp") or _may_be(facts, "every_step_hurts"):
        return "no-run-limp"
    if facts.holds("radicular_like"):
        return "no-run-leg-signs"
    return None


def _may_be(facts: Facts, fact: str) -> bool:
    """Whether a sign was told or the runner is not sure of it."""
    state = facts.state(fact)
    return state.value == "yes" if isinstance(state, Known) else state == "unsure"


def _by_pain(facts: Facts, screening: Cleared) -> tuple[Answer, str]:
    """The traffic light on the pain of a usual run and of now, and easy running in the days after a red."""
    number = facts.knowledge.number
    told = [facts.number("pain_now_0_10"), facts.number("pain_run_0_10")]
    worst = max((pain for pain in told if pain is not None), default=0)
    if worst >= number("red-min-0-10"):
        return "easy", "run-walk-below-the-limit"
    if worst > number("green-max-0-10") or screening.gentle or last_red(facts) is not None:
        return "easy", "run-easy"
    return "yes", "run-as-usual"
