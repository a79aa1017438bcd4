"""Everything the coach itself says, in one place; what is said about an exercise comes from its knowledge file."""

from typing import Literal

from backstride.knowledge.model import Dose, Sides

Side = Literal["left", "right"]
StepKind = Literal["get_ready", "work", "switch_sides", "rest", "next", "done"]

TITLES: dict[StepKind, str] = {
    "get_ready": "Get ready",
    "work": "Go",
    "switch_sides": "Switch sides",
    "rest": "Rest",
    "next": "Next",
    "done": "Done",
}

HOLD = "Hold"
RELAX = "Relax"
HALF_WAY = "Half way"
LAST_ONE = "last one"
ONLY_ONE = "Just one"
ONE_MINUTE = "One more minute"
LAST_SECONDS = "Last five"
_WORTH_SAYING_S = 3
SESSION_OVER = "That is it. Well done."
PAUSED = "Paused."
GO_ON = "Going on."
WHERE = "Stop where you are. Where does it hurt?"
HOW_MUCH = "How much does it hurt, from 0 to 10?"
WHAT_KIND = "What kind of pain is it? First see whether any of these fits."
ANY_TOO = "Is it any of these too?"
NONE_IT_IS = "None of these. It is:"
HARD_TO_SAY = "Hard to say"
SOMEWHERE_ELSE = "Somewhere else"
EASIER = "Making it easier."
HARDER = "Back to how it was before."
AS_ADVISED = "This is today's plan. Say at the end how hard it was: from that it grows."
STAYS = "You told of pain, so this stays as it is today."
ALREADY_EASIEST = "This is already the easiest. Skip it if it is too much."
AGAIN = "That is part of the drill. Breathe easy, then begin again with the first stage."
LEFT_OUT = "We leave this one out today."


def rep(number: int, last: bool) -> str:
    """What is said as a repetition begins."""
    return f"{number}, {LAST_ONE}" if last else str(number)


def side(which: Side | None) -> str:
    """``left side``, or nothing for an exercise that is done once."""
    return f"{which} side" if which else ""


def look(name: str, sides: tuple[Side | None, ...], dose: str, start: str) -> str:
    """What is said before an exercise: its name, how much, and how to begin."""
    each = " on each side" if len(sides) > 1 else f", {side(sides[0])}" if sides[0] else ""
    return f"{name}. {dose[0].upper()}{dose[1:]}{each}. {start}"


def switch_to(which: Side | None) -> str:
    """What is said between the sides."""
    return f"Switch sides. Now the {side(which)}."


def rest_before(name: str) -> str:
    """What is said in a rest before another exercise."""
    return f"Rest. Next: {name}."


def rest_then(what: Literal["set", "round"], number: int, of: int) -> str:
    """What is said in a rest before the same exercise."""
    return f"Rest. Then {what} {number} of {of}."


def length(seconds: int) -> str:
    """A length of time as a person says it: ``45 s``, ``2 min``, ``2 min 30 s``."""
    minutes, rest_s = divmod(seconds, 60)
    if not minutes:
        return f"{rest_s} s"
    return f"{minutes} min {rest_s} s" if rest_s else f"{minutes} min"


def amount(reps: int | None, hold_s: int | None, seconds: int) -> str:
    """How much one set is: ``8 times, hold 8 s``, ``10 times``, ``45 s``."""
    if reps is None:
        return length(seconds)
    if reps == 1:
        return f"hold {length(hold_s)}" if hold_s else "once"
    return f"{reps} times, hold {length(hold_s)}" if hold_s else f"{reps} times"


def dose(given: Dose, sides: Sides) -> str:
    """A whole dose: ``2 × 10 each side, 30 s rest``, ``3 × 15 s hold``, ``2 × 8, each held 5 s``, ``45 s``."""
    sets = f"{given.sets} × " if given.sets > 1 or given.reps not in (None, 1) else ""
    held = ""
    if given.reps is None:
        much = length(given.set_s())
    elif given.reps == 1:
        much = f"{length(given.hold_s)} hold" if given.hold_s else "once"
    else:
        held = f", each held {length(given.hold_s)}" if given.hold_s and given.hold_s >= _WORTH_SAYING_S else ""
        much = f"{given.reps}"
    each = " each side" if sides == "each" else ""
    rest = f", {length(given.rest_s)} rest" if given.rest_s and given.sets > 1 else ""
    return f"{sets}{much}{each}{held}{rest}"
