"""The coach's full screen: ``frame`` says what is on it, ``Screen`` puts that on a terminal."""

import os
from typing import TextIO

from backstride.cli.coach.asking import asking
from backstride.cli.coach.digits import big, countdown
from backstride.cli.coach.view import (
    Line,
    Piece,
    Tone,
    View,
    bar,
    both_ends,
    fitted,
    labelled,
    line,
    margin_of,
    placed,
    wrapped,
)
from backstride.cli.page import clock
from backstride.coach import words
from backstride.coach.cues import moment
from backstride.coach.script import Step, instructions

TONES: dict[str, Tone] = {
    "get_ready": "care", "next": "care", "work": "go", "switch_sides": "care", "rest": "rest", "done": "go",
}  # fmt: skip
KEYS = (("space", "pause"), ("enter", "done"), ("b", "back"), ("n", "skip"), ("e", "easier"), ("u", "harder"),
        ("h", "hurts"), ("q", "stop"))  # fmt: skip
SKILL_KEYS = (*KEYS[:6], ("l", "lost it, start again"), *KEYS[6:])
PAUSED_KEYS = (("space", "go on"), *KEYS[2:])
SHORT_ROWS = 18
AIRY_ROWS = 24
ROOMY_ROWS = 28
GAP = 5


def frame(view: View, columns: int, rows: int) -> list[Line]:
    """Every line of the screen for this player, ``rows`` of them, none longer than ``columns``."""
    width = columns - 2 * margin_of(columns)
    drawn = _doing if view.player.state in ("running", "paused") else asking
    return placed(drawn(view, width, rows), columns)


def _doing(view: View, width: int, rows: int) -> list[Line]:
    step, paused = view.player.step, view.player.state == "paused"
    tone: Tone = "quiet" if paused else TONES[step.kind]
    gap = [line()] if rows >= AIRY_ROWS else []
    top = [*_head(view, width), *gap, *_name(step, paused, tone, width), *gap, *_clock(view, width, rows, tone)]
    notice = wrapped(view.note, width, "care") if view.note else []
    middle = [*notice, *gap, *_how(view, width, gap)]
    return fitted(top, middle, [line(), *key_lines(_keys(view, paused), width)], rows)


def _keys(view: View, paused: bool) -> tuple[tuple[str, str], ...]:
    skill = view.knowledge.exercises[view.player.step.exercise].kind == "skill"
    return PAUSED_KEYS if paused else SKILL_KEYS if skill else KEYS


def _head(view: View, width: int) -> list[Line]:
    player, total_s = view.player, view.player.script.total_s
    gone_s = sum(each.seconds for each in player.script.steps[: player.at]) + player.into_s
    return [
        both_ends(view.session.title, f"{clock(total_s - gone_s)} left", width, "quiet"),
        bar(gone_s, total_s, width, "quiet", view.blocks),
    ]


def _name(step: Step, paused: bool, tone: Tone, width: int) -> list[Line]:
    title = _title(step, paused)
    name = [Line(((title, tone), (step.name, "strong")))]
    if len(name[0].text()) > width:
        name = wrapped(name[0].text(), width, tone)
    return [*name, *wrapped(_what(step), width, "quiet")]


def _title(step: Step, paused: bool) -> str:
    if paused:
        return "Paused: "
    return {"work": "", "rest": "Rest. Next: "}.get(step.kind, f"{step.title}: ")


def _what(step: Step) -> str:
    """Level, how much, which set and round: in one line."""
    parts = (
        step.level_name if step.level_name != step.name else "",
        words.amount(step.reps, step.hold_s, step.work_s) + (" each side" if step.side else ""),
        f"set {step.set} of {step.of_sets}" if step.of_sets > 1 else "",
        f"round {step.round} of {step.of_rounds}" if step.of_rounds > 1 else "",
    )
    text = " · ".join(part for part in parts if part)
    return text[0].upper() + text[1:]


def _clock(view: View, width: int, rows: int, tone: Tone) -> list[Line]:
    """The countdown, beside or above what is going on now, and the bar of this step."""
    player, now = view.player, _now(view)
    figures = countdown(player.left_s)
    step_bar = bar(player.into_s, player.step.seconds, width, tone, view.blocks)
    if rows < SHORT_ROWS:
        return [Line(((figures, tone), ("   " + " · ".join(text for text, _ in now), "strong"))), step_bar]
    drawn = big(figures, "█" if view.blocks else "#")
    if len(drawn[0]) + GAP + max(len(text) for text, _ in now) > width:
        below: list[Piece] = [piece for text, its in now for piece in ((text, its), ("   ", its)) if text]
        return [*(line(row, tone) for row in drawn), Line(tuple(below)), step_bar]
    beside: dict[int, Piece] = dict(enumerate(now, 1))
    lines = [Line(((row + " " * GAP, tone), beside.get(nth, ("", "plain")))) for nth, row in enumerate(drawn)]
    return [*lines, *([line()] if rows >= ROOMY_ROWS else []), step_bar]


def _now(view: View) -> list[Piece]:
    """The side, and in a set of repetitions which one it is and what to do in it."""
    player, step = view.player, view.player.step
    side = words.side(step.side).capitalize()
    if step.side and step.kind in ("get_ready", "next", "rest"):
        side += " first" if len(player.script.bouts[step.bout].sides) > 1 else ""
    if step.kind != "work" or step.reps is None or step.rep_s is None:
        return [(side, "strong")]
    at = moment(step.reps, step.rep_s, step.hold_s, player.into_s)
    doing = {"move": "Move", "hold": words.HOLD, "relax": words.RELAX}[at.doing]
    count = f"{at.rep} of {step.reps}" if step.reps > 1 else ""
    held: Piece = (f"{doing} {at.left_s}", "go" if at.doing == "hold" else "plain")
    return [
        piece for piece in ((side, "strong"), (count, "strong"), held if step.hold_s else ("", "plain")) if piece[0]
    ]


def _how(view: View, width: int, gap: list[Line]) -> list[Line]:
    """The one thing to keep in mind, then how to do it."""
    step = view.player.step
    how = instructions(step.exercise, step.level, view.knowledge)
    before = [] if step.kind == "work" else [*wrapped(how.start, width), *gap]
    cue = [*wrapped(step.cue, width, "strong"), *gap] if step.kind == "work" else []
    steps = [each for nth, text in enumerate(how.steps, 1) for each in wrapped(text, width, mark=f"{nth}  ")]
    return [
        *cue,
        *before,
        *steps,
        *labelled("Avoid    ", how.avoid, width),
        *labelled("Feel     ", how.feel, width),
        *([] if step.cue == how.breathing else labelled("Breathe  ", how.breathing, width)),
    ]


def key_lines(keys: tuple[tuple[str, str], ...], width: int) -> list[Line]:
    """The keys and what they do, in as many lines as it takes."""
    rows: list[list[Piece]] = [[]]
    for key, does in keys:
        pieces: list[Piece] = [(key, "key"), (f" {does}  ", "quiet")]
        if rows[-1] and sum(len(text) for text, _ in (*rows[-1], *pieces)) > width + 2:
            rows.append([])
        rows[-1] += pieces
    return [Line(tuple(row)) for row in rows]


class Screen:
    """A terminal's alternate screen. Only lines that changed are written again."""

    def __init__(self, out: TextIO, colours: bool, bell: bool) -> None:
        self._out = out
        self._colours = colours
        self._bell = bell
        self._shown: list[str] = []
        self._size = (0, 0)

    def open(self) -> None:
        """Begin: the runner's own screen is kept and comes back with ``close``."""
        self._shown = []
        self._write("\x1b[?1049h\x1b[?25l\x1b[2J")

    def close(self) -> None:
        """The runner's own screen and cursor again."""
        self._write("\x1b[?25h\x1b[?1049l")

    def draw(self, view: View) -> None:
        """Show this."""
        size = os.get_terminal_size(self._out.fileno())
        if size != self._size:
            self._size, self._shown = size, []
            self._write("\x1b[2J")
        lines = frame(view, max(20, size.columns), max(8, size.lines))
        rows = [each.painted() if self._colours else each.text() for each in lines]
        before = self._shown or [""] * len(rows)
        changed = [
            f"\x1b[{nth};1H\x1b[2K{row}"
            for nth, (row, old) in enumerate(zip(rows, before, strict=True), 1)
            if row != old
        ]
        self._shown = rows
        if changed:
            self._write("".join(changed))

    def beep(self) -> None:
        """The terminal's bell."""
        if self._bell:
            self._write("\a")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
