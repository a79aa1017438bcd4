"""A fault in what somebody gave us: a value, not an exception, so that all of them can be reported at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong and where. ``check`` names the lint that found it, when one did."""

    place: str
    message: str
    check: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" + (f" [{self.check}]" if self.check else "")
