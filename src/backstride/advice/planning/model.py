"""A week as columns and rows of whole numbers, for a mixed-integer solver; and its solution read back as a choice.

Which days are strength days is one choice among the skeletons, so that rest between days needs no rows of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .week import GROUPS, Candidate, Choice, Week

Term = tuple[int, int]
"""Column and coefficient."""


@dataclass(frozen=True, slots=True)
class Row:
    """``low <= sum of coefficient * column <= high``; None: no limit on that side."""

    low: int | None
    high: int | None
    terms: tuple[Term, ...]


@dataclass(slots=True)
class Model:
    """Columns from 0 to ``upper``, all whole but those in ``parts``; their points are to be made as large as can be."""

    upper: list[int] = field(default_factory=list)
    points: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    skeletons: list[int] = field(default_factory=list)
    options: dict[tuple[str, int, int], int] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)

    def column(self, points: int, upper: int = 1) -> int:
        """A new column; its number."""
        self.upper.append(upper)
        self.points.append(points)
        return len(self.upper) - 1

    def row(self, low: int | None, high: int | None, terms: Sequence[Term]) -> None:
        """A new row, left out when it has no terms."""
        if terms:
            self.rows.append(Row(low, high, tuple(terms)))


def build_model(week: Week) -> Model:
    """The whole problem of a week."""
    model = Model()
    model.skeletons = [model.column(skeleton.points) for skeleton in week.skeletons]
    model.row(1, 1, [(column, 1) for column in model.skeletons])
    for candidate in week.candidates:
        _add_candidate(model, week, candidate)
    model.blocks = [model.column(block.points) for block in week.blocks]
    for day in range(len(week.days)):
        _add_day(model, week, day)
    _add_often(model, week)
    _add_counts(model, week)
    _add_doses(model, week)
    return model


def choice_of(model: Model, week: Week, values: Sequence[float]) -> Choice:
    """The choice that a solution stands for."""
    on = [value > 1 / 2 for value in values]
    skeleton = next(number for number, column in enumerate(model.skeletons) if on[column])
    sets = {(exercise, day): place for (exercise, day, place), column in model.options.items() if on[column]}
    return Choice(skeleton, sets, frozenset(number for number, column in enumerate(model.blocks) if on[column]))


def _strength_on(model: Model, week: Week, day: int) -> list[Term]:
    return [(column, 1) for column, each in zip(model.skeletons, week.skeletons, strict=True) if day in each.days]


def _add_candidate(model: Model, week: Week, candidate: Candidate) -> None:
    used = model.column(candidate.points - week.bounds.exercise_points)
    model.used[candidate.exercise] = used
    placed: list[Term] = []
    for day, options in enumerate(candidate.days):
        if candidate.group == "legs_hips" and not week.legs[day]:
            continue
        here: list[Term] = []
        for place, option in enumerate(options):
            column = model.column(option.points)
            model.options[candidate.exercise, day, place] = column
            here.append((column, 1))
        if here:
            model.row(None, 0, [*here, (used, -1)])
            model.row(None, 0, [*here, *((column, -one) for column, one in _strength_on(model, week, day))])
            placed += here
    model.row(0, None, [*placed, (used, -1)])


def _on_day(model: Model, week: Week, day: int) -> Iterator[tuple[Candidate, int, int]]:
    """Candidate, place of its option and column, for each option of a day."""
    for candidate in week.candidates:
        for place in range(len(candidate.days[day])):
            column = model.options.get((candidate.exercise, day, place))
            if column is not None:
                yield candidate, place, column


def _add_day(model: Model, week: Week, day: int) -> None:
    bounds, here = week.bounds, list(_on_day(model, week, day))
    strength = _strength_on(model, week, day)
    items = [(column, 1) for _, _, column in here]
    blocks = [(model.blocks[number], block) for number, block in enumerate(week.blocks) if block.day == day]
    seconds = [(column, each.days[day][place].seconds) for each, place, column in here]
    seconds += [(column, week.overhead_s) for column, _ in strength]
    seconds += [(column, block.seconds) for column, block in blocks]
    model.row(None, week.days[day], seconds)
    for kind in sorted({block.kind for _, block in blocks}):
        model.row(None, 1, [(column, 1) for column, block in blocks if block.kind == kind])
    if not strength:
        return
    less = [(column, -1) for column, _ in strength]
    model.row(0, None, [*items, *less])
    most = _most_items(week, day, here)
    model.row(None, 0, [*items, *((column, -most) for column, _ in strength)])
    few = model.column(-bounds.too_few_items_points, bounds.session_items_min)
    model.row(0, None, [*items, (few, 1), *((column, -bounds.session_items_min) for column, _ in strength)])
    for group in GROUPS:
        missing = model.column(-bounds.no_group_points)
        of_group = [(column, 1) for each, _, column in here if each.group == group]
        model.row(0, None, [*of_group, (missing, 1), *less])
    _add_planks(model, week, day, here)
    ladders = sorted({ladder for each, _, _ in here for ladder in each.ladders})
    for ladder in ladders:
        model.row(None, 1, [(column, 1) for each, _, column in here if ladder in each.ladders])


def _most_items(week: Week, day: int, here: list[tuple[Candidate, int, int]]) -> int:
    """The most exercises that the time of a strength day allows: told as a row, it spares the solver much trying."""
    shortest: dict[str, int] = {}
    for each, place, _ in here:
        seconds = each.days[day][place].seconds
        shortest[each.exercise] = min(seconds, shortest.get(each.exercise, seconds))
    used = accumulate(sorted(shortest.values()), initial=week.overhead_s)
    fitting = sum(seconds <= week.days[day] for seconds in used) - 1
    return min(week.bounds.session_items_max, max(0, fitting))


def _add_planks(model: Model, week: Week, day: int, here: list[tuple[Candidate, int, int]]) -> None:
    """The total of planks; the higher total only with a plank above level 2, and then that one is the total."""
    bounds = week.bounds
    planks = [(column, each.days[day][place]) for each, place, column in here if each.days[day][place].plank_s]
    if sum(option.plank_s for _, option in planks) <= bounds.plank_s:
        return
    late = model.column(0)
    model.row(0, None, [*((column, 1) for column, option in planks if option.late_plank), (late, -1)])
    total = [(column, option.plank_s) for column, option in planks]
    model.row(None, bounds.plank_s, [*total, (late, bounds.plank_s - bounds.late_plank_s)])


def _add_often(model: Model, week: Week) -> None:
    candidates = {each.exercise: each for each in week.candidates}
    placed: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for (exercise, day, place), column in model.options.items():
        placed[exercise].append((day, candidates[exercise].days[day][place].level, column))
    for rule in week.often:
        days = set(rule.days)
        terms = [(column, 1) for day, level, column in placed[rule.exercise] if day in days and level >= rule.level]
        for number, block in enumerate(week.blocks):
            places = sum(name == rule.exercise and level >= rule.level for name, level in block.exercises)
            terms += [(model.blocks[number], places)] if places and block.day in days else []
        if sum(most for _, most in terms) > rule.most:
            model.row(None, rule.most, terms)


def _add_counts(model: Model, week: Week) -> None:
    bounds = week.bounds
    used = [(column, 1) for column in model.used.values()]
    for group in GROUPS:
        missing = model.column(-bounds.no_group_points)
        of_group = [(model.used[each.exercise], 1) for each in week.candidates if each.group == group]
        model.row(1, None, [*of_group, (missing, 1)])
    few = model.column(-bounds.too_few_exercises_points, bounds.exercises_min)
    model.row(bounds.exercises_min, None, [*used, (few, 1)])
    if len(used) > bounds.exercises_max:
        model.row(None, bounds.exercises_max, used)


def _add_doses(model: Model, week: Week) -> None:
    """Parts of each factor's dose, the best paid first; they fill in order because later parts pay less."""
    gives: dict[str, list[Term]] = defaultdict(list)
    for candidate in week.candidates:
        for (exercise, day, place), column in model.options.items():
            if exercise == candidate.exercise:
                sets = candidate.days[day][place].sets
                for factor, units in candidate.helps:
                    gives[factor].append((column, -units * sets))
    for factor in sorted(gives):
        parts = [model.column(week.weights[factor] * step.rate, step.units) for step in week.steps]
        model.parts.update(parts)
        model.row(None, 0, [*((part, 1) for part in parts), *gives[factor]])
