"""Invariant 7: more pain never progresses further; progress needs two greens; one variable a week."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from days import EAGER
from hypothesis import given
from hypothesis import strategies as st
from plans import STRENGTH, plan_of, weeks_of

from backstride.advice.facts import Facts
from backstride.advice.planning.plan import Plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.progression.progress import Position, Progress, Variable
from backstride.advice.routines import routine_session
from backstride.journal import CheckIn, DoneItem, Entry, Run, Runner, SessionDone, replay
from backstride.knowledge.model import Dose
from histories import EVENING, MORNING, happening
from runners import FEWER, HEALTHY, KNOWLEDGE, TODAY, Told, entries, healthy, runner

GREENS = KNOWLEDGE.number("greens-to-progress")
RED = KNOWLEDGE.number("red-min-0-10")
MOST_KINDS = KNOWLEDGE.number("variables-per-week-max")
PAIN_FIELDS = (
    "pain_morning_0_10", "pain_before_0_10", "pain_during_0_10", "pain_after_0_10", "hurt_0_10",
)  # fmt: skip
SEEDS, DAYS = st.integers(0, 2**32), st.integers(0, 50)


@dataclass(frozen=True)
class Twice:
    """The same weeks lived with less and with more pain; shown by the seeds they are made from."""

    seeds: tuple[int, int]
    days: int
    share_pct: int
    less: tuple[Entry, ...] = field(repr=False)
    more: tuple[Entry, ...] = field(repr=False)


@st.composite
def twice(draw: st.DrawFn) -> Twice:
    """Weeks of training, and the same weeks in which some sessions and runs hurt more.

    Mornings stay: a sorer morning also raises the usual level that later ones are held against.
    """
    return _twice(draw(st.tuples(SEEDS, SEEDS)), draw(DAYS), draw(st.sampled_from([3, 10, 50, 100])), mornings=False)


def _twice(seeds: tuple[int, int], days: int, share_pct: int, mornings: bool) -> Twice:
    less, chance = weeks_of(seeds[0], days), Random(seeds[1])
    by = [chance.randint(1, 6) if chance.randint(1, 100) <= share_pct else 0 for _ in less]
    pairs = zip(less, by, strict=True)
    more = tuple(_sorer(one, worse) if mornings or not isinstance(one.body, CheckIn) else one for one, worse in pairs)
    return Twice(seeds, days, share_pct, less, more)


@pytest.mark.xfail(strict=True, reason="a sorer morning raises the usual level, so that a later one is no longer red")
def test_a_sorer_morning_never_makes_a_later_red_go_away() -> None:
    weeks = _twice((523372004, 3343224608), days=4, share_pct=50, mornings=True)
    less, more = (_progress(_runner(story), TODAY) for story in (weeks.less, weeks.more))

    for name, position in more.positions.items():
        assert _not_further(position, less.positions[name]), name


def _sorer(entry: Entry, by: int) -> Entry:
    body = entry.body
    changes: dict[str, object] = {
        name: min(10, getattr(body, name) + by) for name in PAIN_FIELDS if getattr(body, name, None) is not None
    }
    if isinstance(body, SessionDone):
        changes["items"] = tuple(
            item.model_copy(update={"hurt_0_10": min(10, item.hurt_0_10 + by)}) if item.hurt_0_10 is not None else item
            for item in body.items
        )
    if isinstance(body, Run) and by > 5:
        changes["limped"] = True
    made: Entry = entry.model_copy(update={"body": body.model_copy(update=changes)})
    return made


@given(twice())
def test_more_pain_never_leads_to_a_higher_level_or_dose_of_an_exercise(weeks: Twice) -> None:
    less, more = (_progress(_runner(story), TODAY) for story in (weeks.less, weeks.more))

    for name, position in more.positions.items():
        assert name in less.positions, name
        assert _not_further(position, less.positions[name]), (less.positions[name], position)


@given(twice())
def test_more_pain_never_leads_to_a_higher_stage(weeks: Twice) -> None:
    less, more = (_progress(_runner(story), TODAY) for story in (weeks.less, weeks.more))

    assert less.stage is None or more.stage is None or more.stage.stage <= less.stage.stage


@FEWER
@given(twice())
def test_more_pain_never_leads_to_a_higher_level_or_dose_in_the_plan(weeks: Twice) -> None:
    less, more = (_runner(story) for story in (weeks.less, weeks.more))
    calmer, sorer = _hardest(plan_of(less, TODAY)), _hardest(plan_of(more, TODAY))
    reached = _progress(less, TODAY).positions

    for name, (level, dose) in sorer.items():
        if name in calmer:
            assert level <= calmer[name][0], name
        if name in reached:
            assert level <= reached[name].level, name
            assert level < reached[name].level or _parts_within(dose, reached[name].dose), name


@given(SEEDS, DAYS, st.integers(0, 10))
def test_nothing_rises_without_two_times_that_may_have_been_green(seed: int, days: int, worst: int) -> None:
    happened = weeks_of(seed, days)
    progress = _progress(_runner(happened, pain_worst_0_10=worst), TODAY)

    for decision in progress.decisions:
        if decision.move == "up":
            calm = [
                entry for entry in happened if entry.at.date() <= decision.on and _may_be_green(entry, decision.about)
            ]
            assert len(calm) >= GREENS, decision


@given(SEEDS, DAYS)
def test_pain_at_red_every_time_lets_nothing_rise(seed: int, days: int) -> None:
    happened = weeks_of(seed, days)
    sore = tuple(_at_red(entry) for entry in happened)

    assert [each for each in _progress(_runner(sore), TODAY).decisions if each.move == "up"] == []


@given(SEEDS, DAYS)
def test_weeks_of_which_no_pain_was_told_let_nothing_rise(seed: int, days: int) -> None:
    happened = weeks_of(seed, days)
    silent = tuple(_silent(entry) for entry in happened if not isinstance(entry.body, CheckIn | Run))

    assert [each for each in _progress(_runner(silent), TODAY).decisions if each.move == "up"] == []


@FEWER
@given(SEEDS, st.integers(20, 60))
def test_in_any_seven_days_lived_through_day_by_day_one_kind_of_thing_gets_harder(seed: int, days: int) -> None:
    rises = _lived(Random(seed), days)

    for on, _, _ in rises:
        week = [rise for rise in rises if 0 <= (on - rise[0]).days < 7]
        assert len({kind for _, kind, _ in week}) <= MOST_KINDS, week


@given(SEEDS, DAYS)
def test_what_was_decided_shows_at_most_one_kind_of_rise_in_any_seven_days(seed: int, days: int) -> None:
    happened = weeks_of(seed, days)
    ups = [each for each in _progress(_runner(happened), TODAY).decisions if each.move == "up"]

    for last in ups:
        kinds = {each.variable for each in ups if 0 <= (last.on - each.on).days < 7}
        assert len(kinds) <= MOST_KINDS, [each for each in ups if 0 <= (last.on - each.on).days < 7]


@given(SEEDS, DAYS)
def test_every_decision_has_a_reason_a_rule_and_a_source(seed: int, days: int) -> None:
    happened = weeks_of(seed, days)
    for decision in _progress(_runner(happened), TODAY).decisions:
        assert decision.why
        assert decision.rules
        assert all(rule in KNOWLEDGE.progression for rule in decision.rules), decision
        assert all(source in KNOWLEDGE.sources for source in decision.sources), decision


def _lived(chance: Random, days: int) -> list[tuple[date, Variable, str]]:
    """Weeks in which every exercise is done as progression says, mostly without pain: what got harder, and when."""
    exercises = chance.sample(STRENGTH, chance.randint(2, 5))
    pain = chance.choice([(0,), (0,) * 15 + (1, 3, 4, 6), (0, 0, 0, 1, 2, 4)])
    start, first_stage = TODAY - timedelta(days=days), chance.choice([None, None, 1, 4])
    journal: list[Entry] = list(entries({**HEALTHY, **EAGER}, start))
    rises: list[tuple[date, Variable, str]] = []
    before: Progress | None = None
    for number in range(days):
        on, new_id = start + timedelta(days=number), 100_000 + 10 * number
        journal.append(happening(new_id, on, MORNING, CheckIn(pain_morning_0_10=chance.choice(pain))))
        progress = _progress(replay(journal), on)
        rises += [(on, kind, what) for kind, what in _rises(before, progress)]
        before = progress
        if number % 2 == 0 and chance.random() < 0.9:
            hurt = chance.choice(pain)
            done = SessionDone(
                session="strength", duration_s=900, completed=True,
                items=tuple(_as_told(name, progress, chance.choice([0, 2, 4])) for name in exercises),
                pain_before_0_10=0, pain_during_0_10=hurt, pain_after_0_10=hurt,
            )  # fmt: skip
            journal.append(happening(new_id + 1, on, EVENING, done))
        elif chance.random() < 0.7:
            stage = progress.stage.stage if progress.stage else first_stage
            run = Run(
                distance_m=3000, duration_s=1800, stage=stage, pain_during_0_10=chance.choice(pain), pain_after_0_10=0
            )
            journal.append(happening(new_id + 2, on, EVENING, run))
    return rises


@pytest.mark.parametrize("routine", [name for name, each in KNOWLEDGE.routines.items() if each.kind != "strength"])
def test_a_warm_up_or_mobility_done_raises_no_strength_of_the_plan(routine: str) -> None:
    facts = Facts(runner(healthy(skill_opt_in="yes")), KNOWLEDGE, TODAY)
    session, _ = routine_session(KNOWLEDGE.routines[routine], facts, 60 * 60)
    done = SessionDone(
        session=KNOWLEDGE.routines[routine].kind, routine=routine, duration_s=600, completed=True, pain_during_0_10=0,
        items=tuple(
            DoneItem(exercise=item.exercise, level=item.level, sets_done=item.dose.sets)
            for item in (session.items if session else ())
        ),
    )  # fmt: skip
    tomorrow = TODAY + timedelta(days=1)

    before = _hardest(plan_of(facts.runner, tomorrow))
    after = _hardest(plan_of(runner(healthy(skill_opt_in="yes"), after=[happening(1, TODAY, EVENING, done)]), tomorrow))

    for name in before.keys() & after.keys():
        assert after[name][0] <= before[name][0], name
        assert _parts_within(after[name][1], before[name][1]), name


def _runner(happened: tuple[Entry, ...], **changes: int) -> Runner:
    answers: Told = {**healthy(**changes), **EAGER}
    return runner(answers, before=happened)


def _progress(somebody: Runner, on: date) -> Progress:
    return progress_of(Facts(somebody, KNOWLEDGE, on))


def _not_further(one: Position, other: Position) -> bool:
    """Whether the first stands no further than the other: a lower level, or at the same level nothing is more."""
    if one.level != other.level:
        return one.level < other.level
    return _parts_within(one.dose, other.dose) and (one.load_g or 0) <= (other.load_g or 0)


def _parts_within(one: Dose, other: Dose) -> bool:
    return all(
        (getattr(one, part) or 0) <= (getattr(other, part) or 0) for part in ("sets", "reps", "hold_s", "duration_s")
    )


def _hardest(plan: Plan | None) -> dict[str, tuple[int, Dose]]:
    """The strength exercises of a plan, each at its hardest."""
    found: dict[str, tuple[int, Dose]] = {}
    for day in plan.days if plan else ():
        for session in day.sessions:
            for item in session.items if session.kind == "strength" and session.routine is None else ():
                if item.exercise not in found or item.level > found[item.exercise][0]:
                    found[item.exercise] = item.level, item.dose
    return found


def _rises(before: Progress | None, now: Progress) -> list[tuple[Variable, str]]:
    """What is harder than the day before: kind and exercise."""
    found: list[tuple[Variable, str]] = []
    for name, position in now.positions.items():
        old = before.positions.get(name) if before else None
        if old is None:
            continue
        if position.level != old.level:
            found += [("level", name)] if position.level > old.level else []
            continue
        kinds: tuple[tuple[str, Variable], ...] = (
            ("sets", "sets"), ("reps", "reps"), ("hold_s", "hold"), ("duration_s", "hold"),
        )  # fmt: skip
        found += [
            (kind, name) for part, kind in kinds if (getattr(position.dose, part) or 0) > (getattr(old.dose, part) or 0)
        ]
        found += [("load", name)] if (position.load_g or 0) > (old.load_g or 0) > 0 else []
    if before and before.stage and now.stage and now.stage.stage > before.stage.stage:
        found.append(("run", "run"))
    return found


def _as_told(name: str, progress: Progress, extra: int) -> DoneItem:
    """The exercise as the runner's position says, with some more in the last set."""
    position = progress.positions.get(name)
    rung = KNOWLEDGE.exercises[name].levels[(position.level if position else 1) - 1]
    dose = position.dose if position else rung.dose
    per_set = dose.duration_s or (dose.hold_s if dose.hold_s and dose.reps == 1 else dose.reps) or 1
    return DoneItem(
        exercise=name, level=position.level if position else 1, sets_done=dose.sets, hurt_0_10=0,
        last_set=per_set + extra, load_g=position.load_g if position else None,
    )  # fmt: skip


def _may_be_green(entry: Entry, about: str) -> bool:
    """A session with this exercise, or a run, of which some pain was told, none of its own at red."""
    body = entry.body
    if not isinstance(body, SessionDone | Run):
        return False
    told = [getattr(body, name) for name in PAIN_FIELDS if getattr(body, name, None) is not None]
    if isinstance(body, SessionDone):
        told += [item.hurt_0_10 for item in body.items if item.exercise == about and item.hurt_0_10 is not None]
    return bool(told) and max(told) < RED


def _at_red(entry: Entry) -> Entry:
    return _sorer(entry, 10)


def _silent(entry: Entry) -> Entry:
    body = entry.body
    changes: dict[str, object] = dict.fromkeys((name for name in PAIN_FIELDS if hasattr(body, name)), None)
    if isinstance(body, SessionDone):
        changes["items"] = tuple(item.model_copy(update={"hurt_0_10": None}) for item in body.items)
    made: Entry = entry.model_copy(update={"body": body.model_copy(update=changes)})
    return made
