"""Invariant 9: the longest run bounds the next; and more pain never gives a longer run or a better answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from run_stories import progress

from backstride.advice.calendar import calendar
from backstride.advice.facts import Facts
from backstride.advice.progression.progress import Progress
from backstride.advice.running.longest_run import run_cap
from backstride.advice.running.race import RaceAdvice, race_advice
from backstride.advice.running.race_answer import BEST_FIRST
from backstride.advice.running.run_day import RunDay
from backstride.advice.running.run_week import run_days
from backstride.advice.screening import Cleared, Referred
from backstride.advice.screening.screen import screen_facts
from backstride.journal import CheckIn, Entry, Run
from backstride.journal.entry import CalendarEntry, CalendarEvent, CheckInEntry, RunEntry, RunKind
from runners import KNOWLEDGE, TODAY, Told, anybody, entry_id, healthy, moment, nearly_healthy, runner, told, without

CAP_PCT, WINDOW_DAYS, TOLD_DAYS = 110, 30, 14


@dataclass(frozen=True)
class Life:
    """What one runner told, ran and plans; ``morning``: pain of this morning."""

    answers: Told
    runs: tuple[tuple[int, Run], ...] = ()
    events: tuple[CalendarEvent, ...] = ()
    progress: Progress = field(default_factory=progress)
    morning: int | None = None

    def facts(self) -> Facts:
        entries: list[Entry] = []
        for ago, run in self.runs:
            at = moment(TODAY - timedelta(days=ago))
            entries.append(RunEntry(id=entry_id(len(entries) + 1), at=at, body=run))
        for event in self.events:
            at = moment(TODAY - timedelta(days=90))
            entries.append(CalendarEntry(id=entry_id(len(entries) + 1), at=at, body=event))
        if self.morning is not None:
            check_in = CheckIn(pain_morning_0_10=self.morning)
            entries.append(CheckInEntry(id=entry_id(len(entries) + 1), at=moment(TODAY), body=check_in))
        return Facts(runner(self.answers, before=entries), KNOWLEDGE, TODAY)

    def week(self) -> tuple[RunDay | None, ...]:
        facts = self.facts()
        return run_days(facts, screen_facts(facts), self.progress, calendar(facts, TODAY, 14))

    def race(self) -> RaceAdvice | None:
        facts = self.facts()
        return race_advice(facts, screen_facts(facts), self.progress)


SCORE = st.sampled_from([0, 0, 1, 1, 2, 2, 3, 4, 4, 6])
PAIN = st.none() | SCORE
METRES = st.integers(0, 42_195)


@st.composite
def a_run(draw: st.DrawFn) -> tuple[int, Run]:
    """A run of the last six weeks, or of before."""
    body = {
        "distance_m": draw(METRES), "duration_s": 1800, "kind": draw(st.sampled_from(["easy", "long", "hard", "race"])),
        "pain_during_0_10": draw(PAIN), "pain_after_0_10": draw(PAIN), "limped": draw(st.integers(0, 9)) == 0,
    }  # fmt: skip
    return draw(st.integers(0, 42) | st.integers(0, 130)), Run.model_validate(body)


@st.composite
def an_event(draw: st.DrawFn) -> CalendarEvent:
    """A planned run of the next two weeks."""
    on = TODAY + timedelta(days=draw(st.integers(0, 13)))
    kind: RunKind = draw(st.sampled_from(["easy", "long", "hard"]))
    return CalendarEvent(what="run", first=on, last=on, run_kind=kind, distance_m=draw(st.none() | METRES))


@st.composite
def a_race(draw: st.DrawFn) -> CalendarEvent:
    """A race up to half a year ahead."""
    on = TODAY + timedelta(days=draw(st.integers(0, 30) | st.integers(0, 180)))
    return CalendarEvent(what="race", first=on, last=on, distance_m=draw(st.none() | METRES))


@st.composite
def any_progress(draw: st.DrawFn) -> Progress:
    """Any mode, stage and rise."""
    return progress(
        mode=draw(st.sampled_from(["normal", "normal", "calm", "deload", "comeback", "tick_over"])),
        stage=draw(st.none() | st.integers(0, 10)), greens=draw(st.integers(0, 1)),
        rose=draw(st.none() | st.sampled_from(["hold", "sets", "level", "run"])), rest_days=draw(st.integers(0, 2)),
    )  # fmt: skip


@st.composite
def lives(draw: st.DrawFn, answers: st.SearchStrategy[Told] | None = None, racing: bool = False) -> Life:
    """A runner with a few runs, plans and any progress; ``racing``: always with a race."""
    pains = told({"pain_now_0_10": draw(SCORE), "pain_run_0_10": draw(SCORE)})
    longest = told({"longest_run_km": draw(st.integers(0, 40))})
    given_answers = draw(answers) if answers is not None else {**healthy(), **pains, **longest}
    runs = draw(st.lists(a_run(), max_size=7))
    events = draw(st.lists(an_event() | a_race(), max_size=2)) + ([draw(a_race())] if racing else [])
    return Life(given_answers, tuple(runs), tuple(events), draw(any_progress()), draw(PAIN))


def most_on(life: Life, on: date, planned: Iterable[tuple[date, int]] = ()) -> int | None:
    """110 % of the longest run of the 30 days before a day, by hand; None when nothing is known.

    What was told is a run of the day before; it counts for 14 days, and for 30 while there is no other run in them.
    """
    runs = [(TODAY - timedelta(days=ago), run.distance_m) for ago, run in life.runs if run.distance_m]
    runs = [(day, metres) for day, metres in (*runs, *planned) if 0 < (on - day).days <= WINDOW_DAYS]
    value = life.answers["longest_run_km"].value if "longest_run_km" in life.answers else None
    told_days = (on - TODAY).days + 1
    if isinstance(value, int) and value and told_days <= (TOLD_DAYS if runs else WINDOW_DAYS):
        runs.append((TODAY, value * 1000))
    return max(metres for _, metres in runs) * CAP_PCT // 100 if runs else None


@given(lives())
def test_no_run_day_is_longer_than_a_tenth_above_the_longest_of_its_last_30_days(life: Life) -> None:
    for day in life.week():
        if day is not None and (day.distance_m is not None or day.distance_max_m is not None):
            most = most_on(life, day.on)
            assert most is not None
            assert (day.distance_m or 0) <= (day.distance_max_m or 0) <= most


@given(lives(nearly_healthy()))
def test_the_cap_holds_for_runners_who_told_other_things(life: Life) -> None:
    for day in life.week():
        if day is not None and day.distance_m is not None:
            most = most_on(life, day.on)
            assert most is not None
            assert day.distance_m <= most


@given(lives(racing=True))
def test_no_step_of_a_race_ladder_is_longer_than_a_tenth_above_what_came_before_it(life: Life) -> None:
    race = life.race()
    planned: list[tuple[date, int]] = []
    for step in race.steps if race else ():
        if step.distance_m is not None:
            most = most_on(life, step.on, planned)
            assert most is not None
            assert step.distance_m <= most
            planned.append((step.on, step.distance_m))
    if race and race.limit_m is not None:
        assert race.limit_m <= (most_on(life, race.on, planned) or 0)


@given(lives())
def test_a_strength_rise_of_this_week_keeps_runs_within_the_longest(life: Life) -> None:
    rising = replace(life, progress=replace(life.progress, rose=("hold", TODAY)))

    for day in rising.week():
        if day is not None and day.distance_m is not None and (day.on - TODAY).days < 7:
            longest = run_cap(rising.facts(), rising.progress, day.on).longest_m
            assert longest is not None
            assert day.distance_m <= longest


@given(lives(), st.data())
def test_more_pain_never_gives_a_longer_run_a_higher_stage_or_a_better_answer(life: Life, data: st.DataObject) -> None:
    worse = _with_more_pain(life, data)

    before, after = _running(life.week()), _running(worse.week())

    if life.progress.stage is not None and life.progress.stage.stage < 10:
        assert len(after) <= len(before)
        assert max((day.stage or 0 for day in after), default=0) <= max((day.stage or 0 for day in before), default=0)
        return
    calm = {day.on: day for day in before}
    for day in after:
        assert day.on in calm
        assert (day.distance_m or 0) <= (calm[day.on].distance_m or 0)
        assert (day.distance_max_m or 0) <= (calm[day.on].distance_max_m or 0)
        assert not (day.answer == "yes" and calm[day.on].answer == "easy")


@given(lives(racing=True), st.data())
def test_more_pain_never_gives_a_better_race_answer_or_a_longer_step(life: Life, data: st.DataObject) -> None:
    before, after = life.race(), _with_more_pain(life, data).race()

    assert (before is None) == (after is None)
    if before is None or after is None:
        return
    assert BEST_FIRST.index(after.answer) >= BEST_FIRST.index(before.answer)
    assert (after.limit_m or 0) <= (before.limit_m or 0)
    calm = {step.on: step.distance_m or 0 for step in before.steps}
    for step in after.steps:
        if step.distance_m is not None:
            assert step.distance_m <= calm.get(step.on, 0)


@given(lives(anybody()))
def test_a_runner_who_is_not_cleared_never_runs_and_is_promised_no_race(life: Life) -> None:
    facts = life.facts()
    screening = screen_facts(facts)
    stopped = any(finding.stop_running for finding in screening.findings)

    if not isinstance(screening, Cleared) or stopped:
        race = race_advice(facts, screening, life.progress)
        assert _running(life.week()) == []
        assert race is None or (race.answer, race.steps, race.on_the_day) == ("no", (), ())


@given(lives(anybody()))
def test_every_run_day_says_why_and_names_sources_that_exist(life: Life) -> None:
    for day in life.week():
        if day is not None:
            assert day.says
            assert day.why
            assert day.sources
            assert set(day.sources) <= KNOWLEDGE.sources.keys()


@given(lives())
def test_the_same_journal_gives_the_same_running_advice_in_any_order(life: Life) -> None:
    other = replace(life, runs=tuple(reversed(life.runs)), events=tuple(reversed(life.events)))
    same_days = len({ago for ago, _ in life.runs}) == len(life.runs)
    same_events = len({event.first for event in life.events}) == len(life.events)

    if same_days and same_events:
        assert [(day.on, day.distance_m) for day in _running(life.week())] == [
            (day.on, day.distance_m) for day in _running(other.week())
        ]
        assert life.race() == other.race()


def test_a_referred_runner_with_a_race_is_told_what_comes_first() -> None:
    race = CalendarEvent(
        what="race", first=TODAY + timedelta(days=20), last=TODAY + timedelta(days=20), distance_m=5000
    )
    life = Life(healthy(bladder_change="yes"), events=(race,))

    advice = life.race()

    assert isinstance(screen_facts(life.facts()), Referred)
    assert advice is not None
    assert advice.answer == "no"
    assert advice.says == KNOWLEDGE.guidance["race-answer-first-things"].says


def test_without_any_known_run_no_distance_is_advised() -> None:
    life = Life(without(healthy(), "longest_run_km"))

    days = _running(life.week())

    assert days
    assert all(day.distance_m is None and day.distance_max_m is None for day in days)


def _running(week: tuple[RunDay | None, ...]) -> list[RunDay]:
    return [day for day in week if day is not None and day.answer != "no"]


def _with_more_pain(life: Life, data: st.DataObject) -> Life:
    """The same life with one pain raised: told now, told of runs, this morning, or of one run."""
    what = data.draw(st.sampled_from(["pain_now_0_10", "pain_run_0_10", "morning", *range(len(life.runs))]))
    if isinstance(what, int):
        ago, run = life.runs[what]
        raised = data.draw(st.integers(run.pain_during_0_10 or 0, 10))
        runs = (*life.runs[:what], (ago, run.model_copy(update={"pain_during_0_10": raised})), *life.runs[what + 1 :])
        return replace(life, runs=runs) if run.pain_during_0_10 is not None else life
    if what == "morning":
        return replace(life, morning=data.draw(st.integers(life.morning, 10)) if life.morning is not None else None)
    value = life.answers[what].value
    assert isinstance(value, int)
    return replace(life, answers={**life.answers, **told({what: data.draw(st.integers(value, 10))})})
