"""The walk and run ladder over the journal: lights of staged runs, stages up and down, and runs that use the week."""

from backstride.advice.response import Colour
from backstride.journal.entry import Run, SessionDone
from backstride.journal.runner import Dated

from .fold import Fold
from .happened import WEEK, Light
from .stage import StageNow, StageTrack, apart, before_rise, is_quick, stage_after, told_stage
from .stage_place import begins_by_walking

RUN = "run"


def see_staged(fold: Fold, done: Dated[SessionDone] | Dated[Run], day: int) -> None:
    """A walk or run of the ladder: it begins with the first run of it, and with a walk for whoever does not run."""
    stage, ladder = told_stage(done.what, fold.knowledge), fold.stage
    if stage is None:
        return
    if ladder is None and not isinstance(done.what, Run) and not begins_by_walking(fold.facts, done.on):
        return
    if ladder is None:
        fold.stage = StageTrack(stage, day, day, "This is where you began.", last_run=day)
        why = "This is where you began."
        fold.decide(day, RUN, "start", "run", "not on the ladder", f"stage {stage}", why, ("stage-steps",))
        return
    ladder.last_run = day
    if ladder.undone is not None and stage >= ladder.stage:
        fold.run_rose_on, ladder.undone = day, None
    if fold.happened.painless:
        ladder.below = ladder.below + 1 if stage < ladder.stage else 0
        if ladder.below > 1:
            ladder.stage, ladder.below, ladder.done, ladder.undone = stage, 0, False, None
            _again(ladder, day)


def uses_the_week(fold: Fold, run: Run, day: int) -> bool:
    """Whether a run off the ladder is longer than the longest of the days before it."""
    while fold.runs_m and day - fold.runs_m[0][0] > fold.numbers.run_window_days:
        del fold.runs_m[0]
    longest = max((metres for _, metres in fold.runs_m), default=None)
    fold.runs_m.append((day, run.distance_m))
    return run.stage is None and longest is not None and run.distance_m > longest


def is_off_ladder(fold: Fold) -> bool:
    """Whether runs are free: the ladder was never begun, or is done."""
    return fold.stage is None or fold.stage.done


def runs_ask(fold: Fold) -> bool:
    """Whether free runs are ready for a longer one: enough greens in a row since their last turn."""
    return is_off_ladder(fold) and fold.run_greens >= fold.numbers.greens


def see_run_light(fold: Fold, light: Light, day: int) -> None:
    """A light of a walk or run on the ladder."""
    ladder, colour = fold.stage, light.seen.light
    stage = told_stage(light.done.what, fold.knowledge)
    is_run = isinstance(light.done.what, Run)
    if is_run:
        fold.run_greens = fold.run_greens + 1 if colour == "green" else 0
    if ladder is None or (stage is None and not is_run):
        return
    on = light.response.on.toordinal()
    if colour == "green":
        counts = stage is not None and stage >= ladder.stage and on >= ladder.changed
        if counts and apart(ladder.counted, on, fold.knowledge):
            ladder.greens, ladder.counted = ladder.greens + 1, on
            ladder.quick = ladder.quick or is_quick(light.done.what, fold.knowledge)
    elif colour == "unknown":
        ladder.greens, ladder.counted = 0, None
    else:
        _bad_run(fold, ladder, light, colour, day)


def _bad_run(fold: Fold, ladder: StageTrack, light: Light, colour: Colour, day: int) -> None:
    nth, before = light.response.nth, ladder.stage
    _again(ladder, day)
    if colour == "amber":
        why = f"Amber: {light.response.why} The same stage again."
        fold.decide(day, RUN, "hold", "run", f"stage {before}", f"stage {before}", why, ("stage-steps",))
        return
    after = stage_after(StageNow(before), colour, fold.knowledge)
    ladder.rest_until = max(ladder.rest_until or 0, day + after.rest_days)
    if nth in ladder.lowered:
        return
    ladder.lowered.add(nth)
    ladder.done = False
    why = f"Red: {light.response.why} Two days without running, then further back on the ladder."
    ladder.stage, ladder.since, ladder.why, ladder.undone = after.stage, day, why, None
    fold.decide(day, RUN, "down", "run", f"stage {before}", f"stage {after.stage}", why, ("stage-steps",))


def stage_ready(fold: Fold, day: int) -> bool:
    """Whether the stage is passed and nothing speaks against the next one."""
    ladder = fold.stage
    if ladder is None or ladder.done or not fold.is_normal(day) or fold.bad_last:
        return False
    return ladder.greens >= fold.knowledge.number("stage-pass-greens")


def rise_stage(fold: Fold, day: int, its_turn: bool) -> None:
    """The next stage when it is the turn of running; else it waits."""
    ladder = fold.stage
    if ladder is None:
        return
    before, undone = f"stage {ladder.stage}", before_rise(ladder)
    if not its_turn:
        if not ladder.waits and day - ladder.since >= WEEK:
            ladder.waits = True
            why = "Only one kind of thing gets harder in a week, and it is the turn of another."
            asked = f"stage {_next(fold, ladder)}"
            fold.decide(day, RUN, "hold", "run", before, before, why, ("one-variable-a-week",), asked)
        return
    if ladder.stage >= fold.knowledge.number("ladder-last-stage"):
        ladder.done = True
        after, why = "off the ladder", "The last stage is passed. From here the limit for a single run takes over."
    else:
        ladder.stage, ladder.undone = _next(fold, ladder), undone
        after, why = f"stage {ladder.stage}", "Two greens with a rest day between, so the next stage comes."
    skipped = ladder.quick and fold.quiet
    _again(ladder, day)
    ladder.since, ladder.why = day, why
    fold.decide(day, RUN, "up", "run", before, after, why, ("stage-steps", *(("stage-skip",) if skipped else ())))


def step_back(fold: Fold, day: int, why: str) -> None:
    """One stage lower after a break from running."""
    ladder = fold.stage
    if ladder is None:
        return
    before = ladder.stage
    _again(ladder, day)
    if before > 0:
        ladder.stage, ladder.since, ladder.why, ladder.done, ladder.undone = before - 1, day, why, False, None
        fold.decide(day, RUN, "down", "run", f"stage {before}", f"stage {before - 1}", why, ("after-a-break",))


def _next(fold: Fold, ladder: StageTrack) -> int:
    now = StageNow(ladder.stage, fold.knowledge.number("stage-pass-greens") - 1)
    return stage_after(now, "green", fold.knowledge, ladder.quick and fold.quiet).stage


def count_runs_anew(ladder: StageTrack, counts_from: int) -> None:
    """A red of anything: greens at the stage are counted anew, of what is done from a day on."""
    ladder.greens, ladder.counted, ladder.quick = 0, None, False
    ladder.changed = max(ladder.changed, counts_from)


def _again(ladder: StageTrack, day: int) -> None:
    ladder.greens, ladder.counted, ladder.quick, ladder.waits = 0, None, False, False
    ladder.changed = max(ladder.changed, day)
