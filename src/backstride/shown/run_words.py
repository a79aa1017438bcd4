"""Runs, distances and stages in words."""

from collections.abc import Sequence

from backstride.advice.running.distance import rounded_down
from backstride.advice.running.run_day import RunDay
from backstride.advice.session import RunningAdvice
from backstride.advice.units import METRIC, Units
from backstride.journal.entry import RunKind
from backstride.knowledge.model import Knowledge
from backstride.shown.days import short
from backstride.shown.tone import Tone

KINDS: dict[RunKind, str] = {"easy": "Easy run", "long": "Long run", "hard": "Hard run", "race": "Race"}
ANSWERS: dict[str, tuple[str, Tone]] = {
    "yes": ("yes", "good"),
    "easy": ("easy only", "care"),
    "no": ("no", "stop"),
}


def run_lines(run: RunDay, knowledge: Knowledge, units: Units = METRIC) -> list[str]:
    """What is run, whether, and how far: a line each."""
    if run.answer == "no":
        return (
            ["No run"]
            if run.stage is None
            else ["No run yet", f"Stage {run.stage}: {stage_name(run.stage, knowledge)}"]
        )
    gently = ", gently" if run.kind == "easy" else f": {ANSWERS[run.answer][0]}"
    lines = [KINDS[run.kind] if run.answer == "yes" else KINDS[run.kind] + gently]
    if run.stage is not None:
        lines.append(f"Stage {run.stage}: {stage_name(run.stage, knowledge)}")
    about = None if run.distance_m is None else rounded_down(run.distance_m, units)
    most = None if run.distance_max_m is None else rounded_down(run.distance_max_m, units)
    if about is not None and about != most:
        lines.append(f"about {about}")
    if most is not None:
        lines.append(f"at most {most}")
    return lines


def run_reasons(runs: Sequence[RunDay]) -> list[str]:
    """What is said about these runs; days of which the same is said together."""
    by_reason: dict[str, list[str]] = {}
    for run in runs:
        text = run.says if run.says == run.why else f"{run.says} {run.why}"
        by_reason.setdefault(text, []).append(short(run.on))
    return [f"{', '.join(days)}: {text}" for text, days in by_reason.items()]


def how_far(run: RunDay, knowledge: Knowledge, units: Units = METRIC) -> str:
    """Stage and distance in one line; empty when nothing is known of them, or there is no run."""
    return ", ".join(run_lines(run, knowledge, units)[1:])


def stage_name(stage: int, knowledge: Knowledge) -> str:
    """What is done at a stage of the walk and run ladder."""
    found = next((each for each in knowledge.run_stages.values() if each.stage == stage), None)
    return found.name if found else "not known here"


def answer_line(running: RunningAdvice | RunDay) -> tuple[str, Tone]:
    """Such as ``Run today: easy only``, with its tone."""
    word, tone = ANSWERS[running.answer]
    return f"Run today: {word}", tone
