"""The week put to another solver in another way: CP-SAT, with the rules as they are meant.

Nothing here reads ``planning.model``. Each set of strength days is a problem of its own, logical rules stay logical
(one of, any of, if then), and the diminishing return of a dose is reckoned from how far the dose gets, so it would hold
for returns of any shape.

``python cp_sat.py SIZE SEED:BEAT ...`` prints for each seed the best choice that is worth more than BEAT. It is a
program of its own because ortools and highspy each bring a HiGHS library, and a process can hold only one of them.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from random import Random

from ortools.sat.python import cp_model
from weeks import realistic_week, small_week

from backstride.advice.planning.week import Block, Candidate, Choice, Option, Week

LIMIT_S = 120

Var = cp_model.IntVar
Sum = cp_model.LinearExprT
Chosen = dict[tuple[str, int, int], Var]
Blocks = list[tuple[Block, Var]]


def solved_by_cp_sat(week: Week, beat: int) -> tuple[Choice, int]:
    """The best choice worth more than ``beat`` and its points: each set of strength days must beat those before."""
    best: tuple[Choice, int] | None = None
    for number in sorted(range(len(week.skeletons)), key=lambda number: -week.skeletons[number].points):
        best = _better(week, number, best[1] if best else beat) or best
    if best is None:
        raise ValueError(f"no choice is worth more than {beat}")
    return best


def _better(week: Week, number: int, beat: int) -> tuple[Choice, int] | None:
    """The best choice with these strength days and its points; None when none is worth more than ``beat``."""
    model = cp_model.CpModel()
    strength_days = week.skeletons[number].days
    chosen = {
        (candidate.exercise, day, place): model.new_bool_var(f"{candidate.exercise} on {day} as {place}")
        for candidate in week.candidates
        for day in strength_days
        for place in range(len(candidate.days[day]))
    }
    blocks = [(block, model.new_bool_var(f"{block.routine} on {block.day}")) for block in week.blocks]
    for day in range(len(week.days)):
        _in_time(model, week, day, day in strength_days, chosen, blocks)
    lost = [part for day in strength_days for part in _strength_day(model, week, day, chosen)]
    _not_too_often(model, week, chosen, blocks)
    names = [candidate.exercise for candidate in week.candidates]
    different = {name: _any_of(model, (on for key, on in chosen.items() if key[0] == name)) for name in names}
    model.add(_sum((1, on) for on in different.values()) <= week.bounds.exercises_max)
    few = _missing(model, week.bounds.exercises_min, different.values())
    for group in ("legs_hips", "trunk"):
        of_group = [different[each.exercise] for each in week.candidates if each.group == group]
        lost.append((week.bounds.no_group_points, _missing(model, 1, of_group)))
    worth = _sum(
        (
            *((_option(week, key).points, on) for key, on in chosen.items()),
            *((each.points - week.bounds.exercise_points, different[each.exercise]) for each in week.candidates),
            *((block.points, on) for block, on in blocks),
            *(part for factor in sorted(week.weights) for part in _dose(model, week, factor, chosen)),
            *((-points, missing) for points, missing in lost),
            (-week.bounds.too_few_exercises_points, few),
        )
    )
    model.maximize(worth)
    model.add(worth > beat - week.skeletons[number].points)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = LIMIT_S
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL:
        raise TimeoutError(f"not solved in {LIMIT_S} s")
    sets = {(exercise, day): place for (exercise, day, place), on in chosen.items() if solver.value(on)}
    taken = frozenset(place for place, (_, on) in enumerate(blocks) if solver.value(on))
    return Choice(number, sets, taken), round(solver.objective_value) + week.skeletons[number].points


def _strength_day(model: cp_model.CpModel, week: Week, day: int, chosen: Chosen) -> Iterator[tuple[int, Var]]:
    """The rules of one strength day; what is missing there, each with the points lost for one."""
    here = {key: on for key, on in chosen.items() if key[1] == day}
    model.add_bool_or(list(here.values()))
    model.add(_sum((1, on) for on in here.values()) <= week.bounds.session_items_max)
    for candidate in week.candidates:
        options = [on for key, on in here.items() if key[0] == candidate.exercise]
        model.add_at_most_one(options)
        if candidate.group == "legs_hips" and not week.legs[day]:
            for on in options:
                model.add(on == 0)
    for ladder in sorted({ladder for candidate in week.candidates for ladder in candidate.ladders}):
        model.add_at_most_one(on for key, on in here.items() if ladder in _candidate(week, key[0]).ladders)
    late = _any_of(model, (on for key, on in here.items() if _option(week, key).late_plank))
    planks = _sum((_option(week, key).plank_s, on) for key, on in here.items())
    model.add(planks <= week.bounds.late_plank_s).only_enforce_if(late)
    model.add(planks <= week.bounds.plank_s).only_enforce_if(late.negated())
    yield week.bounds.too_few_items_points, _missing(model, week.bounds.session_items_min, here.values())
    for group in ("legs_hips", "trunk"):
        of_group = (on for key, on in here.items() if _candidate(week, key[0]).group == group)
        yield week.bounds.no_group_points, _missing(model, 1, [_any_of(model, of_group)])


def _in_time(model: cp_model.CpModel, week: Week, day: int, strength: bool, chosen: Chosen, blocks: Blocks) -> None:
    of_day = [(block, on) for block, on in blocks if block.day == day]
    for kind in sorted({block.kind for block, _ in of_day}):
        model.add_at_most_one(on for block, on in of_day if block.kind == kind)
    items = ((_option(week, key).seconds, on) for key, on in chosen.items() if key[1] == day)
    seconds = _sum((*items, *((block.seconds, on) for block, on in of_day)))
    model.add(seconds <= week.days[day] - (week.overhead_s if strength else 0))


def _not_too_often(model: cp_model.CpModel, week: Week, chosen: Chosen, blocks: Blocks) -> None:
    for rule in week.often:
        places = [
            on
            for key, on in chosen.items()
            if key[0] == rule.exercise and key[1] in rule.days and _option(week, key).level >= rule.level
        ]
        for block, on in blocks:
            if block.day in rule.days:
                places += [on for name, level in block.exercises if name == rule.exercise and level >= rule.level]
        model.add(_sum((1, on) for on in places) <= rule.most)


def _dose(model: cp_model.CpModel, week: Week, factor: str, chosen: Chosen) -> Iterator[tuple[int, Var]]:
    """How far the dose of a factor gets to the end and to the beginning of each part, with what that is worth."""
    given = [
        (units * _option(week, key).sets, on)
        for key, on in chosen.items()
        for name, units in _candidate(week, key[0]).helps
        if name == factor
    ]
    dose = model.new_int_var(0, sum(units for units, _ in given), f"dose of {factor}")
    model.add(dose == _sum(given))
    begins = 0
    for step in week.steps:
        for end, sign in ((begins + step.units, 1), (begins, -1)):
            reached = model.new_int_var(0, end, f"{factor} up to {end}")
            model.add_min_equality(reached, [dose, end])
            yield sign * step.rate * week.weights[factor], reached
        begins += step.units


def _any_of(model: cp_model.CpModel, these: Iterable[Var]) -> Var:
    either = model.new_bool_var("any of them")
    model.add_max_equality(either, [0, *these])
    return either


def _missing(model: cp_model.CpModel, wished: int, these: Iterable[Var]) -> Var:
    missing = model.new_int_var(0, wished, "missing")
    model.add_max_equality(missing, [0, wished - _sum((1, on) for on in these)])
    return missing


def _sum(terms: Iterable[tuple[int, Var]]) -> Sum:
    whole = list(terms)
    return cp_model.LinearExpr.weighted_sum([var for _, var in whole], [times for times, _ in whole])


def _candidate(week: Week, exercise: str) -> Candidate:
    return next(candidate for candidate in week.candidates if candidate.exercise == exercise)


def _option(week: Week, key: tuple[str, int, int]) -> Option:
    exercise, day, place = key
    return _candidate(week, exercise).days[day][place]


def main() -> None:
    """One line of JSON for each seed: strength days, sets, routines and points."""
    size = sys.argv[1]
    for pair in sys.argv[2:]:
        seed, beat = map(int, pair.split(":"))
        week = small_week(Random(seed)) if size == "small" else realistic_week(Random(seed), int(size))
        choice, worth = solved_by_cp_sat(week, beat)
        sets = [[*key, place] for key, place in choice.sets.items()]
        sys.stdout.write(json.dumps([choice.skeleton, sets, sorted(choice.blocks), worth]) + "\n")


if __name__ == "__main__":
    main()
