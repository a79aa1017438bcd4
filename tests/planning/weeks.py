"""Weeks to solve, made up from a chance: small ones that can be tried out whole, and ones as large as a runner's."""

from datetime import date
from itertools import combinations, pairwise
from random import Random

from hypothesis import strategies as st

from backstride.advice.planning.week import Block, Bounds, Candidate, Often, Option, Skeleton, Step, Week
from backstride.knowledge.model import MuscleGroup, SessionKind

MONDAY = date(2026, 11, 23)
GROUPS: tuple[MuscleGroup, ...] = ("legs_hips", "trunk")
KINDS: tuple[SessionKind, ...] = ("activation", "mobility", "evening", "desk_break", "skill")
LADDERS = ("front", "side", "hinge", "bridge", "hip", "squat")


def small_weeks() -> st.SearchStrategy[Week]:
    """Few enough choices to try them all; every limit is tight now and then."""
    return st.randoms(use_true_random=False).map(small_week)


def small_week(chance: Random) -> Week:
    """Two or three days, two or three exercises, up to two options each, up to two routines."""
    days, exercises = chance.choice([(2, 2), (2, 3), (3, 2)])
    names = tuple("abc"[:exercises])
    factors = tuple("fgh"[: chance.randint(1, 3)])
    return Week(
        first=MONDAY,
        days=tuple(chance.choice([0, 60, 150, 300, 900]) for _ in range(days)),
        overhead_s=chance.choice([0, 10, 50]),
        legs=tuple(chance.random() < 0.8 for _ in range(days)),
        candidates=tuple(_small_candidate(chance, name, factors, days) for name in names),
        blocks=tuple(_small_block(chance, names, days) for _ in range(chance.randint(0, 2))),
        skeletons=_some_skeletons(chance, days),
        often=tuple(
            Often(
                chance.choice(names), chance.randint(1, 3),
                tuple(sorted(chance.sample(range(days), chance.randint(1, days)))), chance.randint(0, 2),
            )
            for _ in range(chance.randint(0, 2))
        ),
        weights={factor: chance.randint(0, 9) for factor in factors},
        steps=_steps(chance, most_units=6),
        bounds=Bounds(
            session_items_min=chance.randint(0, 3), session_items_max=chance.randint(1, 3),
            exercises_min=chance.randint(0, 3), exercises_max=chance.randint(1, 3), plank_s=chance.choice([0, 30, 60]),
            late_plank_s=chance.choice([60, 90, 200]), exercise_points=chance.randint(0, 20),
            too_few_items_points=chance.randint(0, 30), too_few_exercises_points=chance.randint(0, 30),
            no_group_points=chance.randint(0, 30),
        ),
    )  # fmt: skip


def realistic_week(chance: Random, exercises: int = 14) -> Week:
    """Eight to ``exercises`` exercises over seven days, some of them short, with runs that keep legs off their eves."""
    factors = tuple(f"factor-{number}" for number in range(chance.randint(5, 9)))
    names = tuple(f"exercise-{number:02}" for number in range(chance.randint(8, exercises)))
    days = tuple(chance.choice([0, 300, 600, 900, 1200, 1200, 1800, 2700]) for _ in range(7))
    legs = tuple(chance.random() < 0.8 for _ in days)
    blocks = tuple(_block(chance, day, kind) for day in range(7) for kind in KINDS if chance.random() < 0.5)
    return Week(
        first=MONDAY,
        days=days,
        overhead_s=10,
        legs=legs,
        candidates=tuple(_candidate(chance, name, factors, days) for name in names),
        blocks=blocks,
        skeletons=_apart(chance, [day for day in range(7) if days[day] >= 300 and chance.random() < 0.9]),
        often=tuple(
            Often(name, level, span, most)
            for name in names
            for level, span, most in [(1, tuple(range(7)), chance.randint(2, 4)), (2, tuple(range(3)), 1)]
        ),
        weights={factor: chance.randint(1, 10) for factor in factors},
        steps=(Step(60, 4), Step(60, 2), Step(120, 1)),
        bounds=Bounds(
            session_items_min=4, session_items_max=6, exercises_min=5, exercises_max=8, plank_s=180, late_plank_s=300,
            exercise_points=120, too_few_items_points=60, too_few_exercises_points=100, no_group_points=900,
        ),
    )  # fmt: skip


def _small_candidate(chance: Random, name: str, factors: tuple[str, ...], days: int) -> Candidate:
    return Candidate(
        exercise=name,
        group=chance.choice(GROUPS),
        ladders=tuple(sorted(chance.sample(LADDERS[:2], chance.randint(0, 2)))),
        helps=tuple((factor, chance.randint(1, 3)) for factor in factors if chance.random() < 0.7),
        points=chance.randint(-10, 30),
        days=tuple(tuple(_small_option(chance) for _ in range(chance.randint(0, 2))) for _ in range(days)),
    )


def _small_option(chance: Random) -> Option:
    plank_s = chance.choice([0, 0, 20, 40, 80])
    level = chance.randint(1, 4)
    return Option(
        level=level, sets=chance.randint(1, 3), seconds=chance.choice([20, 50, 100, 200]), plank_s=plank_s,
        late_plank=plank_s > 0 and level > 2, points=chance.randint(-10, 15),
    )  # fmt: skip


def _small_block(chance: Random, names: tuple[str, ...], days: int) -> Block:
    return Block(
        day=chance.randrange(days),
        kind=chance.choice(KINDS[:2]),
        routine=f"routine-{chance.randint(1, 3)}",
        seconds=chance.choice([0, 30, 100]),
        points=chance.randint(-10, 20),
        exercises=tuple((chance.choice(names), chance.randint(1, 3)) for _ in range(chance.randint(0, 3))),
    )


def _some_skeletons(chance: Random, days: int) -> tuple[Skeleton, ...]:
    """No strength day at all, which is always allowed, and some sets of days."""
    every = [some for count in range(1, days + 1) for some in combinations(range(days), count)]
    chosen = [(), *sorted(chance.sample(every, chance.randint(0, 3)))]
    return tuple(Skeleton(some, chance.randint(-30, 60)) for some in chosen)


def _steps(chance: Random, most_units: int) -> tuple[Step, ...]:
    rates = sorted((chance.randint(0, 10) for _ in range(chance.randint(1, 3))), reverse=True)
    return tuple(Step(chance.randint(1, most_units), rate) for rate in rates)


def _candidate(chance: Random, name: str, factors: tuple[str, ...], days: tuple[int, ...]) -> Candidate:
    plank, level = chance.random() < 0.3, chance.randint(1, 4)
    a_set, hold_s = chance.randint(40, 120), chance.choice([15, 30, 45])

    def options(day: int) -> tuple[Option, ...]:
        if chance.random() < 0.1:
            return ()
        return tuple(
            Option(
                level, sets, 5 + sets * a_set, sets * hold_s if plank else 0, plank and level > 2,
                chance.choice([0, 0, 0, 80, -150]),
            )
            for sets in range(1, chance.randint(2, 3) + 1)
        )  # fmt: skip

    return Candidate(
        exercise=name,
        group=chance.choice(GROUPS),
        ladders=tuple(sorted(chance.sample(LADDERS, chance.choice([0, 1, 1, 2])))),
        helps=tuple(
            sorted((factor, chance.choice([2, 5, 6, 8])) for factor in chance.sample(factors, chance.randint(1, 3)))
        ),
        points=chance.choice([0, 0, 120, 150, -60, -300]),
        days=tuple(options(day) for day in range(len(days))),
    )


def _block(chance: Random, day: int, kind: SessionKind) -> Block:
    return Block(
        day=day,
        kind=kind,
        routine=f"{kind}-routine",
        seconds=0 if kind == "desk_break" else chance.choice([120, 240, 400]),
        points=chance.randint(-10, 90),
        exercises=tuple((f"exercise-{chance.randint(0, 13):02}", 1) for _ in range(2)),
    )


def _apart(chance: Random, days: list[int]) -> tuple[Skeleton, ...]:
    """Every set of up to three of these days that lie two apart; more days and wider gaps are worth more."""
    every = (some for count in range(4) for some in combinations(days, count))
    kept = [some for some in every if all(later - day > 1 for day, later in pairwise(some))]
    return tuple(Skeleton(some, 3000 * min(2, len(some)) - chance.randint(0, 400)) for some in kept)
