"""``session_outcome``: what was done in a session, from the player, whenever it ended."""

from dataclasses import dataclass
from typing import Literal

from backstride.advice.progression.dose_of import is_hold
from backstride.advice.session import Session
from backstride.journal import DoneItem, PainTold
from backstride.knowledge.model import Dose

from .player_state import Hurt, Player, SideDone

WholeSet = tuple[SideDone, ...]
"""The sides of one set: left and right, or one that is of no side."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done. ``completed``: run to its end, and of every exercise at least one set done.

    ``duration_s``: seconds that the clock ran. ``symptoms``: every stop rule told; ``stopped_by``: the gravest.
    ``hurts``: every pain told on the way, in order.
    """

    items: tuple[DoneItem, ...]
    duration_s: int
    completed: bool
    effort_0_10: int | None
    pain_before_0_10: int | None
    pain_during_0_10: int | None
    pain_after_0_10: int | None
    stopped_by: str | None
    symptoms: tuple[str, ...]
    hurts: tuple[PainTold, ...] = ()


def session_outcome(player: Player, session: Session) -> Outcome | None:
    """What was done of ``session``, or None when the clock never ran and no stop rule spoke.

    An exercise that was made easier on the way gives one item for each level it was done at.
    """
    if not player.begun and player.stopped_by is None:
        return None
    done = tuple(_items_done(player, session, nth) for nth in range(len(session.items)))
    return Outcome(
        items=tuple(item for items in done for item in items),
        duration_s=player.elapsed_s,
        completed=_reached_end(player) and all(items[0].sets_done for items in done),
        effort_0_10=player.effort,
        pain_before_0_10=player.pain_before,
        pain_during_0_10=max((hurt.pain for hurt in player.hurts), default=None),
        pain_after_0_10=player.pain_after,
        stopped_by=player.stopped_by,
        symptoms=player.symptoms,
        hurts=tuple(_told(hurt, session) for hurt in player.hurts),
    )


def whole_sets(player: Player, nth: int) -> tuple[WholeSet, ...]:
    """The sets done of the item in this place, in the order of the script; one done on one side only is left out."""
    by_set: dict[tuple[int, int], list[SideDone]] = {}
    for one in player.done:
        if one.item == nth:
            by_set.setdefault((one.round, one.set), []).append(one)
    return tuple(tuple(by_set[key]) for key in sorted(by_set) if _whole(by_set[key]))


def way(done: WholeSet) -> tuple[int, bool]:
    """The level of a set, and whether it had been made easier; the easier one where the sides differ."""
    easiest = max(done, key=lambda side: side.eased)
    return easiest.level, easiest.eased > 0


def done_in_full(player: Player, session: Session, nth: int) -> bool:
    """Whether an exercise of counted repetitions was done as advised, every set of it, never easier, without pain."""
    dose = session.items[nth].dose
    hurt = any(hurt.pain for hurt in player.hurts if hurt.item == nth)
    taken_back = any(bout.taken_back for bout in player.script.bouts if bout.item == nth)
    return (
        _counted(dose)
        and not hurt
        and not taken_back
        and done_as_advised(player, session, nth) == dose.sets * session.rounds
    )


def done_as_advised(player: Player, session: Session, nth: int) -> int:
    """How many whole sets were done at the level and dose that were advised."""
    return sum(way(each) == (session.items[nth].level, False) for each in whole_sets(player, nth))


def _counted(dose: Dose) -> bool:
    """Whether more would mean more repetitions; of what is mostly holding still it would mean a longer hold."""
    if dose.reps is None or dose.rep_s is None:
        return False
    return dose.reps > 1 and not is_hold(dose)


def _told(hurt: Hurt, session: Session) -> PainTold:
    exercise = None if hurt.item is None else session.items[hurt.item].exercise
    return PainTold(pain_0_10=hurt.pain, exercise=exercise, place=hurt.place, pain_kind=hurt.kind)


def _reached_end(player: Player) -> bool:
    return player.step.kind == "done" and player.stopped_by is None


def _items_done(player: Player, session: Session, nth: int) -> tuple[DoneItem, ...]:
    item = session.items[nth]
    hurt = max((hurt.pain for hurt in player.hurts if hurt.item == nth), default=None)
    told = {"hurt_0_10": hurt, "restarted": nth in player.restarts}
    sets = whole_sets(player, nth)
    if not sets:
        none = DoneItem(exercise=item.exercise, level=item.level, sets_done=0, skipped=nth in player.skipped)
        return (none.model_copy(update=told),)
    ways = [_one_way(player, session, nth, one) for one in dict.fromkeys(way(each) for each in sets)]
    return (*ways[:-1], ways[-1].model_copy(update=told))


def _one_way(player: Player, session: Session, nth: int, done: tuple[int, bool]) -> DoneItem:
    """The sets that were done at one level. More repetitions and a weight are told of the level that was advised."""
    (level, easier), item = done, session.items[nth]
    sets = [each for each in whole_sets(player, nth) if way(each) == done]
    fits = not easier and done_in_full(player, session, nth)
    more = sum(each.reps for each in player.more if each.item == nth) if fits else 0
    left, right = (_amount(sets[-1], side, more) for side in ("left", "right"))
    loads = [used.load_g for used in player.loads if used.item == nth and level == item.level]
    return DoneItem(
        exercise=item.exercise,
        level=level,
        sets_done=len(sets),
        easier=easier,
        last_set=min(one.amount for one in sets[-1]) + more,
        last_set_left=left if left != right else None,
        last_set_right=right if left != right else None,
        load_g=loads[-1] if loads else None,
    )


def _amount(done: WholeSet, side: Literal["left", "right"], more: int) -> int | None:
    return next((one.amount + more for one in done if one.side == side), None)


def _whole(sides: list[SideDone]) -> bool:
    return {side.side for side in sides} in ({None}, {"left", "right"})
