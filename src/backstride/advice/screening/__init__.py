"""Is it safe to train? Red flags first; unknown is never No."""

from .interview import Ask, next_ask, screens
from .outcome import Cleared, FlagFinding, Incomplete, Referred, Screening
from .screen import screen
from .story import Remark, remarks

__all__ = [
    "Ask", "Cleared", "FlagFinding", "Incomplete", "Referred", "Remark", "Screening", "next_ask", "remarks", "screen",
    "screens",
]  # fmt: skip
