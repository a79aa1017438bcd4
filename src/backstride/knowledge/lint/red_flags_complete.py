"""All red flags of the fact base are there, once each, and an emergency says first what to do."""

import re
from collections import defaultdict
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

INVENTORY_FLAGS = tuple(f"B{number:02}" for number in range(1, 36))
"""B01 to B35 of the fact base."""

AGE_AND_PREGNANCY = ("AGE", "PREG")
"""Engine rule 7: no plan under 18, in pregnancy or soon after birth."""

SEVERAL_FILES = ("B30", "B32", "AGE", "PREG")
"""Rows of the fact base that list findings of different weight, so each finding is a file of its own."""

ORDER_FIRST = re.compile(r"(call|go|keep|stay|stop|do not|get|ring|ask|lie|sit)\b", re.IGNORECASE)
HELP = "{emergency_number}"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Flags that are missing or there twice, and emergency texts that do not begin with an order, or give no number."""
    files = defaultdict[str, list[str]](list)
    for flag in knowledge.red_flags.values():
        files[flag.flag].append(place_of("red_flags", flag.id))
    for name in (*INVENTORY_FLAGS, *AGE_AND_PREGNANCY):
        if name not in files:
            yield Problem("red_flags", f"red flag {name} is missing", "red_flags_complete")
    for name, places in files.items():
        if len(places) > 1 and name not in SEVERAL_FILES:
            message = f"red flag {name} is also in {', '.join(places[:-1])}"
            yield Problem(places[-1], message, "red_flags_complete")
    for flag in knowledge.red_flags.values():
        if flag.flag in INVENTORY_FLAGS and not flag.id.startswith(f"{flag.flag.lower()}-"):
            message = f"the id of a file for {flag.flag} begins with '{flag.flag.lower()}-'"
            yield Problem(place_of("red_flags", flag.id), message, "red_flags_complete")
        for index, rule in enumerate(flag.rules):
            if rule.level == "emergency" and not (ORDER_FIRST.match(rule.do) and HELP in rule.do):
                where = f"{place_of('red_flags', flag.id)}: rules.{index}.do"
                message = f"an emergency begins with what to do first, and gives {HELP}"
                yield Problem(where, message, "red_flags_complete")
