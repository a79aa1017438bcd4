"""``progress_of``: the journal, day by day, to where the runner stands with each exercise and on the ladder of runs.

It goes through the journal twice. First as if every pain that was told had been nothing: that shares out the weeks, as
only one kind of thing gets harder in a week and whose turn it is must not depend on pain (see ``turns.py``). Then as
it was: a rise comes on its turn when the lights allow it, a fall comes on its day.
"""

from collections import defaultdict
from datetime import date
from types import MappingProxyType

from backstride.advice.facts import Facts
from backstride.advice.recovered import is_recovered
from backstride.journal.entry import Run, SessionDone

from .breaks import see_break, see_return
from .dose_of import dose_now, is_hold, load_now_g
from .fold import EVERYTHING, Fold, new_fold
from .happened import WEEK, Day, Light, happened, is_strength
from .mode import mode_on, mode_until, see_calm, see_red
from .progress import Mode, Position, Progress, StagePosition, Variable
from .rises import is_quiet, is_recent, rise, rise_freely, wanting
from .run_ladder import RUN, count_runs_anew, runs_ask, see_run_light, see_staged, stage_ready, uses_the_week
from .sessions import see_hurts, see_light, see_session, side_of_tests
from .stage_place import stage_place
from .tick_over import well_days
from .track import Track, count_anew
from .turns import FREE_RUNS, ORDER, Turns, free_from, give, see_done, take
from .undone import see_lapsed, take_all_back, take_run_back

_NOTHING = Day()


def progress_of(facts: Facts) -> Progress:
    """Everything that progression decided up to today."""
    without, as_it_was = happened(facts)
    turns = Turns(start=min(without.days, default=0), undone_days=facts.knowledge.number("rise-undone-days"))
    _through(new_fold(facts, without), turns)
    fold = new_fold(facts, as_it_was)
    _through(fold, turns)
    return _progress(fold, as_it_was.last)


def _through(fold: Fold, turns: Turns) -> None:
    days = fold.happened.days
    if not days:
        return
    well = frozenset() if fold.happened.painless else well_days(fold.facts)
    for day in range(min(days), fold.happened.last + 1):
        here = days.get(day)
        if day in well:
            _well(fold, day)
        see_break(fold, day)
        see_lapsed(fold, day)
        if here is not None:
            _morning(fold, here, day)
        if day in turns.given or day in fold.wake or (here is not None and here.early):
            _rises(fold, turns, here or _NOTHING, day)
        if here is not None:
            _rest_of_day(fold, turns, here, day)


def _morning(fold: Fold, here: Day, day: int) -> None:
    """What became known of earlier sessions and runs."""
    if here.red_morning:
        _red(fold, day, counts_from=day)
        fold.weeks.last_bad, fold.quiet = day, False
    for light in here.early:
        _light(fold, light, day)
    see_calm(fold.modes, day, here)
    _resume(fold, day)


def _rest_of_day(fold: Fold, turns: Turns, here: Day, day: int) -> None:
    """The sessions and runs of the day itself, and what was known of them at once."""
    for done, items in here.done:
        see_staged(fold, done, day)
        if isinstance(done.what, Run):
            _see_run(fold, turns, done.what, day)
            continue
        if is_strength(done.what):
            see_return(fold, day)
        see_session(fold, done.what, done.nth, items, day)
        if fold.happened.painless and is_strength(done.what):
            for item in items if done.what.routine is None else ():
                see_done(turns, item.exercise, item.level, day)
            fold.wake.add(free_from(turns))
        see_hurts(fold, done.nth, items, day)
    for light in here.same_day:
        _light(fold, light, day)


def _see_run(fold: Fold, turns: Turns, run: Run, day: int) -> None:
    longer = uses_the_week(fold, run, day)
    if longer:
        fold.run_rose_on, fold.run_greens, fold.longer_on = day, 0, day
    if fold.happened.painless:
        see_done(turns, RUN, 0, day)
        if longer:
            take(turns, day, "run")
        fold.wake.add(free_from(turns))


def _light(fold: Fold, light: Light, day: int) -> None:
    colour = light.seen.light
    if colour != "green":
        _not_green(fold, light, day)
    elif _of_strength(light):
        fold.strength_greens += 1
    if colour in ("red", "stop"):
        _red(fold, day, counts_from=day + (light.response.on.toordinal() == day))
    if colour != "unknown":
        fold.bad_last = colour != "green"
    quiet_max = fold.knowledge.number("stage-skip-pain-max-0-10")
    pain = light.response.pain_max_0_10
    if not fold.happened.painless and (colour not in ("green", "unknown") or (pain is not None and pain > quiet_max)):
        fold.quiet = False
    see_light(fold, light, day)
    see_run_light(fold, light, day)


def _of_strength(light: Light) -> bool:
    return isinstance(light.done.what, SessionDone) and is_strength(light.done.what)


def _not_green(fold: Fold, light: Light, day: int) -> None:
    """Not green, or not known: a step up that was not done yet waits, as silence is not green."""
    known = light.seen.light != "unknown"
    if _of_strength(light):
        fold.strength_greens = 0
    if known or _of_strength(light):
        take_all_back(fold, day, "when the light was not green" if known else "when how it felt was not told")
    if light.response.what == "run":
        take_run_back(fold, day)


def _red(fold: Fold, day: int, counts_from: int) -> None:
    """A red or stop of anything: greens in a row are counted anew, of what is done from a day on."""
    take_all_back(fold, day, "when a red came")
    for track in fold.tracks.values():
        count_anew(track, day, counts_from)
    if fold.stage is not None:
        count_runs_anew(fold.stage, counts_from)
    if see_red(fold.modes, day):
        why = "A red: one to three easy days, then half the sets until two greens."
        fold.decide(day, EVERYTHING, "down", "sets", "all sets", "easy walking and mobility", why, ("flare-deload",))


def _resume(fold: Fold, day: int) -> None:
    if fold.modes.red is not None and mode_on(fold.modes, day) not in ("calm", "deload"):
        why = "Two greens after the flare: go on at the level that was green."
        if fold.modes.greens < fold.modes.greens_needed:
            why = "A week without another red: all sets again. Nothing gets harder before two greens."
        fold.modes.red = None
        fold.decide(day, EVERYTHING, "resume", "sets", "half the sets", "all sets", why, ("flare-deload",))


def _well(fold: Fold, day: int) -> None:
    """Being well begins: less is enough. Steps up are not forbidden, or less pain would lead to less."""
    number = fold.knowledge.number
    after = f"{number('tick-over-strength-min')} or {number('tick-over-strength-max')} strength sessions a week"
    why = (
        "You are well again, and a little keeps what you have. Nothing needs to get harder; "
        "where two greens and its turn bring a step up, you may take it or leave it."
    )
    fold.decide(day, EVERYTHING, "hold", "sets", "your strength sessions as before", after, why, ("tick-over",))


def _rises(fold: Fold, turns: Turns, here: Day, day: int) -> None:
    """What is ready rises when it has its turn. Without pain only free weeks matter, as nobody is told to wait."""
    if is_quiet(fold, day):
        return
    rise_freely(fold, day)
    if not fold.happened.painless:
        rise(fold, wanting(fold, day, day in turns.given), turns, day)
        return
    free = free_from(turns)
    fold.wake.add(free)
    if day < free:
        return
    wants = wanting(fold, day, again=True)
    asking: dict[str, set[Variable]] = {**wants, **({RUN: {"run"}} if stage_ready(fold, day) else {})}
    if runs_ask(fold):
        asking[FREE_RUNS] = {"run"}
    asking = asking or _may_be_behind(fold, turns, here, day)
    give(turns, day, asking, _trained(fold, day), fold.numbers.group_levels)
    if turns.given.get(day) == "run":
        fold.run_greens = 0
    rise(fold, wants, turns, day)


def _trained(fold: Fold, day: int) -> dict[str, Track]:
    strength = ((name, track) for name, track in fold.tracks.items() if track.exercise.kind == "strength")
    return {name: track for name, track in strength if is_recent(fold, track, day)}


def _may_be_behind(fold: Fold, turns: Turns, here: Day, day: int) -> dict[str, set[Variable]]:
    """What somebody with pain may not have reached yet of what was trained and found green today.

    Each not sooner than the shortest time at a level after its last turn.
    """
    found: defaultdict[str, set[Variable]] = defaultdict(set)
    for light in here.early:
        if light.seen.light != "green":
            continue
        if fold.stage is not None and (light.response.what == "run"):
            found[RUN].add("run")
        for item in light.items:
            track = fold.tracks.get(item.exercise)
            if track is None or track.exercise.kind != "strength":
                continue
            dose: Variable = "load" if item.load_g is not None else "reps"
            found[item.exercise].add("hold" if is_hold(track.rung.dose) else dose)
            if fold.two_green_weeks(day):
                found[item.exercise].add("level")
    long_ago = {each for each in ORDER if day - turns.last.get(each, turns.start) >= fold.numbers.level_days}
    return {name: kinds & long_ago for name, kinds in found.items()}


def _progress(fold: Fold, last: int) -> Progress:
    mode = mode_on(fold.modes, last)
    if mode == "normal" and is_recovered(fold.facts):
        mode = "tick_over"
    until = mode_until(fold.modes, last)
    positions = {name: _position(fold, name) for name in sorted(fold.tracks)}
    return Progress(
        mode=mode,
        mode_why=_MODE_WHY[mode],
        mode_until=None if until is None else date.fromordinal(until),
        positions=MappingProxyType(positions),
        stage=_stage(fold),
        rose=_rose(fold, last),
        decisions=tuple(fold.decisions),
    )


def _rose(fold: Fold, last: int) -> tuple[Variable, date] | None:
    """What got harder last. What is still to be done for the first time counts as of today; strength that rose
    within a week comes before a run, whose limit it is held against.
    """
    still: list[Variable] = [each.undone.kind for each in fold.tracks.values() if each.undone is not None]
    if fold.stage is not None and fold.stage.undone is not None:
        still.append("run")
    if still:
        return still[0], date.fromordinal(last)
    strength, run_on = fold.strength_rose, fold.run_rose_on
    if run_on is not None and (strength is None or (run_on > strength[1] and last - strength[1] >= WEEK)):
        return "run", date.fromordinal(run_on)
    return None if strength is None else (strength[0], date.fromordinal(strength[1]))


_MODE_WHY: dict[Mode, str] = {
    "normal": "Your plan goes on as usual.",
    "calm": "After a red come one to three days of easy walking and gentle movement.",
    "deload": "Half the sets until you had two greens, then your plan goes on.",
    "comeback": "After a break the first week has half the sets.",
    "tick_over": "You are well again; a little keeps it that way.",
}


def _position(fold: Fold, name: str) -> Position:
    track = fold.tracks[name]
    now = dose_now(track, fold.numbers)
    weaker = track.weaker or side_of_tests(fold, name)
    return Position(
        exercise=name,
        level=track.level,
        dose=now.dose,
        asked=now.asked,
        limits=now.limits,
        since=date.fromordinal(track.level_since),
        why=track.why,
        load_g=load_now_g(track, fold.numbers),
        weaker_side=weaker,
        passed=track.passed,
    )


def _stage(fold: Fold) -> StagePosition | None:
    ladder = fold.stage
    if ladder is None:
        return stage_place(fold.facts)
    if ladder.done:
        return None
    rest = ladder.rest_until
    return StagePosition(
        stage=ladder.stage,
        since=date.fromordinal(ladder.since),
        greens=ladder.greens,
        why=ladder.why,
        rest_until=None if rest is None or rest <= fold.happened.last else date.fromordinal(rest),
    )
