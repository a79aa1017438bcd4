"""A small knowledge with one question of each type, a checklist and a self-test."""

import json

import pytest

from backstride.knowledge.load import parse_knowledge
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

THING = {"status": "sourced", "sources": ["house-rule"]}
ASKED = THING | {"home": "answers", "section": "pain", "order": 1, "ask": "?"}
FILES = {
    "questions/age-y.yaml": ASKED
    | {"id": "age-y", "fact": "age_y", "type": "integer", "min": 0, "max": 110, "unit": "years", "not_sure": False},
    "questions/pain-now-0-10.yaml": ASKED
    | {"id": "pain-now-0-10", "fact": "pain_now_0_10", "type": "integer", "min": 0, "max": 10, "unit": "0-10"},
    "questions/leg-shooting.yaml": ASKED | {"id": "leg-shooting", "fact": "leg_shooting", "type": "yes_no"},
    "questions/leg-tingling.yaml": ASKED | {"id": "leg-tingling", "fact": "leg_tingling", "type": "yes_no"},
    "questions/saddle-numbness.yaml": ASKED
    | {"id": "saddle-numbness", "fact": "saddle_numbness", "type": "yes_no", "asks_course": True},
    "questions/pain-places.yaml": ASKED
    | {
        "id": "pain-places",
        "fact": "pain_places",
        "type": "multi",
        "options": [{"id": "low_back", "text": "Low back"}, {"id": "calf", "text": "Calf"}],
    },
    "checklists/leg-feelings.yaml": THING
    | {"id": "leg-feelings", "ask": "?", "none_text": "None", "facts": ["leg_shooting", "leg_tingling"]},
    "self_tests/side-plank.yaml": THING
    | {
        "id": "side-plank", "grade": "C", "name": "A", "purpose": "x", "minutes": 2, "start": "x", "steps": ["x"],
        "stop_if": "x", "stopwatch": True, "meaning": "x",
        "measures": [
            {"fact": f"side_plank_{side}_s", "ask": "?", "type": "integer", "min": 0, "max": 600, "unit": "s"}
            for side in ("left", "right")
        ],
    },
}  # fmt: skip


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    problems: list[Problem] = []
    made = parse_knowledge(json.loads(json.dumps(FILES)), problems)
    assert not problems
    return made
