"""Keeping the plan that a page shows; where nothing can be written, the page is shown all the same."""

from pathlib import Path

from backstride.app.advise import Advice
from backstride.app.replan import keep_week
from backstride.cli.page import problem


def keep_plan(folder: Path, advice: Advice) -> None:
    """Keep the plan of this advice when it is new. Where that cannot be done, one line on standard error says so."""
    fault = keep_week(folder, advice)
    if fault is not None:
        problem(f"this week's plan could not be kept, so the next one may differ more: {fault}")
