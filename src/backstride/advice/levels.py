"""The level at which an exercise starts or goes on for this runner."""

from collections.abc import Callable

from backstride.knowledge.model import Exercise, Knowledge

from .barred import barred
from .facts import Facts
from .session import LeftOut
from .verdict import Truth


def level_for(exercise: Exercise, facts: Facts, gentle: bool) -> int | LeftOut:
    """The level to give (from 1), or why none may be given.

    The level last done in full, else the hardest that a self-test or answer shows to be fine, else the first;
    one lower for each that is barred. ``gentle`` (a clinician is to be seen) keeps to the first levels.
    """
    wanted = _last_done(exercise, facts) or shown_level(exercise, facts)
    return hardest_allowed(exercise, wanted, facts, gentle, barred)


def hardest_allowed(
    exercise: Exercise,
    wanted: int,
    facts: Facts,
    gentle: bool,
    against: Callable[[Exercise, int, Facts], LeftOut | None],
) -> int | LeftOut:
    """The hardest level up to ``wanted`` that nothing is ``against``, or why none may be given."""
    most = min(wanted, facts.knowledge.number("gentle-level-max")) if gentle else wanted
    reason: LeftOut | None = None
    for level in range(min(most, len(exercise.levels)), 0, -1):
        reason = against(exercise, level, facts)
        if reason is None:
            return level
    return reason or against(exercise, 1, facts) or LeftOut(exercise.id, "It is not offered.")


def shown_level(exercise: Exercise, facts: Facts) -> int:
    """The hardest level that a self-test or answer shows to be fine; 1 when none does."""
    shown = 1
    for number, rung in enumerate(exercise.levels, start=1):
        if rung.start_when is not None and facts.judge(rung.start_when).truth is Truth.YES:
            shown = number
    return shown


def facts_behind(exercise: Exercise, knowledge: Knowledge) -> frozenset[str]:
    """The facts that ``level_for`` judges: of starts and contraindications, and what patterns and questions rest on."""
    rungs = exercise.levels
    bars = (*exercise.contraindications, *(bar for rung in rungs for bar in rung.contraindications))
    conditions = [rung.start_when for rung in rungs if rung.start_when is not None]
    conditions += [knowledge.contraindications[bar].when for bar in dict.fromkeys(bars)]
    found: set[str] = set()
    while conditions:
        for fact in conditions.pop().facts() - found:
            found.add(fact)
            pattern, question = knowledge.pattern_of.get(fact), knowledge.question_of.get(fact)
            behind = pattern.when if pattern else question.ask_when if question else None
            conditions += [behind] if behind else []
    return frozenset(found)


def _last_done(exercise: Exercise, facts: Facts) -> int | None:
    """The level of the last time; one lower when the runner stepped down or it hurt at red."""
    item = facts.last_done().get(exercise.id)
    if item is None:
        return None
    lower = item.hurt_0_10 is not None and item.hurt_0_10 >= facts.knowledge.number("red-min-0-10")
    return max(1, item.level - (1 if lower else 0))
