"""Which exercises fit a wish: what they need, how they are done, where they come from."""

from backstride.knowledge.model import Exercise, Knowledge

NO_EQUIPMENT = "none"
"""The wish for exercises that need only what everybody has."""


def equipment_of(exercise: Exercise, knowledge: Knowledge) -> frozenset[str]:
    """What some level uses; with ``none`` when some level needs only what everybody has."""
    used = {each for level in exercise.levels for each in level.equipment}
    free = any(all(knowledge.equipment[each].everyday for each in level.equipment) for level in exercise.levels)
    return frozenset(used | {NO_EQUIPMENT} if free else used)


def positions_of(exercise: Exercise) -> frozenset[str]:
    """How it is done, on any of its levels."""
    return frozenset({level.position or exercise.position for level in exercise.levels} or {exercise.position})


def texts_of(exercise: Exercise, knowledge: Knowledge) -> frozenset[str]:
    """The seed texts (S0 to S4) that it comes from."""
    rows = {item.row: item.seeds for item in knowledge.seed_rows}
    return frozenset(text for row in exercise.covers for text in rows.get(row, ()))


def factors_of(exercise: Exercise) -> frozenset[str]:
    """The factors that it may help with."""
    return frozenset(link.factor for link in exercise.helps)
