"""How training is done for now: as usual, calm or with half the sets after a flare, gently after a break."""

from dataclasses import dataclass

from backstride.journal.entry import Run
from backstride.knowledge.model import Knowledge

from .happened import HOURS, WEEK, Day, is_strength
from .progress import Mode


@dataclass(slots=True)
class Modes:
    """The fold's memory for the mode. Days are ordinals; None: not so.

    ``red``: the last red day of the flare; ``calmer``: the first day after it with pain below red; ``greens``: days
    on which a strength session or a run since then became green; ``away``: since when the runner was away; ``back``:
    the first session after that.
    """

    easy_min: int
    easy_max: int
    deload_min: int
    deload_max: int
    greens_needed: int
    red: int | None = None
    calmer: int | None = None
    greens: int = 0
    away: bool = False
    back: int | None = None


def modes_of(knowledge: Knowledge) -> Modes:
    """The memory at the start of a journal."""
    number = knowledge.number
    return Modes(
        -(-number("flare-easy-min-h") // HOURS), number("flare-easy-max-h") // HOURS,
        number("flare-run-min-days"), number("flare-run-max-days"), number("flare-greens-to-resume"),
    )  # fmt: skip


def see_red(modes: Modes, day: int) -> bool:
    """A red on this day; True when it begins a flare and False when it goes on."""
    begins = modes.red is None
    modes.red, modes.calmer, modes.greens = day, None, 0
    return begins


def see_calm(modes: Modes, day: int, lit: Day) -> None:
    """What the records of a day say about a flare that is there."""
    if modes.red is None or day <= modes.red:
        return
    # a green that became known today is of a session since the last red only if it was done after it
    greens = [each for each in lit.early if each.seen.light == "green" and each.response.on.toordinal() > modes.red]
    if (lit.calm_morning or greens) and modes.calmer is None:
        modes.calmer = day
    modes.greens += any(isinstance(each.done.what, Run) or is_strength(each.done.what) for each in greens)


def mode_on(modes: Modes, day: int) -> Mode:
    """The mode of a day. A flare comes before a break."""
    if modes.red is not None:
        first = deload_first(modes)
        if day < first:
            return "calm"
        waits_for_greens = modes.greens < modes.greens_needed and day < first + modes.deload_max
        if day < first + modes.deload_min or waits_for_greens:
            return "deload"
    if modes.away or (modes.back is not None and day < modes.back + WEEK):
        return "comeback"
    return "normal"


def deload_first(modes: Modes) -> int:
    """The first day of half the sets: when pain was told to be calmer, or the easy days are over.

    The day of the red is gone in part, so the fewest easy hours are whole days after it.
    """
    red = modes.red or 0
    latest = red + modes.easy_max
    return latest if modes.calmer is None else min(latest, max(modes.calmer, red + modes.easy_min + 1))


def mode_until(modes: Modes, day: int) -> int | None:
    """The last day of the mode of this day; None when that is open."""
    mode = mode_on(modes, day)
    if mode == "calm":
        return deload_first(modes) - 1
    if mode == "deload":
        return deload_first(modes) + modes.deload_min - 1 if modes.greens >= modes.greens_needed else None
    return modes.back + WEEK - 1 if mode == "comeback" and modes.back is not None else None
