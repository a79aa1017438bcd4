"""When somebody is to be seen first: the title, what was found, and the lines to show at the appointment."""

import re
from collections.abc import Iterable

from backstride.advice.facts import Facts
from backstride.advice.screening import FlagFinding, Incomplete, Referred, Screening
from backstride.shown.tone import Tone

CARE_TITLES: dict[str, tuple[str, Tone]] = {
    "emergency": ("Get help now", "stop"),
    "urgent": ("See somebody today or tomorrow", "stop"),
    "clinician": ("See a clinician within a week or two", "care"),
}
"""Level -> the title of its page and how it is meant; self-care has none."""

_UNITS_LEFT_OUT = re.compile(r"_(y|0_10|h|km|cm|kg)$")
NO_PLAN_YET = "There is no exercise plan until somebody has looked at this."


def stands_alone(outcome: Screening) -> bool:
    """Whether help comes first (emergency or urgent), so that nothing else is shown."""
    return isinstance(outcome, Referred) and outcome.level != "clinician"


def spoken(outcome: Screening) -> tuple[FlagFinding, ...]:
    """The findings that decided the level; none while questions are open."""
    if isinstance(outcome, Incomplete):
        return ()
    return tuple(finding for finding in outcome.findings if finding.level == outcome.level)


def for_appointment(findings: Iterable[FlagFinding], facts: Facts) -> tuple[str, ...]:
    """Up to three lines to show at the appointment: who, what was told, from which answers."""
    findings = tuple(findings)
    age = facts.number("age_y")
    who = f"{age} years" if age is not None else "Age not told"
    pain, lasts = facts.number("pain_now_0_10"), facts.value("duration")
    told = f"pain {pain}/10" if pain is not None else "pain not told"
    since = f", for {str(lasts).replace('_', ' ')}" if isinstance(lasts, str) else ""
    lines = [f"Runner, {who}; {told}{since}.", "Told us: " + "; ".join(finding.name for finding in findings) + "."]
    seen = sorted({fact for finding in findings for fact in finding.because if fact in facts.knowledge.question_of})
    if seen:
        lines.append(
            "From answers to: " + ", ".join(_UNITS_LEFT_OUT.sub("", fact).replace("_", " ") for fact in seen) + "."
        )
    return tuple(lines)


def yes_would_help(findings: Iterable[FlagFinding], facts: Facts) -> bool:
    """Whether a clinician's yes to exercise would lift one of these."""
    return any(facts.knowledge.red_flags[finding.id].clearable for finding in findings)
