"""Traffic lights in words and shape, never by colour alone."""

from backstride.advice.facts import Facts
from backstride.advice.response import Response, responses
from backstride.advice.running.distance import as_told
from backstride.advice.units import METRIC, Units
from backstride.journal import Run
from backstride.shown.run_words import KINDS
from backstride.shown.tone import Tone

SHAPES = {"green": "●", "amber": "▲", "red": "■", "stop": "✖"}
TONES: dict[str, Tone] = {"green": "good", "amber": "care", "red": "stop", "stop": "stop"}


def run_sentence(run: Run, units: Units = METRIC) -> str:
    """Such as ``easy run, 8.4 km in 52 min``."""
    stage = f", stage {run.stage}" if run.stage is not None else ""
    return f"{KINDS[run.kind].lower()}, {as_told(run.distance_m, units)} in {run.duration_s // 60} min{stage}"


def felt(run: Run) -> str:
    """How the run felt: pain in it and after it, and what pain alone does not say."""
    told = {"in it": run.pain_during_0_10, "after": run.pain_after_0_10}
    pains = ", ".join(f"{pain} {when}" for when, pain in told.items() if pain is not None)
    marks = [text for text, yes in (("limped", run.limped), ("leg signs", run.leg_signs)) if yes]
    return "; ".join([f"pain {pains}" if pains else "pain not told", *marks])


def latest_light(facts: Facts) -> Response | None:
    """The light of the run told last; None without a run."""
    runs = [each for each in responses(facts) if each.what == "run"]
    return max(runs, key=lambda each: each.nth, default=None)
