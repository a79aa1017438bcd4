"""The questions after a session: how they look, and what a key means in them."""

from dataclasses import replace

from backstride.cli.coach.view import Line, View, fitted, line, scale, typed_line, wrapped
from backstride.coach import words
from backstride.coach.after import AfterQuestion, after_questions
from backstride.coach.player_state import MOST_LOAD_G, Event

PAIN_ENDS = "0 is none, 10 is the worst you can think of."
EFFORT_ENDS = "0 is nothing at all, 10 is all you have."
TICKS = "123456789"
GRAMS = 1000

Typed = tuple[View, Event | None]


def question(view: View) -> AfterQuestion:
    """The question that is open now."""
    return after_questions(view.player, view.session, view.knowledge)[view.asked]


def after(view: View, width: int, rows: int) -> list[Line]:
    """The lines of the screen for the question that is open now."""
    done = view.player.step.kind == "done"
    top = [line(words.SESSION_OVER if done else "Enough for today. What you did counts.", "go"), line()]
    asked = question(view)
    screens = {"effort": _effort, "two_more": _two_more, "load": _load, "pain": _pain}
    body, keys = screens[asked.kind](view, asked, width)
    return fitted([*top, *body], [], wrapped(f"{keys} · h: something is wrong", width, "quiet"), rows)


def answering(view: View, key: str) -> Typed:
    """The view after a key, and the event it stands for, if it completes one."""
    if key == "h":
        return replace(view, typed=""), Event("hurts")
    if key == "q":
        return view, Event("stop") if view.effort is None else Event("answered_after", effort=view.effort)
    asked = question(view)
    if asked.kind == "two_more":
        return _ticking(view, asked, key)
    if asked.kind == "load":
        return _weighing(view, asked, key)
    view = number(view, key)
    if key != "enter":
        return view, None
    told, following = told_number(view), replace(view, typed="", asked=view.asked + 1)
    if asked.kind == "effort":
        return replace(following, effort=told), None
    return replace(view, typed=""), Event("answered_after", effort=view.effort, pain=told)


def number(view: View, key: str) -> View:
    """A number from 0 to 10 as it is typed; a digit that would make it larger begins a new one."""
    if key == "backspace":
        return replace(view, typed=view.typed[:-1])
    if len(key) != 1 or key not in "0123456789":
        return view
    longer = view.typed + key
    return replace(view, typed=longer if longer == "10" else key)


def told_number(view: View) -> int | None:
    """The number that has been typed."""
    return int(view.typed) if view.typed else None


def kilos(load_g: int) -> str:
    """A weight as a person says it: ``8 kg``, ``12.5 kg``."""
    return f"{load_g / GRAMS:g} kg"


def _effort(view: View, asked: AfterQuestion, width: int) -> tuple[list[Line], str]:
    return _numbered(view, "How hard was it? " + EFFORT_ENDS, width)


def _pain(view: View, asked: AfterQuestion, width: int) -> tuple[list[Line], str]:
    return _numbered(view, "How is your back now? " + PAIN_ENDS, width)


def _numbered(view: View, ask: str, width: int) -> tuple[list[Line], str]:
    lines = [*wrapped(ask, width, "strong"), line(), *scale(view.typed, width), line(), typed_line(view)]
    return lines, "number and enter · enter: skip"


def _two_more(view: View, asked: AfterQuestion, width: int) -> tuple[list[Line], str]:
    extra = view.knowledge.number("two-for-two-extra-reps")
    ask = f"Could you have done {extra} more in the last set? Tick where you could."
    lines = [*wrapped(ask, width, "strong"), line()]
    for key, nth in zip(TICKS, asked.items, strict=False):
        box = "[x]" if nth in view.ticked else "[ ]"
        lines += wrapped(_name(view, nth), width, mark=f"{key}  {box}  ")
    return lines, "numbers tick and untick · enter: go on"


def _load(view: View, asked: AfterQuestion, width: int) -> tuple[list[Line], str]:
    (nth,) = asked.items
    ask = f"{_name(view, nth)}: which weight did you use, in kg?"
    last_g = _last_g(view, nth)
    keys = "number and enter · enter: " + (f"{kilos(last_g)}, as last time" if last_g else "skip")
    return [*wrapped(ask, width, "strong"), line(), typed_line(view)], keys


def _ticking(view: View, asked: AfterQuestion, key: str) -> Typed:
    if key == "enter":
        return replace(view, asked=view.asked + 1), Event("two_more", items=view.ticked)
    place = TICKS.find(key) if len(key) == 1 else -1
    if not 0 <= place < len(asked.items):
        return view, None
    nth = asked.items[place]
    others = tuple(each for each in view.ticked if each != nth)
    return replace(view, ticked=others if nth in view.ticked else tuple(sorted((*others, nth)))), None


def _weighing(view: View, asked: AfterQuestion, key: str) -> Typed:
    if key != "enter":
        typed = view.typed[:-1] if key == "backspace" else view.typed + key.replace(",", ".")
        return (view if _grams(typed) is None else replace(view, typed=typed)), None
    (nth,) = asked.items
    load_g = _grams(view.typed) if view.typed else _last_g(view, nth)
    following = replace(view, typed="", asked=view.asked + 1)
    return following, Event("load", items=asked.items, load_g=load_g) if load_g is not None else None


def _grams(typed: str) -> int | None:
    """Kilograms as typed, in grams; None for what is no weight, such as letters or more than anybody lifts."""
    whole, _, part = typed.partition(".")
    if not all(each in "0123456789" for each in whole + part) or len(part) > 1 or len(whole) > 3:
        return None
    load_g = int(whole or "0") * GRAMS + int(part or "0") * GRAMS // 10
    return load_g if load_g <= MOST_LOAD_G else None


def _last_g(view: View, nth: int) -> int | None:
    return view.loads.get(view.session.items[nth].exercise)


def _name(view: View, nth: int) -> str:
    item = view.session.items[nth]
    exercise = view.knowledge.exercises[item.exercise]
    return f"{exercise.name} ({exercise.levels[item.level - 1].name})"
