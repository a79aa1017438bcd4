"""The slow, obvious reading of conditions, to hold against the engine's own: True, False or None (not known).

It reads the findings of a runner and nothing of ``advice`` but the facts that are worked out from the journal.
"""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from backstride.advice.derived import Journalled, derived_value
from backstride.advice.pain_records import pain_records
from backstride.journal import Answer, Finding, Runner
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Condition, FlagRule, Level, Question
from runners import CLEARANCE, COURSES, FLAG_FACTS, HEALTHY, KNOWLEDGE, NearHealthy, Told, answer, ready, some_of, told

DERIVED = frozenset(derived.fact for derived in KNOWLEDGE.derived_facts.values())


def truth(condition: Condition, runner: Runner, today: date, unsure_is_yes: bool = False) -> bool | None:
    """Whether the condition holds for what this runner told, on this day."""
    parts = [truth(child, runner, today, unsure_is_yes) for child in condition.children()]
    if condition.not_ is not None:
        return None if parts[0] is None else not parts[0]
    if condition.all_ is not None:
        return _at_least(len(parts), parts)
    if condition.any_ is not None:
        return _at_least(1, parts)
    if condition.at_least is not None:
        return _at_least(condition.at_least, parts)
    return _leaf(condition, runner, today, unsure_is_yes)


def _at_least(count: int, parts: list[bool | None]) -> bool | None:
    if parts.count(True) >= count:
        return True
    return False if parts.count(True) + parts.count(None) < count else None


def _leaf(leaf: Condition, runner: Runner, today: date, unsure_is_yes: bool) -> bool | None:
    fact = leaf.fact or ""
    pattern, question = KNOWLEDGE.pattern_of.get(fact), KNOWLEDGE.question_of.get(fact)
    if pattern is not None:
        holds = truth(pattern.when, runner, today)
        return holds if leaf.is_ == "yes" or holds is None else not holds
    if fact in DERIVED:
        return passes(
            leaf, Answer(value=derived_value(fact, Journalled(runner, pain_records(runner, today), KNOWLEDGE, today)))
        )
    finding = runner.findings.get(fact)
    if finding is None:
        asked_of = question.ask_when if question is not None else None
        return False if asked_of is not None and truth(asked_of, runner, today) is False else None
    if question is not None and _too_old(finding, question.valid_days, today):
        stands = finding.value == "yes" and finding.course == "stable" and leaf.course is None
        return leaf.is_ == "yes" if stands else None
    if finding.value == "not_sure":
        return True if unsure_is_yes else None
    grown = (today - finding.told_on).days // 365 if fact == "age_y" else 0
    value = finding.value + grown if isinstance(finding.value, int) else finding.value
    return passes(leaf, Answer(value=value, course=finding.course))


def _too_old(finding: Finding, valid_days: int | None, today: date) -> bool:
    """A Yes does not grow old; that it is old and has not changed does."""
    lasts = finding.value == "yes" and finding.course != "stable"
    return valid_days is not None and not lasts and (today - finding.told_on).days > valid_days


def passes(leaf: Condition, given: Answer) -> bool:
    """Whether a known answer passes the test of one fact."""
    value = given.value
    if leaf.is_ is not None:
        right = value == leaf.is_ or (leaf.is_ == "none" and value == ())
        return right and (leaf.course is None or (leaf.course == "stable") is (given.course == "stable"))
    if leaf.in_ is not None:
        return value in leaf.in_
    if leaf.has is not None:
        return isinstance(value, tuple) and not set(leaf.has).isdisjoint(value)
    if not isinstance(value, int):
        return False
    above = leaf.above if leaf.above is not None else value - 1
    below = leaf.below if leaf.below is not None else value + 1
    least = leaf.min if leaf.min is not None else value
    most = leaf.max if leaf.max is not None else value
    return value > above and value < below and least <= value <= most


@st.composite
def making(draw: st.DrawFn, condition: Condition) -> Told:
    """Answers that make a condition (without ``not``) hold, if its branches do not contradict each other.

    What is worked out from the journal cannot be told: it is left to the history.
    """
    if condition.fact in DERIVED:
        return {}
    if condition.fact in KNOWLEDGE.pattern_of:
        return draw(making(KNOWLEDGE.pattern_of[condition.fact].when))
    if condition.fact is not None:
        return {condition.fact: draw(_passing(condition))}
    branches = list(condition.children())
    count = len(branches) if condition.all_ is not None else condition.at_least or 1
    chosen = draw(st.permutations(branches))[:count] if count < len(branches) else branches
    return merged(draw(making(branch)) for branch in chosen)


def merged(parts: Iterable[Told]) -> Told:
    """All of it together; where two parts name places (or other several things), both."""
    whole: dict[str, Answer] = {}
    for part in parts:
        for fact, given in part.items():
            before = whole.get(fact)
            if before is not None and isinstance(before.value, tuple) and isinstance(given.value, tuple):
                given = Answer(value=tuple(dict.fromkeys((*before.value, *given.value))))
            whole[fact] = given
    return whole


def _passing(leaf: Condition) -> st.SearchStrategy[Answer]:
    shape = KNOWLEDGE.answerable[leaf.fact or ""]
    if shape.type == "integer":
        low = max(number for number in (shape.min, leaf.min, _next(leaf.above, 1)) if number is not None)
        high = min(number for number in (shape.max, leaf.max, _next(leaf.below, -1)) if number is not None)
        return st.integers(low, high).map(lambda number: Answer(value=number))
    if leaf.has is not None:
        return st.sampled_from(leaf.has).map(lambda option: Answer(value=(option,)))
    if leaf.is_ != "yes":
        values: tuple[AnswerValue, ...] = leaf.in_ or ((leaf.is_ or ""),)
        return st.sampled_from(values).map(lambda value: Answer(value=() if value == "none" else value))
    courses = COURSES if isinstance(shape, Question) and shape.asks_course else (None,)
    given = [Answer.model_validate({"value": "yes", "course": course}) for course in courses]
    return st.sampled_from([each for each in given if passes(leaf, each)])


def _next(limit: int | None, step: int) -> int | None:
    return None if limit is None else limit + step


RULES = tuple((flag, rule) for flag in KNOWLEDGE.red_flags.values() for rule in flag.rules)


MILD = tuple(rule for flag, rule in RULES if rule.self_care or (flag.clearable and rule.level == "clinician"))
"""Rules that still allow gentle self-care, or that a clinician's yes may lift."""


def rules_of(*levels: Level) -> tuple[FlagRule, ...]:
    """The rules of all red flags at these levels."""
    return tuple(rule for _, rule in RULES if rule.level in levels)


@st.composite
def near_rules(draw: st.DrawFn) -> Told:
    """The healthy runner with answers on which one to three red flags hinge: some yes, some unsure, some not asked."""
    rules = draw(st.lists(st.sampled_from(RULES), min_size=1, max_size=3))
    answers = NearHealthy(HEALTHY)
    for fact, given in merged(draw(making(rule.when)) for _, rule in rules).items():
        how = draw(st.sampled_from(["as it is", "as it is", "as it is", "another answer", "not asked"]))
        answers[fact] = draw(answer(fact)) if how == "another answer" else given
        if how == "not asked":
            del answers[fact]
    return answers


@st.composite
def nearly_clear(draw: st.DrawFn) -> Told:
    """Somebody whom little keeps from a plan: one milder rule at most, perhaps a clinician's yes, one more change."""
    answers: dict[str, Answer] = dict(draw(ready()))
    if draw(st.booleans()):
        answers |= draw(making(draw(st.sampled_from(MILD)).when))
        answers |= told({CLEARANCE: draw(st.sampled_from(["yes", "no"]))})
    return NearHealthy({**answers, **draw(some_of(FLAG_FACTS, 1))})
