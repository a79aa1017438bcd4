"""The best choice for a week, by the HiGHS solver, with the proof that nothing better exists.

Every set of strength days first gets a bound that is worked out without whole numbers, in a moment. Then the most
promising set is solved, and the next, until no bound is above the best found.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .greedy import quick
from .model import Model, build_model, choice_of
from .score import points
from .week import Choice, Solved, Week

_ALMOST_ONE = 0.99
"""All points are whole numbers, so a bound less than one above the best found proves it best."""


def solve(week: Week, limit_s: int) -> Solved:
    """The best choice for ``week``; after ``limit_s`` seconds the best found so far, with the bound that was proved.

    The same week gives the same choice, unless the time runs out. Never fails: a week without anything is allowed.
    """
    import highspy

    model = build_model(week)
    problem = _problem(highspy, model)
    best: tuple[int, Choice] | None = None
    still_open: list[int] = []
    left_s = float(limit_s)
    for bound, skeleton in sorted(_bounds(highspy, model, problem), key=lambda one: (-one[0], one[1])):
        if best is not None and bound <= best[0]:
            break
        if left_s <= 0:
            still_open.append(bound)
            break
        tried = _try(highspy, model, problem, skeleton, left_s, best[0] if best else None)
        left_s -= tried.seconds
        if tried.values:
            choice = choice_of(model, week, tried.values)
            worth = points(week, choice)
            best = (worth, choice) if best is None or worth > best[0] else best
        if not tried.proved:
            still_open.append(min(bound, tried.bound))
    choice = best[1] if best else quick(week) or _nothing(week)
    reached = points(week, choice)
    proved = max(reached, *still_open) if still_open else reached
    return Solved(choice, reached, proved, proved == reached)


@dataclass(frozen=True, slots=True)
class _Tried:
    """One set of strength days solved. ``values``: of the columns; empty when nothing is worth more than asked."""

    values: tuple[float, ...]
    proved: bool
    bound: int
    seconds: float


def _bounds(highspy: Any, model: Model, problem: Any) -> Iterator[tuple[int, int]]:
    """The points that no choice on a set of strength days can exceed, and its number; without those that cannot be."""
    solver = _solver(highspy, problem, {"solve_relaxation": True, "presolve": "off"})
    status = highspy.HighsModelStatus
    for number, column in enumerate(model.skeletons):
        solver.changeColBounds(column, 1, 1)
        solver.run()
        if solver.getModelStatus() != status.kInfeasible:
            solved = solver.getModelStatus() == status.kOptimal
            yield _whole(-solver.getInfo().objective_function_value if solved else math.inf, model), number
        solver.changeColBounds(column, 0, 0)


def _try(highspy: Any, model: Model, problem: Any, skeleton: int, limit_s: float, beat: int | None) -> _Tried:
    """The best choice on these strength days that is worth more than ``beat``."""
    options = {
        "time_limit": limit_s,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": _ALMOST_ONE,
        "objective_bound": highspy.kHighsInf if beat is None else -(beat + 1 / 2),
        # measured on real weeks: small problems, where much cutting and restarting costs more than it saves
        "mip_pool_soft_limit": 50,
        "mip_allow_restart": False,
        "mip_heuristic_run_rins": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_run_feasibility_jump": False,
    }
    solver = _solver(highspy, problem, options)
    solver.changeColBounds(model.skeletons[skeleton], 1, 1)
    solver.run()
    information, statuses = solver.getInfo(), highspy.HighsModelStatus
    found = information.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return _Tried(
        values=tuple(solver.getSolution().col_value) if found else (),
        proved=solver.getModelStatus() in (statuses.kOptimal, statuses.kInfeasible),
        bound=_whole(-information.mip_dual_bound, model),
        seconds=solver.getRunTime(),
    )


def _solver(highspy: Any, problem: Any, options: dict[str, bool | int | float | str]) -> Any:
    solver = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 1, **options}.items():
        solver.setOptionValue(option, value)
    solver.passModel(problem)
    return solver


def _problem(highspy: Any, model: Model) -> Any:
    """The model for HiGHS, with every set of strength days shut; one is opened to solve for it."""
    infinity, columns = highspy.kHighsInf, len(model.upper)
    shut = set(model.skeletons)
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = columns, len(model.rows)
    problem.col_cost_ = [-float(worth) for worth in model.points]
    problem.col_lower_ = [0.0] * columns
    problem.col_upper_ = [0.0 if column in shut else float(upper) for column, upper in enumerate(model.upper)]
    kinds = highspy.HighsVarType
    problem.integrality_ = [kinds.kContinuous if column in model.parts else kinds.kInteger for column in range(columns)]
    problem.row_lower_ = [-infinity if row.low is None else float(row.low) for row in model.rows]
    problem.row_upper_ = [infinity if row.high is None else float(row.high) for row in model.rows]
    starts, indices, values = [0], [], []
    for row in model.rows:
        indices += [column for column, _ in row.terms]
        values += [float(worth) for _, worth in row.terms]
        starts.append(len(indices))
    matrix = problem.a_matrix_
    matrix.format_, matrix.start_, matrix.index_, matrix.value_ = highspy.MatrixFormat.kRowwise, starts, indices, values
    return problem


def _whole(bound: float, model: Model) -> int:
    """The bound in whole points; one that is not known yet is all that pays taken together."""
    if math.isfinite(bound):
        return math.floor(bound + 1 - _ALMOST_ONE)
    return sum(max(0, worth) * most for worth, most in zip(model.points, model.upper, strict=True))


def _nothing(week: Week) -> Choice:
    return Choice(next(n for n, skeleton in enumerate(week.skeletons) if not skeleton.days), {}, frozenset())
