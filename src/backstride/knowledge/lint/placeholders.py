"""Braces stand only where numbers to call are filled in, and only with names that are filled in."""

import re
from collections.abc import Iterator

from backstride.knowledge.model import FlagRule, Knowledge, StopRule
from backstride.knowledge.problem import Problem

from .walk import texts

FILLED_IN = ("{emergency_number}", "{urgent_text}")
"""Fields of the runner's region that the words of a red flag and a stop rule may name."""

FIELD = "do"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Unknown names in braces, and braces in text that is shown as it stands."""
    for part, field, text in texts(knowledge):
        for found in re.findall(r"\{[^}]*\}?|\}", text):
            if field != FIELD or not isinstance(part.model, FlagRule | StopRule):
                message = f"'{found}' would be shown as it stands; numbers are filled in only in 'do'"
                yield Problem(part.at(field), message, "placeholders")
            elif found not in FILLED_IN:
                message = f"nothing fills in '{found}'; known: {', '.join(FILLED_IN)}"
                yield Problem(part.at(field), message, "placeholders")
