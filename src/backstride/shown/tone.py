"""How a line is meant; each door has its own look for it."""

from typing import Literal

Tone = Literal["good", "care", "stop", "quiet", "strong"]
