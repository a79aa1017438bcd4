"""How much care an outcome asks for, as a number to compare."""

from backstride.advice.screening import Screening
from backstride.knowledge.model import LEVELS


def care(outcome: Screening) -> int:
    """0 nothing spoke or self-care, 1 clinician, 2 urgent, 3 emergency: of the findings, and of the outcome itself."""
    levels = [finding.level for finding in outcome.findings] + ([outcome.level] if outcome.level else [])
    return max((LEVELS.index(level) for level in levels), default=0)


def alarming(outcome: Screening) -> tuple[tuple[str, str, bool], ...]:
    """The findings above self-care: flag, level and whether gentle self-care may go on."""
    return tuple((each.id, each.level, each.self_care) for each in outcome.findings if each.level != "self_care")
