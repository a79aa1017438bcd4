"""The ladder from today to a race: the longest run of each week by the firm limit, or the stages and what follows."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from backstride.advice.calendar import WEEKDAYS, calendar
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Screening
from backstride.journal.entry import CalendarEvent

from .distance import rounded_down
from .ladder_days import ladder_days
from .longest_run import journal_runs, known_runs, most, most_pct, with_told
from .pain_of_runs import may_grow, run_pain_is_low
from .run_answer import free_from
from .usual_runs import usual_before
from .week_load import WeekKind, is_easy_week, taper_days, week_load

StepKind = Literal["walk", "stage", "build", "keep", "hold", "easy", "less", "taper"]


@dataclass(frozen=True, slots=True)
class RaceStep:
    """One step: the longest run of a week (``distance_m`` at most), or the first run of a stage.

    ``distance_m`` is None where it hangs on runs that are still to come; ``about_m`` is then a careful guess.
    """

    on: date
    kind: StepKind
    stage: int | None
    distance_m: int | None
    says: str
    about_m: int | None = None


@dataclass(frozen=True, slots=True)
class RaceLadder:
    """The steps, soonest first. ``reach_m``: the most of one run on the day of the race if all goes well.

    ``by_stages``: through the walk and run ladder, so that ``reach_m`` is a careful guess; None when they
    do not end by then.
    """

    steps: tuple[RaceStep, ...]
    reach_m: int | None
    by_stages: bool


def race_ladder(facts: Facts, screening: Screening, progress: Progress, race: CalendarEvent) -> RaceLadder:
    """What the longest run may be by when, or which stage, from today to the day before the race.

    Sources: progression rules ``longest-run-cap``, ``build-and-easy-weeks``, ``stage-steps``.
    """
    start = free_from(facts, screening, progress)
    last = facts.knowledge.number("ladder-last-stage")
    on_ladder = progress.stage is not None and progress.stage.stage < last
    first, soonest = (_long_run_day(facts, day, race.first) for day in (start, facts.today))
    runs = () if on_ladder else known_runs(facts, min(soonest, race.first))
    if runs and known_runs(facts, min(first, race.first)):
        return _by_longest_run(facts, progress, race, first)
    ladder = _by_stages(facts, progress, race, start)
    if not runs:
        return ladder
    without_rest = _by_longest_run(facts, progress, race, soonest)
    return replace(ladder, reach_m=min(ladder.reach_m or 0, without_rest.reach_m or 0) or None)


def weeks_to(facts: Facts, from_m: int, race_m: int) -> int:
    """Weeks of building, easy ones included, until a race of so many metres lies within the limit for one run."""
    number = facts.knowledge.number
    pct, weeks = number("longest-run-cap-pct"), 0
    longest = max(from_m, 1)
    while most(longest, pct) < race_m and weeks < number("race-look-ahead-weeks"):
        weeks += 1
        if weeks % (number("build-weeks") + number("easy-weeks")):
            longest = max(most(longest, pct), longest + 1)
    return weeks


def _by_longest_run(facts: Facts, progress: Progress, race: CalendarEvent, first: date) -> RaceLadder:
    runs = list(journal_runs(facts))
    peak = build_from_m(facts, progress, first)
    steps: list[RaceStep] = []
    settle = not (run_pain_is_low(facts) and may_grow(facts))
    on = first
    while on < race.first - timedelta(days=1):
        pct = most_pct(facts, progress, on, green=not settle)
        before = with_told(facts, runs, on)
        if not before:
            break
        load = week_load(facts, progress, on)
        kind = _kind(load.kind, settle)
        settle = kind == "less" or (settle and kind != "hold")
        if kind == "build" and peak >= _enough_m(facts, race.distance_m):
            kind = "keep"
        wanted = _wanted(facts, kind, peak, pct, load.factor_pct, race.distance_m)
        if kind == "less":
            usual = usual_before(facts, progress, on).longest_m or peak
            wanted = min(most(usual, load.factor_pct), most(peak, load.other_pct))
        metres = min(wanted, most(max(length for _, length in before), pct))
        peak = metres if kind == "build" else peak
        steps.append(RaceStep(on, kind, None, metres, _says(facts, kind, metres)))
        runs.append((on, metres))
        on += timedelta(days=7)
    at_race = with_told(facts, runs, race.first)
    pct = most_pct(facts, progress, race.first, green=not settle)
    reach = most(max(length for _, length in at_race), pct) if at_race else None
    return RaceLadder(tuple(steps), reach, by_stages=False)


def build_from_m(facts: Facts, progress: Progress, on: date) -> int:
    """The run that the ladder builds on: the longest calm one, as far as the last weeks still bear it; 0 without."""
    longest = max((metres for _, metres in known_runs(facts, on)), default=0)
    usual = usual_before(facts, progress, on).longest_m
    return longest if usual is None else min(longest, usual)


def _kind(kind: WeekKind, settle: bool) -> StepKind:
    """A week after less running holds once before it builds; the ladder reckons with calm runs from then on."""
    if kind in ("taper", "easy"):
        return "taper" if kind == "taper" else "easy"
    if kind in ("trim", "flare", "comeback", "recovery"):
        return "less"
    return "hold" if settle else "build"


def _wanted(facts: Facts, kind: StepKind, peak_m: int, pct: int, factor_pct: int, race_m: int | None) -> int:
    if kind == "build":
        return max(peak_m, min(most(peak_m, pct), _enough_m(facts, race_m)))
    return peak_m if kind in ("hold", "keep") else most(peak_m, factor_pct)


def _enough_m(facts: Facts, race_m: int | None) -> int:
    """The longest run that a race asks for: the race then lies within the limit, or it is as long as training goes."""
    number = facts.knowledge.number
    longest = number("race-long-run-max-m")
    return longest if race_m is None else min(longest, -(-race_m * 100 // number("longest-run-cap-pct")))


def _by_stages(facts: Facts, progress: Progress, race: CalendarEvent, start: date) -> RaceLadder:
    number = facts.knowledge.number
    days = calendar(facts, start, min(max(0, (race.first - start).days), 7 * number("race-look-ahead-weeks")))
    runs = list(ladder_days(facts, days, start))
    stage = progress.stage.stage if progress.stage is not None else 0
    greens = progress.stage.greens if progress.stage is not None else 0
    needed = max(1, number("stage-pass-greens") - greens)
    needed += 0 if run_pain_is_low(facts) else number("stage-pass-greens")
    steps: list[RaceStep] = []
    while stage < number("ladder-last-stage") and runs:
        steps.append(_stage_step(facts, runs[0], stage))
        runs, passed = runs[needed:], len(runs) >= needed
        stage, needed = stage + passed, number("stage-pass-greens")
    if stage < number("ladder-last-stage") or not runs:
        return RaceLadder(tuple(steps), None, by_stages=True)
    after, reach = _after_the_stages(facts, race, _long_run_day(facts, runs[0], race.first))
    return RaceLadder((*steps, *after), reach, by_stages=True)


def _after_the_stages(facts: Facts, race: CalendarEvent, first: date) -> tuple[list[RaceStep], int]:
    """The weeks from the end of the stages on; distances are guesses, so they are only said."""
    number = facts.knowledge.number
    peak = number("ladder-end-distance-m")
    steps: list[RaceStep] = []
    on = first
    while on < race.first - timedelta(days=1):
        kind: StepKind = "easy" if is_easy_week(facts, on) else "build" if steps else "hold"
        if (race.first - on).days <= taper_days(facts, race.distance_m):
            kind = "taper"
        if kind == "build":
            peak = _wanted(facts, kind, peak, number("longest-run-cap-pct"), 100, race.distance_m)
        says = facts.knowledge.guidance[f"race-step-{kind}"].says
        if kind in ("build", "hold"):
            steps.append(
                RaceStep(on, kind, None, None, f"About {rounded_down(peak, facts.units)}. {says}", about_m=peak)
            )
        else:
            steps.append(RaceStep(on, kind, None, None, says))
        on += timedelta(days=7)
    return steps, most(peak, number("longest-run-cap-pct"))


def _stage_step(facts: Facts, on: date, stage: int) -> RaceStep:
    found = next(each for each in facts.knowledge.run_stages.values() if each.stage == stage)
    return RaceStep(on, "stage" if stage else "walk", stage, None, f"{found.name}.")


def _says(facts: Facts, kind: StepKind, metres: int) -> str:
    return f"{rounded_down(metres, facts.units)} at most. {facts.knowledge.guidance[f'race-step-{kind}'].says}"


def _long_run_day(facts: Facts, start: date, race_on: date) -> date:
    """The first long run day from ``start`` on; without one, the weekday of the race. Not today when today was run."""
    told = facts.value("long_run_day")
    wanted = WEEKDAYS.index(told) if isinstance(told, str) and told in WEEKDAYS else race_on.weekday()
    if any(run.on == start for run in facts.runner.runs):
        start += timedelta(days=1)
    return start + timedelta(days=(wanted - start.weekday()) % 7)
