"""Invariant 7: nothing rises without two greens, one kind of thing rises in a week, two weeks at a level at least.

A rise is judged on each day that it is advised, against the hardest that was ever advised and done: what comes back
after a flare or a break is not a rise, and what was only advised changes nothing for the back. Greens are judged from
the pains that were told, by E2 of the fact base.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from backstride.journal.entry import SessionDone
from backstride.journal.runner import Dated

from .seen import Seen, Violation, worst_told
from .watch_week import longest_m

_GREEN_MAX = 2
_RED_MIN = 5
_TWO_WEEKS = 14


@dataclass(frozen=True, slots=True)
class Asked:
    """What a day asks for: levels, doses at them and the stage; ``rises``: kind and about what, of what is new."""

    on: date
    level: dict[str, int]
    dose: dict[tuple[str, int, str], int]
    stage: int | None
    longest_m: int
    rises: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Peaks:
    """The hardest that was advised and done so far, and ``rises``: the day, kind and what of each that was done.

    ``last``: what the last day asked for, until it is known what was done of it.
    """

    level: dict[str, int] = field(default_factory=dict)
    dose: dict[tuple[str, int, str], int] = field(default_factory=dict)
    stage: int | None = None
    rises: list[tuple[date, str, str]] = field(default_factory=list)
    last: Asked | None = None


def rising_wrongly(seen: Seen, peaks: Peaks) -> Iterator[Violation]:
    """7, on today's sessions and run; ``peaks`` is brought up to date."""
    if peaks.last is not None:
        _keep_done(seen, peaks, peaks.last)
    asked = _asked(seen)
    rises = (*_strength_rises(seen, asked, peaks), *_run_rises(seen, asked, peaks))
    for kind, about in rises:
        greens = _strength_greens(seen) if kind != "run" else _run_greens(seen)
        if not greens:
            yield Violation(7, seen.on, f"{about}: {kind} rises without two greens before it")
        others = {f"{what} of {who}" for on, what, who in peaks.rises if (seen.on - on).days < 7 and what != kind}
        others |= {f"{what} of {who}" for what, who in rises if what != kind}
        if others:
            yield Violation(7, seen.on, f"{about}: {kind} rises in the same week as {', '.join(sorted(others))}")
        if kind == "level" and not _two_weeks_at(seen, about, asked.level[about] - 1):
            yield Violation(7, seen.on, f"{about}: less than two weeks at level {asked.level[about] - 1}")
    peaks.last = replace(asked, rises=rises)
    yield from _up_after_red(seen)


def _asked(seen: Seen) -> Asked:
    asked = Asked(seen.on, {}, {}, None, longest_m(seen, seen.on))
    for session in seen.sessions:
        for item in session.items if session.kind == "strength" and session.routine is None else ():
            asked.level[item.exercise] = item.level
            parts = {
                "sets": item.dose.sets, "reps": item.dose.reps or 0, "load": _load_g(seen, item.exercise),
                "hold": item.dose.hold_s or item.dose.duration_s or 0,
            }  # fmt: skip
            asked.dose.update({(item.exercise, item.level, kind): value for kind, value in parts.items()})
    run = seen.run
    return asked if run is None or run.answer == "no" else replace(asked, stage=run.stage)


def _keep_done(seen: Seen, peaks: Peaks, last: Asked) -> None:
    """What was done of the day before becomes the hardest done; a run rose when it was longer, or of the stage."""
    done = {
        item.exercise for each in seen.runner.sessions if each.on == last.on and each.what.session == "strength"
        and each.what.routine is None for item in each.what.items if item.sets_done
    }  # fmt: skip
    runs = [each.what for each in seen.runner.runs if each.on == last.on]
    for exercise in done & last.level.keys():
        peaks.level[exercise] = max(last.level[exercise], peaks.level.get(exercise, 0))
    for key, value in last.dose.items():
        if key[0] in done:
            peaks.dose[key] = max(value, peaks.dose.get(key, 0))
    ran_stage = last.stage is not None and any(run.stage is not None and run.stage >= last.stage for run in runs)
    if ran_stage and last.stage is not None:
        peaks.stage = max(last.stage, peaks.stage or 0)
    longer = any(run.distance_m > last.longest_m for run in runs)
    for kind, about in last.rises:
        if about in done or (kind == "run" and (ran_stage or longer)):
            peaks.rises.append((last.on, kind, about))


def _strength_rises(seen: Seen, asked: Asked, peaks: Peaks) -> Iterator[tuple[str, str]]:
    """A harder level makes a new start for the dose."""
    for exercise, level in asked.level.items():
        if level > peaks.level.get(exercise, level):
            yield "level", exercise
    for (exercise, level, kind), value in asked.dose.items():
        start = seen.knowledge.exercises[exercise].levels[level - 1].dose
        first = {"sets": start.sets, "reps": start.reps or 0, "hold": start.hold_s or start.duration_s or 0}
        before = peaks.dose.get((exercise, level, kind))
        if before is not None and value > max(before, first.get(kind, 0)):
            yield kind, exercise


def _load_g(seen: Seen, exercise: str) -> int:
    position = seen.progress.positions.get(exercise) if seen.progress is not None else None
    return position.load_g or 0 if position is not None else 0


def _run_rises(seen: Seen, asked: Asked, peaks: Peaks) -> Iterator[tuple[str, str]]:
    run = seen.run
    if run is None or run.answer == "no":
        return
    if asked.stage is not None and peaks.stage is not None and asked.stage > peaks.stage:
        yield "run", f"stage {asked.stage}"
    if run.distance_m is not None and run.distance_m > asked.longest_m:
        yield "run", f"{run.distance_m} m"


def _strength_greens(seen: Seen) -> bool:
    """Whether the last two strength sessions told were green, and nothing was red since the first of them."""
    done = [each for each in seen.runner.sessions if each.what.session == "strength" and each.on < seen.on]
    if len(done) < 2 or not all(_green(seen, each) for each in done[-2:]):
        return False
    return not any(nth >= done[-2].nth for nth, _ in _reds(seen))


def _run_greens(seen: Seen) -> bool:
    """Whether the last two runs told were green."""
    runs = [each for each in seen.runner.runs if each.on < seen.on][-2:]
    worst = [worst_told(each.what) for each in runs]
    fine = [
        pain is not None and _bearable(seen, pain, each.on) and not (each.what.limped or each.what.leg_signs)
        for pain, each in zip(worst, runs, strict=True)
    ]
    return len(runs) == 2 and all(fine)


def _green(seen: Seen, done: Dated[SessionDone]) -> bool:
    worst = worst_told(done.what)
    if worst is None or done.what.stopped_by is not None or not _bearable(seen, worst, done.on):
        return False
    after = [each.what.pain_morning_0_10 for each in seen.runner.check_ins if (each.on - done.on).days == 1]
    usual = _usual(seen, done.on)
    return not after or usual is None or after[-1] <= usual


def _bearable(seen: Seen, pain_0_10: int, on: date) -> bool:
    """Green while moving."""
    return pain_0_10 < _RED_MIN and pain_0_10 <= max(_GREEN_MAX, (_usual(seen, on) or 0) + 1)


def _usual(seen: Seen, on: date) -> int | None:
    """The usual morning of a day, with or without the morning of the day itself; None without any."""
    usual = [seen.usual_morning(day) for day in (on, on + timedelta(days=1))]
    return max((each for each in usual if each is not None), default=None)


def _reds(seen: Seen) -> list[tuple[int, date]]:
    """Place in the journal and day of each red: pain of 5 or more, a stop, a limp or a run that pain ended."""
    found = [(nth, on) for nth, on, pain in seen.pains() if pain >= _RED_MIN]
    found += [(stop.nth, stop.on) for stop in seen.runner.stops]
    limps = (run for run in seen.runner.runs if run.what.limped or run.what.leg_signs or run.what.stopped_by_pain)
    return found + [(run.nth, run.on) for run in limps]


def _two_weeks_at(seen: Seen, exercise: str, level: int) -> bool:
    days = [
        each.on
        for each in seen.runner.sessions
        for item in each.what.items
        if item.exercise == exercise and item.level >= level and item.sets_done
    ]
    return bool(days) and (seen.on - min(days)).days >= _TWO_WEEKS


def _up_after_red(seen: Seen) -> Iterator[Violation]:
    """The day of a red and the day after, no exercise is at a harder level than the last time it was done."""
    if not any(0 <= (seen.on - on).days <= 1 for _, on in _reds(seen)):
        return
    last = {item.exercise: item.level for each in seen.runner.sessions for item in each.what.items if item.sets_done}
    for session in seen.sessions:
        for item in session.items if session.kind == "strength" else ():
            if item.level > last.get(item.exercise, item.level):
                yield Violation(7, seen.on, f"{item.exercise}: level {item.level} after a red")
