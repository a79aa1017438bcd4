"""The slow, obvious reading of conditions over what was told: True, False or None (not known).

It is the watch's own, so that a fault of the engine's reading does not hide itself. It reads nothing of ``advice``;
what the engine works out from the journal (flares, weeks without pain) is not known here
unless handed in as ``derived``.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from backstride.journal import Finding, Runner
from backstride.knowledge.model import Condition, FlagRule, Knowledge, Level, Question, RedFlag


class PlainTruth:
    """Reads conditions for one runner on one day; remembers what it has read."""

    def __init__(
        self, runner: Runner, knowledge: Knowledge, on: date, derived: Mapping[str, str | int] | None = None
    ) -> None:
        self._runner, self._knowledge, self._on = runner, knowledge, on
        self._derived = derived or {}
        self._read: dict[tuple[int, bool], bool | None] = {}

    def of(self, condition: Condition, unsure_is_yes: bool = False) -> bool | None:
        """Whether the condition holds. ``unsure_is_yes``: an explicit "not sure" counts as a yes."""
        key = id(condition), unsure_is_yes
        if key not in self._read:
            self._read[key] = self._of(condition, unsure_is_yes)
        return self._read[key]

    def _of(self, condition: Condition, unsure: bool) -> bool | None:
        if condition.fact is not None:
            return self._leaf(condition, unsure)
        parts = [self.of(child, unsure) for child in condition.children()]
        if condition.not_ is not None:
            return None if parts[0] is None else not parts[0]
        if condition.all_ is not None:
            return _at_least(len(parts), parts)
        return _at_least(1 if condition.any_ is not None else condition.at_least or 1, parts)

    def _leaf(self, leaf: Condition, unsure: bool) -> bool | None:
        fact = leaf.fact or ""
        pattern, question = self._knowledge.pattern_of.get(fact), self._knowledge.question_of.get(fact)
        if pattern is not None:
            holds = self.of(pattern.when)
            return holds if holds is None or leaf.is_ == "yes" else not holds
        if fact in self._derived:
            return passes(leaf, Finding(self._derived[fact], self._on, self._on))
        finding = self._runner.findings.get(fact)
        if finding is None:
            return self._unknown(question)
        if question is not None and _too_old(finding, question.valid_days, self._on):
            stands = finding.value == "yes" and finding.course == "stable" and leaf.course is None
            return leaf.is_ == "yes" if stands else self._unknown(question)
        if finding.value == "not_sure":
            return True if unsure else None
        return passes(leaf, finding)

    def _unknown(self, question: Question | None) -> bool | None:
        """Not known, or False for a question that is not asked of this runner."""
        asked_of = question.ask_when if question is not None else None
        return False if asked_of is not None and self.of(asked_of) is False else None


def spoken(runner: Runner, knowledge: Knowledge, on: date) -> tuple[tuple[RedFlag, FlagRule], ...]:
    """Every rule of a red flag that is certainly true of what was told; an unsure B01 to B07 counts as yes."""
    plain = PlainTruth(runner, knowledge, on)
    rules = ((flag, rule) for flag in knowledge.red_flags.values() for rule in flag.rules)
    return tuple((flag, rule) for flag, rule in rules if plain.of(rule.when, flag.unsure_is_yes) is True)


def cleared_by_clinician(runner: Runner, knowledge: Knowledge, on: date) -> bool:
    """Whether a clinician's yes was told and is still young."""
    finding, question = runner.findings.get("clinician_cleared"), knowledge.question_of["clinician_cleared"]
    return finding is not None and finding.value == "yes" and (on - finding.told_on).days <= (question.valid_days or 0)


def any_of(found: Iterable[tuple[RedFlag, FlagRule]], *levels: Level) -> str | None:
    """The first flag at one of these levels."""
    return next((flag.id for flag, rule in found if rule.level in levels), None)


def passes(leaf: Condition, finding: Finding) -> bool:
    """Whether a known value passes the test of one fact."""
    value = finding.value
    if leaf.is_ is not None:
        right = value == leaf.is_ or (leaf.is_ == "none" and value == ())
        return right and (leaf.course is None or (leaf.course == "stable") is (finding.course == "stable"))
    if leaf.in_ is not None:
        return value in leaf.in_
    if leaf.has is not None:
        return isinstance(value, tuple) and not set(leaf.has).isdisjoint(value)
    if not isinstance(value, int):
        return False
    return (
        (leaf.min is None or value >= leaf.min) and (leaf.max is None or value <= leaf.max)
        and (leaf.above is None or value > leaf.above) and (leaf.below is None or value < leaf.below)
    )  # fmt: skip


def _at_least(count: int, parts: list[bool | None]) -> bool | None:
    if parts.count(True) >= count:
        return True
    return False if parts.count(True) + parts.count(None) < count else None


def _too_old(finding: Finding, valid_days: int | None, on: date) -> bool:
    """A yes does not grow old; that it is old and has not changed does."""
    lasts = finding.value == "yes" and finding.course != "stable"
    return valid_days is not None and not lasts and (on - finding.told_on).days > valid_days
