"""The walk/run ladder: stages 0 to the last without a gap, their minutes right, none easier than the one before."""

from collections.abc import Iterator
from itertools import pairwise

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

ROUNDED_MIN = 1
"""The stage table rounds its running minutes; 7 x 1:30 stands there as 10."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Missing or repeated stages, wrong sums, and a stage with less running than the one before."""
    stages = sorted(knowledge.run_stages.values(), key=lambda stage: (stage.stage, stage.id))
    for number, stage in enumerate(stages):
        if stage.stage != number:
            message = f"stages count 0, 1, 2 ...; this is stage {stage.stage} where {number} is due"
            yield Problem(place_of("run_stages", stage.id), message, "run_stages")
            break
    for stage in stages:
        run_s = stage.repeats * stage.run_s
        if abs(run_s - stage.run_min_total * 60) >= ROUNDED_MIN * 60:
            message = f"{stage.repeats} x {stage.run_s} s are {run_s} s of running, not {stage.run_min_total} min"
            yield Problem(place_of("run_stages", stage.id), message, "run_stages")
    for before, after in pairwise(stages):
        if after.run_min_total < before.run_min_total:
            message = f"less running than stage {before.stage}"
            yield Problem(place_of("run_stages", after.id), message, "run_stages")
