"""Sessions and their scripts as plain data."""

from typing import Any

from backstride.advice.duration import session_s
from backstride.advice.session import Session, SessionItem
from backstride.coach.script import Script
from backstride.knowledge.model import Knowledge


def session_json(session: Session, knowledge: Knowledge) -> dict[str, Any]:
    """One session with its items."""
    return {
        "kind": session.kind,
        "routine": session.routine,
        "title": session.title,
        "why": session.why,
        "rounds": session.rounds,
        "duration_s": session_s(session, knowledge),
        "grade": session.grade,
        "sources": list(session.sources),
        "items": [_item(item, knowledge) for item in session.items],
    }


def _item(item: SessionItem, knowledge: Knowledge) -> dict[str, Any]:
    exercise = knowledge.exercises[item.exercise]
    return {
        "exercise": item.exercise,
        "name": exercise.name,
        "level": item.level,
        "level_name": exercise.levels[item.level - 1].name,
        "dose": item.dose.model_dump(exclude_none=True),
        "load_g": item.load_g,
        "asked": item.asked.model_dump(exclude_none=True),
        "limits": list(item.limits),
        "sides": exercise.sides,
        "why": item.why,
        "helps": list(item.helps),
        "grade": item.grade,
        "sources": list(item.sources),
    }


def script_json(script: Script) -> list[dict[str, Any]]:
    """Every step with the second at which it begins."""
    at_s = 0
    steps = []
    for step in script.steps:
        steps.append(
            {
                "at_s": at_s,
                "kind": step.kind,
                "seconds": step.seconds,
                "exercise": step.exercise,
                "level": step.level,
                "name": step.name,
                "side": step.side,
                "round": step.round,
                "set": step.set,
                "reps": step.reps,
                "hold_s": step.hold_s,
                "cue": step.cue,
            }
        )
        at_s += step.seconds
    return steps
