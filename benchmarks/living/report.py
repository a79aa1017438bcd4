"""Many lives, with the product and with the leaflets, side by side."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from multiprocessing import get_context
from statistics import mean, median

from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Knowledge

from .figures import Figures, figures_of
from .life import live
from .people import make_person
from .policies import Policy, Product, policies
from .watch import Watch

_SHOWN = 5
_SHORT_RUNNERS, _SHORT_WEEKS = 6, 3
_CLAIM = "Simulated runners: a toy model with invented constants. It tests rules and says nothing about people."


@cache
def _all() -> tuple[Knowledge, tuple[Policy, ...]]:
    knowledge = load_knowledge()
    return knowledge, policies(knowledge)


def one_runner(job: tuple[int, int]) -> tuple[Figures, ...]:
    """``(seed, weeks)``: the same runner with every policy; the product is watched. A crash names its seed."""
    seed, weeks = job
    knowledge, every = _all()
    found: list[Figures] = []
    for policy in every:
        person = make_person(seed, weeks, knowledge)
        watch = Watch(knowledge) if isinstance(policy, Product) else None
        try:
            life = live(person, policy, weeks, knowledge, watch)
        except Exception as error:
            error.add_note(f"seed {seed}, policy {policy.name}")
            raise
        if not life.book.replayed_alike():
            raise RuntimeError(f"seed {seed}: replay of the journal differs from the runner who was advised")
        found.append(figures_of(life, tuple(watch.found) if watch else (), watch.days if watch else 0))
    return tuple(found)


def live_many(seeds: Iterable[int], weeks: int, workers: int) -> Iterator[tuple[Figures, ...]]:
    """Every runner with every policy, in any number of processes; in order of seed."""
    jobs = [(seed, weeks) for seed in seeds]
    if workers == 1:
        yield from map(one_runner, jobs)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(one_runner, jobs)


def short_report() -> Iterator[str]:
    """The page of a few short lives, for ``make bench``."""
    yield from report(list(live_many(range(_SHORT_RUNNERS), _SHORT_WEEKS, 1)), _SHORT_WEEKS)


def report(lives: list[tuple[Figures, ...]], weeks: int) -> Iterator[str]:
    """The page, line by line."""
    by_policy = list(zip(*lives, strict=True))
    product = by_policy[0]
    yield _CLAIM
    yield f"{len(lives)} runners, {weeks} weeks each; the same bodies, weeks, habits and luck for every policy\n"
    yield from _violations(product)
    yield f"\n{'per runner':34}" + "".join(f"{figures[0].policy:>28}" for figures in by_policy)
    yield from _table(by_policy)
    yield from _levels(product)
    yield f"\nPlan churn without a cause: {_churn(product)}"
    yield from _times(product)
    yield from _worst(product, weeks)


def _violations(product: tuple[Figures, ...]) -> Iterator[str]:
    found = [(life.seed, violation) for life in product for violation in life.violations]
    watched = sum(life.watched for life in product)
    weeks = f"{watched // 7:,} runner-weeks ({watched:,} days looked at)"
    yield f"Violations of the safety invariants: {len(found)} in {weeks}"
    for number in sorted({violation.invariant for _, violation in found}):
        these = [(seed, each) for seed, each in found if each.invariant == number]
        yield f"  invariant {number}: {len(these)}"
        for seed, each in these[:_SHOWN]:
            yield f"    seed {seed}, {each.on}: {each.says}"


def _table(by_policy: list[tuple[Figures, ...]]) -> Iterator[str]:
    rows = (
        ("flare days", [mean(life.flare_days for life in lives) for lives in by_policy]),
        ("days with pain of 3 or more", [mean(life.pain_days for life in lives) for lives in by_policy]),
        ("strength sessions told", [mean(life.strength_done for life in lives) for lives in by_policy]),
        ("runs", [mean(life.runs for life in lives) for lives in by_policy]),
        ("days held back", [mean(life.held_days for life in lives) for lives in by_policy]),
        ("km run", [mean(life.run_km for life in lives) for lives in by_policy]),
    )
    for name, values in rows:
        first = values[0]
        ratios = ["", *(f" (x{value / first:.2f})" if first else " (x-)" for value in values[1:])]
        yield f"{name:34}" + "".join(
            f"{f'{value:.1f}{ratio}':>28}" for value, ratio in zip(values, ratios, strict=True)
        )


def _levels(product: tuple[Figures, ...]) -> Iterator[str]:
    yield "\nTime to a level (some exercise done at it, backstride)"
    for level in range(2, 7):
        days = [life.level_day[level] for life in product if level in life.level_day]
        started = sum(day == 0 for day in days)
        if days:
            when = f"median day {median(days):.0f} ({started} on day 0)"
            yield f"  level {level}: {len(days)} of {len(product)} runners, {when}"


def _churn(product: tuple[Figures, ...]) -> str:
    moved, planned = sum(life.moved for life in product), sum(life.planned for life in product)
    return f"{moved} of {planned} items ({1000 * moved // max(1, planned)} per mille)"


def _times(product: tuple[Figures, ...]) -> Iterator[str]:
    parts = sorted(set(chain.from_iterable(life.work_s for life in product)))
    total = sum(sum(life.work_s.values()) for life in product)
    shares = ", ".join(
        f"{part} {100 * sum(life.work_s.get(part, 0) for life in product) / total:.0f} %" for part in parts
    )
    days = sum(life.days for life in product)
    solved, plans = sum(life.solved for life in product), sum(life.plans for life in product)
    yield f"Time: {1000 * total / days:.1f} ms a simulated day; {shares}"
    plan_s, apart_s = sum(life.plan_s for life in product), sum(life.apart_s for life in product)
    yield f"Share of the planner in the advice: {100 * plan_s / max(apart_s, 0.001):.0f} %"
    yield f"Plans solved anew: {solved} of {plans}; slowest advice {max(life.slowest_s for life in product):.2f} s"


def _worst(product: tuple[Figures, ...], weeks: int) -> Iterator[str]:
    worst = sorted(product, key=lambda life: (-len(life.violations), -life.flare_days, life.seed))[:_SHOWN]
    yield f"\nRunners to look at (python -m benchmarks.living --weeks {weeks} --seed N --diary)"
    for life in worst:
        pain = f"{life.flare_days} flare days, {life.pain_days} with pain"
        yield f"  seed {life.seed}: {len(life.violations)} violations, {pain}"
