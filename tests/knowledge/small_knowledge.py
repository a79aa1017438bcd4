"""Small knowledge for tests: say only what the test is about, the rest is a valid default."""

from copy import deepcopy
from typing import Any

from backstride.knowledge.load import INVENTORY, parse_knowledge
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

ALWAYS = {"fact": "fever", "is": "yes"}
LEVEL = {
    "name": "Base",
    "dose": {"sets": 2, "reps": 8, "rep_s": 4, "rest_s": 30},
    "cap": {"sets": 3, "reps": 12, "per_week": 3},
    "start": "Stand tall.",
    "steps": ["Bend your knees."],
    "feel": "Your thighs.",
    "avoid": "Knees that fall in.",
    "breathing": "Breathe out as you rise.",
}
RULE = {"level": "clinician", "when": ALWAYS, "do": "See a doctor.", "why": "To be sure."}
VARIANT = {"id": "plain", "name": "Plain", "items": []}
DEFAULTS: dict[str, dict[str, Any]] = {
    "causes": {"name": "A", "claim": "It is so.", "our_view": "It may be so.", "grade": "D"},
    "checklists": {"ask": "Any of these?", "none_text": "None"},
    "contraindications": {"name": "A", "when": ALWAYS, "because": "It may hurt.", "grade": "C"},
    "derived_facts": {"type": "yes_no", "says": "From the journal."},
    "equipment": {"name": "A"},
    "exercises": {
        "name": "A", "summary": "A move.", "kind": "strength", "position": "standing", "sides": "both", "grade": "C",
        "levels": [LEVEL],
    },
    "factors": {
        "name": "A", "says": "It may add.", "honest": "We do not know.", "prior_clo": 0, "actionable": True,
        "what_helps": "Walk.", "grade": "C", "chain": [{"from": "a", "to": "b", "how": "So.", "grade": "C"}],
        "evidence": [
            {"id": "clue", "when": ALWAYS, "yes_clo": 50, "for_text": "So.", "grade": "C", "sources": ["house-rule"]}
        ],
    },
    "grids": {"ask": "What does it do?"},
    "guidance": {"kind": "lifestyle", "name": "A", "says": "Walk a little.", "grade": "C"},
    "ladders": {"name": "A", "muscle_group": "trunk", "grade": "C", "start": {"exercise": "squat", "level": 1}},
    "learn": {
        "title": "May I?", "topic": "running", "short": "You may.", "grade": "C", "phrases": ["may I"],
        "body": [{"text": "Walk a little.", "grade": "C", "sources": ["house-rule"]}],
    },
    "measures": {
        "name": "A", "short_name": "A", "asks": "How is it?", "scoring": "One number.", "score_min": 0, "score_max": 10,
        "better": "lower", "change_that_matters": "2 points.", "change_points": 2, "every_days": 7, "licence": "free",
        "built": True, "grade": "B",
    },
    "numbers": {"name": "A", "value": 1, "unit": "days", "says": "One day.", "grade": "C"},
    "pain_kinds": {"name": "Ache", "ask": "It aches", "order": 10},
    "patterns": {"name": "A", "when": ALWAYS, "say": "So it goes.", "grade": "C"},
    "progression": {"name": "A", "says": "Slowly.", "grade": "C"},
    "providers": {
        "name": "A", "order": 1, "what_they_do": "They look.", "see_when": ["It hurts."], "skills": ["Kind."],
        "evidence": "Little.", "questions": ["May I run?"], "for_your_plan": "It goes on.", "grade": "C",
    },
    "questions": {"home": "answers", "section": "pain", "order": 1, "type": "yes_no", "ask": "Is it so?"},
    "red_flags": {"name": "A", "suspected": ["a"], "rules": [RULE], "grade": "B"},
    "regions": {"name": "A", "emergency_number": "112", "urgent_text": "Call a doctor.", "grade": "C"},
    "routines": {
        "name": "A", "kind": "activation", "when_to_do": "Now.", "why": "It may help.", "rounds": 1, "rounds_min": 1,
        "rounds_cap": 1, "grade": "C", "variants": [VARIANT],
    },
    "run_stages": {
        "name": "A", "repeats": 1, "run_s": 0, "walk_s": 1200, "run_min_total": 0, "pass_rule": "Two greens.",
        "grade": "C",
    },
    "self_tests": {
        "name": "A", "purpose": "To see.", "minutes": 2, "start": "Stand.", "steps": ["Hold."], "stop_if": "It hurts.",
        "stopwatch": True, "meaning": "A start.", "grade": "C",
        "measures": [{"fact": "hold_s", "ask": "How long?", "type": "integer", "unit": "s", "min": 0, "max": 300}],
    },
    "sources": {"kind": "house_rule", "title": "Ours", "by": "Us", "checked": "ours", "finds": ["A choice."]},
    "stop_rules": {"name": "A", "ask": "Is it so?", "do": "Stop.", "grade": "C"},
    "story_prompts": {"phrases": ["bad"], "ask": "You mention it. Is it so?"},
    "traffic_lights": {"shape": "circle", "during": "Low.", "next_morning": "Low.", "action": "Go on.", "grade": "C"},
    "wording": {"name": "A", "instead": "Say it plainly.", "grade": "C"},
}  # fmt: skip


def a(kind: str, item_id: str, /, **fields: Any) -> tuple[str, dict[str, Any]]:
    """Place and plain data of one knowledge file."""
    sources = {} if kind == "sources" else {"sources": ["house-rule"]}
    data = {"id": item_id, "status": "sourced"} | sources | deepcopy(DEFAULTS[kind]) | fields
    return f"{kind}/{item_id}.yaml", data


def asks(fact: str, /, **fields: Any) -> tuple[str, dict[str, Any]]:
    """A question, yes or no unless said otherwise, with the id that its fact wants."""
    return a("questions", fact.replace("_", "-"), fact=fact, **fields)


def level(**fields: Any) -> dict[str, Any]:
    """A level of an exercise."""
    return deepcopy(LEVEL) | fields


def rule(when: dict[str, Any], strength: str = "clinician", **fields: Any) -> dict[str, Any]:
    """A rule of a red flag."""
    return RULE | {"when": when, "level": strength} | fields


def rows(*names: str) -> tuple[str, dict[str, Any]]:
    """A seed inventory."""
    return INVENTORY, {"rows": [{"row": name, "name": f"Row {name}", "seeds": ["S0"]} for name in names]}


def knowledge(*files: tuple[str, dict[str, Any]]) -> Knowledge:
    """Knowledge of these files and the source ``house-rule``. AssertionError names what has a wrong shape."""
    problems: list[Problem] = []
    made = parse_knowledge(dict([a("sources", "house-rule"), *files]), problems)
    assert not problems, problems
    return made
