"""The best choice for a week, by the HiGHS solver, with the proof that nothing better exists."""

import math
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
    model = build_model(week)
    import highspy

    solver = _solver(highspy, model, limit_s)
    solver.run()
    information = solver.getInfo()
    solved = _has_solution(highspy, information)
    found = choice_of(model, week, solver.getSolution().col_value) if solved else quick(week) or _nothing(week)
    reached = points(week, found)
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Solved(found, reached, reached if optimal else max(reached, _bound(information, model)), optimal)


def _solver(highspy: Any, model: Model, limit_s: int) -> Any:
    solver = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": 1,
        "time_limit": float(limit_s),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": _ALMOST_ONE,
        # measured on real weeks: small problems, where much cutting and restarting costs more than it saves
        "mip_pool_soft_limit": 50,
        "mip_allow_restart": False,
        "mip_heuristic_run_rins": False,
        "mip_heuristic_run_rens": False,
    }.items():
        solver.setOptionValue(option, value)
    solver.passModel(_problem(highspy, model))
    return solver


def _problem(highspy: Any, model: Model) -> Any:
    infinity, columns = highspy.kHighsInf, len(model.upper)
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = columns, len(model.rows)
    problem.col_cost_ = [-float(worth) for worth in model.points]
    problem.col_lower_ = [0.0] * columns
    problem.col_upper_ = [float(upper) for upper in model.upper]
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


def _bound(information: Any, model: Model) -> int:
    """What no choice can exceed: as proved so far, or else all that pays taken together."""
    proved = -float(information.mip_dual_bound)
    if math.isfinite(proved):
        return math.floor(proved + _ALMOST_ONE)
    return sum(max(0, worth) * most for worth, most in zip(model.points, model.upper, strict=True))


def _has_solution(highspy: Any, information: Any) -> bool:
    return bool(information.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible)


def _nothing(week: Week) -> Choice:
    return Choice(next(n for n, skeleton in enumerate(week.skeletons) if not skeleton.days), {}, frozenset())
