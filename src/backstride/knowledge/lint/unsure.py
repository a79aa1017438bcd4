"""For the gravest red flags "not sure" is offered and counts as yes."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .fact_table import fact_table
from .walk import place_of

GRAVEST = frozenset(f"B{number:02}" for number in range(1, 8))
"""B01 to B07 of the fact base: engine rule 2."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Flags B01 to B07 where an unsure answer would not count as yes, or cannot be given."""
    table = fact_table(knowledge)
    for flag in knowledge.red_flags.values():
        if flag.flag not in GRAVEST:
            continue
        place = place_of("red_flags", flag.id)
        if not flag.unsure_is_yes:
            yield Problem(place, f"{flag.flag} must have 'unsure_is_yes: true'", "unsure")
        for fact in sorted({fact for rule in flag.rules for fact in rule.when.facts()}):
            shape = table.get(fact)
            if shape is not None and not shape.not_sure:
                yield Problem(place, f"{fact} does not offer 'not sure'", "unsure")
