"""The coach's screens that ask or tell: before the start, how much it hurts, what kind, stop, and after the session."""

from backstride.cli.coach.after import PAIN_ENDS, after
from backstride.cli.coach.view import Line, View, fitted, line, scale, typed_line, wrapped
from backstride.coach import words
from backstride.coach.pain_asked import calm_kinds, places_to_ask, stop_kinds
from backstride.coach.script import compile_script
from backstride.coach.stop_words import PAIN_RULE, stop_words, symptoms_to_ask
from backstride.shown.lengths import about

PICKS = "123456789acdfgjkmprstuvwxyz"
"""The keys that pick from a list, in order; 0 is none of them."""

PLACE_PICKS = "1234567890"
"""The keys that pick a place; the last, somewhere else, is 0."""

COUNTED_FROM_0 = "You did not say how your back was at the start, so the rise is counted from 0."


def asking(view: View, width: int, rows: int) -> list[Line]:
    """The lines of the screen for a player that is neither running nor paused."""
    if view.listing:
        return _list(view, width, rows, words.ANY_TOO, "0 or enter: none of them")
    screens = {
        "waiting": _before,
        "hurting_where": _where,
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


def _where(view: View, width: int, rows: int) -> list[Line]:
    places = tuple((place.text, place.text) for place in places_to_ask(view.knowledge))
    keys = "a number · esc: pressed by mistake · q: stop for today"
    return _rows(places, width, rows, words.WHERE, (keys, "esc: by mistake · q: stop"), PLACE_PICKS)


def _how_much(view: View, width: int, rows: int) -> list[Line]:
    top = [line("It hurts", "stop"), line(), *wrapped(words.HOW_MUCH, width, "strong"), *wrapped(PAIN_ENDS, width)]
    bottom = _help("number and enter · b: back · esc: pressed by mistake · q: stop for today", width)
    return fitted([*top, line(), *scale(view.typed, width), line(), typed_line(view)], [], bottom, rows)


def _kind(view: View, width: int, rows: int) -> list[Line]:
    stops, calm = stop_kinds(view.knowledge), calm_kinds(view.knowledge)
    told = zip(PICKS[len(stops) :], calm, strict=False)
    none = " · ".join([*(f"{key}: {kind.name.lower()}" for key, kind in told), f"0: {words.HARD_TO_SAY.lower()}"])
    keys = f"{words.NONE_IT_IS} {none} · b: back · q: stop for today"
    shown = tuple((each.name, each.ask) for each in stops)
    return _rows(shown, width, rows, words.WHAT_KIND, (keys, "0: none of these · q: stop"))


def _list(view: View, width: int, rows: int, question: str, keys: str) -> list[Line]:
    rules = tuple((rule.name, rule.ask) for rule in symptoms_to_ask(view.knowledge))
    return _rows(rules, width, rows, question, (keys, keys))


def _rows(
    told: tuple[tuple[str, str], ...], width: int, rows: int, question: str, keys: tuple[str, str], picks: str = PICKS
) -> list[Line]:
    """A list to pick from: each with its whole words where there is room, else with its name; and the keys, or where
    there is no room for them the shorter ones.
    """
    full = [each for nth, (_, ask) in enumerate(told) for each in wrapped(ask, width, mark=f"{picks[nth]}  ")]
    short = [line(f"{picks[nth]}  {name}") for nth, (name, _) in enumerate(told)]
    asked, (most, least) = wrapped(question, width, "strong"), (_help(each, width) for each in keys)
    for top, middle, bottom in (([*asked, line()], full, [line(), *most]), ([*asked, line()], short, [line(), *most]),
                                (asked, short, most)):  # fmt: skip
        if len(top) + len(middle) + len(bottom) <= rows:
            return fitted(top, middle, bottom, rows)
    return fitted(asked[:1], short, least, rows)


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
