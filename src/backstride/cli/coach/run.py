"""``backstride coach``: a session in the terminal, with countdown, keys, bell and voice."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from backstride.advice.session import Session
from backstride.app.session import journal_bodies
from backstride.cli.coach.events import typing
from backstride.cli.coach.keys import Hangup, Keys, NoKeys, keyboard
from backstride.cli.coach.lines import Lines
from backstride.cli.coach.screen import Screen
from backstride.cli.coach.signals import Signals
from backstride.cli.coach.sound import Voice, find_voice
from backstride.cli.coach.summary import print_summary
from backstride.cli.coach.view import View
from backstride.cli.page import colour
from backstride.coach import words
from backstride.coach.effects import Beep, Effect, Ignored, Rescreen, Say
from backstride.coach.outcome import Outcome, session_outcome
from backstride.coach.player import advance, new_player
from backstride.coach.player_state import Event
from backstride.coach.script import compile_script
from backstride.coach.stop_words import stop_words
from backstride.journal import Answers, SessionDone
from backstride.knowledge.model import Knowledge

SPEED = "BACKSTRIDE_SPEED"
ASLEEP_S = 5.0
LOOK_AGAIN_S = 0.5
_NOTED = (
    words.EASIER, words.HARDER, words.AS_ADVISED, words.STAYS, words.ALREADY_EASIEST, words.LEFT_OUT, words.AGAIN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoachOptions:
    """``quiet``: no bell. ``plain``: a line a step instead of a screen. ``pain_before``: 0 to 10, if known already.

    ``region``: where the runner lives, for numbers to call. ``loads``: the weight used last by exercise, in grams.
    ``hurt_today``: exercises about which pain was told today. ``speed``: how many times faster the clock runs, for
    tests; None: as BACKSTRIDE_SPEED says, else 1.
    """

    quiet: bool = False
    voice: bool = True
    plain: bool = False
    pain_before: int | None = None
    region: str | None = None
    loads: Mapping[str, int] = field(default_factory=dict)
    hurt_today: tuple[str, ...] = ()
    speed: int | None = None


class Shown(Protocol):
    """Where the session is shown."""

    def open(self) -> None: ...
    def close(self) -> None: ...
    def draw(self, view: View) -> None: ...
    def beep(self) -> None: ...


def coach_bodies(session: Session, knowledge: Knowledge, options: CoachOptions) -> tuple[SessionDone | Answers, ...]:
    """Coach a session and give what to append to the journal, in this order; nothing when it was not begun.

    Comes back in every case, with what was done so far: after stop, Ctrl-C, SIGTERM and a closed terminal too.
    """
    outcome = run_coach(session, knowledge, options)
    return journal_bodies(session, outcome, knowledge) if outcome else ()


def run_coach(session: Session, knowledge: Knowledge, options: CoachOptions) -> Outcome | None:
    """Coach a session on standard input and output; None: it was not begun.

    Raises ValueError for a BACKSTRIDE_SPEED that is no whole number from 1 to 1000.
    """
    speed = options.speed or speed_told(os.environ.get(SPEED))
    signals = Signals()
    with signals.listening(), _opened(options) as (keys, shown), _speaking(options) as voice:
        coach = _Coach(session, knowledge, options, _Outside(keys, shown, voice, signals), 1 / speed)
        # An OSError here is the terminal: it has gone, or nobody reads the pipe any more.
        with suppress(Hangup, OSError, KeyboardInterrupt):
            signals.under_way = not signals.ended
            if signals.under_way:
                coach.run()
        signals.under_way = False
    outcome = session_outcome(coach.view.player, session)
    with suppress(OSError):
        print_summary(outcome, knowledge, options.region)
    return outcome


def speed_told(text: str | None) -> int:
    """How many times faster than life the clock runs. Raises ValueError unless it is 1 to 1000 (nothing told: 1)."""
    if not text:
        return 1
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise ValueError(f"{SPEED} is a whole number from 1 to 1000, not {text!r}")
    return int(text)


@dataclass(frozen=True, slots=True)
class _Outside:
    """What a session touches: keys, where it is shown, a voice, signals."""

    keys: Keys
    shown: Shown
    voice: Voice
    signals: Signals


class _Coach:
    """The loop between keys, clock and player."""

    def __init__(
        self, session: Session, knowledge: Knowledge, options: CoachOptions, outside: _Outside, tick_s: float
    ) -> None:
        player = new_player(compile_script(session, knowledge), options.hurt_today)
        blocks = (sys.stdout.encoding or "").lower().startswith("utf")
        typed = "" if options.pain_before is None else str(options.pain_before)
        self.view = View(
            player, session, knowledge, typed=typed, region=options.region, blocks=blocks, loads=options.loads
        )
        self._pain_before = options.pain_before
        self._outside = outside
        self._tick_s = tick_s
        self._due_s = 0.0

    def run(self) -> None:
        """Until the session is finished."""
        if isinstance(self._outside.keys, NoKeys):
            self._send(Event("start", pain=self._pain_before))
        while self.view.player.state != "finished":
            try:
                self._turn()
            except KeyboardInterrupt:
                self._press("q")

    def _turn(self) -> None:
        running = self.view.player.state == "running"
        if not running and isinstance(self._outside.keys, NoKeys):
            self._press("q")
            return
        self._outside.shown.draw(self.view)
        wait_s = self._due_s - time.monotonic() if running else LOOK_AGAIN_S
        for key in self._outside.keys.read(max(0.0, wait_s)):
            self._press(key)
        if self._outside.signals.suspended:
            self._stand_still()
        self._tick()

    def _stand_still(self) -> None:
        self._send(Event("pause"))
        keys, shown = self._outside.keys, self._outside.shown
        shown.close()
        keys.release()
        self._outside.signals.stand_still()
        keys.take()
        shown.open()

    def _tick(self) -> None:
        now = time.monotonic()
        if self.view.player.state == "running" and now - self._due_s > ASLEEP_S:
            self._wake(now)
        step = self.view.player.at
        # Not past the end of a step, however late it is: every step is shown.
        while self.view.player.state == "running" and self._due_s <= now and self.view.player.at == step:
            self._due_s += self._tick_s
            self._send(Event("tick"))

    def _wake(self, now_s: float) -> None:
        """The computer slept: the session waits for the runner; with nobody at the keyboard it goes on from here."""
        self._due_s = now_s + self._tick_s
        if not isinstance(self._outside.keys, NoKeys):
            self._send(Event("pause"))

    def _press(self, key: str) -> None:
        self.view, event = typing(replace(self.view, note=""), key)
        if event is not None:
            self._send(event)

    def _send(self, event: Event) -> None:
        before = self.view.player
        player, effects = advance(before, event, self.view.knowledge)
        if player.state == "running" and before.state != "running":
            self._due_s = time.monotonic() + self._tick_s
        note = self.view.note if player.at == before.at or event.kind != "tick" else ""
        self.view = replace(self.view, player=player, note=note)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Beep():
                self._outside.shown.beep()
            case Say(text, urgent):
                self._outside.voice.say(text, urgent)
                if text in _NOTED:
                    self.view = replace(self.view, note=text)
            case Rescreen(rule, _):
                self._outside.voice.say(stop_words(rule, self.view.knowledge, self.view.region))
            case Ignored():
                pass


@contextmanager
def _opened(options: CoachOptions) -> Iterator[tuple[Keys, Shown]]:
    """Keys and screen where there is a terminal, lines where there is none; the terminal is put back afterwards."""
    typed, seen = sys.stdin.isatty(), sys.stdout.isatty()
    full = typed and seen and not options.plain and os.environ.get("TERM") != "dumb"
    bell = seen and not options.quiet
    shown: Shown = Screen(sys.stdout, colour(), bell) if full else Lines(sys.stdout, bell)
    with _keys(typed) as keys:
        shown.open()
        try:
            yield keys, shown
        finally:
            with suppress(OSError):
                shown.close()


@contextmanager
def _keys(typed: bool) -> Iterator[Keys]:
    if not typed:
        yield NoKeys()
        return
    with keyboard(sys.stdin.fileno()) as keys:
        yield keys


@contextmanager
def _speaking(options: CoachOptions) -> Iterator[Voice]:
    voice = find_voice() if options.voice else Voice(None)
    try:
        yield voice
    finally:
        voice.close()
