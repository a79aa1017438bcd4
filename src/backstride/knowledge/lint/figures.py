"""Every level has a figure, its own or one like that of an earlier level; every self-test that is offered has one."""

from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """What nobody has drawn, and a level that is like a level that is not before it or has no figure."""
    for exercise in knowledge.exercises.values():
        place = place_of("exercises", exercise.id)
        for number, level in enumerate(exercise.levels, 1):
            figure = level.figure
            if figure is None:
                yield Problem(f"{place}: levels.{number - 1}", "has no figure; see docs/figures.md", "figures")
            elif figure.like is not None and (figure.like >= number or exercise.levels[figure.like - 1].figure is None):
                message = f"is like level {figure.like}, which is no earlier level with a figure"
                yield Problem(f"{place}: levels.{number - 1}.figure", message, "figures")
    for test in knowledge.self_tests.values():
        if test.offered and test.status != "retired" and test.figure is None:
            yield Problem(place_of("self_tests", test.id), "has no figure; see docs/figures.md", "figures")
