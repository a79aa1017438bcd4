"""What to change first after an amber or red run: one or two things, by what the runner told, with the figures."""

from dataclasses import dataclass
from typing import Literal

from backstride.advice.facts import Facts

LeverId = Literal["flat", "walk-breaks", "shorter", "slower", "quicker-steps"]


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing to change. ``says``: what to do, with the figures filled in; ``why``: what told us."""

    id: LeverId
    name: str
    says: str
    why: str
    grade: str
    sources: tuple[str, ...]


def levers(facts: Facts) -> tuple[Lever, ...]:
    """The levers to try first, most fitting first; shorter when nothing told points elsewhere. Few at a time:
    with more, nobody knows which one helped.

    Source: progression rule ``amber-levers``.
    """
    chosen = dict.fromkeys([*_pointed_at(facts), "shorter", "walk-breaks"])
    return tuple(_lever(facts, lever) for lever in list(chosen)[: facts.knowledge.number("levers-at-a-time")])


def _pointed_at(facts: Facts) -> list[LeverId]:
    """What the answers and the last runs point at, strongest hint first."""
    found: list[LeverId] = []
    if facts.value("downhill_hurts") == "yes":
        found.append("flat")
    if facts.value("distance_effect") == "grows" or facts.value("tired_late_in_runs") == "yes":
        found.append("walk-breaks")
    if facts.value("distance_effect") == "only_after":
        found.append("shorter")
    if _last_sore_run_was_hard(facts):
        found.append("slower")
    if facts.value("downhill_hurts") == "yes":
        found.append("quicker-steps")
    return found


def _last_sore_run_was_hard(facts: Facts) -> bool:
    green = facts.knowledge.number("green-max-0-10")
    runs = (run.what for run in facts.runner.runs if run.on <= facts.today)
    sore = [run for run in runs if max(run.pain_during_0_10 or 0, run.pain_after_0_10 or 0) > green]
    return bool(sore) and sore[-1].kind in ("hard", "race")


def _lever(facts: Facts, lever: LeverId) -> Lever:
    guidance = facts.knowledge.guidance[f"run-lever-{lever}"]
    figures = _figures(facts, lever)
    return Lever(
        lever, guidance.name, f"{guidance.says} {figures}".strip(), guidance.does or guidance.says, guidance.grade,
        guidance.sources,
    )  # fmt: skip


def _figures(facts: Facts, lever: LeverId) -> str:
    number = facts.knowledge.number
    if lever == "shorter":
        return f"{number('amber-cut-min-pct')} to {number('amber-cut-max-pct')} percent less is enough."
    if lever == "slower":
        return f"{number('amber-speed-cut-min-pct')} to {number('amber-speed-cut-max-pct')} percent slower is enough."
    if lever == "walk-breaks":
        return f"Run {number('amber-run-min')} minutes, walk {number('amber-walk-min')}, and repeat."
    if lever == "quicker-steps":
        low, high = number("amber-cadence-rise-min-pct"), number("amber-cadence-rise-max-pct")
        return f"{low} to {high} percent more is enough."
    return f"Do so until pain is at {number('downhill-back-max-0-10')} out of 10 or less."
