"""Asking for a run in the terminal: what was not said yet, a line each; Enter leaves out what may be left out."""

from collections.abc import Callable
from typing import TypeVar

import typer

from backstride.cli.page import problem, say
from backstride.cli.run.reading import DISTANCE, FROM_0_TO_10, TIME, distance_m, duration_s, from_0_to_10
from backstride.journal import Run
from backstride.journal.entry import RunKind

T = TypeVar("T")
_KINDS: dict[str, RunKind] = {"e": "easy", "l": "long", "h": "hard", "r": "race"}


def ask_run(told: Run | None) -> Run:
    """The run, asked for from the beginning, or only how it felt where distance and time were told.

    The end of input ends the command with exit code 1; nothing was written.
    """
    if told is None:
        far = _ask("How far, in km?", distance_m, DISTANCE)
        long = _ask("How long, in minutes?", duration_s, TIME)
        kind: RunKind = _ask("What kind: easy, long, hard or race? Enter for easy.", _kind, "easy, long, hard or race")
        told = Run(distance_m=far, duration_s=long, kind=kind)
    say("From 0 (nothing) to 10 (the most you can think of). Enter leaves it out.", "quiet")
    during = _perhaps("Pain while running?")
    after = _perhaps("Pain in the hour after?")
    effort = _perhaps("How hard was it?")
    limped = _yes("Did you limp? y for yes, Enter for no.")
    stopped = _yes("Did pain make you stop? y for yes, Enter for no.")
    leg = _yes("Anything new in a leg: pain, tingling, numbness, weakness? y for yes, Enter for no.")
    return told.model_copy(
        update={
            "pain_during_0_10": during, "pain_after_0_10": after, "effort_0_10": effort,
            "limped": limped, "stopped_by_pain": stopped, "leg_signs": leg,
        }
    )  # fmt: skip


def _ask(question: str, read: Callable[[str], T | None], allowed: str) -> T:
    while True:
        line = _line(question)
        found = read(line)
        if found is not None:
            return found
        problem(f"{line.strip()!r} is not allowed; {allowed}")


def _perhaps(question: str) -> int | None:
    while True:
        line = _line(question)
        if not line.strip():
            return None
        found = from_0_to_10(line)
        if found is not None:
            return found
        problem(f"{line.strip()!r} is not allowed; {FROM_0_TO_10}, or Enter")


def _yes(question: str) -> bool:
    words = {"y": True, "yes": True, "?": True, "n": False, "no": False, "": False}
    return _ask(question, lambda line: words.get(line.strip().casefold()), "y or n")


def _kind(line: str) -> RunKind | None:
    word = line.strip().casefold()
    return "easy" if not word else _KINDS.get(word[0]) if word in (*_KINDS, *_KINDS.values()) else None


def _line(question: str) -> str:
    try:
        return input(f"{question} ")
    except (EOFError, KeyboardInterrupt):
        problem("nothing was written")
        raise typer.Exit(1) from None
