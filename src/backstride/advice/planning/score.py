"""What a filled week is worth, and what is wrong with it: read from the rules, not from the solver's rows."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from .week import GROUPS, Choice, Option, Week


def points(week: Week, choice: Choice) -> int:
    """Points of a filled week: the dose of every factor with diminishing return, and what is wished or missed."""
    chosen = dict(_options(week, choice))
    dose: dict[str, int] = defaultdict(int)
    total = week.skeletons[choice.skeleton].points
    for candidate in week.candidates:
        placed = [option for (exercise, _), option in chosen.items() if exercise == candidate.exercise]
        total += sum(option.points for option in placed)
        total += candidate.points - week.bounds.exercise_points if placed else 0
        for factor, units in candidate.helps:
            dose[factor] += units * sum(option.sets for option in placed)
    for number in choice.blocks:
        total += week.blocks[number].points
    worth = sum(week.weights[factor] * _worth(week, units) for factor, units in dose.items())
    return total + worth - _missed(week, choice)


def violations(week: Week, choice: Choice) -> tuple[str, ...]:
    """Every hard rule that a filled week breaks, in words for a developer; empty when it keeps them all."""
    return tuple(_violations(week, choice))


def _violations(week: Week, choice: Choice) -> Iterator[str]:
    strength_days = set(week.skeletons[choice.skeleton].days)
    group = {candidate.exercise: candidate.group for candidate in week.candidates}
    chosen = dict(_options(week, choice))
    for (exercise, day), _ in chosen.items():
        if day not in strength_days:
            yield f"{exercise} on day {day}, which is no strength day"
        if group[exercise] == "legs_hips" and not week.legs[day]:
            yield f"{exercise} on day {day}, when legs rest"
    for day, seconds in enumerate(week.days):
        items = {exercise: option for (exercise, on), option in chosen.items() if on == day}
        used = sum(option.seconds for option in items.values()) + (week.overhead_s if items else 0)
        used += sum(week.blocks[number].seconds for number in choice.blocks if week.blocks[number].day == day)
        if day in strength_days and not items:
            yield f"nothing on strength day {day}"
        if used > seconds:
            yield f"{used} s on day {day} of {seconds}"
        if len(items) > week.bounds.session_items_max:
            yield f"{len(items)} exercises on day {day}"
        yield from _planks(week, day, list(items.values()))
        yield from _ladders(week, day, set(items))
    kinds = Counter((week.blocks[number].day, week.blocks[number].kind) for number in choice.blocks)
    yield from (f"{kind} twice on day {day}" for (day, kind), times in kinds.items() if times > 1)
    if len({exercise for exercise, _ in chosen}) > week.bounds.exercises_max:
        yield "too many different exercises"
    yield from _too_often(week, choice, chosen)


def _planks(week: Week, day: int, items: list[Option]) -> Iterator[str]:
    late = any(option.late_plank for option in items)
    total = sum(option.plank_s for option in items)
    if total > (week.bounds.late_plank_s if late else week.bounds.plank_s):
        yield f"{total} s of planks on day {day}"


def _ladders(week: Week, day: int, exercises: set[str]) -> Iterator[str]:
    used = Counter(
        ladder for candidate in week.candidates if candidate.exercise in exercises for ladder in candidate.ladders
    )
    yield from (f"two rungs of {ladder} on day {day}" for ladder, times in used.items() if times > 1)


def _too_often(week: Week, choice: Choice, chosen: dict[tuple[str, int], Option]) -> Iterator[str]:
    for rule in week.often:
        places = sum(
            exercise == rule.exercise and day in rule.days and option.level >= rule.level
            for (exercise, day), option in chosen.items()
        )
        for number in choice.blocks:
            block = week.blocks[number]
            if block.day in rule.days:
                places += sum(name == rule.exercise and level >= rule.level for name, level in block.exercises)
        if places > rule.most:
            yield f"{rule.exercise} at level {rule.level} {places} times on days {rule.days}, {rule.most} is the most"


def _options(week: Week, choice: Choice) -> Iterator[tuple[tuple[str, int], Option]]:
    for candidate in week.candidates:
        for day, options in enumerate(candidate.days):
            place = choice.sets.get((candidate.exercise, day))
            if place is not None:
                yield (candidate.exercise, day), options[place]


def _worth(week: Week, units: int) -> int:
    worth = 0
    for step in week.steps:
        taken = min(units, step.units)
        worth += taken * step.rate
        units -= taken
    return worth


def _missed(week: Week, choice: Choice) -> int:
    """Points lost: sessions with few exercises or without legs or trunk, a week without one of them, few exercises."""
    bounds, lost = week.bounds, 0
    group = {candidate.exercise: candidate.group for candidate in week.candidates}
    for day in week.skeletons[choice.skeleton].days:
        items = [exercise for exercise, on in choice.sets if on == day]
        lost += bounds.too_few_items_points * max(0, bounds.session_items_min - len(items))
        lost += bounds.no_group_points * (len(GROUPS) - len({group[exercise] for exercise in items}))
    lost += bounds.no_group_points * (len(GROUPS) - len({group[exercise] for exercise, _ in choice.sets}))
    few = bounds.exercises_min - len({exercise for exercise, _ in choice.sets})
    return lost + bounds.too_few_exercises_points * max(0, few)
