"""The journal by day for the fold: sessions, runs, and on which day which light became known. Days are ordinals."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from backstride.advice.facts import Facts
from backstride.advice.response import (
    Mornings,
    Response,
    Seen,
    judge_of,
    limits_of,
    morning_colour,
    mornings_of,
    painless,
)
from backstride.journal.entry import DoneItem, Run, SessionDone
from backstride.journal.runner import Dated

HOURS = 24
WEEK = 7


@dataclass(slots=True)
class Light:
    """A light that became known. ``early``: of a session or run of an earlier day."""

    seen: Seen
    response: Response
    done: Dated[SessionDone] | Dated[Run]
    items: tuple[DoneItem, ...] = ()


Done = tuple[Dated[SessionDone] | Dated[Run], tuple[DoneItem, ...]]
"""A session or run, and the exercises that were done in it."""


@dataclass(slots=True)
class Day:
    """What happened on one day, and what became known of earlier ones."""

    early: list[Light] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    same_day: list[Light] = field(default_factory=list)
    red_morning: bool = False
    calm_morning: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """The journal by day. ``painless``: as it would be had every pain that was told been nothing.

    ``planned``: strength sessions of a plan (0 or 1), by day, for the days that a plan covers. ``hardest``: the hardest
    level of each exercise that was ever done.
    """

    days: Mapping[int, Day]
    painless: bool
    planned: Mapping[int, int]
    last: int
    hardest: Mapping[str, int]


def is_strength(done: SessionDone) -> bool:
    """Whether a strength session was done, wholly or in part."""
    return done.session == "strength" and any(item.sets_done and not item.skipped for item in done.items)


def done_items(done: SessionDone | Run) -> tuple[DoneItem, ...]:
    """The exercises of a session that were done, the hardest level of each; none of a run."""
    if isinstance(done, Run):
        return ()
    found: dict[str, DoneItem] = {}
    for item in done.items:
        if item.sets_done and not item.skipped:
            before = found.get(item.exercise)
            found[item.exercise] = item if before is None else _worse(before, item)
    return tuple(found.values())


def _worse(one: DoneItem, other: DoneItem) -> DoneItem:
    """Two rounds of one exercise as one: the lower level and count, the worse pain."""
    hurts = [each.hurt_0_10 for each in (one, other) if each.hurt_0_10 is not None]
    last = {name: _least(getattr(one, name), getattr(other, name)) for name in _COUNTS}
    return other.model_copy(
        update=last | {
            "level": min(one.level, other.level),
            "easier": one.easier or other.easier,
            "restarted": one.restarted or other.restarted,
            "hurt_0_10": max(hurts, default=None),
        }
    )  # fmt: skip


_COUNTS = ("last_set", "last_set_left", "last_set_right", "load_g")


def _least(one: int | None, other: int | None) -> int | None:
    told = [each for each in (one, other) if each is not None]
    return min(told, default=None)


def happened(facts: Facts) -> tuple[Happened, Happened]:
    """The journal up to today by day: had every pain been nothing, and as it was."""
    mornings = mornings_of(facts.runner, facts.knowledge, facts.today)
    judge = judge_of(facts.knowledge, mornings)
    without: defaultdict[int, Day] = defaultdict(Day)
    days: defaultdict[int, Day] = defaultdict(Day)
    hardest: dict[str, int] = {}
    done: list[Dated[SessionDone] | Dated[Run]] = [*facts.runner.sessions, *facts.runner.runs]
    for each in sorted(done, key=lambda one: one.nth):
        on = each.on.toordinal()
        if on > mornings.today:
            continue
        response, items = judge(each), done_items(each.what)
        _keep(without, on, each, painless(each, mornings), response, items)
        _keep(days, on, each, response.known, response, items)
        for item in items:
            hardest[item.exercise] = max(item.level, hardest.get(item.exercise, 0))
    _keep_mornings(days, facts, mornings)
    planned = _planned(facts)
    last = mornings.today
    return Happened(without, True, planned, last, hardest), Happened(days, False, planned, last, hardest)


def _keep(
    days: defaultdict[int, Day], on: int, done: Dated[SessionDone] | Dated[Run], known: tuple[Seen, ...],
    response: Response, items: tuple[DoneItem, ...],
) -> None:  # fmt: skip
    days[on].done.append((done, items))
    for seen in known:
        light = Light(seen, response, done, items)
        (days[on].same_day if seen.on == on else days[seen.on].early).append(light)


def _keep_mornings(days: defaultdict[int, Day], facts: Facts, mornings: Mornings) -> None:
    limits = limits_of(facts.knowledge)
    for on, score in mornings.scores.items():
        colour = morning_colour(score, mornings.usual(on - 1), limits)
        here = days[on]
        here.red_morning = colour == "red"
        here.calm_morning = not here.red_morning


def _planned(facts: Facts) -> dict[int, int]:
    """Strength sessions planned for each day that a plan covers; a later plan speaks from the day it was made."""
    planned: dict[int, int] = {}
    for week in facts.runner.weeks:
        strength = [each.on.toordinal() for each in week.what.sessions if each.session == "strength"]
        first, last = max(week.what.first, week.on).toordinal(), week.what.last.toordinal()
        for on in range(first, last + 1):
            planned[on] = min(1, strength.count(on))
    return planned
