"""What every knowledge file has: an id, a status, sources, and where it matters an evidence grade."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ThingId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Stable id of a knowledge file, in kebab-case; equal to its file name; never used again for another thing."""

FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
"""Name of one fact about a runner (a question, profile field, measurement or pattern), in snake_case."""

SeedRow = Annotated[str, StringConstraints(pattern=r"^[XTCPLRV][0-9]{1,2}$")]
"""A row of the seed inventory (X1 exercises, T1 tests, C1 causes, P1 patterns, L1, R1 and V1 rules)."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Grade = Annotated[str, StringConstraints(pattern=r"^[A-E](/[A-E])?$")]
"""Evidence grade: A runner trial or consistent, B general back-pain evidence, C plausible, D expert claim,
E contradicted. Two letters ("A/B") where the evidence splits."""

Status = Literal["sourced", "clinician_reviewed", "retired"]


class Strict(BaseModel):
    """Frozen, and nothing unknown or of the wrong type gets in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Thing(Strict):
    """One knowledge file."""

    id: ThingId
    status: Status
    covers: tuple[SeedRow, ...] = ()
    sources: tuple[ThingId, ...] = Field(min_length=1)
    note: Text | None = None


class Graded(Thing):
    """A knowledge file that tells a runner something, and says how good the evidence for it is."""

    grade: Grade
