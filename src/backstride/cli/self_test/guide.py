"""The guided part of a self-test: pain before, each measurement with its stopwatch, pain after, rest between sides."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from backstride.advice.facts import Facts
from backstride.advice.self_test import pain_ends_test, pain_is_a_stop_sign, too_sore_to_start
from backstride.cli.interview.asking import bullets_numbered
from backstride.cli.page import heading, problem, say
from backstride.cli.self_test.stopwatch import is_live, rest, stopwatch
from backstride.coach.stop_words import PAIN_RULE, symptoms_to_ask
from backstride.knowledge.model import Measurement, SelfTest
from backstride.shown.self_test_words import (
    PAIN_AFTER_ASK,
    PAIN_BEFORE_ASK,
    SIGN_ASK,
    asks_pain_after,
    rest_words,
    rests_before,
)  # fmt: skip

T = TypeVar("T")
Results = dict[str, int | str]

QUIT_WORDS = ("q", "quit")
SIGN_WORDS = ("s", "sign", "stop")
_PAIN_MAX = 10
_SECONDS = "seconds"
_SIGN_HINT = "A number; or s for a stop sign (a leg that tingles, goes numb or feels weak)."
_LONGEST_S = 600
"""When a stopwatch that gives no result of its own stops counting."""


class Quit(Exception):  # noqa: N818  (a wish, not an error)
    """The runner stops before the end, or there are no more lines to read."""


@dataclass(frozen=True, slots=True)
class TooSore:
    """Pain before the first try rules the test out for now."""

    pain_0_10: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """Pain or a stop sign ended the test. ``rule``: the stop rule to record, None when the pain was below that."""

    rule: str | None
    before_0_10: int | None
    pain_0_10: int | None


class _StopNow(Exception):  # noqa: N818
    def __init__(self, stopped: Stopped) -> None:
        super().__init__()
        self.stopped = stopped


def guide(test: SelfTest, facts: Facts) -> Results | TooSore | Stopped:
    """Lead through every measurement of ``test``. Raises Quit; nothing is recorded here."""
    return _Guide(test, facts).run()


class _Guide:
    def __init__(self, test: SelfTest, facts: Facts) -> None:
        self.test = test
        self.facts = facts
        self.knowledge = facts.knowledge
        self.before_0_10: int | None = None
        self.results: Results = {}

    def run(self) -> Results | TooSore | Stopped:
        try:
            before = self._pain(PAIN_BEFORE_ASK)
            if too_sore_to_start(self.test, before, self.facts):
                return TooSore(before)
            self.before_0_10 = before
            for nth, measure in enumerate(self.test.measures):
                self._one(nth, measure)
        except _StopNow as stop:
            return stop.stopped
        return self.results

    def _one(self, nth: int, measure: Measurement) -> None:
        """One measurement, then the pain in it."""
        self._rest_before(nth)
        heading(f"{measure.side.capitalize()} side" if measure.side else "Your turn")
        say(measure.ask, "strong")
        if measure.type == "choice":
            value: int | str = self._choice(measure)
        elif self.test.stopwatch and measure.unit == _SECONDS:
            value = self._timed(measure)
        else:
            value = self._typed(measure)
        self.results[measure.fact] = value
        if asks_pain_after(self.test, measure):
            self._after_try()

    def _rest_before(self, nth: int) -> None:
        """Rest when the side changes in a test that compares the sides, so that the second gets a fair try."""
        if not rests_before(self.test, nth):
            return
        seconds = self.knowledge.number("test-rest-between-sides-s")
        say()
        say(rest_words(seconds), "strong")
        if is_live() and not _live(lambda: rest(seconds)):
            raise Quit

    def _after_try(self) -> None:
        pain = self._pain(PAIN_AFTER_ASK)
        before = self.before_0_10 or 0
        if pain_ends_test(pain, before, self.knowledge):
            rule = PAIN_RULE if pain_is_a_stop_sign(pain, before, self.knowledge) else None
            raise _StopNow(Stopped(rule, self.before_0_10, pain))

    def _timed(self, measure: Measurement) -> int:
        """Seconds by the stopwatch, with another try as often as wished, or typed."""
        while True:
            say("Enter starts the stopwatch. Or type the seconds." if is_live() else "Type the seconds.", "quiet")
            line = _read()
            if line or not is_live():
                seconds = _whole_number(line, measure)
                if seconds is not None:
                    return seconds
                continue
            timed = _live(lambda: stopwatch(measure.max or 0))
            kept = self._kept(timed, measure) if timed is not None else None
            if kept is not None:
                return kept

    def _kept(self, seconds: int, measure: Measurement) -> int | None:
        """The seconds to keep; None for another try."""
        while True:
            say(f"{seconds} seconds. Enter keeps it, r tries again after a rest, or type another number.")
            line = _read()
            if not line:
                return seconds
            if line.lower() == "r":
                return None
            typed = _whole_number(line, measure)
            if typed is not None:
                return typed

    def _typed(self, measure: Measurement) -> int:
        say(f"A whole number from {measure.min} to {measure.max} ({measure.unit}).", "quiet")
        while True:
            number = _whole_number(_read(), measure)
            if number is not None:
                return number

    def _choice(self, measure: Measurement) -> str:
        """One option by its number; with a stopwatch to time the hold as often as wished."""
        bullets_numbered([option.text for option in measure.options])
        watch = self.test.stopwatch and is_live()
        while True:
            say("One number. Enter starts the stopwatch." if watch else "One number.", "quiet")
            line = _read()
            if not line and watch:
                seconds = _live(lambda: stopwatch(_LONGEST_S))
                say(f"{seconds} seconds." if seconds is not None else "Not counted.")
                continue
            number = _number(line)
            if number is not None and 1 <= number <= len(measure.options):
                return measure.options[number - 1].id
            problem(f"{line!r} is not allowed; a number from 1 to {len(measure.options)}, or q to stop")

    def _pain(self, question: str) -> int:
        say()
        say(question, "strong")
        say(_SIGN_HINT, "quiet")
        while True:
            line = _read()
            if line.lower() in SIGN_WORDS:
                rule = self._sign()
                if rule is not None:
                    raise _StopNow(Stopped(rule, self.before_0_10, None))
                say(question, "strong")
                continue
            number = _number(line)
            if number is not None and number <= _PAIN_MAX:
                return number
            problem(f"{line!r} is not allowed; a whole number from 0 to {_PAIN_MAX}, s for a stop sign, q to stop")

    def _sign(self) -> str | None:
        """Which stop sign it is; None for none of them."""
        rules = symptoms_to_ask(self.knowledge)
        say(SIGN_ASK, "strong")
        bullets_numbered([rule.ask for rule in rules])
        say("0  None of these")
        while True:
            number = _number(_read())
            if number is not None and number <= len(rules):
                return rules[number - 1].id if number else None
            problem(f"a number from 0 to {len(rules)}")


def _live(run: Callable[[], T]) -> T:
    """Run a clock; the end of the keyboard is a wish to stop."""
    try:
        return run()
    except (EOFError, KeyboardInterrupt):
        raise Quit from None


def _read() -> str:
    """A line without blanks around it. Raises Quit for q, Ctrl-C and the end of input."""
    try:
        line = input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        raise Quit from None
    if line.lower() in QUIT_WORDS:
        raise Quit
    return line


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _whole_number(text: str, measure: Measurement) -> int | None:
    """The number in a line, or None after saying what is allowed."""
    number = _number(text)
    if number is not None and (measure.min or 0) <= number <= (measure.max or 0):
        return number
    problem(f"{text!r} is not allowed; a whole number from {measure.min} to {measure.max} ({measure.unit})")
    return None
