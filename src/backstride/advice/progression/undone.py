"""Steps up that were decided and not done yet: what ends them, and what that means for the tracks.

A step up is safe on the day it was decided: two greens before it, and its week. By the time it is first done a light
may have turned, a run may have got longer, or another kind of thing may have its turn. So it is taken back, as if it
had not come, and comes again on its next turn.
"""

from .fold import Fold
from .run_ladder import RUN
from .stage import take_stage_back
from .track import Track, take_back

_HARDER = "It had just got harder and you had not done it yet"


def see_lapsed(fold: Fold, day: int) -> None:
    """Steps up that were not done in their time, or by the end of a day on which a run got longer."""
    if fold.longer_on is not None and fold.longer_on < day:
        fold.longer_on = None
        take_all_back(fold, day, "when a run got longer")
    for track in fold.tracks.values():
        if track.undone is not None and day - track.undone.on >= fold.numbers.undone_days:
            why = "It had its turn to get harder and was not done in time, so it waits for its next turn."
            _take_back(fold, track, day, why, "one-variable-a-week")
    if fold.stage is not None and day - fold.stage.since >= fold.numbers.undone_days:
        _stage_back(fold, day, "The next stage had its turn and was not run in time, so it waits for its next turn.")


def take_all_back(fold: Fold, day: int, because: str) -> None:
    """Every strength step up that was not done yet. ``because``: what came, such as ``when a red came``."""
    for track in fold.tracks.values():
        why = f"{_HARDER} {because}, so it goes back to what you last did."
        _take_back(fold, track, day, why, "two-greens-to-progress")


def take_run_back(fold: Fold, day: int) -> None:
    """The stage that was not run yet, when a run was not green."""
    _stage_back(fold, day, "A run was not green before the next stage was run, so it stays where it was.")


def _take_back(fold: Fold, track: Track, day: int, why: str, rule: str) -> None:
    if track.undone is None:
        return
    kind, before, short = track.undone.kind, fold.words(track), fold.short_words(track)
    take_back(track, why)
    was, now = (before, fold.words(track)) if kind == "level" else (short, fold.short_words(track))
    fold.decide(day, track.exercise.id, "down", kind, was, now, why, (rule,))


def _stage_back(fold: Fold, day: int, why: str) -> None:
    ladder = fold.stage
    if ladder is None or ladder.undone is None:
        return
    before = f"stage {ladder.stage}"
    take_stage_back(ladder, why)
    fold.decide(day, RUN, "down", "run", before, f"stage {ladder.stage}", why, ("stage-steps",))
