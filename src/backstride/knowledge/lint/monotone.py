"""A warning answer can only raise the level of a red flag, never lower it."""

from collections.abc import Iterator

from backstride.knowledge.model import LEVELS, Condition, FlagRule, Knowledge, Pattern, RedFlag
from backstride.knowledge.problem import Problem

from .fact_table import fact_table
from .walk import leaves, place_of

REASSURING = frozenset({"clinician_cleared"})
"""Yes/no facts whose Yes is good news, so that a red flag may ask for a No."""

EASING = frozenset({"better"})
"""Choices that say something eases the pain; the absence of one may count as a warning."""

WORSE_WHEN_HIGHER = "_0_10"
"""Ending of facts on the pain scale: a rule that needs a low number would be lowered by more pain."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Red-flag rules above self-care, and the patterns they read, that a worse answer could switch off."""
    types = {fact: shape.type for fact, shape in fact_table(knowledge).items()}
    read: set[str] = set()
    for flag in knowledge.red_flags.values():
        place = place_of("red_flags", flag.id)
        for index, rule in enumerate(flag.rules):
            where = f"{place}: rules.{index}.when"
            yield from _course(where, flag, rule)
            if rule.level != LEVELS[0]:
                yield from _softened(where, rule.when, types)
                read |= rule.when.facts()
    for pattern in _patterns_read(knowledge, read):
        yield from _softened(f"{place_of('patterns', pattern.id)}: when", pattern.when, types)


def _softened(where: str, condition: Condition, types: dict[str, str]) -> Iterator[Problem]:
    for leaf, negated in leaves(condition):
        fact = leaf.fact or ""
        if fact in REASSURING:
            continue
        if fact.endswith(WORSE_WHEN_HIGHER):
            if (leaf.max is not None or leaf.below is not None) != negated:
                yield Problem(where, f"a higher {fact} would switch this off", "monotone")
        elif types.get(fact) == "yes_no" and (leaf.is_ != "yes" or negated):
            message = f"a yes to {fact} would switch this off; ask for 'is: yes', never under 'not'"
            yield Problem(where, message, "monotone")
        elif negated and types.get(fact) in ("choice", "multi") and not _only_easing(leaf):
            yield Problem(where, f"an answer to {fact} would switch this off; only an easing one may", "monotone")


def _only_easing(leaf: Condition) -> bool:
    named = {*(leaf.has or leaf.in_ or ()), *({leaf.is_} if leaf.is_ else ())}
    return named <= EASING


def _course(where: str, flag: RedFlag, rule: FlagRule) -> Iterator[Problem]:
    if not any(leaf.course == "stable" for leaf, _ in leaves(rule.when)):
        return
    if all(LEVELS.index(other.level) <= LEVELS.index(rule.level) for other in flag.rules):
        message = "'course: stable' only belongs in a rule below a stronger rule of the same flag"
        yield Problem(where, message, "monotone")


def _patterns_read(knowledge: Knowledge, facts: set[str]) -> Iterator[Pattern]:
    """The patterns among ``facts``, and those that they read in turn."""
    open_facts, seen = sorted(facts), set[str]()
    while open_facts:
        fact = open_facts.pop()
        pattern = knowledge.pattern_of.get(fact)
        if pattern is not None and fact not in seen:
            seen.add(fact)
            yield pattern
            open_facts.extend(sorted(pattern.when.facts()))
