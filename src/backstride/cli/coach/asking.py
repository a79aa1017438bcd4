"""The coach's screens that ask or tell: before the start, how much it hurts, what kind, stop, and after the session."""

from backstride.cli.coach.after import PAIN_ENDS, after
from backstride.cli.coach.view import Line, View, fitted, line, scale, typed_line, wrapped
from backstride.coach import words
from backstride.coach.script import compile_script
from backstride.coach.stop_words import PAIN_RULE, stop_words, symptoms_to_ask
from backstride.shown.lengths import about

PICKS = "123456789acdfgjkmprstuvwxyz"
"""The keys that pick from a list, in order; 0 is none of them."""

COUNTED_FROM_0 = "You did not say how your back was at the start, so the rise is counted from 0."


def asking(view: View, width: int, rows: int) -> list[Line]:
    """The lines of the screen for a player that is neither running nor paused."""
    if view.listing:
        return _list(view, width, rows, "Is it any of these too?", "0 or enter: none of them")
    screens = {
        "waiting": _before,
        "hurting": _how_much,
        "hurting_kind": _kind,
        "stopped": _stopped,
        "asking_after": after,
    }
    return screens.get(view.player.state, _before)(view, width, rows)


def _before(view: View, width: int, rows: int) -> list[Line]:
    session, knowledge = view.session, view.knowledge
    total_s = compile_script(session, knowledge).total_s
    rounds = f", {session.rounds} rounds" if session.rounds > 1 else ""
    top = [line(session.title, "strong"), *wrapped(f"{about(total_s)}{rounds}".capitalize(), width, "quiet"), line()]
    middle = [*wrapped(session.why, width), line()]
    for item in session.items:
        exercise, dose = knowledge.exercises[item.exercise], item.dose
        sets = f", {dose.sets} sets" if dose.sets > 1 else ""
        each = " each side" if exercise.sides == "each" else ""
        amount = f"{words.amount(dose.reps, dose.hold_s, dose.set_s())}{each}{sets}"
        middle += wrapped(f"{exercise.name}: {amount}", width, mark="· ")
    question = wrapped("How is your back right now? " + PAIN_ENDS, width, "strong")
    bottom = [
        line(),
        *question,
        line(),
        *scale(view.typed, width),
        typed_line(view),
        *_help("enter: start · q: not now", width),
    ]
    return fitted(top, middle, bottom, rows)


def _how_much(view: View, width: int, rows: int) -> list[Line]:
    top = [line("It hurts", "stop"), line(), *wrapped(words.HOW_MUCH, width, "strong"), *wrapped(PAIN_ENDS, width)]
    bottom = _help("number and enter · esc: pressed by mistake · q: stop for today", width)
    return fitted([*top, line(), *scale(view.typed, width), line(), typed_line(view)], [], bottom, rows)


def _kind(view: View, width: int, rows: int) -> list[Line]:
    return _list(view, width, rows, words.WHAT_KIND, "0: none of these, it just hurts · q: stop for today")


def _list(view: View, width: int, rows: int, question: str, keys: str) -> list[Line]:
    rules = symptoms_to_ask(view.knowledge)
    top = [line(question, "strong"), line()]
    bottom = [line(), *_help(keys, width)]
    marks = [f"{PICKS[nth]}  " for nth in range(len(rules))]
    full = [each for rule, mark in zip(rules, marks, strict=False) for each in wrapped(rule.ask, width, mark=mark)]
    short = [line(mark + rule.name) for rule, mark in zip(rules, marks, strict=False)]
    if len(top) + len(full) + len(bottom) <= rows:
        return fitted(top, full, bottom, rows)
    return fitted([line(question, "strong")], short, bottom[1:], rows)


def _stopped(view: View, width: int, rows: int) -> list[Line]:
    rule = view.player.stopped_by or ""
    told = stop_words(rule, view.knowledge, view.region)
    top = [line("Stop", "stop"), *wrapped(view.knowledge.stop_rules[rule].name, width, "strong"), line()]
    said = wrapped(told, width)
    if rule == PAIN_RULE and view.player.pain_before is None:
        said += [line(), *wrapped(COUNTED_FROM_0, width, "quiet")]
    bottom = [line(), *_help("h: something else as well · enter: close", width)]
    return fitted([*top, *said], [], bottom, rows)


def _help(text: str, width: int) -> list[Line]:
    return wrapped(text, width, "quiet")
