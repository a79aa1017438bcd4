"""Doing: a session or a run as this runner does it, the work that it is for the back, and how it is told."""

from dataclasses import dataclass
from datetime import date
from random import Random

from backstride.advice.running.run_day import RunDay
from backstride.advice.session import Session, SessionItem
from backstride.journal import DoneItem, Run, SessionDone
from backstride.journal.entry import RunKind
from backstride.knowledge.model import Knowledge

from .people import Person
from .runner_model import Back, Work, pain_during
from .teller import said

_RUN_EFFORT = {"easy": 1.0, "long": 1.0, "hard": 1.6, "race": 1.8}
_WALK_EFFORT = 0.15
_WALK_M_PER_S = 1.4


@dataclass(frozen=True, slots=True)
class Did:
    """What was done: the work, how it is told (None: not told), and the true pain, 0 to 10."""

    work: Work
    told: SessionDone | Run | None
    pain_0_10: int


def do_session(person: Person, back: Back, session: Session, on: date, luck: Random, knowledge: Knowledge) -> Did:
    """One session: whole, half, or not at all although told."""
    habits = person.habits
    claimed, half, stops = luck.random() < habits.claims, luck.random() < habits.half, luck.random()
    share = 0.0 if claimed else 0.5 if half else 1.0
    work = session_work(person, session, knowledge, share)
    true = pain_during(person.body, back, work, luck)
    stop = None if claimed else _stop(person, true, on, stops)
    if stop is not None:
        work = session_work(person, session, knowledge, share / 2)
    told = said(person, true)
    items = tuple(
        _done(person, back, item, session, told, half or stop is not None, knowledge) for item in session.items
    )
    body = SessionDone(
        session=session.kind, routine=session.routine, items=items, duration_s=600, completed=stop is None,
        effort_0_10=min(10, 3 + told), pain_during_0_10=told, pain_after_0_10=max(0, told - 1), stopped_by=stop,
    )  # fmt: skip
    return Did(work, body, true)


def session_work(person: Person, session: Session, knowledge: Knowledge, share: float) -> Work:
    """The work of a share of a session."""
    total = Work()
    for item in session.items:
        total = total + _item_work(person, item, session, knowledge, share)
    return total


def do_run(person: Person, back: Back, metres: int, kind: RunKind, stage: RunDay | None, luck: Random,
           knowledge: Knowledge, on: date) -> Did:  # fmt: skip
    """One run: of so many metres, or the stage of ``stage``."""
    number = stage.stage if stage is not None else None
    if number is not None and number < 10 and (stage is None or stage.distance_m is None):
        rung = next(each for each in knowledge.run_stages.values() if each.stage == number)
        run_s, walk_s = rung.repeats * rung.run_s, rung.repeats * rung.walk_s + 600
        stretch_s = rung.run_s
    else:
        run_s, walk_s = metres * person.pace_s // 1000, 0
        stretch_s = run_s
    work = Work(run=(run_s * _RUN_EFFORT[kind] + walk_s * _WALK_EFFORT) / 60)
    true = pain_during(person.body, back, work, luck)
    stopped = true >= person.habits.quits_0_10
    part = 0.6 if stopped else 1.0
    told = said(person, true)
    sign = person.sign
    signs = sign is not None and sign.first <= on < sign.gone
    body = Run(
        distance_m=int(part * (run_s * 1000 / person.pace_s + walk_s * _WALK_M_PER_S)),
        duration_s=int(part * (run_s + walk_s)),
        kind=kind,
        stage=number,
        longest_stretch_s=int(part * stretch_s),
        effort_0_10=min(10, 3 + told),
        pain_during_0_10=told,
        pain_after_0_10=max(0, told - 1),
        stopped_by_pain=stopped and person.habits.lie == 0,
        limped=signs and sign is not None and sign.fact == "limp",
        leg_signs=signs and sign is not None and sign.fact == "leg_tingling",
    )
    return Did(Work(run=part * work.run), body, true)


def _stop(person: Person, true: int, on: date, luck: float) -> str | None:
    sign = person.sign
    if sign is not None and sign.stop is not None and sign.first <= on < sign.gone and luck < 0.3:
        return sign.stop
    return "pain-five" if true >= 5 and person.habits.lie == 0 and luck < 0.7 else None


def _item_work(person: Person, item: SessionItem, session: Session, knowledge: Knowledge, share: float) -> Work:
    exercise = knowledge.exercises[item.exercise]
    seconds = item.dose.set_s() * item.dose.sets * session.rounds * (2 if exercise.sides == "each" else 1)
    minutes = share * seconds / 60
    if session.kind == "walk":
        return Work(run=_WALK_EFFORT * minutes)
    if exercise.kind != "strength":
        return Work(strength=0.1 * minutes)
    loads = (*exercise.loads, *exercise.levels[item.level - 1].loads)
    effort = (0.5 + 0.25 * (item.level - 1)) * (1.4 if "loaded_extension" in loads else 1.0) * minutes
    disliked = effort if person.body.dislikes in loads else 0.0
    return Work(strength=effort, disliked=disliked)


def _done(
    person: Person, back: Back, item: SessionItem, session: Session, told: int, part: bool, knowledge: Knowledge
) -> DoneItem:
    exercise, dose = knowledge.exercises[item.exercise], item.dose
    sets = dose.sets * session.rounds
    stronger = back.strength_capacity / person.body.strength_capacity
    able = person.reps_spare * stronger * 1.15 / (1 + 0.15 * (item.level - 1))
    target = dose.hold_s if dose.reps == 1 and dose.hold_s else dose.reps or dose.duration_s or 1
    last = max(1, min(int(target * able), target + 4)) if session.kind == "strength" else None
    loads = (*exercise.loads, *exercise.levels[item.level - 1].loads)
    return DoneItem(
        exercise=item.exercise,
        level=item.level,
        sets_done=max(1, sets // 2) if part else sets,
        last_set=last,
        hurt_0_10=told if person.body.dislikes in loads and told > 2 else None,
    )
