"""Time away: after one week nothing is lost, after two everything is one level lower, after four two levels.

The levels come off what was last really done, or off where the runner stands when that is lower.
"""

from .fold import EVERYTHING, Fold
from .happened import WEEK
from .run_ladder import step_back
from .track import fall, reset


def see_break(fold: Fold, day: int) -> None:
    """What the time since the last strength session, and since the last staged run, means on this day."""
    one, two = fold.numbers.break_one_days, fold.numbers.break_two_days
    if fold.stage is not None and day - fold.stage.last_run in (one, two):
        away = day - fold.stage.last_run
        step_back(fold, day, f"It is {away} days since your last run on the ladder, so it goes one stage back.")
    if fold.last_strength is None:
        return
    away = day - fold.last_strength
    if away == WEEK and one > WEEK:
        why = "A week without strength costs nothing: go on where you were."
        fold.decide(day, EVERYTHING, "hold", None, "as before", "as before", why, ("after-a-break",))
    if away in (one, two):
        _lower(fold, day, away)


def _lower(fold: Fold, day: int, away: int) -> None:
    fold.modes.away, fold.modes.back = True, None
    levels = "one level" if away < fold.numbers.break_two_days else "two levels"
    why = (
        f"It is {away} days since your last strength session, so you start {levels} below what you last did, "
        "or at the first one. It comes back fast."
    )
    fold.decide(day, EVERYTHING, "down", "sets", "all sets", "half the sets in the first week", why, ("after-a-break",))
    for name, track in fold.tracks.items():
        if track.exercise.kind != "strength":
            reset(track, day)
            continue
        before = fold.words(track)
        fall(track, day, why, 1 + max(0, track.level - track.done_level))
        track.done_level = track.level
        track.window.clear()
        after = fold.words(track)
        if before != after:
            fold.decide(day, name, "down", "level", before, after, why, ("after-a-break",))


def see_return(fold: Fold, day: int) -> None:
    """The first strength session after a break: the first week back begins."""
    if fold.modes.away:
        fold.modes.away, fold.modes.back = False, day
