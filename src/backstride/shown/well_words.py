"""Well again: how little keeps it and when to check; and when it came back, what to do first."""

from dataclasses import dataclass
from datetime import date

from backstride.app.advise import Advice
from backstride.shown.days import short
from backstride.shown.tone import Tone


@dataclass(frozen=True, slots=True)
class Well:
    """``says``: plain lines. ``points``: a list. ``check_due``: the next morning check is due, ``check_on`` when it is.

    ``plan_of``: the day of the last plan at green, after it came back.
    """

    title: str
    tone: Tone
    says: tuple[str, ...]
    points: tuple[str, ...]
    check_on: date | None = None
    check_due: bool = False
    plan_of: date | None = None


def well_of(advice: Advice) -> Well | None:
    """What stands at the top of a page; None for most runners."""
    back, well = advice.came_back, advice.recovered
    if back is not None:
        says = (f"On {short(back.on)} you told {back.pain_0_10} out of 10.",)
        return Well("It came back: first things first", "care", says, back.do, plan_of=back.plan_of)
    if well is None:
        return None
    keeps = f"To keep it so: {well.tick_over.says}"
    due = well.next_check_on <= advice.facts.today
    title = f"You are well again, since {short(well.since)}"
    return Well(title, "good", (well.why, keeps), well.also, well.next_check_on, due)
