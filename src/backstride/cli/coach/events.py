"""What a key means on each screen of the coach."""

from dataclasses import replace

from backstride.cli.coach.after import answering, number, told_number
from backstride.cli.coach.asking import PICKS, PLACE_PICKS
from backstride.cli.coach.view import View
from backstride.coach.pain_asked import calm_kinds, places_to_ask, stop_kinds
from backstride.coach.player_state import Event
from backstride.coach.stop_words import symptoms_to_ask

_DOING = {
    "b": "back", "left": "back", "n": "skip", "right": "skip", "e": "easier", "u": "harder", "l": "lost", "h": "hurts",
    "q": "stop",
}  # fmt: skip

Typed = tuple[View, Event | None]


def typing(view: View, key: str) -> Typed:
    """The view after a key, and the event it stands for, if it completes one."""
    if view.listing:
        return _picking(replace(view, listing=key not in ("0", "enter", "esc", "q")), key)
    screens = {
        "waiting": _waiting,
        "running": _running,
        "paused": _paused,
        "hurting_where": _where,
        "hurting": _hurting,
        "hurting_kind": _kind,
        "stopped": _stopped,
        "asking_after": answering,
    }
    screen = screens.get(view.player.state)
    return screen(view, key) if screen else (view, None)


def _running(view: View, key: str) -> Typed:
    kind = {"space": "pause", "enter": "done"}.get(key) or _DOING.get(key)
    return view, Event(kind) if kind else None


def _paused(view: View, key: str) -> Typed:
    kind = "resume" if key in ("space", "enter") else _DOING.get(key)
    return view, Event(kind) if kind else None


def _waiting(view: View, key: str) -> Typed:
    if key in ("q", "esc"):
        return view, Event("stop")
    view = number(view, key)
    if key not in ("enter", "space"):
        return view, None
    return replace(view, typed=""), Event("start", pain=told_number(view))


def _where(view: View, key: str) -> Typed:
    if key in ("q", "esc"):
        return view, Event("stop" if key == "q" else "resume")
    nth = PLACE_PICKS.find(key) if len(key) == 1 else -1
    places = places_to_ask(view.knowledge)
    return view, Event("where", place=str(places[nth].id)) if 0 <= nth < len(places) else None


def _hurting(view: View, key: str) -> Typed:
    if key in ("b", "left"):
        return replace(view, typed=""), Event("back")
    if key == "q":
        return replace(view, typed=""), Event("stop")
    if key == "esc":
        return replace(view, typed=""), Event("resume")
    view = number(view, key)
    pain = told_number(view)
    if key != "enter" or pain is None:
        return view, None
    return replace(view, typed=""), Event("how_much", pain=pain)


def _kind(view: View, key: str) -> Typed:
    if key in ("q", "b", "left"):
        return view, Event("stop" if key == "q" else "back")
    if key == "0":
        return view, Event("none_of_these")
    stops, calm = stop_kinds(view.knowledge), calm_kinds(view.knowledge)
    nth = PICKS.find(key) if len(key) == 1 else -1
    if not 0 <= nth < len(stops) + len(calm):
        return view, None
    if nth >= len(stops):
        return view, Event("none_of_these", pain_kind=calm[nth - len(stops)].id)
    return view, Event("symptom", rule=stops[nth].rule, pain_kind=stops[nth].pain_kind)


def _stopped(view: View, key: str) -> Typed:
    if key == "h":
        return replace(view, listing=True), None
    return view, Event("read") if key in ("enter", "q", "esc") else None


def _picking(view: View, key: str) -> Typed:
    """A stop symptom picked from the list."""
    rules = symptoms_to_ask(view.knowledge)
    nth = PICKS.find(key) if len(key) == 1 else -1
    if not 0 <= nth < len(rules):
        return view, None
    return replace(view, listing=False), Event("symptom", rule=rules[nth].id)
