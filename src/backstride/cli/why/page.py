"""The answer to "why?" as a page."""

from backstride.cli.page import bullets, heading, say
from backstride.knowledge.model import Knowledge
from backstride.shown.days import short
from backstride.shown.references import reference
from backstride.shown.why_answer import NO_PLAN, UNWANTED, Why
from backstride.shown.why_others import NO_RUN
from backstride.shown.why_steps import step

_LAST = 8
_STANDS = {
    "exercise": "Where you stand",
    "run": "Where you stand",
    "routine": "What is in it",
    "factor": "What speaks for it and against it",
    "day": "Good to know",
}


def show_why(why: Why, knowledge: Knowledge, every: bool = False) -> None:
    """Verdict and reasons first, then where the runner stands, what comes next, the evidence and its sources.

    ``every``: all decisions, not only the last ones; the newest is first.
    """
    heading(why.name)
    say(_with_command(why.verdict, why, knowledge), "strong")
    bullets(_with_command(each, why, knowledge) for each in why.reasons)
    if why.open:
        say("Your answers to these could change that:")
        bullets(why.open, indent=2)
    if why.stands:
        heading(_STANDS[why.kind])
        for line in why.stands:
            say(line.strip(), indent=2 if line.startswith(" ") else 0, hang=2 if line[:1] in "+-✓✗?" else 0)
    if why.next is not None:
        heading("What comes next")
        say(why.next)
        if why.waits_for:
            say(f"Why not yet: {why.waits_for}")
    if why.decisions:
        _decisions(why, every)
    if why.evidence:
        heading("How good the evidence is")
        bullets(why.evidence)
    if why.sources:
        heading("Sources")
        bullets(reference(knowledge.sources[each]) for each in why.sources if each in knowledge.sources)


def _with_command(text: str, why: Why, knowledge: Knowledge) -> str:
    """The sentence, and the command that helps where there is one."""
    commands = {
        NO_PLAN: "What to do now: backstride",
        UNWANTED: f"To have it again: backstride swap {why.item} --back",
        NO_RUN: "Tell your run days with: backstride tell run_days=tue,thu",
    }
    routine = knowledge.routines.get(why.item) if why.kind == "routine" and not why.days else None
    if routine is not None:
        commands[routine.when_to_do] = f"To do it today: backstride coach {routine.id}"
    return f"{text} {commands[text]}" if text in commands else text


def _decisions(why: Why, every: bool) -> None:
    heading("What was decided, newest first")
    newest = why.decisions[::-1]
    shown = newest if every else newest[:_LAST]
    for decision in shown:
        say(f"• {short(decision.on)}: {step(decision)}. {decision.why}", hang=2)
    if len(shown) < len(newest):
        say(f"{len(newest) - len(shown)} older ones: backstride why {why.item} --all", "quiet")
