"""The race question: the ladder from today to the day, what is true by when, the honest answer, and the day itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from backstride.advice.calendar import races
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.screening import Referred, Screening
from backstride.journal.entry import CalendarEvent

from .distance import rounded_down
from .race_answer import RaceAnswer, longer_by_m, race_answer, stopped_by
from .race_ladder import RaceLadder, RaceStep, build_from_m, race_ladder, weeks_to
from .week_load import taper_days

IN_RACE_WEEK = ("race-week-shorter", "race-week-nothing-new", "race-week-strength", "race-week-calm-days")
ON_THE_DAY = ("race-day-start", "race-day-first-part", "race-day-stop", "race-day-no-tablets")
AFTER = ("race-after-the-line", "race-after-the-week")


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """Something to look at by a date, and what to do when it is not so. ``distance_m``: of the run it asks for."""

    by: date
    distance_m: int | None
    says: str


@dataclass(frozen=True, slots=True)
class RaceAdvice:
    """Everything about the next race. ``days_left``: 0 on the day. ``answer`` with ``says`` and its ``reasons``.

    ``waits``: something else comes first, so that the answer is not yet a no to the race.
    ``instead``: what can be done when it is not on track. ``limit_m``: the most of one run on the day (None: unknown).
    """

    name: str | None
    on: date
    distance_m: int | None
    days_left: int
    answer: RaceAnswer
    waits: bool
    says: str
    reasons: tuple[str, ...]
    limit_m: int | None
    steps: tuple[RaceStep, ...]
    decisions: tuple[DecisionPoint, ...]
    instead: tuple[str, ...]
    race_week: tuple[str, ...]
    on_the_day: tuple[str, ...]
    after: tuple[str, ...]
    next_race: str | None
    grade: str
    sources: tuple[str, ...]


def race_advice(facts: Facts, screening: Screening, progress: Progress) -> RaceAdvice | None:
    """Advice on the next race from today on that was not run yet; None without one. Promises nothing.

    A referred runner, or one with questions open, is told what comes first and gets no ladder.
    """
    ahead = [race for race in races(facts) if not _was_run(facts, race)]
    if not ahead:
        return None
    race, *later = ahead
    stop = stopped_by(facts, screening)
    ladder = race_ladder(facts, screening, progress, race) if stop is None else RaceLadder((), None, by_stages=False)
    answer, reasons = race_answer(facts, screening, progress, race, ladder)
    said = facts.knowledge.guidance[_said_id(answer, stop, race, ladder)]
    used = (said.id, *_instead_ids(answer, stop), *(() if stop else (*IN_RACE_WEEK, *ON_THE_DAY, *AFTER)))
    return RaceAdvice(
        name=race.name, on=race.first, distance_m=race.distance_m, days_left=(race.first - facts.today).days,
        answer=answer, waits=stop is not None, says=said.says, reasons=reasons,
        limit_m=ladder.reach_m if not ladder.by_stages else None,
        steps=ladder.steps, decisions=() if stop else _decisions(facts, race, ladder),
        instead=_instead(facts, progress, race, ladder, answer, stop),
        race_week=() if stop else _texts(facts, IN_RACE_WEEK if race.first > facts.today else ()),
        on_the_day=() if stop else _on_the_day(facts, race, ladder),
        after=() if stop else _texts(facts, AFTER), next_race=_next_race(facts, race, later, screening),
        grade=said.grade, sources=_sources(facts, used),
    )  # fmt: skip


def _said_id(answer: RaceAnswer, stop: str | None, race: CalendarEvent, ladder: RaceLadder) -> str:
    """The guidance that says the answer: that something comes first, or what is possible of a race that is too long."""
    if stop is not None:
        return "race-answer-first-things"
    if answer == "possible" and longer_by_m(race, ladder):
        return "race-answer-possible-longer"
    return f"race-answer-{answer.replace('_', '-')}"


def _was_run(facts: Facts, race: CalendarEvent) -> bool:
    return any(run.on == race.first and run.what.kind == "race" for run in facts.runner.runs)


def _decisions(facts: Facts, race: CalendarEvent, ladder: RaceLadder) -> tuple[DecisionPoint, ...]:
    """Half way up, at the top, and before the start. What lies ahead only; none on the day of the race itself."""
    green = facts.knowledge.number("green-max-0-10")
    stages = [step for step in ladder.steps if step.kind in ("walk", "stage")]
    up = [step for step in ladder.steps if step.kind in ("build", "hold", "keep")]
    half_way = stages or up[: median_low(range(len(up))) + 1] if up else stages
    marks = dict.fromkeys([*half_way[-1:], *up[-1:]])
    points = [DecisionPoint(step.on, step.distance_m, _mark(facts, step, green)) for step in marks]
    calm = facts.knowledge.number("entry-calm-days")
    eve = race.first - timedelta(days=1)
    if eve >= facts.today:
        says = facts.knowledge.guidance["race-point-eve"].says
        points.append(DecisionPoint(eve, None, f"By {_day(eve)}: {calm} days in a row at {green} or less. {says}"))
    return tuple(points)


def _mark(facts: Facts, step: RaceStep, green: int) -> str:
    if step.stage is not None:
        what = f"stage {step.stage}, with pain at {green} or less"
    else:
        about = "" if step.distance_m is not None else "about "
        far = rounded_down(step.distance_m or step.about_m or 0, facts.units)
        what = f"a run of {about}{far} that stays at {green} or less"
    return f"By {_day(step.on)}: {what}. {facts.knowledge.guidance['race-point-if-not'].says}"


def _instead_ids(answer: RaceAnswer, stop: str | None) -> tuple[str, ...]:
    if stop is not None:
        return ("race-instead-care-first", "race-instead-later")
    if answer == "on_track":
        return ()
    if answer == "possible":
        return ("race-instead-run-walk",)
    return ("race-instead-start-and-stop", "race-instead-run-walk", "race-instead-shorter", "race-instead-later")


def _instead(
    facts: Facts, progress: Progress, race: CalendarEvent, ladder: RaceLadder, answer: RaceAnswer, stop: str | None
) -> tuple[str, ...]:
    """What else there is, with the distance that would fit by the day, and the day by which this one may fit."""
    figures: dict[str, str] = {}
    if stop is None and ladder.reach_m is not None and race.distance_m and ladder.reach_m < race.distance_m:
        figures["race-instead-shorter"] = f" By then up to {rounded_down(ladder.reach_m, facts.units)} may fit."
        longest = build_from_m(facts, progress, facts.today)
        weeks = None if ladder.by_stages or not longest else weeks_to(facts, longest, race.distance_m)
        if weeks is not None and weeks < facts.knowledge.number("race-look-ahead-weeks"):
            day = facts.today + timedelta(days=7 * weeks + taper_days(facts, race.distance_m))
            figures["race-instead-later"] = f" From about {_day(day)} on the distance may lie within your limit."
    guidance = facts.knowledge.guidance
    return tuple(guidance[each].says + figures.get(each, "") for each in _instead_ids(answer, stop))


def _on_the_day(facts: Facts, race: CalendarEvent, ladder: RaceLadder) -> tuple[str, ...]:
    """The pain rule, and where the limit for one run lies when the race is longer."""
    says = list(_texts(facts, ON_THE_DAY))
    longer = race.distance_m is None or ladder.reach_m is None or ladder.reach_m < race.distance_m
    if longer:
        known = ladder.reach_m is not None and not ladder.by_stages
        figure = (
            f" That is {rounded_down(ladder.reach_m, facts.units)} for you."
            if known and ladder.reach_m is not None
            else ""
        )
        says.append(facts.knowledge.guidance["race-day-limit"].says + figure)
    return tuple(says)


def _next_race(facts: Facts, race: CalendarEvent, later: list[CalendarEvent], screening: Screening) -> str | None:
    if not later or isinstance(screening, Referred):
        return None
    second = later[0]
    days = (second.first - race.first).days
    near = days <= facts.knowledge.number("race-recovery-days") + taper_days(facts, second.distance_m)
    says = facts.knowledge.guidance["race-second-close" if near else "race-second"].says
    return f"{second.name or 'Your next race'} is on {_day(second.first)}. {says}"


def _texts(facts: Facts, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(facts.knowledge.guidance[each].says for each in ids)


def _sources(facts: Facts, ids: tuple[str, ...]) -> tuple[str, ...]:
    rules = ("longest-run-cap", "build-and-easy-weeks")
    named = [source for each in ids for source in facts.knowledge.guidance[each].sources]
    named += [source for rule in rules for source in facts.knowledge.progression[rule].sources]
    return tuple(dict.fromkeys(named))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
