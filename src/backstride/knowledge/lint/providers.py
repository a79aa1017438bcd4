"""Whoever is sent to somebody can read whom that is."""

from collections.abc import Iterator

from backstride.knowledge.model import LEVELS, Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

SELF_CARE = LEVELS[0]


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Levels of a finding that no provider takes, and findings named by a provider at none of whose levels they are."""
    levels_of = {flag.id: {rule.level for rule in flag.rules} for flag in knowledge.red_flags.values()}
    taken: dict[str, set[str]] = {flag: set() for flag in levels_of}
    for provider in knowledge.providers.values():
        if provider.status == "retired":
            continue
        for flag in provider.red_flags:
            here = levels_of.get(flag, set()) & set(provider.levels)
            if flag in levels_of and not here:
                message = f"{place_of('red_flags', flag)} has none of the levels {', '.join(provider.levels)}"
                yield Problem(f"{place_of('providers', provider.id)}: red_flags", message, "providers")
            taken.setdefault(flag, set()).update(here)
    for flag, levels in levels_of.items():
        for level in sorted(levels - taken[flag] - {SELF_CARE}):
            message = f"no provider names this finding at the level {level}"
            yield Problem(place_of("red_flags", flag), message, "providers")
