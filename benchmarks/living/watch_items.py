"""Invariants 5, 6 and 12: what is given fits the runner and their day, no dose is above its cap, all has its reason."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from backstride.advice.session import Session, SessionItem
from backstride.journal import Runner
from backstride.knowledge.model import Dose, DoseCap, Knowledge

from .plain_truth import PlainTruth
from .seen import Seen, Violation

_PARTS = ("sets", "reps", "hold_s", "duration_s")


def not_fitting(seen: Seen) -> Iterator[Violation]:
    """5: contraindications, equipment of the day, directions that hurt, what was not chosen."""
    plain = PlainTruth(seen.runner, seen.knowledge, seen.on, _derived(seen))
    for on, sessions in seen.days():
        at_hand = _at_hand(seen, on)
        for item in (item for session in sessions for item in session.items):
            for says in _faults(seen, item, at_hand, plain):
                yield Violation(5, on, f"{item.exercise} {item.level}: {says}")


def above_caps(seen: Seen) -> Iterator[Violation]:
    """6: the dose of each item, of all its places in a session, planks together, the week, the minutes of the day."""
    for on, sessions in seen.days():
        for session in sessions:
            yield from (
                Violation(6, on, f"{session.kind}: {says}") for says in _session_faults(session, seen.knowledge)
            )
        minutes = _minutes(seen, on)
        used_s = sum(seconds(session, seen.knowledge) for session in sessions if session.kind != "desk_break")
        if used_s > 60 * minutes:
            yield Violation(6, on, f"{used_s} s are more than {minutes} minutes")
    yield from _too_often(seen)


def without_reason(seen: Seen) -> Iterator[Violation]:
    """12: every session, item, run and decision has its reason and sources that exist."""
    known = seen.knowledge.sources
    for on, sessions in seen.days():
        for session in sessions:
            parts: tuple[Session | SessionItem, ...] = (session, *session.items)
            for part in parts:
                if not part.why or not part.sources or not known.keys() >= set(part.sources):
                    yield Violation(12, on, f"{session.kind}: no reason or source for {part}")
    for run in seen.runs():
        if not run.why or not run.says or not run.sources or not known.keys() >= set(run.sources):
            yield Violation(12, run.on, f"no reason or source for the run: {run}")
    for decision in seen.progress.decisions if seen.progress is not None else ():
        if decision.on == seen.on and not (decision.why and known.keys() >= set(decision.sources)):
            yield Violation(12, seen.on, f"no reason or source for {decision}")


def seconds(session: Session, knowledge: Knowledge) -> int:
    """A session from get-ready to its end: sides, switches, rests between sets, a look at each new exercise."""
    in_order = [item for _ in range(session.rounds) for item in session.items]
    total = knowledge.number("get-ready-s")
    for item in in_order:
        sides = 2 if knowledge.exercises[item.exercise].sides == "each" else 1
        one_set = sides * item.dose.set_s() + (sides - 1) * knowledge.number("switch-sides-s")
        total += item.dose.sets * (one_set + item.dose.rest_s)
    for before, item in pairwise(in_order):
        if (before.exercise, before.level) != (item.exercise, item.level):
            total += knowledge.number("next-look-s")
    return total - in_order[-1].dose.rest_s if in_order else 0


def _derived(seen: Seen) -> dict[str, str | int]:
    """The two facts of the journal that contraindications read."""
    pains = [(on, pain) for _, on, pain in seen.pains()]
    last = pains[-1] if pains else None
    young = last is not None and (seen.on - last[0]).days <= seen.knowledge.number("flare-recent-days")
    flared = young and last is not None and last[1] >= seen.knowledge.number("red-min-0-10")
    weeks = 0
    while True:
        from_day, to_day = seen.on - timedelta(days=7 * weeks + 6), seen.on - timedelta(days=7 * weeks)
        week = [pain for on, pain in pains if from_day <= on <= to_day]
        if not week or max(week) > seen.knowledge.number("green-max-0-10"):
            break
        weeks += 1
    return {"in_flare": "yes" if flared else "no", "pain_free_weeks": weeks}


def _at_hand(seen: Seen, on: date) -> set[str]:
    everyday = {thing.id for thing in seen.knowledge.equipment.values() if thing.everyday}
    travel = seen.event("travel", on)
    return everyday | set(travel.equipment if travel is not None else seen.chosen("equipment"))


def _faults(seen: Seen, item: SessionItem, at_hand: set[str], plain: PlainTruth) -> Iterator[str]:
    exercise = seen.knowledge.exercises[item.exercise]
    rung = exercise.levels[item.level - 1]
    for name in (*exercise.contraindications, *rung.contraindications):
        if plain.of(seen.knowledge.contraindications[name].when) is not False:
            yield f"{name} holds or is not known"
    if missing := set(rung.equipment) - at_hand:
        yield f"no {', '.join(sorted(missing))} on that day"
    for load, effect in (("loaded_extension", "arching_effect"), ("loaded_flexion", "bending_effect")):
        told = seen.runner.findings.get(effect)
        if load in (*exercise.loads, *rung.loads) and (told is None or told.value not in ("better", "same")):
            yield f"{load} is not tolerated"
    wish = seen.runner.findings.get("skill_opt_in" if exercise.kind == "skill" else "extension_opt_in")
    if exercise.opt_in and (wish is None or wish.value != "yes"):
        yield "it was not chosen"
    if _refused(seen.runner, item.exercise) and exercise.kind == "strength":
        yield "it was refused"


def _refused(runner: Runner, exercise: str) -> bool:
    said = [each.what.wish for each in runner.wishes if each.what.exercise == exercise]
    return bool(said) and said[-1] == "refuse"


def _session_faults(session: Session, knowledge: Knowledge) -> Iterator[str]:
    sets = Counter[tuple[str, int]]()
    plank_s, early = 0, True
    for item in session.items:
        exercise = knowledge.exercises[item.exercise]
        rung = exercise.levels[item.level - 1]
        sets[item.exercise, item.level] += item.dose.sets * session.rounds
        over = [part for part in _PARTS if _part(item.dose, part) > _part(rung.cap, part)]
        if over:
            yield f"{item.exercise} {item.level}: {', '.join(over)} above the cap"
        if "plank" in (*exercise.loads, *rung.loads):
            held = item.dose.duration_s or (item.dose.reps or 0) * (item.dose.hold_s or 0)
            plank_s, early = plank_s + held * item.dose.sets * session.rounds, early and item.level <= 2
    for (name, level), number in sets.items():
        if number > knowledge.exercises[name].levels[level - 1].cap.sets:
            yield f"{name} {level}: {number} sets in all"
    if plank_s > knowledge.number("plank-total-cap-level-1-2-s" if early else "plank-total-cap-s"):
        yield f"{plank_s} s of planks"


def _too_often(seen: Seen) -> Iterator[Violation]:
    """Places of an exercise in any seven days that end today or in the plan; what was done before today counts."""
    places = [
        (each.on, item.exercise, item.level)
        for each in seen.runner.sessions
        if 0 < (seen.on - each.on).days < 7
        for item in each.what.items
        if item.sets_done
    ]
    ahead = list(seen.days())
    places += [(on, item.exercise, item.level) for on, sessions in ahead for one in sessions for item in one.items]
    given = {(item.exercise, item.level) for _, sessions in ahead for one in sessions for item in one.items}
    for name, level in sorted(given):
        cap = seen.knowledge.exercises[name].levels[level - 1].cap.per_week
        days = [on for on, exercise, at in places if exercise == name and at >= level]
        for last in {on for on, sessions in ahead if _has(sessions, name, level)}:
            often = sum(0 <= (last - on).days < 7 for on in days)
            if often > cap:
                yield Violation(6, last, f"{name} {level}: {often} times in seven days, {cap} is the most")


def _has(sessions: tuple[Session, ...], name: str, level: int) -> bool:
    return any((item.exercise, item.level) == (name, level) for session in sessions for item in session.items)


def _minutes(seen: Seen, on: date) -> int:
    busy = seen.event("busy", on)
    if busy is not None and busy.minutes is not None:
        return busy.minutes
    told = seen.runner.findings.get("minutes_per_day")
    return told.value if told is not None and isinstance(told.value, int) else 20


def _part(dose: Dose | DoseCap, part: str) -> int:
    return getattr(dose, part) or 0
