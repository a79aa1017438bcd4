"""What gets harder on a day: every exercise that is ready for the thing whose turn it is; the others wait."""

from .dose_of import reps_now
from .fold import Fold
from .happened import WEEK
from .progress import Variable
from .ready import level_due, ready
from .run_ladder import rise_stage, stage_ready
from .track import Track, reset, to_level

_RULES: dict[Variable, tuple[str, ...]] = {
    "hold": ("hold-steps", "two-greens-to-progress"),
    "reps": ("two-for-two",),
    "load": ("two-for-two",),
    "level": ("move-up", "two-week-minimum"),
}
_WORDS: dict[Variable, str] = {
    "hold": "a longer hold",
    "reps": "more repetitions",
    "load": "more weight",
    "level": "the next level",
    "run": "the next running stage",
}


def wanting(fold: Fold, day: int, again: bool) -> dict[str, tuple[Variable, ...]]:
    """What is ready to rise today, by exercise; nothing in a flare, after a break or after an amber or red.

    ``again``: also what was told to wait before.
    """
    if fold.bad_last:
        return {}
    if not fold.is_normal(day):
        fold.wake.add(day + 1)
        return {}
    found: dict[str, tuple[Variable, ...]] = {}
    for name, track in fold.tracks.items():
        if track.greens >= fold.numbers.greens and (again or track.waits is None):
            if not track.passed and day < (due := level_due(track, fold.numbers)):
                fold.wake.add(due)
            kinds = ready(track, day, fold.numbers, lambda: fold.two_green_weeks(day))
            if kinds:
                found[name] = kinds
    return found


def rise(fold: Fold, wants: dict[str, tuple[Variable, ...]], turn: Variable | None, day: int) -> None:
    """Everything that is ready for the thing whose turn it is rises by one step; the rest is told to wait, once."""
    for name in sorted(wants):
        track = fold.tracks[name]
        if turn in wants[name] and turn is not None:
            _one_step(fold, track, turn, day)
        else:
            _wait(fold, track, wants[name][0], day)
    if wants and fold.weeks.last_bad:
        fold.wake.add(fold.weeks.last_bad + fold.weeks.count * WEEK + 1)
    if stage_ready(fold, day):
        rise_stage(fold, day, turn == "run")


def _one_step(fold: Fold, track: Track, turn: Variable, day: int) -> None:
    before = fold.words(track)
    why = _why(fold, track, turn)
    if turn == "level" and track.is_top:
        track.passed = True
        after = "the next exercise of its ladder is open"
    elif turn == "level":
        to_level(track, track.level + 1, day, why)
        after = fold.words(track)
    else:
        setattr(track, f"{turn}_up", getattr(track, f"{turn}_up") + 1)
        after = fold.words(track)
    reset(track, day)
    track.why = why
    fold.rose = (turn, day)
    fold.decide(day, track.exercise.id, "up", turn, before, after, why, _RULES[turn])


def _why(fold: Fold, track: Track, turn: Variable) -> str:
    if turn == "hold":
        return "Your last sessions with it were green, so each hold grows a little."
    if turn == "level":
        return "You had green weeks at this level and did your sessions, so the next level comes."
    more = "the weight grows a little" if turn == "load" else "the repetitions grow"
    over = reps_now(track, fold.numbers) + fold.numbers.extra_reps
    return f"You did {over} or more in the last set, twice in a row and green, so {more}."


def _wait(fold: Fold, track: Track, wanted: Variable, day: int) -> None:
    if track.waits == wanted:
        return
    track.waits = wanted
    now = fold.words(track)
    why = "Only one kind of thing gets harder in a week, and it is the turn of another."
    fold.decide(day, track.exercise.id, "hold", wanted, now, now, why, ("one-variable-a-week",), _WORDS[wanted])
