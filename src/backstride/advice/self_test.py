"""``not_now``: may this runner do this self-test now, and if not, why not and what to do instead.

Unknown is never No: a contraindication that is not known to be absent keeps a test closed, as one that holds does.
"""

from dataclasses import dataclass
from typing import Literal

from backstride.journal.runner import Finding
from backstride.knowledge.model import Knowledge, SelfTest

from .barred import missing_equipment
from .facts import Facts
from .screening import Cleared, Screening
from .verdict import Truth, Verdict

PAIN_NOW = "pain_now_0_10"

Reason = Literal["not_offered", "screening", "contraindication", "unknown", "equipment", "condition"]


@dataclass(frozen=True, slots=True)
class NotNow:
    """Why a test may not be done now. ``instead``: what may be done. ``unlock``: facts that would settle it."""

    reason: Reason
    why: str
    instead: str | None = None
    unlock: tuple[str, ...] = ()


def not_now(test: SelfTest, facts: Facts, screening: Screening) -> NotNow | None:
    """The first reason against doing ``test`` today, gravest first; None when it may be done."""
    if test.offered and not isinstance(screening, Cleared):
        return NotNow("screening", "First comes whether training is safe for you. Until then there are no self-tests.")
    return unfit(test, facts)


def unfit(test: SelfTest, facts: Facts) -> NotNow | None:
    """The first reason against ``test`` for a runner who is cleared; None when there is none."""
    if not test.offered or test.status == "retired":
        return NotNow("not_offered", test.not_offered_because or "It is no longer offered.")
    return _contraindicated(test, facts) or _lacking(test, facts) or _condition(test, facts)


def too_sore_to_start(test: SelfTest, pain_0_10: int, facts: Facts) -> bool:
    """Whether this pain before the first try rules the test out for now.

    A test with its own limit of pain now (the leg power check) goes by that; every other one by the pain that
    would end it.
    """
    own = test.offered_when
    if own is not None and PAIN_NOW in own.facts():
        return _with_pain_now(facts, pain_0_10).judge(own).truth is not Truth.YES
    return pain_0_10 >= facts.knowledge.number("test-pain-stop-0-10")


def pain_ends_test(pain_0_10: int, before_0_10: int, knowledge: Knowledge) -> bool:
    """Whether this pain in a try ends the test. Who was let start at or above the limit stops as soon as it rises."""
    stop = knowledge.number("test-pain-stop-0-10")
    return pain_0_10 >= stop if before_0_10 < stop else pain_0_10 > before_0_10


def pain_is_a_stop_sign(pain_0_10: int, before_0_10: int, knowledge: Knowledge) -> bool:
    """Whether this pain would end a session too, so that the warning signs are asked afresh."""
    rise = pain_0_10 - before_0_10
    return pain_0_10 >= knowledge.number("pain-stop-0-10") or rise >= knowledge.number("pain-rise-stop")


def _contraindicated(test: SelfTest, facts: Facts) -> NotNow | None:
    judged = [
        (contraindication, facts.judge(contraindication.when))
        for contraindication in (facts.knowledge.contraindications[each] for each in test.contraindications)
    ]
    for contraindication, verdict in judged:
        if verdict.truth is Truth.YES:
            return NotNow("contraindication", contraindication.because, contraindication.instead)
    unlock = tuple(
        dict.fromkeys(fact for _, verdict in judged if verdict.truth is Truth.UNKNOWN for fact in _open(verdict))
    )
    if any(verdict.truth is Truth.UNKNOWN for _, verdict in judged):
        return NotNow("unknown", "We do not know enough yet to offer it.", unlock=unlock)
    return None


def _lacking(test: SelfTest, facts: Facts) -> NotNow | None:
    lacking = missing_equipment(test.equipment, facts)
    if not lacking:
        return None
    names = ", ".join(facts.knowledge.equipment[each].name.lower() for each in lacking)
    return NotNow("equipment", f"It needs: {names}.")


def _condition(test: SelfTest, facts: Facts) -> NotNow | None:
    if test.offered_when is None:
        return None
    verdict = facts.judge(test.offered_when)
    if verdict.truth is Truth.YES:
        return None
    if verdict.truth is Truth.UNKNOWN:
        return NotNow("unknown", "We do not know enough yet to offer it.", unlock=_open(verdict))
    return NotNow(
        "condition", "What you told us last does not fit this test.", unlock=tuple(sorted(test.offered_when.facts()))
    )


def _with_pain_now(facts: Facts, pain_0_10: int) -> Facts:
    return facts.supposing({PAIN_NOW: Finding(pain_0_10, facts.today, facts.today)})


def _open(verdict: Verdict) -> tuple[str, ...]:
    return (*verdict.missing, *verdict.unsure)
