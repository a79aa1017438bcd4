"""``working_dose`` and ``working_load_g``: how much of an exercise at a level now, within the cap of the level.

The mode (a flare, a break) comes later.
"""

from backstride.advice.facts import Facts
from backstride.knowledge.model import Dose, Exercise

from .dose_of import is_hold, start_hold_s, with_hold, within
from .hold_start import test_start_s
from .progress import Progress


def working_dose(
    exercise: Exercise, level: int, progress: Progress, facts: Facts
) -> tuple[Dose, Dose, tuple[str, ...]]:
    """The dose now, the dose asked, and why it was lowered (empty if it was not).

    At the level where the runner stands: the dose of the position. At another one: the start of that level, where a
    hold begins with what the self-test gave. KeyError or IndexError are bugs of the caller.
    """
    position = progress.positions.get(exercise.id)
    if position is not None and position.level == level:
        return position.dose, position.asked, position.limits
    rung = exercise.levels[level - 1]
    dose = rung.dose
    if is_hold(rung.dose) and exercise.kind == "strength":
        dose = with_hold(dose, start_hold_s(rung, test_start_s(exercise.id, facts, facts.today.toordinal())))
    made = within(dose, rung)
    return made.dose, made.asked, made.limits


def working_load_g(exercise: Exercise, level: int, progress: Progress) -> int | None:
    """The weight to use at the level where the runner stands; None at another one, or without a weight."""
    position = progress.positions.get(exercise.id)
    return position.load_g if position is not None and position.level == level else None
