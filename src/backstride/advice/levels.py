"""The level at which an exercise starts or goes on for this runner."""

from backstride.knowledge.model import Exercise

from .barred import barred
from .facts import Facts
from .session import LeftOut
from .verdict import Truth


def level_for(exercise: Exercise, facts: Facts, gentle: bool) -> int | LeftOut:
    """The level to give (from 1), or why none may be given.

    The level last done in full, else the hardest that a self-test or answer shows to be fine, else the first;
    one lower for each that is barred. ``gentle`` (a clinician is to be seen) keeps to the first levels.
    """
    if not exercise.levels:
        return barred(exercise, 1, facts) or LeftOut(exercise.id, "It is not offered.")
    wanted = min(_last_done(exercise, facts) or _shown_fine(exercise, facts), len(exercise.levels))
    if gentle:
        wanted = min(wanted, facts.knowledge.number("gentle-level-max"))
    reason: LeftOut | None = None
    for level in range(wanted, 0, -1):
        reason = barred(exercise, level, facts)
        if reason is None:
            return level
    return reason or LeftOut(exercise.id, "It is not offered.")


def _shown_fine(exercise: Exercise, facts: Facts) -> int:
    level = 1
    for number, rung in enumerate(exercise.levels, start=1):
        if rung.start_when is not None and facts.judge(rung.start_when).truth is Truth.YES:
            level = number
    return level


def _last_done(exercise: Exercise, facts: Facts) -> int | None:
    """The level of the last time; one lower when the runner stepped down or it hurt at red."""
    item = facts.last_done().get(exercise.id)
    if item is None:
        return None
    lower = item.hurt_0_10 is not None and item.hurt_0_10 >= facts.knowledge.number("red-min-0-10")
    return max(1, item.level - (1 if lower else 0))
