"""Whether a change matters: big enough, and shown by readings in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from backstride.knowledge.model import Knowledge, Measure

from .score import mean_hundredths
from .tracks import Mattered, Reading
from .words import number

_GLOBAL = "pgic"
_ACTIVITIES = "psfs"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a measure. ``compared``: the score of every reading since ``first`` on the same questions."""

    first: Reading | None
    hundredths: int | None
    mattered: Mattered | None
    why: str
    recovered: bool


def change_of(measure: Measure, readings: Sequence[Reading], knowledge: Knowledge) -> Change:
    """Compare with the first reading that has a score; for activities with the first of the same list.

    A reading that cannot be compared (an answer is missing) breaks a row of readings.
    """
    rows = knowledge.number("change-readings-in-a-row")
    first, scores = _comparable(measure, readings, knowledge)
    later = scores[1:]
    latest = later[-1] if later else None
    start = scores[0] if scores else None
    hundredths = None if latest is None or start is None else latest - start
    counting = scores if measure.id == _GLOBAL else later
    directions = {_direction(measure, start, score, knowledge) for score in _last(counting, rows)}
    mattered = directions.pop() if len(directions) == 1 else None
    reached = measure.recovered_at is not None
    recovered = reached and all(_is_recovered(measure, score) for score in _last(scores, rows))
    why = _why(measure, start, latest, mattered, knowledge)
    return Change(first, hundredths, mattered, why, recovered)


def mattered_direction(measure: Measure, start: int, now: int) -> Mattered | None:
    """The way in which ``now`` differs from ``start`` by the change that matters, in points or percent; hundredths."""
    gain = start - now if measure.better == "lower" else now - start
    points, pct = measure.change_points, measure.change_pct
    enough = points is not None and abs(gain) >= 100 * points
    share = pct is not None and start > 0 and 100 * abs(gain) >= pct * start
    if not (enough or share):
        return None
    return "better" if gain > 0 else "worse"


def _comparable(
    measure: Measure, readings: Sequence[Reading], knowledge: Knowledge
) -> tuple[Reading | None, list[int | None]]:
    if measure.id == _ACTIVITIES:
        return _same_activities(readings)
    scored = [place for place, reading in enumerate(readings) if reading.score_hundredths is not None]
    if not scored:
        return None, []
    since = readings[scored[0] :]
    return since[0], [reading.score_hundredths for reading in since]


def _same_activities(readings: Sequence[Reading]) -> tuple[Reading | None, list[int | None]]:
    """A reading with a new activity begins a new list; one that leaves some out cannot be compared."""
    first: Reading | None = None
    scores: list[int | None] = []
    for reading in readings:
        rated = set(reading.answers)
        if reading.score_hundredths is None:
            scores += [None] if first else []
        elif first is None or not (rated >= set(first.answers) or rated < set(first.answers)):
            first, scores = reading, [reading.score_hundredths]
        elif rated < set(first.answers):
            scores.append(None)
        else:
            scores.append(mean_hundredths({item: reading.answers[item] for item in first.answers}))
    return first, scores


def _last(scores: Sequence[int | None], rows: int) -> list[int | None]:
    return list(scores[-rows:]) if len(scores) >= rows else [None]


def _direction(measure: Measure, start: int | None, score: int | None, knowledge: Knowledge) -> Mattered | None:
    if start is None or score is None:
        return None
    if measure.id == _GLOBAL:
        if score <= 100 * knowledge.number("pgic-better-max"):
            return "better"
        return "worse" if score >= 100 * knowledge.number("pgic-worse-min") else None
    return mattered_direction(measure, start, score)


def _is_recovered(measure: Measure, score: int | None) -> bool:
    at = measure.recovered_at
    if score is None or at is None:
        return False
    return score <= 100 * at if measure.better == "lower" else score >= 100 * at


def _why(
    measure: Measure, start: int | None, latest: int | None, mattered: Mattered | None, knowledge: Knowledge
) -> str:
    rows = knowledge.number("change-readings-in-a-row")
    if start is None:
        return "There is no score yet."
    if latest is None:
        return f"{number(start)} at first; there is no later score to compare it with."
    went = f"From {number(start)} to {number(latest)}"
    if mattered is not None:
        return f"{went}, {rows} readings in a row: a change for the {mattered} that matters."
    if measure.id != _GLOBAL and measure.change_points is None:
        return f"{went}. There is no fixed mark for this one; look at the trend."
    return f"{went}. A change that matters is not shown by {rows} readings in a row."
