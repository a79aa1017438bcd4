"""Which variable of an exercise is ready to rise: repetitions (two for two), the hold, the load, or the level."""

from collections.abc import Callable

from .dose_of import hold_now_s, is_hold, reps_now, start_hold_s
from .progress import Variable
from .track import Numbers, Track

HOLLOW = "hollow-hold"


def ready(track: Track, day: int, numbers: Numbers, green_weeks: Callable[[], bool]) -> tuple[Variable, ...]:
    """What could get harder for this exercise today by its own record; ``green_weeks``: see ``weeks.py``."""
    found = [each for each in [_dose_ready(track, numbers)] if each is not None]
    if track.level_greens >= numbers.greens and level_ready(track, day, numbers, green_weeks):
        found.append("level")
    return tuple(found)


def _dose_ready(track: Track, numbers: Numbers) -> Variable | None:
    if track.greens < numbers.greens:
        return None
    if is_hold(track.rung.dose):
        return "hold" if can_hold_longer(track, numbers) else None
    if track.extra < numbers.extra_sessions or track.exercise.kind != "strength":
        return None
    if track.level in track.loads_g:
        return "load"
    return "reps" if can_repeat_more(track, numbers) else None


def can_hold_longer(track: Track, numbers: Numbers) -> bool:
    """Whether the cap of the level leaves room for a longer hold; only strength holds grow."""
    cap = track.rung.cap.hold_s
    return track.exercise.kind == "strength" and cap is not None and hold_now_s(track, numbers) < cap


def can_repeat_more(track: Track, numbers: Numbers) -> bool:
    """Whether the cap of the level leaves room for more repetitions."""
    cap, reps = track.rung.cap.reps, track.rung.dose.reps
    return cap is not None and reps is not None and reps_now(track, numbers) < cap


def level_ready(track: Track, day: int, numbers: Numbers, green_weeks: Callable[[], bool]) -> bool:
    """Two weeks at the level without amber or red; two green weeks, or two for two with nothing left to add."""
    if track.passed or day < level_due(track, numbers):
        return False
    if not _holds_enough(track, numbers):
        return False
    if track.exercise.kind != "strength":
        return not track.is_top
    no_more = not is_hold(track.rung.dose) and track.level not in track.loads_g and not can_repeat_more(track, numbers)
    return (no_more and track.extra >= numbers.extra_sessions) or green_weeks()


def level_due(track: Track, numbers: Numbers) -> int:
    """The first day on which the level was long enough without amber or red."""
    return max(track.level_since, track.calm_since) + numbers.level_days


def _holds_enough(track: Track, numbers: Numbers) -> bool:
    """Whether the hold of this level is as long as that of the next, or at its cap; a hollow hold is at its cap."""
    if track.exercise.kind != "strength" or not is_hold(track.rung.dose):
        return True
    wanted_s = level_hold_s(track)
    return wanted_s is None or hold_now_s(track, numbers) >= wanted_s


def level_hold_s(track: Track) -> int | None:
    """Seconds to hold before the next level comes: its own start, at most the cap of this one; None without a cap."""
    cap = track.rung.cap.hold_s
    if cap is None or track.is_top or track.exercise.id == HOLLOW:
        return cap
    following = track.exercise.levels[track.level]
    return min(cap, start_hold_s(following, track.test_hold_s)) if is_hold(following.dose) else cap
