"""Facts worked out from the journal: pain-free weeks, a session that a stop symptom ended, a flare."""

from collections.abc import Callable
from datetime import date, timedelta

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge


def derived_value(fact: str, runner: Runner, knowledge: Knowledge, today: date) -> int | str:
    """Value of one derived fact on ``today``; KeyError for an unknown one."""
    return _DERIVED[fact](runner, knowledge, today)


def pain_free_weeks(runner: Runner, knowledge: Knowledge, today: date) -> int:
    """Full weeks up to ``today``, without a break, with a record of pain in each and none above green."""
    green = knowledge.number("green-max-0-10")
    pains: dict[int, int] = {}
    for on, pain in _pains(runner):
        if on <= today:
            week = (today - on).days // 7
            pains[week] = max(pain, pains.get(week, 0))
    weeks = 0
    while weeks in pains and pains[weeks] <= green:
        weeks += 1
    return weeks


def stopped_by_symptom(runner: Runner, knowledge: Knowledge, today: date) -> str:
    """yes while a session was ended by a stop symptom and its warning signs were not all asked afresh since."""
    stops = [session for session in runner.sessions if session.what.stopped_by and session.on <= today]
    if not stops:
        return "no"
    last = stops[-1]
    rule = knowledge.stop_rules.get(last.what.stopped_by or "")
    asked = rule.ask_again if rule else ()
    return "no" if asked and all(runner.told_nth.get(fact, -1) > last.nth for fact in asked) else "yes"


def in_flare(runner: Runner, knowledge: Knowledge, today: date) -> str:
    """yes while the last record of pain, if it is young enough, is at red."""
    red = knowledge.number("red-min-0-10")
    young = timedelta(days=knowledge.number("flare-recent-days"))
    recent = [pain for on, pain in _pains(runner) if timedelta() <= today - on <= young]
    return "yes" if recent and recent[-1] >= red else "no"


def _pains(runner: Runner) -> list[tuple[date, int]]:
    found = [(item.nth, item.on, item.what.pain_morning_0_10) for item in runner.check_ins]
    for session in runner.sessions:
        done = session.what
        told = [pain for pain in (done.pain_during_0_10, done.pain_after_0_10) if pain is not None]
        found += [(session.nth, session.on, max(told))] if told else []
    for run in runner.runs:
        told = [pain for pain in (run.what.pain_during_0_10, run.what.pain_after_0_10) if pain is not None]
        found += [(run.nth, run.on, max(told))] if told else []
    return [(on, pain) for _, on, pain in sorted(found)]


_DERIVED: dict[str, Callable[[Runner, Knowledge, date], int | str]] = {
    "pain_free_weeks": pain_free_weeks,
    "stopped_by_symptom": stopped_by_symptom,
    "in_flare": in_flare,
}
