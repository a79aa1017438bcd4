"""The shared cases of the player as sessions and events, and anything of the player as plain data."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from coach_sessions import item, knowledge, session
from pydantic import TypeAdapter

from backstride.advice.session import Session
from backstride.coach.after import after_questions
from backstride.coach.effects import Beep, Effect, Ignored, Rescreen, Say
from backstride.coach.outcome import Outcome, session_outcome
from backstride.coach.player_state import Event, Player
from backstride.knowledge.model import Dose

FILE = Path(__file__).parent / "cases" / "player.json"
_PLAYER, _OUTCOME = TypeAdapter(Player), TypeAdapter(Outcome)
_CARRIED = ("pain", "effort", "rule", "items", "load_g", "place", "pain_kind")

Case = dict[str, Any]


@cache
def cases() -> tuple[Case, ...]:
    """Every case: its name, the name of its session, and what is played."""
    return tuple(json.loads(FILE.read_text("utf-8"))["cases"])


@cache
def case_sessions() -> dict[str, Session]:
    """The sessions of the cases by name."""
    told = json.loads(FILE.read_text("utf-8"))["sessions"]
    return {
        name: session(*(item(each["exercise"], each["level"], Dose(**each["dose"])) for each in one["items"]),
                      rounds=one["rounds"])
        for name, one in told.items()
    }  # fmt: skip


def event_of(told: dict[str, Any]) -> Event:
    """The event of a line of a case."""
    carried: dict[str, Any] = {name: told[name] for name in _CARRIED if name in told}
    return Event(told["on"], **{**carried, "items": tuple(carried.get("items", ()))})


def plain_player(player: Player) -> dict[str, Any]:
    """Everything about the player."""
    told: dict[str, Any] = _PLAYER.dump_python(player, mode="json")
    return told


def plain_effect(effect: Effect) -> dict[str, Any]:
    """An effect as the browser's player gives it."""
    match effect:
        case Beep(kind):
            return {"effect": "beep", "kind": kind}
        case Say(text, urgent):
            return {"effect": "say", "text": text, "urgent": urgent}
        case Rescreen(rule, facts):
            return {"effect": "rescreen", "rule": rule, "facts": list(facts)}
        case Ignored(state, event):
            return {"effect": "ignored", "state": state, "event": event}


def plain_outcome(player: Player, of: Session) -> dict[str, Any] | None:
    """What was done, or None."""
    outcome = session_outcome(player, of)
    told: dict[str, Any] | None = _OUTCOME.dump_python(outcome, mode="json") if outcome else None
    return told


def plain_asks(player: Player, of: Session) -> list[dict[str, Any]]:
    """The questions after the session."""
    return [{"kind": each.kind, "items": list(each.items)} for each in after_questions(player, of, knowledge())]


def seen(player: Player, effects: tuple[Effect, ...], of: Session) -> dict[str, Any]:
    """What a case can name, of the player after an event and of that event's effects."""
    step, told = player.step, [plain_effect(each) for each in effects]
    return {
        "state": player.state, "step": step.kind, "left_s": player.left_s, "elapsed_s": player.elapsed_s,
        "side": step.side, "level": step.level, "set": step.set, "sets": step.of_sets, "round": step.round,
        "hold_s": step.hold_s, "total_s": player.script.total_s, "sides_done": len(player.done),
        "hurts": len(player.hurts),
        "says": " ".join(each["text"] for each in told if each["effect"] == "say"),
        "beeps": [each["kind"] for each in told if each["effect"] == "beep"],
        "rescreen": next((each["rule"] for each in told if each["effect"] == "rescreen"), None),
        "ignored": any(each["effect"] == "ignored" for each in told),
        "asks": [" ".join(map(str, (each["kind"], *each["items"]))) for each in plain_asks(player, of)],
        "outcome": plain_outcome(player, of),
    }  # fmt: skip


def missing(expected: Any, found: Any, where: str = "") -> list[str]:
    """Where what was found is not what was expected; of a text a part is enough, of an object some of its names."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for name, each in expected.items() for line in missing(each, found.get(name), f"{where}.{name}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for nth, (one, other) in pairs for line in missing(one, other, f"{where}[{nth}]")]
    if where.endswith(".says"):
        return [] if expected in found else [f"{where}: {expected!r} is not in {found!r}"]
    return [] if expected == found else [f"{where}: expected {expected!r}, found {found!r}"]
