"""What a case expects of the advice, and how the advice differs from it.

The keys of ``expect`` are the fields of ``Outcome`` and ``open``. Flags may be named by inventory id (``B05``,
``AGE``, ``PREG``) or by rule id (``b05-both-legs``).
"""

from collections.abc import Iterable, Iterator
from typing import Literal, Self

from case_plan_expect import (
    ExerciseExpect,
    PlanExpect,
    RunningExpect,
    light_differences,
    plan_differences,
    progression_differences,
    running_differences,
)
from pydantic import Field, model_validator

from backstride.advice.duration import session_s
from backstride.advice.screening import FlagFinding
from backstride.advice.session import Session, SessionItem
from backstride.app.advise import Advice
from backstride.knowledge.model import Knowledge, SessionKind, Strict, Text, ThingId
from backstride.shown.advice_json import level_of

TOP = 3

Names = tuple[Text, ...]


class Outcome(Strict):
    """What should come out; what is not named is not looked at.

    All lists mean "these are among them"; ``not_...`` means that none of these is.

    level, outcome: of the screening; level is incomplete when nothing spoke and something is still to be asked
    findings, not_findings: flags; unsure: found because of a "not sure"; raised: raised by a second weak flag
    says: words that stand in what the findings tell the runner to do or why
    missing_has: facts that are still to be asked; ask_about: facts that the free text gives reason to ask about
    patterns: pattern ids
    top_factors, not_top_factors: among the heaviest three; first_factor: the heaviest
    no_session: nothing at all is offered; day_kind; session_kind: of the first session of the day
    session_has, session_has_not: exercises in any session of the day; routines: among the sessions of the day
    gentle: every strength item at the first levels and with few sets; no_equipment: nothing but floor, wall, chair
    minutes_max: of the first session, in minutes
    next_test: the self-test that is proposed; running: yes, easy or no today, or see RunningExpect
    plan: of the week, see PlanExpect; progression: by exercise, see ExerciseExpect
    traffic_light: of the last morning told
    """

    level: Literal["emergency", "urgent", "clinician", "self_care", "incomplete"] | None = None
    outcome: Literal["referred", "incomplete", "cleared"] | None = None
    findings: Names = ()
    not_findings: Names = ()
    unsure: Names = ()
    raised: Names = ()
    says: Names = ()
    missing_has: Names = ()
    ask_about: Names = ()
    patterns: tuple[ThingId, ...] = ()
    top_factors: tuple[ThingId, ...] = ()
    first_factor: ThingId | None = None
    not_top_factors: tuple[ThingId, ...] = ()
    no_session: bool = False
    day_kind: Literal["run_day", "strength_day", "desk_day", "rest_day"] | None = None
    session_kind: SessionKind | None = None
    session_has: tuple[ThingId, ...] = ()
    session_has_not: tuple[ThingId, ...] = ()
    routines: tuple[ThingId, ...] = ()
    gentle: bool = False
    no_equipment: bool = False
    minutes_max: int | None = None
    next_test: ThingId | None = None
    running: Literal["yes", "easy", "no"] | RunningExpect | None = None
    plan: PlanExpect | None = None
    progression: dict[ThingId, ExerciseExpect] = Field(default_factory=dict)
    traffic_light: Literal["green", "amber", "red"] | None = None


class OpenQuestion(Outcome):
    """What the writer of the case thinks should come out and what does not yet; ``because`` says why."""

    because: Text


class Expect(Outcome):
    """What comes out, and what is still to be settled. Level and outcome are always named, here or under ``open``."""

    open: OpenQuestion | None = None

    @model_validator(mode="after")
    def _says_level_and_outcome(self) -> Self:
        for key in ("level", "outcome"):
            if getattr(self, key) is None and getattr(self.open, key, None) is None:
                raise ValueError(f"{key} is missing")
        return self


def differences(expect: Outcome, advice: Advice) -> list[str]:
    """One line for each expectation that the advice does not meet: what was expected and what there was instead."""
    return [
        *_triage(expect, advice),
        *_factors(expect, advice),
        *_day(expect, advice),
        *_weeks(expect, advice),
    ]


def _triage(expect: Outcome, advice: Advice) -> Iterator[str]:
    outcome = advice.screening
    findings = outcome.findings
    yield from _same("level", expect.level, level_of(advice))
    yield from _same("outcome", expect.outcome, type(outcome).__name__.lower())
    yield from _among("findings", expect.findings, _flags(findings))
    yield from _none_of("not_findings", expect.not_findings, _flags(findings))
    yield from _among("unsure", expect.unsure, _flags(each for each in findings if each.unsure))
    yield from _among("raised", expect.raised, _flags(each for each in findings if each.raised))
    said = " ".join(f"{each.do} {each.why}" for each in findings)
    yield from (f"says: {words!r} is in no finding" for words in expect.says if words not in said)
    yield from _among("missing_has", expect.missing_has, outcome.missing)
    yield from _among("ask_about", expect.ask_about, [remark.fact for remark in advice.remarks])
    yield from _among("patterns", expect.patterns, advice.patterns)


def _factors(expect: Outcome, advice: Advice) -> Iterator[str]:
    top = [factor.id for factor in advice.factors[:TOP]]
    yield from _among("top_factors", expect.top_factors, top)
    yield from _none_of("not_top_factors", expect.not_top_factors, top)
    yield from _same("first_factor", expect.first_factor, top[0])
    yield from _same("next_test", expect.next_test, advice.next_test.id if advice.next_test else None)


def _day(expect: Outcome, advice: Advice) -> Iterator[str]:
    today = advice.today
    sessions = today.sessions if today else ()
    if expect.no_session:
        yield from _same("no_session", [], [session.title for session in sessions])
    yield from _same("day_kind", expect.day_kind, today.day_kind if today else None)
    yield from _same("session_kind", expect.session_kind, sessions[0].kind if sessions else None)
    done = [item.exercise for session in sessions for item in session.items]
    yield from _among("session_has", expect.session_has, done)
    yield from _none_of("session_has_not", expect.session_has_not, done)
    yield from _among("routines", expect.routines, [session.routine for session in sessions])
    if not isinstance(expect.running, RunningExpect):
        yield from _same("running", expect.running, today.running.answer if today else "no")
    yield from _limits(expect, sessions, advice)


def _weeks(expect: Outcome, advice: Advice) -> Iterator[str]:
    if expect.plan is not None:
        yield from plan_differences(expect.plan, advice.plan)
        if expect.plan.no_equipment and advice.plan is not None:
            sessions = [session for day in advice.plan.days for session in day.sessions]
            yield from _same("plan.no_equipment", [], _bought(sessions, advice.facts.knowledge))
    if expect.progression:
        yield from progression_differences(expect.progression, advice.progress)
    if isinstance(expect.running, RunningExpect):
        yield from running_differences(expect.running, advice)
    yield from light_differences(expect.traffic_light, advice)


def _bought(sessions: Iterable[Session], knowledge: Knowledge) -> list[str]:
    """What has to be bought, by exercise."""
    items = {(item.exercise, item.level) for session in sessions for item in session.items}
    return [
        f"{exercise}: {thing}"
        for exercise, level in sorted(items)
        for thing in knowledge.exercises[exercise].levels[level - 1].equipment
        if not knowledge.equipment[thing].everyday
    ]


def _limits(expect: Outcome, sessions: tuple[Session, ...], advice: Advice) -> Iterator[str]:
    knowledge = advice.facts.knowledge
    if expect.gentle:
        strength = [item for session in sessions if session.kind == "strength" for item in session.items]
        level, sets = knowledge.number("gentle-level-max"), knowledge.number("gentle-sets-max")
        hard = [_shown(item) for item in strength if item.level > level or item.dose.sets > sets]
        yield from _same("gentle", [], hard)
    if expect.no_equipment:
        yield from _same("no_equipment", [], _bought(sessions, knowledge))
    if expect.minutes_max is not None and sessions and session_s(sessions[0], knowledge) > 60 * expect.minutes_max:
        yield f"minutes_max: expected at most {expect.minutes_max}, got {session_s(sessions[0], knowledge)} s"


def _shown(item: SessionItem) -> str:
    return f"{item.exercise} level {item.level}, {item.dose.sets} sets"


def _flags(findings: Iterable[FlagFinding]) -> list[str]:
    return [name for finding in findings for name in (finding.flag, finding.id)]


def _same(key: str, expected: object, got: object) -> Iterator[str]:
    if expected is not None and expected != got:
        yield f"{key}: expected {expected}, got {got}"


def _among(key: str, expected: Iterable[str], got: Iterable[str | None]) -> Iterator[str]:
    there = list(dict.fromkeys(got))
    missing = [name for name in expected if name not in there]
    if missing:
        yield f"{key}: {', '.join(missing)} missing from {', '.join(map(str, there)) or 'nothing'}"


def _none_of(key: str, unwanted: Iterable[str], got: Iterable[str]) -> Iterator[str]:
    there = set(got)
    found = [name for name in unwanted if name in there]
    if found:
        yield f"{key}: {', '.join(found)} should not be there"
