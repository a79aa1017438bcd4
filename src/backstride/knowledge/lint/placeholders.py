"""Text is filled in only with what a region file has, and only where it is filled in."""

import re
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge, Region
from backstride.knowledge.problem import Problem

from .walk import text_fields, texts

FILLED_IN = ("red_flags/", "stop_rules/", "guidance/")
"""Files whose text is shown with the numbers of the runner's region."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Unknown names in braces, braces elsewhere, and an urgent number that not every region has."""
    known = set(text_fields(Region)) - {"name", "note"}
    without = sorted(region.id for region in knowledge.regions.values() if region.urgent_number is None)
    for part, field, text in texts(knowledge):
        for name in re.findall(r"\{(\w*)\}?", text):
            if not part.place.startswith(FILLED_IN):
                yield Problem(part.at(field), "text here is shown as it stands, so it has no braces", "placeholders")
            elif name not in known:
                message = f"nothing fills in '{{{name}}}'; known: {', '.join(sorted(known))}"
                yield Problem(part.at(field), message, "placeholders")
            elif name == "urgent_number" and without:
                message = f"no urgent number in {', '.join(without)}; use '{{urgent_text}}'"
                yield Problem(part.at(field), message, "placeholders")
