"""``easier``: the same script with an exercise one level down from here on; ``leave_out``: without it from here on;
``harder``: with one ``easier`` taken back.

The first two only ever tighten, and the third never goes beyond what they began with. A lower level is taken only
where everything that made the present level fit for this runner also covers it: no further contraindication, no
further equipment. Where there is no such level the amount is halved, rounded down, to not less than one repetition
or five seconds.
"""

from dataclasses import replace

from backstride.knowledge.model import Dose, ExerciseLevel, Knowledge

from .script import Bout, Script, level_of, script_of

LEAST_S = 5


def easier(script: Script, step: int, knowledge: Knowledge, also: frozenset[str] = frozenset()) -> Script:
    """The script with the exercise of ``step`` (and those of ``also``) easier from that step on.

    Sets before it stay as they were; the rest and the look that lead to this set tell of the easier one. A side
    that is already done is not done again. The same script comes back when nothing can be made easier.
    """
    exercises = also | {script.steps[step].exercise}
    before, after = _cut(script, step)
    eased = tuple(_eased(bout, knowledge) if bout.exercise in exercises else bout for bout in after)
    if eased == after:
        return script
    return script_of(before + _fewer_sets(eased), knowledge)


def harder(script: Script, step: int, knowledge: Knowledge) -> Script:
    """The script with the exercise of ``step`` as it was before it was last made easier, from that step on.

    Every set goes back by its own last change. Sets that were dropped do not come back. The same script comes back
    when there is nothing to take back.
    """
    before, after = _cut(script, step)
    restored = tuple(_restored(bout) if bout.exercise == script.steps[step].exercise else bout for bout in after)
    return script if restored == after else script_of(before + restored, knowledge)


def leave_out(script: Script, step: int, knowledge: Knowledge, also: frozenset[str] = frozenset()) -> Script | None:
    """The script without the exercise of ``step`` (and those of ``also``) from that step on; None: nothing is left."""
    exercises = also | {script.steps[step].exercise}
    before, after = _cut(script, step)
    rest = tuple(bout for bout in after if bout.exercise not in exercises)
    return script_of(before + rest, knowledge) if rest else None


def resume_at(script: Script, bout: int) -> int:
    """The step to go on with at a set: the look at it; without one the rest before it."""
    steps = [nth for nth, step in enumerate(script.steps) if step.bout == bout]
    looks = [nth for nth in steps if script.steps[nth].kind in ("get_ready", "next")]
    return (looks or steps)[0]


def kept_bouts(script: Script, step: int) -> int:
    """How many sets of the script stay as they are when it is changed at ``step``."""
    return len(_cut(script, step)[0])


def tightened(bout: Bout, knowledge: Knowledge) -> tuple[int, Dose]:
    """Level and dose one step easier than those of ``bout``; the same ones if there is nothing easier."""
    for level in range(bout.level - 1, 0, -1):
        if _covered(bout.exercise, bout.level, level, knowledge):
            dose = _within(bout.dose, level_of(bout.exercise, level, knowledge))
            if dose is not None:
                return level, dose
    return bout.level, _halved(bout.dose)


def _eased(bout: Bout, knowledge: Knowledge) -> Bout:
    level, dose = tightened(bout, knowledge)
    if (level, dose) == (bout.level, bout.dose):
        return bout
    before = (*bout.before, (bout.level, bout.dose))
    return replace(bout, level=level, dose=dose, eased=bout.eased + 1, before=before)


def _restored(bout: Bout) -> Bout:
    if not bout.before:
        return bout
    *earlier, (level, dose) = bout.before
    # So many sets as are left now: the next "easier" is not to count on those that were dropped.
    dose = dose.model_copy(update={"sets": min(dose.sets, bout.dose.sets)})
    taken_back = bout.taken_back + 1
    return replace(bout, level=level, dose=dose, eased=bout.eased - 1, taken_back=taken_back, before=tuple(earlier))


def _cut(script: Script, step: int) -> tuple[tuple[Bout, ...], tuple[Bout, ...]]:
    """The sets before this step and those from it on; a set of which one side is done is split in two."""
    here = script.steps[step]
    if here.kind == "done":
        return script.bouts, ()
    bout = script.bouts[here.bout]
    begun = here.kind in ("work", "switch_sides")
    turn = bout.sides.index(here.side) if begun else 0
    done = (replace(bout, sides=bout.sides[:turn]),) if turn else ()
    left = (replace(bout, sides=bout.sides[turn:]),)
    return script.bouts[: here.bout] + done, left + script.bouts[here.bout + 1 :]


def _fewer_sets(bouts: tuple[Bout, ...]) -> tuple[Bout, ...]:
    """Without the sets that the easier dose no longer asks for; the set that has begun stays."""
    first = bouts[0]
    kept = [bout for bout in bouts if bout is first or bout.set <= bout.dose.sets]
    return tuple(replace(bout, of_sets=max(bout.dose.sets, bout.set)) if bout.eased else bout for bout in kept)


def _covered(exercise: str, present: int, lower: int, knowledge: Knowledge) -> bool:
    now = level_of(exercise, present, knowledge)
    then = level_of(exercise, lower, knowledge)
    at_hand = set(now.equipment) | {thing.id for thing in knowledge.equipment.values() if thing.everyday}
    return set(then.contraindications) <= set(now.contraindications) and set(then.equipment) <= at_hand


def _within(dose: Dose, lower: ExerciseLevel) -> Dose | None:
    """The dose of the lower level, cut to what was asked at the present one; None if even its least is more."""
    sets = min(dose.sets, lower.dose.sets, lower.cap.sets)
    if lower.dose.duration_s is not None:
        seconds = _least(lower.dose.duration_s, lower.cap.duration_s, dose.set_s())
        return Dose(sets=sets, duration_s=seconds, rest_s=dose.rest_s) if seconds >= LEAST_S else None
    hold_s = _least(lower.dose.hold_s, lower.cap.hold_s, dose.hold_s) if lower.dose.hold_s else None
    rep_s = (lower.dose.rep_s or 0) - ((lower.dose.hold_s or 0) - (hold_s or 0))
    reps = _least(lower.dose.reps or 0, lower.cap.reps, dose.reps, dose.set_s() // rep_s)
    return Dose(sets=sets, reps=reps, rep_s=rep_s, hold_s=hold_s, rest_s=dose.rest_s) if reps >= 1 else None


def _halved(dose: Dose) -> Dose:
    """Half the repetitions or seconds, rounded down. A single long hold is halved in its seconds."""
    if dose.duration_s is not None:
        return dose.model_copy(update={"duration_s": min(dose.duration_s, max(LEAST_S, dose.duration_s // 2))})
    reps, rep_s, hold_s = dose.reps or 1, dose.rep_s or 1, dose.hold_s
    if reps > 1:
        return dose.model_copy(update={"reps": reps // 2})
    if hold_s is not None and hold_s > LEAST_S:
        shorter_s = max(LEAST_S, hold_s // 2)
        return dose.model_copy(update={"hold_s": shorter_s, "rep_s": rep_s - (hold_s - shorter_s)})
    return dose


def _least(*values: int | None) -> int:
    return min(value for value in values if value is not None)
