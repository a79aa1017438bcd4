"""Self-tests as plain data."""

from typing import Any

from backstride.advice.facts import Facts
from backstride.advice.self_test import NotNow, not_now
from backstride.app.advise import Advice
from backstride.knowledge.model import SelfTest
from backstride.shown.advice_json import level_of, versions
from backstride.shown.evidence_words import evidence
from backstride.shown.knowledge_json import item_json, sources_json
from backstride.shown.self_test_words import done_days, due_again


def tests_json(advice: Advice) -> dict[str, Any]:
    """Every test with whether it may be done now, when it was done, and its whole file."""
    tests = [test for test in advice.facts.knowledge.self_tests.values() if test.status != "retired"]
    return _screened(advice) | {"tests": [test_json(test, advice) for test in tests]}


def next_json(advice: Advice) -> dict[str, Any]:
    """The test that would change the plan most for its time, or null."""
    best = advice.next_test
    plain = _screened(advice) | {"next_test": None}
    if best is not None:
        plain["next_test"] = {
            "why": best.why,
            "minutes": best.minutes,
            "change_pct_per_min": best.change_pct_per_min,
            **test_json(advice.facts.knowledge.self_tests[best.id], advice),
        }
    return plain


def test_json(test: SelfTest, advice: Advice) -> dict[str, Any]:
    """One test: its file, its sources in full, whether it may be done now and why not, and its earlier results."""
    facts = advice.facts
    again = due_again(test, facts)
    return {
        **item_json(test),
        "evidence": evidence(test.grade),
        "sources_in_full": sources_json(test.sources, facts.knowledge),
        "not_now": _not_now(not_now(test, facts, advice.screening)),
        "done": _done(test, facts),
        "due_again": again.isoformat() if again else None,
    }


def _screened(advice: Advice) -> dict[str, Any]:
    return {"level": level_of(advice), "versions": versions(advice.facts.knowledge)}


def _not_now(reason: NotNow | None) -> dict[str, Any] | None:
    if reason is None:
        return None
    return {
        "reason": reason.reason,
        "why": reason.why,
        "instead": reason.instead,
        "unlock": list(reason.unlock),
    }


def _done(test: SelfTest, facts: Facts) -> list[dict[str, Any]]:
    days = set(done_days(test, facts))
    return [
        {"on": item.on.isoformat(), "results": dict(item.what.results)}
        for item in facts.runner.self_tests
        if item.what.test == test.id and item.on in days
    ]
