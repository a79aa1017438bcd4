"""Whether today is for easy walking and mobility only."""

from .facts import Facts


def is_calm_day(facts: Facts) -> bool:
    """Whether the back needs a calm day: a flare, a back that just seized up, or pain at red now."""
    strong = (facts.number("pain_now_0_10") or 0) >= facts.knowledge.number("red-min-0-10")
    return strong or facts.holds("in_flare") or facts.value("locked_last_24h") == "yes"
