"""Whether strength rests today, for a routine that the runner asks for by name."""

from backstride.knowledge.model import Routine

from .calendar import calendar
from .facts import Facts
from .pause import pause_days

_WEEK = 7


def strength_rests(facts: Facts, routine: Routine) -> str | None:
    """Why a routine with strength in it waits today, or None: too soon, often enough, or before or after a hard run."""
    number, exercises = facts.knowledge.number, facts.knowledge.exercises
    items = [exercises[item.exercise] for variant in routine.variants for item in variant.items]
    if routine.kind in ("activation", "skill") or not any(item.kind == "strength" for item in items):
        return None
    done = {each.on for each in facts.runner.sessions if each.what.session == "strength" and each.on <= facts.today}
    ago = [(facts.today - on).days for on in done]
    if any(days < pause_days(number("strength-gap-h")) for days in ago):
        return (
            f"The same muscles rest for {number('strength-gap-h')} hours between strength sessions. It waits for you."
        )
    if sum(days < _WEEK for days in ago) >= number("strength-per-week-max"):
        return "You have done strength as often this week as is good. Rest is part of it."
    today, tomorrow = calendar(facts, facts.today, 2)
    if tomorrow.demanding and any(item.muscle_group == "legs_hips" for item in items):
        return "Tomorrow is a hard or long run, so your legs rest today."
    if today.rest:
        return "You asked for no strength today."
    return None
