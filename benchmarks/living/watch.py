"""The safety invariants, checked on every simulated day.

Written from SAFETY.md and the clinical rules, not from the engine's code: it reads what was told and what is advised.
Invariants 2, 3 and 11 have properties of their own in ``tests/safety``; a part of 2 and of 11 is looked at here too.
"""

from collections.abc import Iterator

from backstride.knowledge.model import FlagRule, Knowledge, RedFlag

from .book import Book
from .life import Day
from .plain_truth import any_of, cleared_by_clinician, spoken
from .seen import Seen, Violation
from .watch_flare import strain_in_a_flare
from .watch_items import above_caps, not_fitting, without_reason
from .watch_rise import Peaks, rising_wrongly
from .watch_week import no_rest, too_far

_RED_MIN = 5


class Watch:
    """Sees the days of one life in order; ``found`` holds every violation, ``days`` how many days were looked at."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.found: list[Violation] = []
        self.days = 0
        self._knowledge = knowledge
        self._peaks = Peaks()

    def __call__(self, day: Day, book: Book) -> None:
        """Look at one day."""
        advised = day.advised
        seen = Seen(
            self._knowledge, book.runner, day.on, advised.sessions, advised.run, advised.plan, advised.progress
        )  # fmt: skip
        self.look(seen)

    def look(self, seen: Seen) -> None:
        """Check what is advised on a day, of the plan ahead too."""
        self.days += 1
        self.found += [*violations(seen), *rising_wrongly(seen, self._peaks)]


def violations(seen: Seen) -> Iterator[Violation]:
    """Everything that one day shows by itself; rises (7) need the days before and are looked at by ``Watch``."""
    yield from _care_first(seen)
    yield from not_fitting(seen)
    yield from above_caps(seen)
    yield from no_rest(seen)
    yield from too_far(seen)
    yield from _not_asked_again(seen)
    yield from strain_in_a_flare(seen)
    yield from without_reason(seen)


def _care_first(seen: Seen) -> Iterator[Violation]:
    """1 and 4: a referral hides the plan; emergency and urgent leave nothing, a clinician an easy walk at most."""
    found = [(flag, rule) for flag, rule in spoken(seen.runner, seen.knowledge, seen.on)]
    sessions = [session for _, each in seen.days() for session in each]
    runs = [run for run in seen.runs() if run.answer != "no"]
    strong = [(flag, rule) for flag, rule in found if not flag.weak]
    for invariant, level in ((1, "emergency"), (4, "urgent")):
        flag = any_of(strong, "emergency") if level == "emergency" else any_of(strong, "urgent")
        if flag is not None and (sessions or runs):
            yield Violation(invariant, seen.on, f"{flag} is {level}, and there are sessions or runs")
    cleared = cleared_by_clinician(seen.runner, seen.knowledge, seen.on)
    waiting = _waits(seen)
    if waiting and any(session.kind != "walk" for session in sessions):
        yield Violation(4, seen.on, f"{waiting[0][0].id} waits for a clinician, and there is more than a walk")
    if any(rule.no_walking for _, rule in waiting) and sessions:
        yield Violation(4, seen.on, f"{waiting[0][0].id} allows no walk, and there is a session")
    if runs and any(rule.stop_running and not (cleared and flag.clearable) for flag, rule in found):
        yield Violation(4, seen.on, "running is advised although a flag stops it")


def _waits(seen: Seen) -> list[tuple[RedFlag, FlagRule]]:
    """The flags for which a clinician is waited for: an easy walk at most."""
    cleared = cleared_by_clinician(seen.runner, seen.knowledge, seen.on)
    return [
        (flag, rule) for flag, rule in spoken(seen.runner, seen.knowledge, seen.on)
        if (rule.level == "clinician" or flag.weak) and not rule.self_care and not (cleared and flag.clearable)
        and rule.level != "self_care"
    ]  # fmt: skip


def _not_asked_again(seen: Seen) -> Iterator[Violation]:
    """10, and of 2: after a stop or a red, or when answers are old, nothing before the warning signs are asked."""
    sessions = [session for _, each in seen.days() for session in each]
    if not sessions:
        return
    told = seen.runner.told_nth
    more_than_walks = any(session.kind != "walk" for session in sessions) or not _waits(seen)
    for stop in seen.runner.stops:
        asked = [fact for fact in seen.knowledge.stop_rules[stop.what].ask_again if _asked_of_all(seen, fact)]
        if more_than_walks and any(told.get(fact, -1) < stop.nth for fact in asked):
            yield Violation(10, seen.on, f"a session although {stop.what} of {stop.on} was not followed by questions")
    reds = [nth for nth, _, pain in seen.pains() if pain >= _RED_MIN]
    signs = [q.fact for q in seen.knowledge.questions.values() if q.section == "emergency" and q.ask_when is None]
    if reds and any(told.get(fact, -1) < reds[-1] for fact in signs):
        yield Violation(10, seen.on, "a session although the warning signs were not asked since a red")
    for fact in signs:
        finding, days = seen.runner.findings.get(fact), seen.knowledge.question_of[fact].valid_days
        old = finding is None or (days is not None and (seen.on - finding.told_on).days > days)
        if old and (finding is None or finding.value != "yes"):
            yield Violation(2, seen.on, f"a session although {fact} is not known any more")


def _asked_of_all(seen: Seen, fact: str) -> bool:
    """Whether the question is asked of everybody; a yes stays a yes and need not be told again."""
    finding = seen.runner.findings.get(fact)
    return seen.knowledge.question_of[fact].ask_when is None and (finding is None or finding.value != "yes")
