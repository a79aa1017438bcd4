"""How long running rests after a red, whatever calmer records came after it."""

from datetime import date, timedelta

from backstride.advice.facts import Facts
from backstride.advice.response import judge_of, mornings_of
from backstride.journal.entry import Run, SessionDone
from backstride.journal.runner import Dated

_HOURS = 24


def free_after_red(facts: Facts) -> date | None:
    """The first day that the rest after the last red leaves free: its day and the days of ``stage-red-rest-h`` are not.

    None when there is none. Source: progression rule ``stage-steps``.
    """
    red = last_red(facts)
    return None if red is None else red + timedelta(days=_rest_days(facts) + 1)


def last_red(facts: Facts) -> date | None:
    """The last day on which a red became known that is young enough to count: a pain at red, or the light of a session
    or run.

    A light can come up to two mornings later: it counts from the day it was known.
    """
    oldest = facts.today - timedelta(days=facts.knowledge.number("flare-run-max-days"))
    red = facts.knowledge.number("red-min-0-10")
    days = [record.on for record in facts.pains if record.pain_0_10 >= red]
    judge = judge_of(facts.knowledge, mornings_of(facts.runner, facts.knowledge, facts.today))
    done: tuple[Dated[SessionDone] | Dated[Run], ...] = (*facts.runner.sessions, *facts.runner.runs)
    for each in done:
        if oldest <= each.on <= facts.today:
            known = judge(each).known
            days += [date.fromordinal(seen.on) for seen in known if seen.light in ("red", "stop")]
    return max((day for day in days if oldest <= day <= facts.today), default=None)


def _rest_days(facts: Facts) -> int:
    return -(-facts.knowledge.number("stage-red-rest-h") // _HOURS)
