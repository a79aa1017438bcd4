"""The morning's traffic light: today's pain on getting up against what is usual for this runner."""

from dataclasses import dataclass
from datetime import date
from statistics import median_low

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge, TrafficLight

from .response import limits_of, morning_colour


@dataclass(frozen=True, slots=True)
class MorningLight:
    """green, amber or red, with the usual level (0 to 10; None when too little is known) and the reason."""

    light: TrafficLight
    usual_0_10: int | None
    why: str


def morning_light(pain_0_10: int, runner: Runner, knowledge: Knowledge, today: date) -> MorningLight:
    """Judge a morning score. Red comes first: from ``red-min-0-10`` on it is red whatever is usual.

    Usual is the lower median of the mornings of the last ``baseline-days`` before today. Without any, the score
    is judged by itself. Source: the traffic-light files.
    """
    usual = usual_morning(runner, knowledge, today)
    colour = morning_colour(pain_0_10, usual, limits_of(knowledge))
    above_all = pain_0_10 >= knowledge.number("red-min-0-10")
    why = f"{pain_0_10} out of 10 is above the limit." if above_all else _why(pain_0_10, usual)
    return MorningLight(knowledge.traffic_lights[colour], usual, why)


def usual_morning(runner: Runner, knowledge: Knowledge, today: date) -> int | None:
    """The lower median of the young morning scores before ``today``; None without any."""
    young = knowledge.number("baseline-days")
    scores = [c.what.pain_morning_0_10 for c in runner.check_ins if 0 < (today - c.on).days <= young]
    return median_low(scores) if scores else None


def _why(pain_0_10: int, usual: int | None) -> str:
    if usual is None:
        return f"{pain_0_10} out of 10; your usual level is not known yet."
    return f"{pain_0_10} out of 10; your usual morning is {usual}."
