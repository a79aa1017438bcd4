"""Recording a self-test, and what it changed; recording a stop sign that ended one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backstride.advice.screening import Cleared
from backstride.advice.session import SessionItem
from backstride.advice.strength import strength_session
from backstride.journal import Answer, Answers, SelfTestResult, replay
from backstride.knowledge.model import Knowledge

from .advise import Advice, advise
from .journal import append, load_entries, load_runner


@dataclass(frozen=True, slots=True)
class Recorded:
    """The advice before a self-test and after it."""

    before: Advice
    after: Advice


@dataclass(frozen=True, slots=True)
class Effect:
    """The latest results of a test, those of the time before (empty: it was the first), and the advice around it."""

    results: Mapping[str, int | str]
    last_time: Mapping[str, int | str]
    recorded: Recorded


def record_self_test(
    folder: Path, knowledge: Knowledge, today: date, test: str, results: dict[str, int | str]
) -> Recorded:
    """Append all results of a test as one entry, and advise anew. Raises StoreError; then nothing is recorded."""
    before = advise(load_runner(folder), knowledge, today)
    append(folder, [SelfTestResult(test=test, results=results)])
    return Recorded(before, advise(load_runner(folder), knowledge, today))


def last_effect(folder: Path, knowledge: Knowledge, today: date, test: str) -> Effect | None:
    """What the latest result of a test changed: the advice with it, and as if it had not been told. None: never done.

    Raises StoreError.
    """
    entries = load_entries(folder)
    runner = replay(entries)
    done = [item.what for item in runner.self_tests if item.what.test == test and item.on <= today]
    if not done:
        return None
    entry = max((each for each in entries if each.body == done[-1]), key=lambda each: (each.at, each.id.int))
    before = replay(each for each in entries if each.id != entry.id)
    results = done[-2].results if len(done) > 1 else {}
    recorded = Recorded(advise(before, knowledge, today), advise(runner, knowledge, today))
    return Effect(done[-1].results, results, recorded)


def record_stop_sign(folder: Path, knowledge: Knowledge, test: str, rule: str) -> None:
    """Append that a stop rule ended a self-test, so that the warning signs are asked afresh. Raises StoreError."""
    stopped = SelfTestResult(test=test, stopped_by=rule)
    answers = {
        fact: Answer(value=value, course="new" if knowledge.question_of[fact].asks_course else None)
        for fact, value in knowledge.stop_rules[rule].sets.items()
    }
    append(folder, [stopped, Answers(answers=answers)] if answers else [stopped])


def strength_items(advice: Advice) -> dict[str, SessionItem]:
    """Exercise id -> what the next strength session holds of it, whatever today's day is for."""
    facts = advice.facts
    gentle = isinstance(advice.screening, Cleared) and advice.screening.gentle
    budget_s = 60 * (facts.number("minutes_per_day") or facts.knowledge.number("minutes-per-day-usual"))
    session, _ = strength_session(facts, advice.factors, gentle, budget_s)
    return {item.exercise: item for item in session.items} if session else {}
