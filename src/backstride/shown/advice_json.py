"""The advice as plain data, in the shape that ``backstride case --json`` documents."""

import sys
from importlib.metadata import version
from typing import Any

from backstride.advice.factors import Clue, FactorWeight
from backstride.advice.screening import FlagFinding, Incomplete
from backstride.advice.session import Today
from backstride.app.advise import Advice
from backstride.knowledge.model import Knowledge
from backstride.shown.follow_json import progression_json, running_json, traffic_light_json, well_json
from backstride.shown.plain import plain
from backstride.shown.plan_json import plan_json
from backstride.shown.session_json import script_json, session_json

__all__ = ["advice_json", "level_of", "script_json", "session_json", "triage_json", "versions"]


def advice_json(advice: Advice) -> dict[str, Any]:
    """triage, factors, next_test, traffic_light, progression, outcomes, well, plan, session, running, script, versions.

    An emergency ends the flow after triage.
    """
    knowledge = advice.facts.knowledge
    return {
        "triage": triage_json(advice),
        "factors": [] if level_of(advice) == "emergency" else [_factor(factor) for factor in advice.factors],
        "next_test": _next_test(advice),
        "traffic_light": traffic_light_json(advice),
        "progression": progression_json(advice),
        "outcomes": plain(advice.outcomes),
        "well": well_json(advice),
        "plan": plan_json(advice.plan, knowledge) if advice.plan else None,
        "session": _today(advice.today, knowledge) if advice.today and advice.today.sessions else None,
        "running": running_json(advice),
        "script": script_json(advice.script) if advice.script else [],
        "versions": versions(knowledge),
    }


def triage_json(advice: Advice) -> dict[str, Any]:
    """The outcome, its level, every finding that spoke, and what is still to be asked."""
    outcome = advice.screening
    return {
        "level": level_of(advice),
        "outcome": type(outcome).__name__.lower(),
        "findings": [_finding(finding) for finding in outcome.findings],
        "missing": list(outcome.missing),
        "patterns": list(advice.patterns),
        "ask_about": [{"question": r.fact, "words": r.words, "ask": r.ask} for r in advice.remarks],
        "safety_net": advice.facts.knowledge.guidance["safety-net"].says,
    }


def level_of(advice: Advice) -> str:
    """emergency, urgent, clinician, self_care, or incomplete when nothing spoke and something is still to be asked."""
    outcome = advice.screening
    if isinstance(outcome, Incomplete):
        return "incomplete" if outcome.level in (None, "self_care") else str(outcome.level)
    return outcome.level


def versions(knowledge: Knowledge) -> dict[str, str]:
    """Of the program, the knowledge files and Python."""
    return {"backstride": version("backstride"), "knowledge": knowledge.version, "python": sys.version.split()[0]}


def _finding(finding: FlagFinding) -> dict[str, Any]:
    return {
        "id": finding.flag,
        "rule": finding.id,
        "name": finding.name,
        "level": finding.level,
        "do": finding.do,
        "why": finding.why,
        "because": list(finding.because),
        "who": finding.who,
        "self_care": finding.self_care,
        "gentle": finding.gentle,
        "stop_running": finding.stop_running,
        "not_sure": finding.unsure,
        "raised": finding.raised,
        "cleared": finding.cleared,
        "grade": finding.grade,
        "sources": list(finding.sources),
    }


def _factor(factor: FactorWeight) -> dict[str, Any]:
    return {
        "id": factor.id,
        "name": factor.name,
        "weight": factor.weight,
        "log_odds": factor.log_odds_clo / 100,
        "grade": factor.grade,
        "for": [_clue(clue) for clue in factor.for_],
        "against": [_clue(clue) for clue in factor.against],
        "unknown": [_clue(clue) for clue in factor.unknown],
        "chain": [link.model_dump(by_alias=True) for link in factor.chain],
        "actionable": factor.actionable,
        "honest": factor.honest,
        "sources": list(factor.sources),
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {
        "id": clue.id,
        "text": clue.text,
        "log_odds": clue.clo / 100,
        "facts": list(clue.facts),
        "grade": clue.grade,
        "sources": list(clue.sources),
    }


def _next_test(advice: Advice) -> dict[str, Any] | None:
    test = advice.next_test
    if test is None:
        return None
    return {
        "id": test.id,
        "name": test.name,
        "why": test.why,
        "minutes": test.minutes,
        "change_pct_per_min": test.change_pct_per_min,
    }


def _today(today: Today, knowledge: Knowledge) -> dict[str, Any]:
    main, *others = today.sessions
    return {
        "date": today.on.isoformat(),
        "day_kind": today.day_kind,
        **session_json(main, knowledge),
        "also_today": [session_json(session, knowledge) for session in others],
        "left_out": [{"exercise": o.exercise, "why": o.why, "unlock": list(o.unlock)} for o in today.left_out],
        "notes": list(today.notes),
    }
