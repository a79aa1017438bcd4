"""``well_days``: the days on which somebody began to count as well again."""

from backstride.advice.facts import Facts
from backstride.advice.pain_records import PainRecord
from backstride.advice.well_again import well_since


def well_days(facts: Facts) -> frozenset[int]:
    """Ordinals, one for each stretch of calm records that was long enough."""
    worst_mornings = facts.knowledge.number("green-max-0-10")
    stretches: list[list[PainRecord]] = [[]]
    for record in facts.pains:
        if record.pain_0_10 > worst_mornings:
            stretches.append([])
        else:
            stretches[-1].append(record)
    shortest = 7 * (facts.knowledge.number("recovered-weeks") - 1)
    long = [each for each in stretches if each and (each[-1].on - each[0].on).days >= shortest]
    found = (well_since(facts.runner, each, facts.knowledge, each[-1].on) for each in long)
    return frozenset(day.toordinal() for day in found if day is not None)
