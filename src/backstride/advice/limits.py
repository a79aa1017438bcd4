"""Hard limits on doses: applied last, only ever down, and every change keeps its reason."""

from dataclasses import replace

from backstride.knowledge.model import Dose, DoseCap, Knowledge

from .session import SessionItem


def within_cap(dose: Dose, cap: DoseCap) -> tuple[Dose, tuple[str, ...]]:
    """``dose`` with no part above ``cap`` (same units), and one reason for each part that was lowered.

    A part that the cap does not allow at all is a fault of the knowledge files (ValueError); a lint finds it first.
    """
    sets = min(dose.sets, cap.sets)
    reasons = [f"{dose.sets} sets asked, {sets} is the most at this level."] if sets < dose.sets else []
    if dose.duration_s is not None:
        if cap.duration_s is None:
            raise ValueError("this level has no cap for a duration")
        duration = min(dose.duration_s, cap.duration_s)
        if duration < dose.duration_s:
            reasons.append(f"{dose.duration_s} s asked, {duration} s is the most at this level.")
        return _dose(dose, sets=sets, duration_s=duration), tuple(reasons)
    if cap.reps is None or dose.reps is None or dose.rep_s is None:
        raise ValueError("this level has no cap for repetitions")
    reps = min(dose.reps, cap.reps)
    if reps < dose.reps:
        reasons.append(f"{dose.reps} repetitions asked, {reps} is the most at this level.")
    hold, rep_s = dose.hold_s, dose.rep_s
    if hold is not None:
        if cap.hold_s is None:
            raise ValueError("this level has no cap for a hold")
        if hold > cap.hold_s:
            reasons.append(f"{hold} s hold asked, {cap.hold_s} s is the most at this level.")
            rep_s -= hold - cap.hold_s
            hold = cap.hold_s
    return _dose(dose, sets=sets, reps=reps, hold_s=hold, rep_s=rep_s), tuple(reasons)


def fewer_sets(item: SessionItem, sets: int, reason: str) -> SessionItem:
    """The item with at most ``sets`` sets (at least 1), and the reason when that lowered it."""
    if item.dose.sets <= max(1, sets):
        return item
    return replace(item, dose=item.dose.model_copy(update={"sets": max(1, sets)}), limits=(*item.limits, reason))


def within_plank_total(items: tuple[SessionItem, ...], rounds: int, knowledge: Knowledge) -> tuple[SessionItem, ...]:
    """Items whose planks together stay under the cap for a session; sets go first, then whole items from the end."""
    while (over := _plank_over(items, rounds, knowledge)) is not None:
        items = _one_set_less(items, over, "Planks in one session stay under a total time.")
    return items


def within_set_caps(items: tuple[SessionItem, ...], rounds: int, knowledge: Knowledge) -> tuple[SessionItem, ...]:
    """Items whose sets, over all rounds and all their places in the session, stay within the cap of their level.

    Sets go first, then whole items, both from the end.
    """
    while (over := _sets_over(items, rounds, knowledge)) is not None:
        items = _one_set_less(items, over, "All its sets in one session together stay under the most at this level.")
    return items


def plank_s(item: SessionItem, rounds: int, knowledge: Knowledge) -> int:
    """Seconds of planking in this item over all sets and rounds, on the longer-loaded side; 0 if it is no plank."""
    exercise = knowledge.exercises[item.exercise]
    if "plank" not in (*exercise.loads, *exercise.levels[item.level - 1].loads):
        return 0
    held = item.dose.duration_s or (item.dose.reps or 0) * (item.dose.hold_s or 0)
    return held * item.dose.sets * rounds


def _plank_over(items: tuple[SessionItem, ...], rounds: int, knowledge: Knowledge) -> int | None:
    planks = [number for number, item in enumerate(items) if plank_s(item, rounds, knowledge)]
    early = all(items[number].level <= 2 for number in planks)
    cap = knowledge.number("plank-total-cap-level-1-2-s" if early else "plank-total-cap-s")
    total = sum(plank_s(items[number], rounds, knowledge) for number in planks)
    return planks[-1] if planks and total > cap else None


def _sets_over(items: tuple[SessionItem, ...], rounds: int, knowledge: Knowledge) -> int | None:
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        same = (one.dose.sets for one in items if (one.exercise, one.level) == (item.exercise, item.level))
        if rounds * sum(same) > knowledge.exercises[item.exercise].levels[item.level - 1].cap.sets:
            return number
    return None


def _one_set_less(items: tuple[SessionItem, ...], at: int, reason: str) -> tuple[SessionItem, ...]:
    """With one set less of the item at this place, or without the item when it had only one."""
    item = items[at]
    fewer = (fewer_sets(item, item.dose.sets - 1, reason),) if item.dose.sets > 1 else ()
    return (*items[:at], *fewer, *items[at + 1 :])


def _dose(dose: Dose, **changes: int | None) -> Dose:
    return Dose.model_validate(dose.model_dump() | changes)
