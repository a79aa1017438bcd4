"""What a case expects of the week's plan, the progression, the runs and the morning's light, and how they differ."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from backstride.advice.planning.plan import Plan
from backstride.advice.progression.progress import Move, Position, Progress
from backstride.advice.traffic_light import morning_light
from backstride.app.advise import Advice
from backstride.knowledge.model import Strict, Text, ThingId

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
YesNo = Literal["yes", "no"]
Words = tuple[Text, ...]
LIMITS = {"sets_max", "load_g_min", "load_g_max"}


class PlanExpect(Strict):
    """The plan of seven days from ``today`` on.

    none: there is no plan; days: strength yes or no by weekday; strength_min, strength_max: days with strength
    has, has_not: exercises in any session; mode; gave_way: words that stand in what gave way
    minutes_max: of any day; no_equipment: nothing but floor, wall, chair
    says: words that stand in a reason, a note or a limit of the plan
    """

    none: bool = False
    days: dict[Weekday, YesNo] = Field(default_factory=dict)
    strength_min: int | None = None
    strength_max: int | None = None
    has: tuple[ThingId, ...] = ()
    has_not: tuple[ThingId, ...] = ()
    mode: Literal["normal", "calm", "deload", "comeback", "tick_over"] | None = None
    gave_way: Words = ()
    minutes_max: int | None = None
    no_equipment: bool = False
    says: Words = ()


class ExerciseExpect(Strict):
    """Where the runner stands with one exercise: level, dose, and the last move decided.

    sets_max, load_g_max: at most; load_g_min: at least
    """

    level: int | None = None
    hold_s: int | None = None
    reps: int | None = None
    sets: int | None = None
    sets_max: int | None = None
    load_g_min: int | None = None
    load_g_max: int | None = None
    move: Move | None = None
    weaker_side: Literal["left", "right"] | None = None


class RunningExpect(Strict):
    """answer: of today; stage: on the walk and run ladder; distance_max_m: the highest limit among the runs planned.

    distance_m: the longest run that is planned, at most; days: the answer of planned runs by weekday (none: no run)
    """

    answer: Literal["yes", "easy", "no"] | None = None
    stage: int | None = None
    distance_max_m: int | None = None
    distance_m: int | None = None
    days: dict[Weekday, Literal["yes", "easy", "no", "none"]] = Field(default_factory=dict)


def plan_differences(expect: PlanExpect, plan: Plan | None) -> Iterator[str]:
    """How the plan differs from what a case expects."""
    if plan is None or expect.none:
        if (plan is None) != expect.none:
            yield f"plan: expected {'none' if expect.none else 'one'}, got {'none' if plan is None else 'one'}"
        return
    strength = {f"{day.on:%a}".lower(): any(each.kind == "strength" for each in day.sessions) for day in plan.days}
    for weekday, wanted in expect.days.items():
        if strength.get(weekday) != (wanted == "yes"):
            yield f"plan.days.{weekday}: expected strength {wanted}; strength is on {_days(strength)}"
    count = sum(strength.values())
    if expect.strength_min is not None and count < expect.strength_min:
        yield f"plan.strength_min: expected {expect.strength_min}, got {count}"
    if expect.strength_max is not None and count > expect.strength_max:
        yield f"plan.strength_max: expected {expect.strength_max}, got {count}"
    given = {item.exercise for day in plan.days for session in day.sessions for item in session.items}
    yield from (f"plan.has: {name} missing from {', '.join(sorted(given))}" for name in expect.has if name not in given)
    yield from (f"plan.has_not: {name} should not be there" for name in expect.has_not if name in given)
    if expect.mode not in (None, plan.mode):
        yield f"plan.mode: expected {expect.mode}, got {plan.mode}"
    longest = max((day.used_s for day in plan.days), default=0)
    if expect.minutes_max is not None and longest > 60 * expect.minutes_max:
        yield f"plan.minutes_max: expected at most {expect.minutes_max}, got {longest} s"
    yield from _said("plan.gave_way", expect.gave_way, [f"{each.wish}: {each.says}" for each in plan.gave_way])
    yield from _said("plan.says", expect.says, list(_texts(plan)))


def progression_differences(expect: Mapping[str, ExerciseExpect], progress: Progress | None) -> Iterator[str]:
    """How the place on each exercise differs from what a case expects."""
    for exercise, wanted in expect.items():
        position = progress.positions.get(exercise) if progress else None
        if progress is None or position is None:
            yield f"progression.{exercise}: there is no position"
            continue
        moves = [each.move for each in progress.decisions if each.about == exercise]
        got = _facts(position) | {"move": moves[-1] if moves else None}
        for name, value in wanted.model_dump(exclude_none=True, exclude=LIMITS).items():
            if got[name] != value:
                yield f"progression.{exercise}.{name}: expected {value}, got {got[name]} ({position.why})"
        if wanted.sets_max is not None and position.dose.sets > wanted.sets_max:
            yield f"progression.{exercise}.sets_max: expected {wanted.sets_max}, got {position.dose.sets}"
        if wanted.load_g_min is not None and (position.load_g or 0) < wanted.load_g_min:
            yield f"progression.{exercise}.load_g_min: expected {wanted.load_g_min}, got {position.load_g}"
        if wanted.load_g_max is not None and (position.load_g or 0) > wanted.load_g_max:
            yield f"progression.{exercise}.load_g_max: expected {wanted.load_g_max}, got {position.load_g}"


def running_differences(expect: RunningExpect, advice: Advice) -> Iterator[str]:
    """How the advice on running differs from what a case expects."""
    answer = advice.today.running.answer if advice.today else "no"
    if expect.answer not in (None, answer):
        yield f"running.answer: expected {expect.answer}, got {answer}"
    stage = advice.progress.stage.stage if advice.progress and advice.progress.stage else None
    if expect.stage not in (None, stage):
        yield f"running.stage: expected {expect.stage}, got {stage}"
    runs = {f"{day.on:%a}".lower(): day.run for day in advice.plan.days} if advice.plan else {}
    most = max((run.distance_max_m or 0 for run in runs.values() if run), default=0)
    if expect.distance_max_m not in (None, most):
        yield f"running.distance_max_m: expected {expect.distance_max_m}, got {most}"
    longest = max((run.distance_m or 0 for run in runs.values() if run), default=0)
    if expect.distance_m is not None and longest > expect.distance_m:
        yield f"running.distance_m: expected at most {expect.distance_m}, got {longest}"
    for weekday, wanted in expect.days.items():
        run = runs.get(weekday)
        got = run.answer if run else "none"
        if got != wanted:
            yield f"running.days.{weekday}: expected {wanted}, got {got}"


def light_differences(expect: str | None, advice: Advice) -> Iterator[str]:
    """How the light of the last morning told differs from what a case expects."""
    if expect is None:
        return
    facts = advice.facts
    if not facts.runner.check_ins:
        yield f"traffic_light: expected {expect}, but no morning was told"
        return
    last = facts.runner.check_ins[-1]
    light = morning_light(last.what.pain_morning_0_10, facts.runner, facts.knowledge, last.on).light.id
    if light != expect:
        yield f"traffic_light: expected {expect}, got {light}"


def _facts(position: Position) -> dict[str, object]:
    dose = position.dose
    return {
        "level": position.level, "hold_s": dose.hold_s, "reps": dose.reps, "sets": dose.sets,
        "weaker_side": position.weaker_side,
    }  # fmt: skip


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.mode_why
    for day in plan.days:
        yield from day.notes
        yield from (text for text in ((day.run.says, day.run.why) if day.run else ()))
        for session in day.sessions:
            yield session.why
            yield from (text for item in session.items for text in (item.why, *item.limits))
    yield from (moved.says for moved in plan.moved)
    yield from (cost.says for cost in plan.costs)
    yield from (each.why for each in plan.left_out)


def _said(key: str, wanted: Words, texts: list[str]) -> Iterator[str]:
    yield from (f"{key}: {words!r} is in none of {texts}" for words in wanted if not any(words in t for t in texts))


def _days(strength: Mapping[str, bool]) -> str:
    return ", ".join(name for name, holds in strength.items() if holds) or "no day"
