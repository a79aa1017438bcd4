"""``python -m benchmarks.living --runners 600 --weeks 16 [--workers 2] [--first 0]``, or ``--seed N --diary``."""

import sys
from argparse import ArgumentParser
from contextlib import suppress

from backstride.knowledge.load import load_knowledge

from .diary import diary
from .figures import Figures
from .life import live
from .people import make_person
from .policies import Product, policies
from .report import live_many, report
from .watch import Watch


def main() -> None:
    """Live many runners and print the page, or one and print their diary. Exit code 1 when an invariant is broken.

    Interrupted, it prints the page of those who have lived so far.
    """
    words = ArgumentParser(prog="python -m benchmarks.living", description=__doc__)
    words.add_argument("--runners", type=int, default=20)
    words.add_argument("--weeks", type=int, default=16)
    words.add_argument("--workers", type=int, default=1)
    words.add_argument("--first", type=int, default=0, help="the first seed")
    words.add_argument("--seed", type=int, help="live only this runner")
    words.add_argument("--diary", action="store_true", help="print the days of --seed")
    words.add_argument("--policy", type=int, default=0, help="0 the product, 1 and 2 the leaflets (for --diary)")
    told = words.parse_args()
    if told.seed is not None and told.diary:
        _print_diary(told.seed, told.weeks, told.policy)
        return
    seeds = range(told.first, told.first + told.runners) if told.seed is None else (told.seed,)
    lives: list[tuple[Figures, ...]] = []
    with suppress(KeyboardInterrupt):
        for figures in live_many(seeds, told.weeks, told.workers):
            lives.append(figures)
            print(_heard(figures[0], len(lives)), file=sys.stderr, flush=True)
    if not lives:
        raise SystemExit("nobody has lived yet")
    print("\n".join(report(lives, told.weeks)))
    raise SystemExit(any(figures[0].violations for figures in lives))


def _heard(product: Figures, number: int) -> str:
    took_s = sum(product.work_s.values())
    return f"{number}: seed {product.seed}, {len(product.violations)} violations, {took_s:.0f} s"


def _print_diary(seed: int, weeks: int, policy: int) -> None:
    knowledge = load_knowledge()
    chosen = policies(knowledge)[policy]
    watch = Watch(knowledge) if isinstance(chosen, Product) else None
    life = live(make_person(seed, weeks, knowledge), chosen, weeks, knowledge, watch)
    print("\n".join(diary(life, watch.found if watch is not None else [])))


if __name__ == "__main__":
    main()
