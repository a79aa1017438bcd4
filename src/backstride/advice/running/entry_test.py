"""Ready to run again? Each condition of the rule ``entry-to-running``: met, not met or not known, and what to do."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from backstride.advice.facts import Facts
from backstride.advice.screening import Cleared, Screening
from backstride.journal.entry import SessionDone

State = Literal["met", "not_met", "not_known"]

HEEL_RAISES = (
    ("ready_heel_raise_left_reps", "heel_raise_left_reps"),
    ("ready_heel_raise_right_reps", "heel_raise_right_reps"),
)
"""For each side the measurement of the test for running again, and that of the leg power check."""

TESTED = ("ladder-entry-heel-raises", "ladder-entry-quick-walk")
"""The conditions that the self-test for running again finds out about."""


@dataclass(frozen=True, slots=True)
class EntryCondition:
    """One condition. ``id``: of its guidance, ``ladder-entry-...``; ``says``: what to do to meet it or find out."""

    id: str
    name: str
    state: State
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryTest:
    """All conditions in order. ``passed``: every one is met; not known is not met."""

    conditions: tuple[EntryCondition, ...]

    @property
    def passed(self) -> bool:
        """Whether running may begin."""
        return all(condition.state == "met" for condition in self.conditions)

    @property
    def next(self) -> EntryCondition | None:
        """The first condition that is not met; None when all are."""
        return next((each for each in self.conditions if each.state != "met"), None)


def entry_test(facts: Facts, screening: Screening) -> EntryTest:
    """What stands between this runner and the first ladder run. Source: progression rule ``entry-to-running``."""
    states: dict[str, State] = {
        "ladder-entry-signs": _signs(facts, screening),
        "ladder-entry-calm-days": _calm_days(facts),
        "ladder-entry-walk": _walk(facts),
        "ladder-entry-heel-raises": _heel_raises(facts),
        "ladder-entry-quick-walk": _quick_walk(facts),
    }
    guidance = facts.knowledge.guidance
    return EntryTest(
        tuple(EntryCondition(id_, guidance[id_].name, state, guidance[id_].says, guidance[id_].sources)
              for id_, state in states.items())
    )  # fmt: skip


def has_begun(facts: Facts) -> bool:
    """Whether a ladder run was done within the window of the longest run: then the entry is behind."""
    window = facts.knowledge.number("longest-run-window-days")
    runs = (run for run in facts.runner.runs if run.what.stage)
    return any(0 <= (facts.today - run.on).days <= window for run in runs)


def _signs(facts: Facts, screening: Screening) -> State:
    if not isinstance(screening, Cleared):
        return "not_known" if not screening.findings else "not_met"
    stops = any(finding.stop_running for finding in screening.findings)
    return "not_met" if stops or facts.holds("radicular_like") or facts.holds("bone_stress_like") else "met"


def _calm_days(facts: Facts) -> State:
    """Calm: a record of pain on the days before today or today, none of them above green."""
    days = facts.knowledge.number("entry-calm-days")
    green = facts.knowledge.number("green-max-0-10")
    young = [record for record in facts.pains if (facts.today - record.on).days <= days]
    now = facts.number("pain_now_0_10")
    if any(record.pain_0_10 > green for record in young) or (now is not None and now > green):
        return "not_met"
    window = {facts.today - timedelta(days=ago) for ago in range(days + 1)}
    return "met" if len({record.on for record in young} & window) >= days else "not_known"


def _walk(facts: Facts) -> State:
    """A walk long enough, as a session of kind walk or a walk of stage 0; the last one counts."""
    number = facts.knowledge.number
    walks = [
        (s.on, s.nth, s.what.duration_s, _walk_pain(s.what)) for s in facts.runner.sessions if s.what.session == "walk"
    ]
    walks += [
        (run.on, run.nth, run.what.duration_s, _largest(run.what.pain_during_0_10, run.what.pain_after_0_10))
        for run in facts.runner.runs
        if run.what.stage == 0
    ]
    window = number("longest-run-window-days")
    young = [each for each in walks if 0 <= (facts.today - each[0]).days <= window]
    told = [each for each in sorted(young, key=lambda each: each[1]) if each[-1] is not None]
    if not told:
        return "not_known"
    _, _, duration_s, pain = told[-1]
    calm = pain is not None and pain <= number("entry-walk-pain-max-0-10")
    if not calm:
        return "not_met"
    return "met" if duration_s >= 60 * number("entry-walk-min") else "not_known"


def _heel_raises(facts: Facts) -> State:
    enough = facts.knowledge.number("entry-heel-raises")
    best = [_largest(facts.number(ready), facts.number(check)) for ready, check in HEEL_RAISES]
    ready = [facts.number(fact) for fact, _ in HEEL_RAISES]
    if all(reps is not None and reps >= enough for reps in best):
        return "met"
    return "not_met" if any(reps is not None and reps < enough for reps in ready) else "not_known"


def _quick_walk(facts: Facts) -> State:
    if facts.value("limp") == "yes":
        return "not_met"
    told = facts.value("ready_quick_walk")
    return "not_known" if told is None else "met" if told == "easily" else "not_met"


def _walk_pain(walk: SessionDone) -> int | None:
    return _largest(walk.pain_during_0_10, walk.pain_after_0_10)


def _largest(*pains: int | None) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
