"""``Facts``: what is known about a runner on a day, and the truth of a condition about them.

An answer past its ``valid_days``, or from before a stop symptom or a red, is asked again: a stale No (or number,
or choice) is unknown; a stale Yes to a warning sign stays a Yes until the runner says otherwise. What reassures wears
out even as a Yes: a clinician's clearance, and "it is old and has not changed" about a warning sign; the sign itself
still counts, where its course does not matter, until it is asked again. A question that
does not apply to this runner counts as No; one that may apply and was not asked is missing; a self-test that was
not done is unknown and nobody waits for it.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from backstride.journal.entry import AnswerValue, Course, DoneItem
from backstride.journal.runner import Finding, Runner
from backstride.knowledge.model import Condition, Knowledge, Question

from .derived import Journalled, derived_value
from .norms import band_of, gap_pct_of
from .pain_records import pain_records
from .rescreen import reopened
from .units import METRIC, Units
from .verdict import NO, UNKNOWN, YES, Truth, Verdict, at_least, inverse

NOT_SURE = "not_sure"
WEEK_DAYS = 7
CLEARANCE = "clinician_cleared"
"""The question whether a clinician who knows of it all said yes to exercise."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value; ``course`` for a warning sign that is present."""

    value: AnswerValue
    course: Course | None = None


State = Known | Literal["missing", "unsure", "not_applicable", "not_measured"]


class Facts:
    """Looks up facts and judges conditions for one runner, one knowledge and one day; remembers what it worked out.

    ``units``: what sentences about distances speak in; they decide nothing.
    """

    def __init__(self, runner: Runner, knowledge: Knowledge, today: date, units: Units = METRIC) -> None:
        self.runner = runner
        self.knowledge = knowledge
        self.today = today
        self.units = units
        self._states: dict[str, State] = {}
        self._patterns: dict[str, Verdict] = {}
        self.pains = pain_records(runner, today)
        self.reopened = reopened(runner, self.pains, knowledge, today)
        self._last_done: dict[str, DoneItem] | None = None
        self._done_this_week: tuple[DoneItem, ...] | None = None

    def supposing(self, told: Mapping[str, Finding]) -> "Facts":
        """These facts with ``told`` on top; what the journal alone decides is not worked out anew."""
        other = copy(self)
        other.runner = replace(self.runner, findings=MappingProxyType({**self.runner.findings, **told}))
        other.reopened = self.reopened - set(told)
        derived = self.knowledge.derived_of
        other._states = {fact: state for fact, state in self._states.items() if fact in derived}
        other._patterns = {}
        other._last_done = self.last_done()
        other._done_this_week = self.done_this_week()
        return other

    def done_this_week(self) -> tuple[DoneItem, ...]:
        """Every exercise of the sessions of the last seven days, today included."""
        if self._done_this_week is None:
            week = (each for each in self.runner.sessions if 0 <= (self.today - each.on).days < WEEK_DAYS)
            self._done_this_week = tuple(item for session in week for item in session.what.items)
        return self._done_this_week

    def last_done(self) -> dict[str, DoneItem]:
        """Exercise id -> how it was done the last time, up to today."""
        if self._last_done is None:
            done = (each.what.items for each in self.runner.sessions if each.on <= self.today)
            self._last_done = {item.exercise: item for items in done for item in items if item.sets_done}
        return self._last_done

    def state(self, fact: str) -> State:
        """What is known of ``fact``; patterns are judged by ``judge``, not here. KeyError if nothing defines it."""
        if fact not in self._states:
            self._states[fact] = self._look_up(fact)
        return self._states[fact]

    def value(self, fact: str) -> AnswerValue | None:
        """The value if it is known, else None."""
        state = self.state(fact)
        return state.value if isinstance(state, Known) else None

    def number(self, fact: str) -> int | None:
        """The value if it is a known whole number, else None."""
        value = self.value(fact)
        return value if isinstance(value, int) else None

    def chosen(self, fact: str) -> tuple[str, ...]:
        """The options of a multiple answer; empty when none or not known."""
        value = self.value(fact)
        return value if isinstance(value, tuple) else ()

    def judge(self, condition: Condition, unsure_is_yes: bool = False) -> Verdict:
        """Truth of ``condition``. ``unsure_is_yes``: an explicit "not sure" counts as the answer that is feared."""
        if condition.all_ is not None:
            return at_least(len(condition.all_), (self.judge(part, unsure_is_yes) for part in condition.all_))
        if condition.any_ is not None:
            return at_least(1, (self.judge(part, unsure_is_yes) for part in condition.any_))
        if condition.of is not None and condition.at_least is not None:
            return at_least(condition.at_least, (self.judge(part, unsure_is_yes) for part in condition.of))
        if condition.not_ is not None:
            return inverse(self.judge(condition.not_))
        return self._leaf(condition, unsure_is_yes)

    def holds(self, fact: str) -> bool:
        """Whether a yes/no fact or pattern is known to be yes."""
        return self._pattern(fact).truth is Truth.YES if self._is_pattern(fact) else self.value(fact) == "yes"

    def _is_pattern(self, fact: str) -> bool:
        return fact in self.knowledge.pattern_of

    def _pattern(self, fact: str) -> Verdict:
        if fact not in self._patterns:
            self._patterns[fact] = self.judge(self.knowledge.pattern_of[fact].when)
        return self._patterns[fact]

    def _leaf(self, condition: Condition, unsure_is_yes: bool) -> Verdict:
        fact = condition.fact or ""
        if self._is_pattern(fact):
            verdict = self._pattern(fact)
            return verdict if condition.is_ == "yes" else inverse(verdict)
        state = self.state(fact)
        if isinstance(state, Known):
            return Verdict((YES if _passes(condition, state) else NO).truth, (fact,))
        if state == "unsure":
            return Verdict(Truth.YES, (fact,)) if unsure_is_yes else Verdict(Truth.UNKNOWN, unsure=(fact,))
        if state == "not_applicable":
            return NO
        if state == "missing" and condition.course is None and self._stands(fact):
            return Verdict((YES if condition.is_ == "yes" else NO).truth, (fact,))
        return UNKNOWN if state == "not_measured" else Verdict(Truth.UNKNOWN, missing=self._open(fact))

    def _stands(self, fact: str) -> bool:
        """Whether a warning sign was told, and only that it is old and unchanged is to be asked again."""
        finding, question = self.runner.findings.get(fact), self.knowledge.question_of.get(fact)
        return finding is not None and finding.value == "yes" and question is not None and question.asks_course

    def _open(self, fact: str) -> tuple[str, ...]:
        question = self.knowledge.question_of.get(fact)
        if question is not None and question.ask_when is not None:
            return self.judge(question.ask_when).missing or (fact,)
        return (fact,)

    def _look_up(self, fact: str) -> State:
        question = self.knowledge.question_of.get(fact)
        finding = self.runner.findings.get(fact)
        if finding is not None and not self._stale(finding, question):
            return "unsure" if finding.value == NOT_SURE else Known(self._grown(fact, finding), finding.course)
        if question is not None:
            return self._not_told(question)
        return self._worked_out(fact)

    def _not_told(self, question: Question) -> State:
        applies = Truth.YES if question.ask_when is None else self.judge(question.ask_when).truth
        return "not_applicable" if applies is Truth.NO else "missing"

    def _worked_out(self, fact: str) -> State:
        if fact in self.knowledge.measurement_of:
            return "not_measured"
        if fact in self.knowledge.derived_of:
            return Known(derived_value(fact, Journalled(self.runner, self.pains, self.knowledge, self.today)))
        for test in self.knowledge.self_tests.values():
            for gap in test.gaps:
                if gap.fact == fact:
                    pct = gap_pct_of(self.number(gap.left), self.number(gap.right))
                    return "not_measured" if pct is None else Known(pct)
            for band in test.bands:
                if band.fact == fact:
                    results = [self.number(measure) for measure in band.of]
                    name = band_of(results, band.norms, self.value("sex"), self.number("age_y"))
                    return "not_measured" if name is None else Known(name)
        raise KeyError(fact)

    def _stale(self, finding: Finding, question: Question | None) -> bool:
        if question is None or (finding.value == "yes" and not _reassures(finding, question)):
            return False
        days = (self.today - finding.told_on).days
        return question.fact in self.reopened or (question.valid_days is not None and days > question.valid_days)

    def _grown(self, fact: str, finding: Finding) -> AnswerValue:
        """Age grows with the years since it was told; every other value is as told."""
        if fact != "age_y" or not isinstance(finding.value, int):
            return finding.value
        return finding.value + max(0, (self.today - finding.told_on).days) // 365


def _reassures(finding: Finding, question: Question) -> bool:
    """Whether a Yes makes things safer than no answer: it must not outlive its days."""
    return question.fact == CLEARANCE or finding.course == "stable"


def _passes(condition: Condition, known: Known) -> bool:
    value = known.value
    if condition.is_ is not None:
        right = value == condition.is_ or (condition.is_ == "none" and value == ())
        return right and (condition.course is None or (condition.course == "stable") == (known.course == "stable"))
    if condition.in_ is not None:
        return value in condition.in_
    if condition.has is not None:
        return isinstance(value, tuple) and any(option in value for option in condition.has)
    if not isinstance(value, int):
        return False
    bounds: Mapping[str, bool] = {
        "min": condition.min is None or value >= condition.min,
        "max": condition.max is None or value <= condition.max,
        "above": condition.above is None or value > condition.above,
        "below": condition.below is None or value < condition.below,
    }
    return all(bounds.values())
