"""Pain week by week: one usual value for each week, so that a single morning decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median_high

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge

from .verdict import Truth

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class PainWeek:
    """One week of one source. ``number``: weeks since the first record. ``usual_0_10``: upper median of the week.

    ``count``: days with a record.
    """

    number: int
    first: date
    last: date
    usual_0_10: int
    count: int


@dataclass(frozen=True, slots=True)
class PainSpell:
    """The weeks of the present spell from one source, oldest first, up to ``today``; may be empty.

    A spell begins with the first record, after several well weeks, or after a long gap.
    """

    weeks: tuple[PainWeek, ...]
    today: date

    @property
    def recent(self) -> tuple[PainWeek, PainWeek] | None:
        """The last two weeks, the later one last, when they follow each other and the last one is young."""
        if len(self.weeks) <= 1:
            return None
        *_, before, last = self.weeks
        young = (self.today - last.last).days <= WEEK_DAYS
        return (before, last) if young and last.number - before.number == 1 else None

    @property
    def compared(self) -> tuple[PainWeek, PainWeek, PainWeek] | None:
        """The first week and the recent two after it; None as long as there are no two of them."""
        recent = self.recent
        return (self.weeks[0], *recent) if recent and recent[0].number > self.weeks[0].number else None


def mornings(runner: Runner, knowledge: Knowledge, today: date) -> PainSpell:
    """Whole weeks of morning checks; a week needs ``mornings-per-week-min`` of them.

    A week that is not over is left out: a few mornings swing too much to say that it got better or worse.
    """
    checks = [each for each in runner.check_ins if each.on <= today]
    over = (today - checks[0].on).days + 1 if checks else 0
    whole = over - over % WEEK_DAYS
    told = [(each.on, each.what.pain_morning_0_10) for each in checks if (each.on - checks[0].on).days < whole]
    return _spell(told, knowledge, today, knowledge.number("mornings-per-week-min"))


def weekly_answers(runner: Runner, knowledge: Knowledge, today: date) -> PainSpell:
    """Weeks of the question how strong the pain was over the last seven days."""
    answers = [each for each in runner.questionnaires if each.what.measure == "nprs"]
    told = [(each.on, each.what.items["average_week"]) for each in answers if "average_week" in each.what.items]
    return _spell(told, knowledge, today, 1)


def running(runner: Runner, knowledge: Knowledge, today: date) -> PainSpell:
    """Weeks of pain during runs of about the same length as those of the first week that has any."""
    told = [
        (each.on, each.what.distance_m, each.what.pain_during_0_10)
        for each in runner.runs
        if each.what.pain_during_0_10 is not None and each.on <= today
    ]
    if not told:
        return PainSpell((), today)
    first_m = median_high([metres for on, metres, _ in told if (on - told[0][0]).days < WEEK_DAYS])
    apart = first_m * knowledge.number("same-length-run-pct")
    alike = [(on, pain) for on, metres, pain in told if pain is not None and 100 * abs(metres - first_m) <= apart]
    return _spell(alike, knowledge, today, 1)


def worse_weeks(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """How many weeks in a row, up to now, were worse than the week before, in mornings or weekly answers."""
    return max(rising(source(runner, knowledge, today)) for source in (mornings, weekly_answers))


def weeks_without_improvement(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """Weeks since the spell began while no source got better in either of the last two weeks; else 0.

    A source counts once it has weeks to compare; calm weeks (``well-morning-max-0-10``) cannot get better.
    """
    spells = [source(runner, knowledge, today) for source in (mornings, weekly_answers, running)]
    known = [(spell, improved(spell, knowledge)) for spell in spells]
    if any(better is Truth.YES for _, better in known):
        return 0
    return max((spell.weeks[-1].number - spell.weeks[0].number for spell, better in known if better is Truth.NO),
               default=0)  # fmt: skip


def improved(spell: PainSpell, knowledge: Knowledge) -> Truth:
    """Whether one of the last two weeks was better than the first; unknown when there is nothing to compare."""
    compared = spell.compared
    if compared is None:
        return Truth.UNKNOWN
    first, before, last = compared
    if min(before.usual_0_10, last.usual_0_10) < first.usual_0_10:
        return Truth.YES
    return Truth.NO if last.usual_0_10 > knowledge.number("well-morning-max-0-10") else Truth.UNKNOWN


def rising(spell: PainSpell) -> int:
    """How many weeks in a row, up to now, were each worse than the one before."""
    if spell.recent is None:
        return 0
    count = 0
    for later, earlier in pairwise(reversed(spell.weeks)):
        if later.number - earlier.number != 1 or later.usual_0_10 <= earlier.usual_0_10:
            break
        count += 1
    return count


def _spell(told: Iterable[tuple[date, int]], knowledge: Knowledge, today: date, least: int) -> PainSpell:
    weeks = [week for week in _weeks([each for each in told if each[0] <= today]) if week.count >= least]
    start, well = 0, 0
    calm = knowledge.number("well-morning-max-0-10")
    for place, (before, week) in enumerate(pairwise(weeks), start=1):
        follows = week.number - before.number == 1
        well = (well + 1 if follows or not well else 1) if before.usual_0_10 <= calm else 0
        over = well >= knowledge.number("recovered-weeks") and week.usual_0_10 > calm
        if over or week.number - before.number > knowledge.number("no-progress-clinician-weeks"):
            start = place
    return PainSpell(tuple(weeks[start:]), today)


def _weeks(told: list[tuple[date, int]]) -> list[PainWeek]:
    by_week: dict[int, list[tuple[date, int]]] = {}
    first = min((on for on, _ in told), default=None)
    for on, pain in told:
        if first is not None:
            by_week.setdefault((on - first).days // WEEK_DAYS, []).append((on, pain))
    return [_week(number, by_week[number]) for number in sorted(by_week)]


def _week(number: int, told: list[tuple[date, int]]) -> PainWeek:
    days = [on for on, _ in told]
    return PainWeek(number, min(days), max(days), median_high([pain for _, pain in told]), len({*days}))
