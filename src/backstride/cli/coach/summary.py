"""What is left on the runner's own screen after a session."""

from backstride.cli.page import bullets, heading, say
from backstride.coach import words
from backstride.coach.outcome import Outcome
from backstride.coach.stop_words import stop_words
from backstride.journal import DoneItem
from backstride.knowledge.model import Knowledge

NEXT_MORNING = "See how your back is in an hour and tomorrow morning. That decides what comes next."
AGAIN = "Before the next session the warning signs are asked again."


def print_summary(outcome: Outcome | None, knowledge: Knowledge, region: str | None) -> None:
    """Print what was done, and what to do now."""
    if outcome is None:
        say("Not started. Nothing is written down.")
        return
    if outcome.stopped_by is not None:
        heading(f"Stopped: {knowledge.stop_rules[outcome.stopped_by].name}", "stop")
        say(stop_words(outcome.stopped_by, knowledge, region), "strong")
        say()
    else:
        heading("Session done" if outcome.completed else "Done for today", "good")
    say(f"{words.length(outcome.duration_s).capitalize()}.{_pain(outcome)}")
    bullets(_item(item, knowledge) for item in outcome.items)
    say()
    say(AGAIN if outcome.stopped_by else NEXT_MORNING)


def _pain(outcome: Outcome) -> str:
    told = (
        ("before", outcome.pain_before_0_10),
        ("during", outcome.pain_during_0_10),
        ("after", outcome.pain_after_0_10),
    )
    pains = [f"{pain} {when}" for when, pain in told if pain is not None]
    effort = f" Effort {outcome.effort_0_10} of 10." if outcome.effort_0_10 is not None else ""
    return (f" Pain {', '.join(pains)}." if pains else "") + effort


def _why_none(item: DoneItem) -> str:
    if item.skipped:
        return "left out"
    return "not reached" if item.hurt_0_10 is None else "not finished"


def _item(item: DoneItem, knowledge: Knowledge) -> str:
    name = knowledge.exercises[item.exercise].name
    if not item.sets_done:
        return f"{name}: {_why_none(item)}"
    sets = "1 set" if item.sets_done == 1 else f"{item.sets_done} sets"
    return f"{name}: {sets}{', made easier' if item.easier else ''}"
