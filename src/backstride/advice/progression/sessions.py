"""What sessions do to the tracks: where an exercise begins, a level left, a skill begun again, and lights."""

from backstride.advice.response import RANK, Colour, exertion_colour, limits_of
from backstride.journal.entry import DoneItem, SessionDone

from .dose_of import is_hold, load_now_g, reps_now
from .fold import Fold
from .happened import Light, is_strength
from .hold_start import test_start_s
from .progress import Move
from .short import enough_for_level, see_last_set
from .sides import SIDE_TESTS, Side, last_set, weaker_side
from .track import Sight, Track, fall, reset, step_down, to_level

WALK = "walking"
"""What is done shorter on a bad day, or on a busy one: nothing to decide about."""


def see_session(fold: Fold, done: SessionDone, nth: int, items: tuple[DoneItem, ...], day: int) -> None:
    """A session: its exercises begin or go on."""
    if is_strength(done):
        fold.weeks.sessions[nth] = (day, "open")
        fold.last_strength = day
    for item in items:
        exercise = fold.knowledge.exercises.get(item.exercise)
        if exercise is None or not exercise.levels or item.level > len(exercise.levels):
            continue
        track = fold.tracks.get(item.exercise)
        if track is None and exercise.kind == "strength" and done.session != "strength":
            continue  # what a warm-up asks of it says nothing about where its strength work begins
        if track is None:
            track = fold.tracks[item.exercise] = _begun(fold, item, day)
        _see_item(fold, track, item, nth, day)
        if done.session == "strength":
            if track.undone is not None and done.routine is None and item.level >= track.level:
                fold.strength_rose, track.undone = (track.undone.kind, day), None
            see_last_set(fold, track, item.level, last_set(item), nth, day)
        if fold.happened.painless:
            _stay_close(track, item, done, day)


def _begun(fold: Fold, item: DoneItem, day: int) -> Track:
    exercise = fold.knowledge.exercises[item.exercise]
    track = Track(
        exercise, item.level, day, day, day, "This is where you began.",
        test_hold_s=test_start_s(item.exercise, fold.facts, day),
    )  # fmt: skip
    rule = "hold-start" if is_hold(track.rung.dose) and track.test_hold_s is not None else "two-week-minimum"
    after = fold.words(track)
    fold.decide(day, item.exercise, "start", None, "not done yet", after, track.why, (rule,))
    return track


def _see_item(fold: Fold, track: Track, item: DoneItem, nth: int, day: int) -> None:
    track.last_done, track.done_level = day, item.level
    track.window[nth] = "open"
    while len(track.window) > fold.numbers.fall_of + fold.numbers.fall_bad:
        del track.window[next(iter(track.window))]
    if item.load_g is not None:
        track.loads_g.setdefault(item.level, item.load_g)
    track.weaker = weaker_side(item.last_set_left, item.last_set_right, fold.numbers.side_gap_pct) or (
        track.weaker if item.last_set_left is None or item.last_set_right is None else None
    )
    if item.restarted and track.exercise.kind == "skill":
        _move(fold, track, day, 1, "restart", "The drill lost its form, so it begins again.", "skill-restart")
    elif item.easier:
        level = min(item.level, track.level)
        _move(fold, track, day, level, "down", "You chose the easier step.", "two-greens-to-progress")


def _stay_close(track: Track, item: DoneItem, done: SessionDone, day: int) -> None:
    """Who shares out the turns follows what was really done, when it stays below twice in a row."""
    if done.session != "strength" or item.level >= track.level:
        track.below = 0
        return
    track.below += 1
    if track.below > 1:
        to_level(track, item.level, day, track.why)


def _move(fold: Fold, track: Track, day: int, level: int, move: Move, why: str, rule: str) -> None:
    """To this level or, when it is there already, to the start of its dose."""
    before, was = fold.words(track), track.level
    to_level(track, level, day, why)
    if track.level != was and track.exercise.id != WALK:
        fold.decide(day, track.exercise.id, move, "level", before, fold.words(track), why, (rule,))


def see_light(fold: Fold, light: Light, day: int) -> None:
    """A light that became known: greens count, amber holds, red lowers, two of three bad ones fall back."""
    colour = light.seen.light
    nth = light.response.nth
    in_weeks = fold.weeks.sessions.get(nth)
    sight: Sight = colour if colour in ("green", "unknown") else "bad"
    if in_weeks is not None and in_weeks[1] != "bad":
        fold.weeks.sessions[nth] = (in_weeks[0], sight)
    if sight == "bad":
        fold.weeks.last_bad = max(fold.weeks.last_bad, light.response.on.toordinal(), day)
    for item in light.items:
        track = fold.tracks.get(item.exercise)
        if track is None:
            continue
        if colour == "green":
            _green(fold, track, item, light, day)
        elif colour == "unknown":
            track.greens = track.extra = track.level_greens = 0
            _mark(track, nth, "unknown")
        else:
            _bad(fold, track, light, colour, day)


def see_hurts(fold: Fold, nth: int, items: tuple[DoneItem, ...], day: int) -> None:
    """Exercises that hurt by themselves: amber holds this one, red takes it back one level."""
    if fold.happened.painless:
        return
    limits = limits_of(fold.knowledge)
    for item in items:
        track = fold.tracks.get(item.exercise)
        if track is None or item.hurt_0_10 is None:
            continue
        colour = exertion_colour(item.hurt_0_10, limits)
        if colour == "green":
            continue
        first = track.window.get(nth) != "bad"
        _mark(track, nth, "bad")
        _calm(track, day)
        if colour == "red":
            why = f"It hurt at {item.hurt_0_10} out of 10."
            _fall_back(fold, track, day, why, ("two-greens-to-progress", "fall-back"))
            track.lowered.add(nth)
        elif first and _two_of_three(fold, track):
            _too_many_bad(fold, track, nth, day)


_TWO_OF_THREE = "Most of the last sessions with it were amber or red, so it goes one level back."


def _green(fold: Fold, track: Track, item: DoneItem, light: Light, day: int) -> None:
    nth, on = light.response.nth, light.response.on.toordinal()
    if track.window.get(nth) == "bad":
        return
    _mark(track, nth, "green")
    if item.level < track.level or item.easier or on < track.changed:
        return
    what = light.done.what
    if track.exercise.kind == "strength" and isinstance(what, SessionDone) and what.session != "strength":
        return
    if enough_for_level(fold, track, last_set(item)):
        track.level_greens += 1
    if nth <= track.short_nth:
        return
    track.greens += 1
    track.extra = track.extra + 1 if _enough_over(fold, track, item) else 0


def _enough_over(fold: Fold, track: Track, item: DoneItem) -> bool:
    """Whether the last set of the weaker side had the extra repetitions, with the weight that was asked for."""
    last, load_g = last_set(item), load_now_g(track, fold.numbers)
    if last is None or track.rung.dose.reps is None or is_hold(track.rung.dose):
        return False
    heavy_enough = load_g is None or (item.load_g is not None and item.load_g >= load_g)
    return heavy_enough and last >= reps_now(track, fold.numbers) + fold.numbers.extra_reps


def _bad(fold: Fold, track: Track, light: Light, colour: Colour, day: int) -> None:
    nth = light.response.nth
    first = nth in track.window and track.window[nth] != "bad"
    before = fold.words(track)
    _mark(track, nth, "bad")
    _calm(track, day)
    is_red = RANK[colour] > RANK["amber"]
    if first and _two_of_three(fold, track):
        _too_many_bad(fold, track, nth, day)
    elif is_red and nth not in track.lowered:
        track.lowered.add(nth)
        step_down(track, day, f"Red: {light.response.why}")
        after = fold.words(track)
        if before == after and track.exercise.kind != "strength":
            return
        rule = "two-greens-to-progress"
        fold.decide(day, track.exercise.id, "down", None, before, after, f"Red: {light.response.why}", (rule,))
    elif first:
        rules = ("two-greens-to-progress", "amber-levers")
        fold.decide(day, track.exercise.id, "hold", None, before, before, f"Amber: {light.response.why}", rules)


def _too_many_bad(fold: Fold, track: Track, nth: int, day: int) -> None:
    """One level back. The sessions count on: forgetting them would let worse weeks end higher than better ones."""
    _fall_back(fold, track, day, _TWO_OF_THREE, ("fall-back",))
    track.lowered.add(nth)


def _calm(track: Track, day: int) -> None:
    reset(track, day)
    track.calm_since = max(track.calm_since, day)
    track.passed = False


def _mark(track: Track, nth: int, sight: Sight) -> None:
    if nth in track.window and track.window[nth] != "bad":
        track.window[nth] = sight


def _two_of_three(fold: Fold, track: Track) -> bool:
    """Whether too many of the last sessions with it were bad."""
    return list(track.window.values())[-fold.numbers.fall_of :].count("bad") >= fold.numbers.fall_bad


def _fall_back(fold: Fold, track: Track, day: int, why: str, rules: tuple[str, ...]) -> None:
    before = fold.words(track)
    fall(track, day, why, fold.knowledge.number("fall-back-levels"))
    if before == fold.words(track) and track.exercise.kind != "strength":
        return
    fold.decide(day, track.exercise.id, "down", "level", before, fold.words(track), why, rules)


def side_of_tests(fold: Fold, exercise: str) -> Side | None:
    """The weaker side by the self-tests; None when they are alike or not measured."""
    measures = SIDE_TESTS.get(exercise)
    if measures is None:
        return None
    left, right = (fold.facts.number(measure) for measure in measures)
    return weaker_side(left, right, fold.numbers.side_gap_pct)
