"""A seed routine as a session: as it stands, capped and filtered by the safety rules."""

from dataclasses import replace

from backstride.knowledge.model import Dose, Knowledge, Routine, RoutineItem, RoutineVariant

from .barred import barred, missing_equipment
from .duration import items_s
from .facts import Facts
from .limits import fewer_sets, within_cap, within_plank_total, within_set_caps
from .session import LeftOut, Session, SessionItem
from .verdict import Truth


def routine_session(
    routine: Routine, facts: Facts, budget_s: int, gentle: bool = False
) -> tuple[Session | None, tuple[LeftOut, ...]]:
    """The routine for this runner in at most ``budget_s`` seconds, and what was left out of it and why.

    The first variant whose equipment is there is taken. Rounds go down to what time allows, never below the
    routine's least, then sets, then items from the end. None when nothing of it may be done.
    ``gentle``: a clinician is to be seen, so first levels and few rounds.
    """
    if routine.offered_when is not None and facts.judge(routine.offered_when).truth is Truth.NO:
        return None, ()
    if routine.opt_in and facts.value("skill_opt_in" if routine.kind == "skill" else "extension_opt_in") != "yes":
        return None, (LeftOut(routine.id, "It is optional; you can choose it in your profile."),)
    variant = next((each for each in routine.variants if not missing_equipment(each.equipment, facts)), None)
    if variant is None:
        return None, (LeftOut(routine.id, "It needs equipment that you do not have."),)
    items, left_out = _allowed(routine, variant, facts, gentle)
    rounds = min(routine.rounds, routine.rounds_cap)
    if gentle:
        rounds = max(routine.rounds_min, min(rounds, facts.knowledge.number("gentle-sets-max")))
    if facts.holds("in_flare"):
        rounds, items = routine.rounds_min, _deloaded(items, facts.knowledge)
    items = within_set_caps(within_plank_total(items, rounds, facts.knowledge), rounds, facts.knowledge)
    while rounds > routine.rounds_min and items_s(items, rounds, facts.knowledge) > budget_s:
        rounds -= 1
    items, short = _in_time(items, rounds, budget_s, facts.knowledge)
    if not items:
        return None, (*left_out, *short)
    title = routine.name if variant is routine.variants[0] else f"{routine.name} ({variant.name})"
    session = Session(
        routine.kind, routine.id, title, routine.why, rounds, items, routine.grade, routine.sources
    )  # fmt: skip
    return session, (*left_out, *short)


def _allowed(
    routine: Routine, variant: RoutineVariant, facts: Facts, gentle: bool
) -> tuple[tuple[SessionItem, ...], tuple[LeftOut, ...]]:
    items: list[SessionItem] = []
    left_out: dict[str, LeftOut] = {}
    for entry in variant.items:
        exercise = facts.knowledge.exercises[entry.exercise]
        most = facts.knowledge.number("gentle-level-max") if gentle else entry.level
        levels = range(min(entry.level, most, len(exercise.levels)), 0, -1)
        reasons = [(level, barred(exercise, level, facts)) for level in levels]
        level = next((level for level, reason in reasons if reason is None), None)
        if level is None:
            reason = reasons[0][1] if reasons else barred(exercise, 1, facts)
            left_out[exercise.id] = reason or LeftOut(exercise.id, "It is not offered.")
        elif level < entry.level and any((one.exercise, one.level) == (exercise.id, level) for one in items):
            left_out.setdefault(exercise.id, reasons[0][1] or LeftOut(exercise.id, "Its easier step is enough today."))
        else:
            items.append(_item(entry, level, routine, facts))
    return tuple(items), tuple(left_out.values())


def _item(entry: RoutineItem, level: int, routine: Routine, facts: Facts) -> SessionItem:
    exercise = facts.knowledge.exercises[entry.exercise]
    rung = exercise.levels[level - 1]
    asked = entry.dose if level == entry.level else rung.dose
    dose, limits = within_cap(asked, rung.cap)
    if level < entry.level:
        limits = (f"One step easier than the routine: {rung.name.lower()}.", *limits)
        dose = dose.model_copy(update={"sets": min(dose.sets, entry.dose.sets)})
    on_the_spot = exercise.on_the_spot if facts.value("space") == "on_the_spot" else None
    return SessionItem(
        exercise.id, level, dose, asked, limits, exercise.summary, tuple(link.factor for link in exercise.helps),
        exercise.grade, tuple(dict.fromkeys((*routine.sources, *exercise.sources))),
        on_the_spot or entry.cue,
    )  # fmt: skip


def _deloaded(items: tuple[SessionItem, ...], knowledge: Knowledge) -> tuple[SessionItem, ...]:
    keep = 100 - knowledge.number("deload-sets-pct")
    reason = "Fewer sets while your back is flared up."
    return tuple(fewer_sets(item, item.dose.sets * keep // 100, reason) for item in items)


def _in_time(
    items: tuple[SessionItem, ...], rounds: int, budget_s: int, knowledge: Knowledge
) -> tuple[tuple[SessionItem, ...], tuple[LeftOut, ...]]:
    reason = "Shortened to fit your minutes."
    most = max((item.dose.sets for item in items), default=1)
    for sets in range(most - 1, 0, -1):
        if items_s(items, rounds, knowledge) <= budget_s:
            break
        items = tuple(fewer_sets(item, sets, reason) for item in items)
    dropped: list[LeftOut] = []
    while items and items_s(items, rounds, knowledge) > budget_s:
        shorter = _shortened(items[-1], budget_s, knowledge) if len(items) == 1 else None
        if shorter is not None:
            return (shorter,), tuple(dropped)
        dropped.append(LeftOut(items[-1].exercise, "No time left for it today."))
        items = items[:-1]
    return items, tuple(dropped)


def _shortened(item: SessionItem, budget_s: int, knowledge: Knowledge) -> SessionItem | None:
    """A single timed item (a walk) cut to the budget; None when that would leave less than a minute."""
    spare = budget_s - knowledge.number("get-ready-s")
    if item.dose.duration_s is None or spare < 60:
        return None
    dose = Dose.model_validate(item.dose.model_dump() | {"duration_s": min(spare, item.dose.duration_s)})
    return replace(item, dose=dose, limits=(*item.limits, "Shortened to fit your minutes."))
