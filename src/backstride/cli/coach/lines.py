"""The coach without a screen: one line a step, for pipes, logs and screen readers."""

from typing import TextIO

from backstride.cli.coach.asking import asking
from backstride.cli.coach.view import View
from backstride.cli.page import clock
from backstride.coach import words
from backstride.coach.script import Step

_WIDE = 1000


class Lines:
    """Writes a line when a step begins, and a question when one is asked."""

    def __init__(self, out: TextIO, bell: bool) -> None:
        self._out = out
        self._bell = bell
        self._said: object = None

    def open(self) -> None:
        """Nothing to prepare."""

    def close(self) -> None:
        """Nothing to put back."""

    def draw(self, view: View) -> None:
        """Write what is new since the last time."""
        player = view.player
        moving = player.state in ("running", "paused")
        new = (
            player.state,
            player.at if moving else 0,
            len(player.script.steps),
            view.asked,
            view.ticked,
            view.listing,
        )
        if new == self._said:
            return
        self._said = new
        if player.state == "paused":
            self._write(f"{clock(player.elapsed_s)}  {words.PAUSED}")
        elif moving:
            self._write(f"{clock(player.elapsed_s)}  {step_line(player.step)}")
        elif player.state != "finished":
            self._write(" ".join(text for line in asking(view, _WIDE, 100) if (text := line.text().strip())))

    def beep(self) -> None:
        """The terminal's bell."""
        if self._bell:
            self._out.write("\a")
            self._out.flush()

    def _write(self, text: str) -> None:
        self._out.write(text + "\n")
        self._out.flush()


def step_line(step: Step) -> str:
    """A step in one line: ``Go: Bird dog, left side, set 1 of 3, 6 times, hold 8 s (60 s)``."""
    if step.kind != "work":
        title = f"{step.title}: " if step.kind in ("get_ready", "next") else ""
        return f"{title}{step.cue} ({words.length(step.seconds)})"
    parts = (
        step.name,
        words.side(step.side),
        f"set {step.set} of {step.of_sets}" if step.of_sets > 1 else "",
        f"round {step.round} of {step.of_rounds}" if step.of_rounds > 1 else "",
        words.amount(step.reps, step.hold_s, step.work_s) if step.reps else "",
    )
    return f"{step.title}: {', '.join(part for part in parts if part)} ({words.length(step.seconds)}). {step.cue}"
