"""``next_test``: the self-test that would change today's strength choice most per minute; None when none would."""

from dataclasses import dataclass

from backstride.journal.runner import Finding
from backstride.knowledge.model import Outcome, SelfTest

from .factors import FactorWeight, reweigh_factors, weigh_factors
from .facts import Facts
from .levels import facts_behind, level_for
from .self_test import too_sore_to_start, unfit
from .strength import Levels, session_at, strength_levels


@dataclass(frozen=True, slots=True)
class NextTest:
    """The test to do next. ``change_pct_per_min``: expected change of the session, in percent of it, per minute."""

    id: str
    name: str
    why: str
    minutes: int
    change_pct_per_min: int


def next_test(facts: Facts, gentle: bool = False) -> NextTest | None:
    """Simulates each test's typical outcomes and compares the session that would follow with today's.

    Left out: tests done within ``retest-days``, not offered, with equipment missing or a contraindication.
    """
    weighed, levels = weigh_factors(facts), strength_levels(facts, gentle)
    made: dict[_Basis, _Choice] = {}
    now = _choice(levels, facts, weighed, gentle, made)
    exercises = {name: facts.knowledge.exercises[name] for name in levels}
    behind = {name: facts_behind(exercise, facts.knowledge) for name, exercise in exercises.items()}
    best: tuple[int, str, SelfTest] | None = None
    for test in facts.knowledge.self_tests.values():
        if not _decides(test, facts) or not _possible(test, facts):
            continue
        change, told = 0, _results(test)
        touched = [name for name, read in behind.items() if not told.isdisjoint(read)]
        for outcome in test.outcomes:
            then = _after(outcome, facts)
            weights = reweigh_factors(weighed, then, told)
            fresh = {name: level_for(exercises[name], then, gentle) for name in touched}
            change += outcome.share_pct * _distance(now, _choice({**levels, **fresh}, then, weights, gentle, made))
        rate = change // (100 * test.minutes)
        if rate > 0 and (best is None or (-rate, test.id) < (-best[0], best[1])):
            best = (rate, test.id, test)
    if best is None:
        return None
    rate, _, test = best
    return NextTest(test.id, test.name, test.purpose, test.minutes, rate)


def _decides(test: SelfTest, facts: Facts) -> bool:
    """Whether anything that chooses exercises reads a result of the test."""
    return not _results(test).isdisjoint(facts.knowledge.deciding_facts)


def _results(test: SelfTest) -> frozenset[str]:
    measured = {m.fact for m in test.measures}
    return frozenset(measured | {band.fact for band in test.bands} | {gap.fact for gap in test.gaps})


def _possible(test: SelfTest, facts: Facts) -> bool:
    within = facts.knowledge.number("retest-days")
    done = [d.on for d in facts.runner.self_tests if d.what.test == test.id and d.on <= facts.today]
    if too_sore_to_start(test, facts.number("pain_now_0_10") or 0, facts):
        return False
    if done and (facts.today - done[-1]).days < within:
        return False
    return unfit(test, facts) is None


def _after(outcome: Outcome, facts: Facts) -> Facts:
    """The facts as they would be after this outcome."""
    return facts.supposing({fact: Finding(value, facts.today, facts.today) for fact, value in outcome.results.items()})


_Choice = frozenset[tuple[str, int]]
_Basis = tuple[tuple[int, ...], frozenset[tuple[str, float]], bool]
"""All that a session follows from here: levels (0: not given), weights, and whether there is a flare."""


def _choice(
    levels: Levels, facts: Facts, weights: tuple[FactorWeight, ...], gentle: bool, made: dict[_Basis, _Choice]
) -> _Choice:
    """Exercises and levels of the strength session in the usual time; many outcomes lead to one already ``made``."""
    given = tuple(level if isinstance(level, int) else 0 for level in levels.values())
    basis = (given, frozenset((factor.id, factor.weight) for factor in weights), facts.holds("in_flare"))
    if basis not in made:
        budget_s = 60 * facts.knowledge.number("minutes-per-day-usual")
        session = session_at(levels, facts, weights, gentle, budget_s)
        made[basis] = frozenset((item.exercise, item.level) for item in session.items) if session else frozenset()
    return made[basis]


def _distance(now: _Choice, then: _Choice) -> int:
    """Share of the session that would be another exercise or level, in percent."""
    size = max(len(now), len(then))
    return 100 - 100 * len(now & then) // size if size else 0
