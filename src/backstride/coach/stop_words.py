"""Stop symptoms: which ones are asked for, which is the gravest, and what the runner is told to do."""

from collections.abc import Iterable

from backstride.knowledge.model import LEVELS, Knowledge, StopRule

PAIN_RULE = "pain-five"
"""The stop rule of too much pain; it is told by a number and not picked from the list."""


def symptoms_to_ask(knowledge: Knowledge) -> tuple[StopRule, ...]:
    """The stop symptoms a runner picks from, gravest first."""
    asked = [rule for rule in knowledge.stop_rules.values() if rule.id != PAIN_RULE]
    return tuple(sorted(asked, key=lambda rule: (-_rank(rule), rule.id)))


def gravest(rules: Iterable[str], knowledge: Knowledge) -> str:
    """Of several stop rules the one whose words are shown; the one told first where they are equal."""
    return max(rules, key=lambda rule: _rank(knowledge.stop_rules[rule]))


def stop_words(rule: str, knowledge: Knowledge, region: str | None) -> str:
    """What to do now, with the numbers to call where the runner lives; unknown region: what works almost anywhere."""
    return knowledge.with_numbers(knowledge.stop_rules[rule].do, region)


def _rank(rule: StopRule) -> int:
    return LEVELS.index(rule.level) if rule.level else 0
