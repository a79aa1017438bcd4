"""Last sets that stayed below the plan: they do not count as done, and twice in a row they take steps back.

What was done is held against the plan of whoever did it, and two runners with one journal may stand at different
doses. So that the one in more pain never ends higher, the step back goes to the first step above what was done, and
a level is too hard by what was done of it, wherever the runner stands.
"""

from .dose_of import hold_now_s, is_hold, is_single_hold, reps_now, start_hold_s
from .fold import Fold
from .ready import level_hold_s
from .track import Track, reset, to_level

_RULE = ("done-as-planned",)


def planned_last(fold: Fold, track: Track) -> int | None:
    """What the last set is planned to be: seconds of a single hold, else repetitions; None for timed work."""
    if is_single_hold(track.rung.dose):
        return hold_now_s(track, fold.numbers)
    return None if track.rung.dose.reps is None else reps_now(track, fold.numbers)


def see_last_set(fold: Fold, track: Track, level: int, last: int | None, nth: int, day: int) -> None:
    """The last set of the weaker side in a strength session; None when it was not told."""
    track.lasts = [*track.lasts[-1:], (level, last)]
    if last is None:
        return
    planned = planned_last(fold, track)
    if planned is None:
        return
    short = last < planned - (0 if is_hold(track.rung.dose) else fold.numbers.extra_reps)
    if short:
        track.greens = track.extra = 0
        track.short_nth = nth
    if not enough_for_level(fold, track, last):
        track.level_greens = 0
    moved = _back(fold, track, day)
    if short and not moved and not track.is_short and level == track.level:
        _tell(fold, track, last, planned, day)
    track.is_short = short


def enough_for_level(fold: Fold, track: Track, last: int | None) -> bool:
    """Whether a last set is enough on the way to the next level; what was not told is not held against anybody."""
    dose = track.rung.dose
    if last is None or dose.reps is None:
        return True
    if is_single_hold(dose):
        return last >= (level_hold_s(track) or 0)
    return last >= dose.reps - (0 if is_hold(dose) else fold.numbers.extra_reps)


def _back(fold: Fold, track: Track, day: int) -> bool:
    """The steps back that the last sessions ask for; whether there were any."""
    told = [last for level, last in track.lasts if last is not None and level >= track.level]
    if len(told) < fold.numbers.short_sessions:
        return False
    most, before, level = max(told), _state(track), track.level
    words = fold.words(track), fold.short_words(track)
    if is_single_hold(track.rung.dose):
        _shorter_hold(fold, track, most, day)
    elif is_hold(track.rung.dose):
        track.hold_up = max(0, track.hold_up - 1) if most < _reps(track) - fold.numbers.extra_reps else track.hold_up
    else:
        _fewer(fold, track, most)
    if _state(track) == before:
        return False
    track.why = "Your last sessions stayed well below the plan, so it takes a step back. That is how to find your dose."
    reset(track, day)
    same = track.level == level
    was, now = (words[1], fold.short_words(track)) if same else (words[0], fold.words(track))
    fold.decide(day, track.exercise.id, "down", None if same else "level", was, now, track.why, _RULE)
    return True


def _state(track: Track) -> tuple[int, int, int, int]:
    return track.level, track.hold_up, track.reps_up, track.load_up


def _reps(track: Track) -> int:
    return track.rung.dose.reps or 0


def _shorter_hold(fold: Fold, track: Track, most_s: int, day: int) -> None:
    too_hard = _too_hard(fold, track)
    if too_hard:
        track.calm_since = max(track.calm_since, day)
    below = track.exercise.levels[track.level - 1 - 1] if track.level > 1 else None
    if too_hard == track.level and below is not None and is_single_hold(below.dose):
        to_level(track, track.level - 1, day, track.why)
        track.hold_up = _steps(start_hold_s(below, track.test_hold_s), most_s, fold.numbers.hold_step_s)
        return
    start = start_hold_s(track.rung, track.test_hold_s)
    track.hold_up = min(track.hold_up, _steps(start, most_s, fold.numbers.hold_step_s))


def _too_hard(fold: Fold, track: Track) -> int:
    """The level of which both last sessions stayed more than a step below its very start; 0 without."""
    levels = {level for level, _ in track.lasts}
    most = max((last for _, last in track.lasts if last is not None), default=0)
    if len(levels) > 1:
        return 0
    level = levels.pop()
    rung = track.exercise.levels[level - 1]
    start = start_hold_s(rung, track.test_hold_s)
    return level if is_single_hold(rung.dose) and most < start - fold.numbers.hold_step_s else 0


def _fewer(fold: Fold, track: Track, most: int) -> None:
    track.reps_up = min(track.reps_up, _steps(_reps(track), most, fold.numbers.extra_reps))
    levels = {level for level, _ in track.lasts}
    if levels == {track.level} and most < _reps(track) - fold.numbers.extra_reps:
        track.load_up = max(0, track.load_up - 1)


def _steps(start: int, done: int, step: int) -> int:
    """Steps from the start to the first one above what was done."""
    return max(0, (done - start) // step + 1)


def _tell(fold: Fold, track: Track, last: int, planned: int, day: int) -> None:
    unit = "seconds" if is_single_hold(track.rung.dose) else "repetitions"
    side = " on the weaker side" if track.weaker is not None else ""
    why = f"The last set was {last} of {planned} {unit}{side}. It stays until that works; the easier step is fine too."
    now = fold.short_words(track)
    fold.decide(day, track.exercise.id, "hold", None, now, now, why, _RULE)
