"""``strength_item``: a strength exercise as an item of a session, with what it helps with and why."""

from collections.abc import Mapping

from backstride.knowledge.model import Dose, Exercise, Knowledge

from .factors import FactorWeight, grade_strength_pct
from .session import SessionItem


def worth_of(exercise: Exercise, factors: Mapping[str, FactorWeight], knowledge: Knowledge) -> dict[str, float]:
    """Factor id to what the exercise is worth for it: the weight of the factor times the strength of the evidence."""
    return {
        link.factor: factors[link.factor].weight * grade_strength_pct(link.grade, knowledge) / 100
        for link in exercise.helps
    }


def strength_item(
    exercise: Exercise,
    level: int,
    dose: tuple[Dose, Dose, tuple[str, ...]],
    worth: Mapping[str, float],
    factors: Mapping[str, FactorWeight],
    load_g: int | None = None,
) -> SessionItem:
    """The item at ``level`` (from 1). ``dose``: now, asked, and why it was lowered. ``load_g``: grams, None without."""
    helps = tuple(sorted(worth, key=lambda factor: (-worth[factor], factor)))
    link = next((link for link in exercise.helps if helps and link.factor == helps[0]), None)
    return SessionItem(
        exercise.id, level, *dose, _why(factors[helps[0]]) if helps else exercise.summary, helps,
        link.grade if link else exercise.grade,
        tuple(dict.fromkeys((*(link.sources if link else ()), *exercise.sources))),
        load_g=load_g,
    )  # fmt: skip


def _why(factor: FactorWeight) -> str:
    """The factor that an exercise helps with, and the strongest clue that it matters for this runner."""
    if factor.for_:
        strongest = max(factor.for_, key=lambda clue: clue.clo)
        return f"{factor.name}: {strongest.text[0].lower()}{strongest.text[1:]}"
    return f"{factor.name}: it may contribute."
