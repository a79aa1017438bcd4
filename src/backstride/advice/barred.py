"""Whether an exercise may be given to this runner at all. Unknown bars it as well as yes."""

from backstride.knowledge.model import Exercise, ExerciseLevel

from .facts import Facts
from .session import LeftOut
from .verdict import Truth
from .week import left_this_week


def barred(exercise: Exercise, level: int, facts: Facts) -> LeftOut | None:
    """Why ``exercise`` may not be given today at ``level`` (from 1), or None: it does not suit, or was done enough."""
    against = unsuited(exercise, level, facts)
    if against is None and not left_this_week(exercise.id, level, facts):
        return LeftOut(exercise.id, "You have done it as often this week as is good. Rest is part of it.")
    return against


def unsuited(exercise: Exercise, level: int, facts: Facts) -> LeftOut | None:
    """Why ``exercise`` does not suit this runner at ``level`` (from 1), whatever was done this week; None: it does.

    Not offered, refused, not opted in, equipment missing, or a contraindication that holds or is not known to be
    absent (for an unknown one ``unlock`` names the questions that would settle it).
    """
    if not exercise.offered or exercise.status == "retired":
        return LeftOut(exercise.id, exercise.not_offered_because or "It is no longer offered.")
    if wish_for(exercise.id, facts) == "refuse":
        return LeftOut(exercise.id, "You asked to leave it out.")
    wish = _missing_wish(exercise, facts)
    if wish is not None:
        return LeftOut(exercise.id, "It is optional; you can choose it in your profile.", (wish,))
    rung = exercise.levels[level - 1]
    lacking = missing_equipment(rung.equipment, facts)
    if lacking:
        names = ", ".join(facts.knowledge.equipment[item].name.lower() for item in lacking)
        return LeftOut(exercise.id, f"It needs: {names}.")
    return _contraindicated(exercise, rung, facts)


def wish_for(exercise: str, facts: Facts) -> str | None:
    """What the runner last said of an exercise: like, refuse or neither; None when nothing."""
    told = (wish.what for wish in reversed(facts.runner.wishes) if wish.on <= facts.today)
    return next((wish.wish for wish in told if wish.exercise == exercise), None)


def missing_equipment(needed: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Equipment ids that this runner does not have. What everybody has is never missing; unknown is not having."""
    own = set(facts.chosen("equipment"))
    return tuple(item for item in needed if item not in own and not facts.knowledge.equipment[item].everyday)


def _missing_wish(exercise: Exercise, facts: Facts) -> str | None:
    if not exercise.opt_in:
        return None
    wish = "skill_opt_in" if exercise.kind == "skill" else "extension_opt_in"
    return None if facts.value(wish) == "yes" else wish


def _contraindicated(exercise: Exercise, rung: ExerciseLevel, facts: Facts) -> LeftOut | None:
    unlock: list[str] = []
    for contraindication_id in (*exercise.contraindications, *rung.contraindications):
        contraindication = facts.knowledge.contraindications[contraindication_id]
        verdict = facts.judge(contraindication.when)
        if verdict.truth is Truth.YES:
            return LeftOut(exercise.id, contraindication.because)
        if verdict.truth is Truth.UNKNOWN:
            unlock += [*verdict.missing, *verdict.unsure]
    if unlock:
        return LeftOut(exercise.id, "We do not know enough yet to offer it.", tuple(dict.fromkeys(unlock)))
    return None
