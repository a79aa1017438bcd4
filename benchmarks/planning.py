"""The planner on varied runners: time to the proven optimum, after one change and when nothing changed, and what a plan
without a solver, or without choosing candidates first, would be worth. Times are of the processor: a busy machine does
not count.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from statistics import median
from uuid import UUID

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.planning.build_week import week_for
from backstride.advice.planning.greedy import greedy, quick
from backstride.advice.planning.make_plan import make_plan, week_planned
from backstride.advice.planning.plan import Plan
from backstride.advice.planning.score import points
from backstride.advice.planning.solve import solve
from backstride.advice.planning.week import Solved, Week
from backstride.advice.progression.follow import progress_of
from backstride.advice.screening import Cleared
from backstride.advice.screening.screen import screen_facts
from backstride.journal import CalendarEvent, Entry, replay
from backstride.journal.entry import CalendarEntry, WeekPlannedEntry
from backstride.knowledge.model import Knowledge
from benchmarks.runners import varied_runners
from benchmarks.timing import Row, process

RUNNERS = 200
LIVED = 40
"""Runners of whom a plan is made, kept and made again after a change, and who are solved with every exercise."""
LIMIT_S = 60


def rows(environ: dict[str, str]) -> Iterator[Row]:
    """What loading the solver costs a process."""
    loaded = process([sys.executable, "-c", "import highspy"], environ)
    yield Row("import of the solver", loaded, "python -c pass", process([sys.executable, "-c", "pass"], environ), 9)


def figures(knowledge: Knowledge, today: date) -> Iterator[str]:
    """The planner's figures, a line each."""
    journals = list(varied_runners(RUNNERS, today, knowledge))
    weeks = [_week(_facts(journal, knowledge, today)) for journal in journals]
    yield f"{len(weeks)} varied runners: {_sizes(weeks)}"
    solved = [_timed(week) for week in weeks]
    best = [one for one, _ in solved]
    yield f"proven optimum: {sum(one.optimal for one in best)} of {len(best)}; {_times([s for _, s in solved])}"
    begin = time.process_time()
    steps = [points(week, quick(week) or greedy(week)) for week in weeks]
    each_ms = 1000 * (time.process_time() - begin) / len(weeks)
    yield f"without a solver, step by step on the best-paid days ({each_ms:.0f} ms each): {_behind(weeks, steps, best)}"
    yield from _life(journals[:LIVED], knowledge, today)
    yield _all_exercises(journals[:LIVED], best[:LIVED], knowledge, today)


def _life(journals: Sequence[tuple[Entry, ...]], knowledge: Knowledge, today: date) -> Iterator[str]:
    lives = [_live(journal, knowledge, today) for journal in journals]
    kept = sum(one.kept for one in lives)
    yield f"whole plan, from facts to sessions, {len(lives)} runners: {_times([one.first_s for one in lives])}"
    yield f"nothing changed: {kept} of {len(lives)} kept; {_times([one.kept_s for one in lives])}"
    yield f"planned again after a short day: {_times([one.again_s for one in lives])}"
    again, anew = (sum(places) for places in zip(*((one.moved, one.moved_anew) for one in lives), strict=True))
    items = sum(one.items for one in lives)
    yield f"strength items that stand elsewhere after it, of {items}: {again}; planned from nothing: {anew}"


@dataclass(frozen=True, slots=True)
class _Life:
    first_s: float
    kept_s: float
    again_s: float
    kept: bool
    items: int
    moved: int
    moved_anew: int


def _live(journal: tuple[Entry, ...], knowledge: Knowledge, today: date) -> _Life:
    """A plan, the same again when nothing changed, and one after the third day became short."""
    first, first_s = _planned(journal, knowledge, today)
    at, third = datetime.combine(today, clock(20), UTC), today + timedelta(days=2)
    issued = WeekPlannedEntry(id=_id(1), at=at, body=week_planned(first, knowledge))
    kept, kept_s = _planned((*journal, issued), knowledge, today)
    short = CalendarEvent(what="busy", first=third, last=third, minutes=5)
    change = CalendarEntry(id=_id(2), at=at, body=short)
    again, again_s = _planned((*journal, issued, change), knowledge, today)
    anew, _ = _planned((*journal, change), knowledge, today)
    before = _strength(first)
    return _Life(
        first_s, kept_s, again_s, kept.proof.status == "kept", len(before),
        len(before - _strength(again)), len(before - _strength(anew)),
    )  # fmt: skip


def _planned(journal: tuple[Entry, ...], knowledge: Knowledge, today: date) -> tuple[Plan, float]:
    facts = _facts(journal, knowledge, today)
    screening, weights, progress = screen_facts(facts), weigh_factors(facts), progress_of(facts)
    begin = time.process_time()
    plan = make_plan(facts, screening, weights, progress)
    took_s = time.process_time() - begin
    if plan is None:
        raise RuntimeError("a runner of the benchmark gets no plan")
    return plan, took_s


def _strength(plan: Plan) -> set[tuple[str, date]]:
    sessions = ((day.on, each) for day in plan.days for each in day.sessions if each.kind == "strength")
    return {(item.exercise, on) for on, each in sessions for item in each.items}


def _all_exercises(
    journals: Sequence[tuple[Entry, ...]], best: Sequence[Solved], knowledge: Knowledge, today: date
) -> str:
    weeks = [_week(_facts(journal, knowledge, today), every_exercise=True) for journal in journals]
    solved = [_timed(week) for week in weeks]
    proved = [nth for nth, (one, _) in enumerate(solved) if one.optimal]
    behind = _behind(
        [weeks[nth] for nth in proved], [best[nth].points for nth in proved], [solved[nth][0] for nth in proved]
    )
    sizes = f"{_sizes(weeks)}; {len(proved)} of {len(weeks)} proved; {_times([s for _, s in solved])}"
    return f"every exercise that suits instead of candidates chosen first ({sizes}): {behind}"


def _facts(journal: tuple[Entry, ...], knowledge: Knowledge, today: date) -> Facts:
    return Facts(replay(journal), knowledge, today)


def _week(facts: Facts, every_exercise: bool = False) -> Week:
    screening = screen_facts(facts)
    if not isinstance(screening, Cleared):
        raise TypeError("a runner of the benchmark is not clear")
    weights, progress = weigh_factors(facts), progress_of(facts)
    setting = week_for(facts, screening, weights, progress, facts.today, every_exercise)
    return setting.week


def _timed(week: Week) -> tuple[Solved, float]:
    begin = time.process_time()
    solved = solve(week, LIMIT_S)
    return solved, time.process_time() - begin


def _behind(weeks: Sequence[Week], reached: Sequence[int], best: Sequence[Solved]) -> str:
    """What share of the optimum is reached, counted from a week with nothing in it, as zero is no natural start."""
    shares = []
    for week, worth, one in zip(weeks, reached, best, strict=True):
        nothing = points(week, replace(one.choice, skeleton=_no_days(week), sets={}, blocks=frozenset()))
        if one.points > nothing:
            shares.append(100 * (worth - nothing) / (one.points - nothing))
    less = sum(share < 99.95 for share in shares)
    return (
        f"median {median(shares):.1f} %, worst {min(shares):.1f} % of the optimum; below it in {less} of {len(shares)}"
    )


def _no_days(week: Week) -> int:
    return next(number for number, skeleton in enumerate(week.skeletons) if not skeleton.days)


def _times(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    return f"p50 {1000 * median(ordered):.0f} ms, p95 {1000 * p95:.0f} ms, most {1000 * ordered[-1]:.0f} ms"


def _sizes(weeks: Sequence[Week]) -> str:
    candidates = [len(week.candidates) for week in weeks]
    return f"{min(candidates)} to {max(candidates)} exercises (median {median(candidates):.0f})"


def _id(number: int) -> UUID:
    return UUID(int=7 << 76 | 2 << 62 | (1 << 40) + number)
