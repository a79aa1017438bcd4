"""What an exercise asks of the body decides which contraindications it has to name, whatever else it names."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

ALL = frozenset({"feverish-or-unwell"})
"""Named by every exercise: with fever there is no training at all (fact base, G1, pattern rules)."""

NAMED_WITH: dict[str, frozenset[str]] = {
    "loaded_extension": frozenset({"extension-not-tolerated", "spine-slip-or-stenosis", "pregnancy-or-postpartum"}),
    "loaded_flexion": frozenset(
        {"flexion-not-tolerated", "disc-like-leg-symptoms", "osteoporosis", "pregnancy-or-postpartum"}
    ),
    "single_leg": frozenset({"bone-stress-suspected"}),
}
"""Load -> contraindications that go with it (fact base, G1)."""

OPT_IN = "loaded_extension"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Levels that lack a contraindication their load asks for, and loaded arching that is not opt-in."""
    for exercise in knowledge.exercises.values():
        place = place_of("exercises", exercise.id)
        for number, level in enumerate(exercise.levels, 1):
            loads = {*exercise.loads, *level.loads}
            needed = ALL.union(*(NAMED_WITH.get(load, frozenset()) for load in loads))
            missing = sorted(needed - {*exercise.contraindications, *level.contraindications})
            if missing:
                yield Problem(place, f"level {number} has to name {', '.join(missing)}", "loads")
            if OPT_IN in loads and not exercise.opt_in:
                yield Problem(place, f"level {number} loads arching, so the exercise is opt-in", "loads")
