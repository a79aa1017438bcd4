"""Three-valued judgement: yes, no or unknown, with the facts that decided it and those still open.

Kleene's strong logic: unknown is never No. An *unknown* keeps apart what was not asked yet (``missing``) and
what the runner answered "not sure" to (``unsure``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Truth(Enum):
    """Of a condition about a runner."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A truth, the facts that made it so, and for an unknown the facts that could settle it."""

    truth: Truth
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


YES = Verdict(Truth.YES)
NO = Verdict(Truth.NO)
UNKNOWN = Verdict(Truth.UNKNOWN)


def inverse(verdict: Verdict) -> Verdict:
    """Not: yes and no change places, unknown stays."""
    flipped = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[verdict.truth]
    return Verdict(flipped, verdict.because, verdict.missing, verdict.unsure)


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Yes when ``count`` of them are yes; no when they no longer can be; else unknown. any = 1, all = how many."""
    given = tuple(verdicts)
    yes = [verdict for verdict in given if verdict.truth is Truth.YES]
    unknown = [verdict for verdict in given if verdict.truth is Truth.UNKNOWN]
    if len(yes) >= count:
        return Verdict(Truth.YES, _joined(verdict.because for verdict in yes))
    if len(yes) + len(unknown) < count:
        no = [verdict for verdict in given if verdict.truth is Truth.NO]
        return Verdict(Truth.NO, _joined(verdict.because for verdict in no))
    return Verdict(
        Truth.UNKNOWN,
        _joined(verdict.because for verdict in yes),
        _joined(verdict.missing for verdict in unknown),
        _joined(verdict.unsure for verdict in unknown),
    )


def _joined(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for part in parts for fact in part))
