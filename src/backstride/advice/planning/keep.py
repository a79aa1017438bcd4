"""Whether the plan of before still holds; a plan that does is not solved again."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b

from backstride.advice.facts import Facts
from backstride.journal.entry import PlannedItem, PlannedSession, WeekPlanned
from backstride.knowledge.model import Dose

from .before import off_plan
from .build_week import Setting
from .score import violations
from .week import Choice, Option

_WHOLE = "week"


def fingerprints(setting: Setting) -> dict[str, str]:
    """What the plan is made from, as short marks: of the whole week, and of each day by its date."""
    marks = {
        _WHOLE: _mark([(fit.exercise.id, fit.rank, fit.liked) for fit in setting.fits], dict(setting.week.weights))
    }
    for number, day in enumerate(setting.days):
        items = [(item.exercise, item.level, item.dose) for fit in setting.fits if (item := fit.days[number])]
        run = setting.runs[number]
        marks[day.on.isoformat()] = _mark(
            day.budget_s, day.run and day.run.kind, run and run.answer != "no", setting.loads[number], day.sits,
            setting.week.legs[number], items,
        )  # fmt: skip
    return marks


def kept_choice(setting: Setting, marks: Mapping[str, str], facts: Facts) -> Choice | None:
    """The plan of before as a choice for the days that are left of it, when nothing changed and it keeps every rule.

    ``marks``: the fingerprints of ``setting``.
    """
    old = setting.before.week
    if old is None or not old.first <= setting.week.first == facts.today <= old.last or off_plan(old, facts):
        return None
    left = [day.on for day in setting.days if day.on <= old.last]
    if any(old.inputs.get(key) != marks[key] for key in (_WHOLE, *(on.isoformat() for on in left))):
        return None
    choice = _read_back(setting, old, facts.today)
    return choice if choice is not None and not violations(setting.week, choice) else None


def _read_back(setting: Setting, old: WeekPlanned, today: date) -> Choice | None:
    number_of = {day.on: number for number, day in enumerate(setting.days)}
    sets: dict[tuple[str, int], int] = {}
    blocks: set[int] = set()
    for planned in old.sessions:
        if planned.on < today or planned.session == "desk_break" or _is_done(setting, planned, today):
            continue
        day = number_of[planned.on]
        if planned.session != "strength":
            block = _block(setting, planned, day)
            if block is None:
                return None
            blocks.add(block)
            continue
        for item in planned.items:
            place = _place(setting, item, day)
            if place is None:
                return None
            sets[item.exercise, day] = place
    days = tuple(sorted({day for _, day in sets}))
    skeleton = next((n for n, each in enumerate(setting.week.skeletons) if each.days == days), None)
    return None if skeleton is None else Choice(skeleton, sets, frozenset(blocks))


def _is_done(setting: Setting, planned: PlannedSession, today: date) -> bool:
    return planned.on == today and planned.session in setting.done_today


def _place(setting: Setting, item: PlannedItem, day: int) -> int | None:
    for fit, candidate in zip(setting.fits, setting.week.candidates, strict=True):
        if candidate.exercise == item.exercise:
            full = fit.days[day]
            same = full is not None and told(full.dose) == (item.reps, item.hold_s, item.duration_s)
            places: Iterator[tuple[int, Option]] = enumerate(candidate.days[day])
            fitting = (n for n, option in places if (option.level, option.sets) == (item.level, item.sets))
            return next(fitting, None) if same else None
    return None


def _block(setting: Setting, planned: PlannedSession, day: int) -> int | None:
    items = [(item.exercise, item.level, item.sets, item.reps, item.hold_s, item.duration_s) for item in planned.items]
    for number, (block, session) in enumerate(zip(setting.week.blocks, setting.sessions, strict=True)):
        same = [(item.exercise, item.level, item.dose.sets, *told(item.dose)) for item in session.items]
        if block.day == day and (session.routine, session.rounds, same) == (planned.routine, planned.rounds, items):
            return number
    return None


def told(dose: Dose) -> tuple[int | None, int | None, int | None]:
    """The parts of a dose that an issued plan tells: reps, hold_s, duration_s."""
    return dose.reps, dose.hold_s, dose.duration_s


def _mark(*parts: object) -> str:
    plain = [sorted(part.items()) if isinstance(part, Mapping) else part for part in parts]
    return blake2b(repr(plain).encode(), digest_size=8).hexdigest()
