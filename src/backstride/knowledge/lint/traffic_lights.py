"""Four lights, one of each colour, and each stricter light begins where the one below it ends."""

from collections.abc import Iterator
from itertools import pairwise

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

COLOURS = ("green", "amber", "red", "stop")
LIMITS = ("during_max_0_10", "morning_above_baseline_max")


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Missing or repeated colours, wrong ranks, and limits that fall as the light gets stricter."""
    lights = sorted(knowledge.traffic_lights.values(), key=lambda light: (light.rank, light.id))
    if sorted(light.colour for light in lights) != sorted(COLOURS):
        yield Problem("traffic_lights", f"there is one light of each colour: {', '.join(COLOURS)}", "traffic_lights")
    for light in lights:
        if light.rank != COLOURS.index(light.colour):
            message = f"{light.colour} has rank {COLOURS.index(light.colour)}, not {light.rank}"
            yield Problem(place_of("traffic_lights", light.id), message, "traffic_lights")
    for milder, stricter in pairwise(lights):
        for limit in LIMITS:
            low, high = getattr(milder, limit), getattr(stricter, limit)
            if low is not None and high is not None and high < low:
                message = f"{limit} is {high}, below the {low} of {milder.colour}"
                yield Problem(place_of("traffic_lights", stricter.id), message, "traffic_lights")
