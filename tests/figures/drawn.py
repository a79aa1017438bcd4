"""Exercises to draw: those that are shipped, and small ones that say only what a test is about."""

import json
from functools import cache
from typing import Any

from backstride.figures.subject import Subject, level_subject
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Exercise, Knowledge

DOSE = {"sets": 2, "reps": 8, "rep_s": 4, "rest_s": 30}
LEVEL = {
    "name": "Base", "dose": DOSE, "cap": {"sets": 3, "reps": 12, "per_week": 3}, "start": "Stand.", "steps": ["Move."],
    "feel": "It.", "avoid": "That.", "breathing": "Breathe.",
}  # fmt: skip


@cache
def shipped() -> Knowledge:
    """The knowledge that is shipped."""
    return load_knowledge()


def drawn_levels() -> list[tuple[str, int]]:
    """Every level that has a figure."""
    return [
        (exercise.id, number)
        for exercise in shipped().exercises.values()
        for number, level in enumerate(exercise.levels, 1)
        if level.figure is not None
    ]


def exercise_with(*figures: dict[str, Any] | None, **fields: Any) -> Exercise:
    """An exercise with a level for each figure."""
    levels = [LEVEL | {"name": f"Level {i}", "figure": figure} for i, figure in enumerate(figures)]
    data = {
        "id": "a", "status": "sourced", "sources": ["house-rule"], "name": "A", "summary": "A move.",
        "kind": "strength", "position": "standing", "sides": "both", "grade": "C",
        "muscles": ["quadriceps"], "levels": levels,
    } | fields  # fmt: skip
    return Exercise.model_validate_json(json.dumps(data))


def posed(base: str, *poses: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A figure that starts from a base pose; poses get names of their own."""
    return {"from": base, "poses": [{"name": f"p{i}"} | pose for i, pose in enumerate(poses or ({},))]} | fields


def subject_of(exercise: Exercise, level: int = 1) -> Subject:
    """What is drawn of a level that has a figure."""
    found = level_subject(exercise, level)
    assert found is not None
    return found
