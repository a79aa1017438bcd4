"""``session_outcome``: what was done in a session, from the player, whenever it ended."""

from collections import Counter
from dataclasses import dataclass

from backstride.advice.session import Session
from backstride.journal import DoneItem

from .player_state import Player, SideDone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done. ``completed``: run to its end, and of every exercise at least one set done.

    ``duration_s``: seconds that the clock ran. ``symptoms``: every stop rule told; ``stopped_by``: the gravest.
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
    )


def _reached_end(player: Player) -> bool:
    return player.step.kind == "done" and player.stopped_by is None


def _items_done(player: Player, session: Session, nth: int) -> tuple[DoneItem, ...]:
    item = session.items[nth]
    sets = _sets_done(tuple(one for one in player.done if one.item == nth))
    hurt = max((hurt.pain for hurt in player.hurts if hurt.item == nth), default=None)
    ways = [
        DoneItem(exercise=item.exercise, level=level, sets_done=count, easier=easier)
        for (level, easier), count in sets.items()
    ] or [DoneItem(exercise=item.exercise, level=item.level, sets_done=0, skipped=nth in player.skipped)]
    return (*ways[:-1], ways[-1].model_copy(update={"hurt_0_10": hurt}))


def _sets_done(sides: tuple[SideDone, ...]) -> Counter[tuple[int, bool]]:
    """Whole sets by level and whether it was made easier. A set done on one side only does not count."""
    by_set: dict[tuple[int, int], list[SideDone]] = {}
    for one in sides:
        by_set.setdefault((one.round, one.set), []).append(one)
    whole = [max(one, key=lambda side: side.eased) for one in by_set.values() if _whole(one)]
    return Counter((side.level, side.eased > 0) for side in whole)


def _whole(sides: list[SideDone]) -> bool:
    return {side.side for side in sides} in ({None}, {"left", "right"})
