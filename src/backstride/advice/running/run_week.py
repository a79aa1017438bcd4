"""``run_days``: for each day with a run whether, how far or which stage, and why. The firm limit comes last."""

from dataclasses import dataclass
from datetime import date

from backstride.advice.calendar import CalendarDay, CalendarRun
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Screening

from .entry_test import entry_test, has_begun
from .ladder_days import ladder_days
from .longest_run import RunCap, run_cap
from .may_run import Answer
from .run_answer import answer_on, free_from
from .run_day import RunDay
from .run_distance import advised_distance, pain_cut_pct
from .usual_runs import usual_before
from .week_load import WeekLoad, week_load


@dataclass(frozen=True, slots=True)
class _Week:
    """What holds for all days."""

    facts: Facts
    screening: Screening
    progress: Progress
    stage: int | None
    ladder: tuple[date, ...]
    hard: tuple[date, ...]


def run_days(
    facts: Facts, screening: Screening, progress: Progress, days: tuple[CalendarDay, ...]
) -> tuple[RunDay | None, ...]:
    """The run of each day, None for a day without one and for days before today.

    A runner on the walk and run ladder gets its runs on their run days, races and dated runs too; other runs of theirs
    are answered with no.
    """
    stage = ladder_stage(facts, progress)
    ahead = tuple(day for day in days if day.on >= facts.today)
    ladder = () if stage is None else ladder_days(facts, ahead, free_from(facts, screening, progress))
    hard = tuple(day.on for day in ahead if day.run is not None and day.run.kind == "hard")
    week = _Week(facts, screening, progress, stage, ladder, hard)
    return tuple(_run_day(week, day) if day.on >= facts.today else None for day in days)


def ladder_stage(facts: Facts, progress: Progress) -> int | None:
    """The stage of a runner on the ladder; None at its end and off it."""
    if progress.stage is None or progress.stage.stage >= facts.knowledge.number("ladder-last-stage"):
        return None
    return progress.stage.stage


def _run_day(week: _Week, day: CalendarDay) -> RunDay | None:
    if week.stage is None:
        return None if day.run is None else _by_distance(week, day.on, day.run)
    if day.on in week.ladder:
        return _by_stage(week, day, week.stage)
    if day.run is None:
        return None
    answer, reason = answer_on(week.facts, week.screening, week.progress, day.on)
    says = "ladder-race-walk" if day.run.kind == "race" and answer != "no" else "run-walk-instead"
    return _no(week, day.on, day.run, reason if answer == "no" else "no-run-between-ladder-runs", says)


def _by_stage(week: _Week, day: CalendarDay, stage: int) -> RunDay:
    run = day.run or CalendarRun("easy")
    answer, reason = answer_on(week.facts, week.screening, week.progress, day.on)
    if answer == "no":
        return _no(week, day.on, run, reason)
    is_race = run.kind == "race"
    walk = "ladder-race-walk" if is_race else "ladder-walk-first"
    steps = {each.stage: each for each in week.facts.knowledge.run_stages.values()}
    ready = entry_test(week.facts, week.screening)
    if not ready.passed and not has_begun(week.facts):
        first, rung = ready.next, steps[0]
        why = rung.pass_rule if first is None else f"Before running starts again: {first.says}"
        return _said(week, day.on, run, "no", walk, why, stage=0)
    why = week.progress.stage.why if week.progress.stage is not None else steps[stage].pass_rule
    if stage == 0:
        return _said(week, day.on, run, "no", walk, why, stage=0)
    cap = run_cap(week.facts, week.progress, day.on)
    says = "ladder-race-stage" if is_race else "ladder-run"
    says = "ladder-run-when-calmed" if reason == "run-when-calmed" else says
    return _said(week, day.on, run, "easy", says, why, stage=stage, max_m=cap.max_m, cap=cap)


def _by_distance(week: _Week, on: date, run: CalendarRun) -> RunDay:
    answer, reason = answer_on(week.facts, week.screening, week.progress, on)
    if answer == "no":
        return _no(week, on, run, reason)
    load = week_load(week.facts, week.progress, on)
    cap = run_cap(week.facts, week.progress, on)
    if answer == "yes" and load.kind in ("flare", "trim"):
        answer, reason = "easy", "run-easy"
    cut_pct = pain_cut_pct(week.facts, load, answer, reason)
    usual = usual_before(week.facts, week.progress, on)
    far = advised_distance(week.facts, run, load, cap, usual, cut_pct)
    if run.kind == "hard" and not _may_be_hard(week, on, load):
        answer, reason = "easy", "run-no-hills-or-speed"
    if run.kind == "race":
        answer, reason = _race_answer(answer, run, far.max_m), "race-day-start"
    return _said(week, on, run, answer, reason, far.why, distance_m=far.distance_m, max_m=far.max_m, cap=cap)


def _race_answer(answer: Answer, run: CalendarRun, max_m: int | None) -> Answer:
    """A race that is longer than the limit, or may be, is for running and walking at most."""
    within = run.distance_m is not None and max_m is not None and run.distance_m <= max_m
    return answer if within else "easy"


def _may_be_hard(week: _Week, on: date, load: WeekLoad) -> bool:
    """Hills and speed; for a runner just off the ladder one such run a week."""
    return load.hills_and_speed and (week.progress.stage is None or on == min(week.hard))


def _no(week: _Week, on: date, run: CalendarRun, reason: str, says: str = "run-walk-instead") -> RunDay:
    return _said(week, on, run, "no", says, week.facts.knowledge.guidance[reason].says, reason=reason)


def _said(
    week: _Week, on: date, run: CalendarRun, answer: Answer, guidance_id: str, why: str, *, stage: int | None = None,
    distance_m: int | None = None, max_m: int | None = None, cap: RunCap | None = None, reason: str | None = None,
) -> RunDay:  # fmt: skip
    guidance = week.facts.knowledge.guidance
    named = (guidance_id, reason) if reason else (guidance_id,)
    sources = [source for each in named for source in guidance[each].sources] + list(cap.sources if cap else ())
    return RunDay(
        on=on, kind=run.kind, answer=answer, stage=stage, distance_m=distance_m,
        distance_max_m=max_m, says=guidance[guidance_id].says, why=why,
        sources=tuple(dict.fromkeys(sources)),
    )  # fmt: skip
