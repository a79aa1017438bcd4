"""Running: may you run today, how far, which stage, and what about the race."""

from .may_run import running_advice

__all__ = ["running_advice"]
