"""What is drawn: a level of an exercise or a self-test, with all that its picture depends on."""

from dataclasses import dataclass

from backstride.knowledge.model import Dose, Exercise, Muscle, SelfTest

from .key_poses import ToldFigure, told_figure, whole_figure


@dataclass(frozen=True, slots=True)
class Subject:
    """Name, told figure, working muscles, and the dose that sets the tempo (None: a calm one).

    ``each_side``: it is done on each side, so the picture says which one it shows.
    """

    name: str
    figure: ToldFigure
    each_side: bool
    muscles: tuple[Muscle, ...] = ()
    dose: Dose | None = None


def level_subject(exercise: Exercise, level: int) -> Subject | None:
    """A level (counted from 1); its muscles are its own, then those of the exercise. None: it has no figure."""
    figure, told = told_figure(exercise, level), exercise.levels[level - 1]
    if figure is None:
        return None
    muscles = tuple(dict.fromkeys((*told.muscles, *exercise.muscles)))
    return Subject(f"{exercise.name}: {told.name}", figure, exercise.sides == "each", muscles, told.dose)


def self_test_subject(test: SelfTest) -> Subject | None:
    """A self-test; it has sides where one of its measurements has. None: it has no figure."""
    figure = whole_figure(test.figure) if test.figure is not None else None
    if figure is None:
        return None
    return Subject(test.name, figure, any(measure.side for measure in test.measures))
