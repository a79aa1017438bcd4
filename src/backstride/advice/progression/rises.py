"""What gets harder on a day: every exercise that is ready for the thing whose turn it is; the others wait."""

from backstride.knowledge.model import Rung

from .dose_of import reps_now
from .fold import EVERYTHING, Fold
from .happened import WEEK
from .progress import Variable
from .quiet import quiet_on
from .reachable import reachable
from .ready import level_due, ready
from .run_ladder import is_off_ladder, rise_stage, stage_ready
from .track import Track, keep_undone, reset, to_level
from .turns import Turns

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
_GROUPS = {"legs_hips": "legs and hips", "trunk": "trunk"}


def is_quiet(fold: Fold, day: int) -> bool:
    """Whether a race or an illness lets everything wait today; told once when something is ready."""
    event = quiet_on(fold.events, day)
    if event is None:
        return False
    fold.wake.add(day + 1)
    if (fold.told_quiet is None or fold.told_quiet < day) and (
        wanting(fold, day, again=True) or stage_ready(fold, day)
    ):
        fold.told_quiet = event.last
        fold.decide(day, EVERYTHING, "hold", None, "as before", "as before", event.why, ("quiet-weeks",))
    return True


def wanting(fold: Fold, day: int, again: bool, strength: bool = True) -> dict[str, set[Variable]]:
    """What is ready to rise today, by exercise; nothing in a flare, after a break or after an amber or red. Strength
    needs two greens of strength in a row, whichever exercises they had, and what was trained of late.

    ``again``: also what was told to wait before. ``strength``: strength alone, or all that is not strength.
    """
    if fold.bad_last:
        return {}
    if not fold.is_normal(day):
        fold.wake.add(day + 1)
        return {}
    found: dict[str, set[Variable]] = {}
    for name, track in fold.tracks.items():
        greens = max(track.greens, track.level_greens)
        if (track.exercise.kind == "strength") != strength or greens < fold.numbers.greens:
            continue
        if strength and (fold.strength_greens < fold.numbers.greens or not _is_trained(fold, track, day)):
            continue
        if again or track.waits is None:
            kinds = _kinds(fold, track, day)
            if kinds:
                found[name] = kinds
    return found


def _is_trained(fold: Fold, track: Track, day: int) -> bool:
    """Whether the exercise was done of late, and last at its level: nothing rises that was out of the plan."""
    return track.done_level >= track.level and is_recent(fold, track, day)


def is_recent(fold: Fold, track: Track, day: int) -> bool:
    """Whether the exercise was done within the time that loses nothing."""
    return day - track.last_done < fold.numbers.break_one_days


def _kinds(fold: Fold, track: Track, day: int) -> set[Variable]:
    if not track.passed and day < (due := level_due(track, fold.numbers)):
        fold.wake.add(due)
    kinds = ready(track, day, fold.numbers, lambda: fold.two_green_weeks(day))
    found = {kind for kind in kinds if reachable(fold, track, kind, day)}
    if "level" in found and track.asks_since is None:
        track.asks_since = day
    return found


def rise_freely(fold: Fold, day: int) -> None:
    """Walks, stretches and drills go up a level when they are ready: they need no turn and use up none."""
    for name in sorted(wanting(fold, day, again=True, strength=False)):
        _one_step(fold, fold.tracks[name], "level", day)


def rise(fold: Fold, wants: dict[str, set[Variable]], turns: Turns, day: int) -> None:
    """Everything that is ready for the thing whose turn it is rises by one step; the rest is told to wait, once."""
    turn = turns.given.get(day)
    for name in sorted(wants):
        track = fold.tracks[name]
        if turn is not None and turn in wants[name] and (turn != "level" or turns.is_named(name, day)):
            _one_step(fold, track, turn, day)
        else:
            _wait(fold, track, wants[name], turns, day)
    if wants and fold.weeks.last_bad:
        fold.wake.add(fold.weeks.last_bad + fold.weeks.count * WEEK + 1)
    if stage_ready(fold, day):
        rise_stage(fold, day, turn == "run")


def _one_step(fold: Fold, track: Track, turn: Variable, day: int) -> None:
    before = fold.words(track) if turn == "level" else fold.short_words(track)
    why = _why(fold, track, turn)
    undone = keep_undone(track, turn, day) if track.exercise.kind == "strength" else None
    if turn == "level" and track.is_top:
        undone = None
        track.passed, fold.strength_rose = True, ("level", day)
        after = _after_the_last(fold, track)
    elif turn == "level":
        to_level(track, track.level + 1, day, why)
        after = fold.words(track)
    else:
        setattr(track, f"{turn}_up", getattr(track, f"{turn}_up") + 1)
        after = fold.short_words(track)
    reset(track, day)
    track.why, track.rose, track.undone = why, day, undone
    fold.decide(day, track.exercise.id, "up", turn, before, after, why, _RULES[turn])


def _after_the_last(fold: Fold, track: Track) -> str:
    here = Rung(exercise=track.exercise.id, level=track.level)
    if any(here in ladder.rungs[:-1] for ladder in fold.knowledge.ladders.values()):
        return "the next exercise of its ladder is open"
    return "its last level is done; keeping it up is enough"


def _why(fold: Fold, track: Track, turn: Variable) -> str:
    if turn == "hold":
        return "Your last sessions with it were green, so each hold grows a little."
    if turn == "level":
        return "You had green weeks at this level and did your sessions, so the next level comes."
    more = "the weight grows a little" if turn == "load" else "the repetitions grow"
    over = reps_now(track, fold.numbers) + fold.numbers.extra_reps
    return f"You did {over} or more in the last set, twice in a row and green, so {more}."


def _wait(fold: Fold, track: Track, wants: set[Variable], turns: Turns, day: int) -> None:
    """Told when it begins, not again until something changes, and not while its own rise is of this week."""
    if track.waits in wants or (track.rose is not None and day - track.rose < WEEK):
        return
    turn = turns.given.get(day)
    if turn is None and turns.holder(day) in wants:
        return  # the turn of its own kind goes on
    others = [
        fold.knowledge.exercises[each].name for each in sorted(turns.named.get(day, ())) if _alike(fold, track, each)
    ]
    if turn == "level" and "level" in wants and others:
        wanted: Variable = "level"
        group = _GROUPS.get(track.exercise.muscle_group or "", "body")
        why = f"For the {group} one exercise a week goes up a level, and it is the turn of: {others[0]}."
        rule = "one-level-per-group"
    else:
        wanted = min(wants, key=list(_WORDS).index)
        why = "Only one kind of thing gets harder in a week, and it is the turn of another."
        if turns.holder(day) == "run" and is_off_ladder(fold):
            why = "This week it is the turn of your runs."
        rule = "one-variable-a-week"
    track.waits = wanted
    now = fold.words(track) if wanted == "level" else fold.short_words(track)
    fold.decide(day, track.exercise.id, "hold", wanted, now, now, why, (rule,), _WORDS[wanted])


def _alike(fold: Fold, track: Track, other: str) -> bool:
    return fold.knowledge.exercises[other].muscle_group == track.exercise.muscle_group
