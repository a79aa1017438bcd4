"""``open_rungs``: which steps of a ladder of exercises may be used now, the best one first."""

from backstride.advice.facts import Facts
from backstride.advice.verdict import Truth
from backstride.knowledge.model import Ladder, Rung

from .progress import Progress


def open_rungs(ladder: Ladder, facts: Facts, progress: Progress) -> tuple[Rung, ...]:
    """The rungs up to the best one, hardest first: the lower ones are easier choices.

    The best is the highest rung where the runner stands, or the one after it once that is passed; for a runner on none
    of them the start rung, or a harder one that a self-test or answer shows to be fine.
    """
    best = _standing(ladder, progress)
    if best is None:
        best = _beginning(ladder, facts)
    return tuple(reversed(ladder.rungs[: best + 1]))


def _standing(ladder: Ladder, progress: Progress) -> int | None:
    best: int | None = None
    for number, rung in enumerate(ladder.rungs):
        position = progress.positions.get(rung.exercise)
        if position is None or position.level < rung.level:
            continue
        best = number
        if position.passed and position.level == rung.level and number + 1 < len(ladder.rungs):
            following = ladder.rungs[number + 1]
            if following.exercise not in progress.positions or following.level == 1:
                best = number + 1
    return best


def _beginning(ladder: Ladder, facts: Facts) -> int:
    start = ladder.rungs.index(ladder.start)
    for number in range(len(ladder.rungs) - 1, start, -1):
        rung = ladder.rungs[number]
        level = facts.knowledge.exercises[rung.exercise].levels[rung.level - 1]
        if level.start_when is not None and facts.judge(level.start_when).truth is Truth.YES:
            return number
    return start
