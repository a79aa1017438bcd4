"""Another solver, given the same week in another way (``cp_sat.py``), finds the same optimum."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

from weeks import realistic_week, small_week

from backstride.advice.planning.score import points, violations
from backstride.advice.planning.solve import solve
from backstride.advice.planning.week import Choice, Week

LONG = os.environ.get("BACKSTRIDE_LONG") == "1"
FOLDER = Path(__file__).parent
LIMIT_S = 60
ANYTHING = -1_000_000


def test_another_solver_finds_the_same_optimum_of_realistic_weeks() -> None:
    exercises = 12 if LONG else 9
    weeks = [realistic_week(Random(seed), exercises) for seed in range(40 if LONG else 12)]
    solved = [solve(week, LIMIT_S) for week in weeks]

    others = _by_cp_sat(str(exercises), [one.points - 1 for one in solved])

    assert all(one.optimal for one in solved)
    _are_the_same(weeks, [one.points for one in solved], others)


def test_another_solver_finds_the_same_optimum_of_weeks_with_tight_limits() -> None:
    weeks = [small_week(Random(seed)) for seed in range(1000 if LONG else 100)]

    others = _by_cp_sat("small", [ANYTHING] * len(weeks))

    _are_the_same(weeks, [solve(week, LIMIT_S).points for week in weeks], others)


def _are_the_same(weeks: list[Week], best: list[int], others: list[tuple[Choice, int]]) -> None:
    for seed, (week, reached, (choice, worth)) in enumerate(zip(weeks, best, others, strict=True)):
        assert (seed, worth) == (seed, reached)
        assert (seed, points(week, choice)) == (seed, worth)
        assert (seed, violations(week, choice)) == (seed, ())


def _by_cp_sat(size: str, beat: list[int]) -> list[tuple[Choice, int]]:
    """The best choice of the week of each seed and its points, from a process of its own."""
    pairs = [f"{seed}:{worth}" for seed, worth in enumerate(beat)]
    command = [sys.executable, "cp_sat.py", size, *pairs]
    said = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True).stdout
    lines = [json.loads(line) for line in said.splitlines()]
    return [
        (Choice(skeleton, {(exercise, day): place for exercise, day, place in sets}, frozenset(blocks)), worth)
        for skeleton, sets, blocks, worth in lines
    ]
