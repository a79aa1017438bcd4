"""The morning's traffic light: today's pain on getting up against what is usual for this runner."""

from dataclasses import dataclass
from datetime import date
from statistics import median_low

from backstride.journal.runner import Runner
from backstride.knowledge.model import Knowledge, TrafficLight


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
    lights = knowledge.traffic_lights
    usual = usual_morning(runner, knowledge, today)
    if pain_0_10 >= knowledge.number("red-min-0-10"):
        return MorningLight(lights["red"], usual, f"{pain_0_10} out of 10 is above the limit.")
    for colour in ("green", "amber"):
        light = lights[colour]
        allowed = light.during_max_0_10 if usual is None else usual + (light.morning_above_baseline_max or 0)
        if allowed is not None and pain_0_10 <= allowed:
            return MorningLight(light, usual, _why(pain_0_10, usual))
    return MorningLight(lights["red"], usual, _why(pain_0_10, usual))


def usual_morning(runner: Runner, knowledge: Knowledge, today: date) -> int | None:
    """The lower median of the young morning scores before ``today``; None without any."""
    young = knowledge.number("baseline-days")
    scores = [c.what.pain_morning_0_10 for c in runner.check_ins if 0 < (today - c.on).days <= young]
    return median_low(scores) if scores else None


def _why(pain_0_10: int, usual: int | None) -> str:
    if usual is None:
        return f"{pain_0_10} out of 10; your usual level is not known yet."
    return f"{pain_0_10} out of 10; your usual morning is {usual}."
