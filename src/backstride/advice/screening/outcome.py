"""What a screening can say: ``Referred``, ``Incomplete`` or ``Cleared``. Only Cleared may have a plan."""

from dataclasses import dataclass

from backstride.knowledge.model import Level


@dataclass(frozen=True, slots=True)
class FlagFinding:
    """A red flag that spoke. ``because``: the facts that made it; ``unsure``: it rests on a "not sure".

    ``do`` says what to do first, ``why`` the reason; ``raised``: two weak flags of one cluster raised it;
    ``cleared``: a clinician who knew of it said yes to exercise, so it is back at self_care.
    """

    flag: str
    id: str
    name: str
    level: Level
    do: str
    why: str
    because: tuple[str, ...]
    grade: str
    sources: tuple[str, ...]
    self_care: bool
    gentle: bool
    stop_running: bool
    no_walking: bool
    unsure: bool = False
    raised: bool = False
    cleared: bool = False
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Referred:
    """Care first. emergency and urgent: no plan, no session. clinician: easy walking and learning only.

    ``missing``: facts not asked yet that could make it more urgent, or decide whether a walk is fine.
    ``walking``: whether an easy walk may be offered; not as long as something unknown could rule it out.
    """

    level: Level
    findings: tuple[FlagFinding, ...]
    missing: tuple[str, ...]
    walking: bool = False


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Not enough is known to clear. ``level``: the highest level that spoke so far, None when nothing spoke."""

    level: Level | None
    findings: tuple[FlagFinding, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """A plan may be made. ``level`` clinician: self-care until the appointment that the findings ask for."""

    level: Level
    findings: tuple[FlagFinding, ...]
    missing: tuple[str, ...] = ()

    @property
    def gentle(self) -> bool:
        """Whether to keep to first levels and few sets until a clinician has looked."""
        return any(finding.gentle for finding in self.findings)


Screening = Referred | Incomplete | Cleared
