"""Two green weeks with enough sessions done: what a new level asks for besides its own record. Days are ordinals."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backstride.knowledge.model import Knowledge

from .happened import WEEK
from .track import Sight


@dataclass(slots=True)
class Weeks:
    """The strength sessions so far by their place in the journal: day and what is known of each."""

    planned: Mapping[int, int]
    count: int
    adherence_pct: int
    per_week: int
    per_week_max: int
    last_bad: int = 0
    sessions: dict[int, tuple[int, Sight]] = field(default_factory=dict)
    judged: tuple[int, bool] | None = None


def weeks_of(knowledge: Knowledge, planned: Mapping[int, int]) -> Weeks:
    """The memory at the start of a journal."""
    number = knowledge.number
    return Weeks(
        planned, number("green-weeks-to-move-up"), number("adherence-min-pct"),
        number("strength-per-week-min"), number("strength-per-week-max"),
    )  # fmt: skip


def green_weeks(weeks: Weeks, day: int) -> bool:
    """Whether the weeks up to yesterday were green without a gap, and enough of the planned sessions were done."""
    first = day - weeks.count * WEEK
    if weeks.last_bad >= first:
        return False
    recent: list[tuple[int, Sight]] = []
    for on, sight in reversed(weeks.sessions.values()):
        if on < first:
            break
        if on < day:
            recent.append((on, sight))
    if any(sight == "unknown" for _, sight in recent):
        return False
    starts = range(first, day, WEEK)
    each_green = all(any(s <= on < s + WEEK and sight == "green" for on, sight in recent) for s in starts)
    done = len({on for on, _ in recent})
    asked = sum(_asked(weeks, start) for start in starts)
    return each_green and done * 100 >= weeks.adherence_pct * asked


def _asked(weeks: Weeks, start: int) -> int:
    """Strength sessions planned for the week from ``start``; without a plan of every day, the fewest a week."""
    days = range(start, start + WEEK)
    if not all(day in weeks.planned for day in days):
        return weeks.per_week
    return min(weeks.per_week_max, sum(weeks.planned[day] for day in days))
