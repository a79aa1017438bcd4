"""``week_for``: the planner's problem for one runner: candidates, blocks, strength days, limits and points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backstride.advice.calendar import CalendarDay, calendar
from backstride.advice.duration import items_s
from backstride.advice.factors import FactorWeight
from backstride.advice.facts import Facts
from backstride.advice.limits import plank_s
from backstride.advice.pause import pause_days
from backstride.advice.progression.progress import Progress
from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_week import run_days
from backstride.advice.screening import Cleared
from backstride.advice.session import LeftOut, Session
from backstride.knowledge.model import Knowledge

from .before import Before, before, done_today
from .blocks import blocks_of
from .fits import Fit, fits, with_sets
from .lighter import DayLoad, day_loads
from .refresh import tired_of
from .skeletons import skeletons
from .units import factor_points, set_units
from .week import Block, Bounds, Candidate, Often, Option, Step, Week

_WEEK = 7
_SEES_AHEAD = 3
"""Days looked at beyond the plan, for a hard run just after it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a week was made from, to tell the solution in sessions again. ``days``: those of the plan, in order."""

    week: Week
    days: tuple[CalendarDay, ...]
    loads: tuple[DayLoad, ...]
    runs: tuple[RunDay | None, ...]
    fits: tuple[Fit, ...]
    left_out: tuple[LeftOut, ...]
    sessions: tuple[Session, ...]
    before: Before
    wished_sessions: int
    done_today: frozenset[str]


def week_for(
    facts: Facts,
    screening: Cleared,
    weights: Sequence[FactorWeight],
    progress: Progress,
    first: date,
    every_exercise: bool = False,
) -> Setting:
    """The week from ``first`` on. ``every_exercise``: without choosing candidates first, to measure what that costs."""
    count = facts.knowledge.number("plan-days")
    ahead = calendar(facts, first, count + _SEES_AHEAD)
    days = ahead[:count]
    loads = day_loads(facts, progress, days)
    runs = run_days(facts, screening, progress, days)
    points = factor_points(weights)
    suiting, left_out = fits(facts, weights, progress, days, loads, screening.gentle)
    chosen = suiting if every_exercise else _chosen(suiting, points, facts.knowledge)
    done = frozenset(done_today(facts)) if first == facts.today else frozenset()
    blocks, sessions = blocks_of(facts, points, days, loads, runs, screening.gentle, done)
    earlier = before(facts)
    per_week = _per_week(progress, facts.knowledge)
    open_days = tuple(load not in ("calm", "off") and any(fit.days[number] for fit in chosen)
                      for number, load in enumerate(loads))  # fmt: skip
    eve = pause_days(facts.knowledge.number("leg-day-before-hard-run-h"))
    tired = tired_of(earlier, facts)
    week = Week(
        first=first,
        days=tuple(_budget_s(facts, day) for day in days),
        overhead_s=facts.knowledge.number("get-ready-s") - facts.knowledge.number("next-look-s"),
        legs=tuple(not _demanding_after(ahead, number, eve) for number in range(count)),
        candidates=tuple(_candidate(fit, points, ahead, earlier, tired, facts.knowledge) for fit in chosen),
        blocks=blocks,
        skeletons=skeletons(
            facts, ahead, open_days, per_week, (earlier.missed or earlier.week is None) and first == facts.today
        ),
        often=tuple(_often(facts, days, chosen, blocks)),
        weights=points,
        steps=tuple(_step(number, facts.knowledge) for number in (1, 2, 3)),
        bounds=_bounds(facts.knowledge),
    )
    return Setting(week, days, loads, runs, chosen, left_out, sessions, earlier, per_week[0], done)


def _chosen(suiting: Sequence[Fit], points: Mapping[str, int], knowledge: Knowledge) -> tuple[Fit, ...]:
    """The candidates: what fits the ladders best and is worth most; those in order of id."""

    def worth(fit: Fit) -> tuple[int, int, int, str]:
        units = set_units(fit.exercise.helps, points, knowledge)
        value = sum(points[factor] * given for factor, given in units)
        return (not fit.liked, fit.rank, -value, fit.exercise.id)

    best = sorted(suiting, key=worth)[: knowledge.number("plan-candidates-max")]
    first_rank = [fit for fit in best if fit.rank == 0 or fit.liked]
    least = knowledge.number("plan-candidates-min")
    more = [fit for fit in best if fit not in first_rank][: max(0, least - len(first_rank))]
    return tuple(sorted((*first_rank, *more), key=lambda fit: fit.exercise.id))


def _candidate(
    fit: Fit,
    points: Mapping[str, int],
    ahead: Sequence[CalendarDay],
    earlier: Before,
    tired: str | None,
    knowledge: Knowledge,
) -> Candidate:
    number, exercise = knowledge.number, fit.exercise
    worth = number("plan-points-liked") * fit.liked - number("plan-points-lower-rung") * fit.rank
    worth += number("plan-points-kept-exercise") * (exercise.id in earlier.since)
    worth -= number("plan-points-refresh") * (exercise.id == tired)
    days = tuple(tuple(_options(fit, day, ahead, earlier, knowledge)) for day in range(len(fit.days)))
    helps = set_units(exercise.helps, points, knowledge)
    return Candidate(exercise.id, fit.group, fit.ladders, helps, worth, days)


def _options(
    fit: Fit, day: int, ahead: Sequence[CalendarDay], earlier: Before, knowledge: Knowledge
) -> Iterator[Option]:
    item = fit.days[day]
    if item is None:
        return
    rung = fit.exercise.levels[item.level - 1]
    rest = pause_days(knowledge.number("heavy-leg-gap-h"))
    heavy = "heavy_leg" in (*fit.exercise.loads, *rung.loads)
    worth = knowledge.number("plan-points-kept") * ((fit.exercise.id, ahead[day].on) in earlier.placed)
    worth -= knowledge.number("plan-points-heavy-near-hard-run") * (heavy and _demanding_after(ahead, day, rest))
    for sets in _sets(item.dose.sets, ahead[day].budget_s, knowledge):
        fewer = with_sets(item, sets)
        # alone it has no look before it and no rest after it: both are added, for its place among others
        seconds = items_s((fewer,), 1, knowledge) - knowledge.number("get-ready-s")
        seconds += knowledge.number("next-look-s") + item.dose.rest_s
        planks = plank_s(fewer, 1, knowledge)
        time_cost = seconds * knowledge.number("plan-points-minute") // 60
        short = knowledge.number("plan-points-set-short") * (item.dose.sets - sets)
        yield Option(item.level, sets, seconds, planks, bool(planks) and item.level > 2, worth - time_cost - short)


def _sets(full: int, budget_s: int, knowledge: Knowledge) -> tuple[int, ...]:
    """All sets or one less; on a day with little time also a single one."""
    tight = budget_s <= 60 * knowledge.number("plan-tight-day-min")
    counts = {full, full - 1, *((1,) if tight else ())}
    return tuple(sorted((count for count in counts if count > 0), reverse=True))


def _often(
    facts: Facts, days: Sequence[CalendarDay], chosen: Sequence[Fit], blocks: Sequence[Block]
) -> Iterator[Often]:
    """For every seven days that end in the plan: the cap of each level, less what was done in them already."""
    levels = {(fit.exercise.id, item.level) for fit in chosen for item in fit.days if item is not None}
    levels |= {place for block in blocks for place in block.exercises}
    since = days[0].on - timedelta(days=_WEEK - 1)
    recent = [each for each in facts.runner.sessions if since <= each.on <= facts.today]
    places = [(each.on, item) for each in recent for item in each.what.items if item.sets_done]
    for exercise, level in sorted(levels):
        cap = facts.knowledge.exercises[exercise].levels[level - 1].cap.per_week
        for last in range(len(days)):
            start = days[last].on - timedelta(days=_WEEK - 1)
            done = sum(on >= start and item.exercise == exercise and item.level >= level for on, item in places)
            yield Often(exercise, level, tuple(range(last + 1)), max(0, cap - done))


def _budget_s(facts: Facts, day: CalendarDay) -> int:
    """Seconds of the day, less what was done on it already."""
    spent = (each.what for each in facts.runner.sessions if each.on == day.on == facts.today)
    return max(0, day.budget_s - sum(each.duration_s for each in spent if each.session != "desk_break"))


def _demanding_after(ahead: Sequence[CalendarDay], day: int, within: int) -> bool:
    return any(each.demanding for each in ahead[day + 1 : day + 1 + within])


def _per_week(progress: Progress, knowledge: Knowledge) -> tuple[int, int]:
    kind = "tick-over-strength" if progress.mode == "tick_over" else "strength-per-week"
    return knowledge.number(f"{kind}-min"), knowledge.number(f"{kind}-max")


def _step(number: int, knowledge: Knowledge) -> Step:
    return Step(knowledge.number(f"plan-dose-step-{number}-units"), knowledge.number(f"plan-dose-step-{number}-rate"))


def _bounds(knowledge: Knowledge) -> Bounds:
    number = knowledge.number
    return Bounds(
        session_items_min=number("session-items-min"),
        session_items_max=number("session-items-max"),
        exercises_min=number("plan-exercises-min"),
        exercises_max=number("plan-exercises-max"),
        plank_s=number("plank-total-cap-level-1-2-s"),
        late_plank_s=number("plank-total-cap-s"),
        exercise_points=number("plan-points-exercise"),
        too_few_items_points=number("plan-points-few-items"),
        too_few_exercises_points=number("plan-points-few-exercises"),
        no_group_points=number("plan-points-no-group"),
    )
