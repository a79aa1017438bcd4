"""The answer to "why?" as a page."""

from backstride.cli.days import short
from backstride.cli.kb.sources import reference
from backstride.cli.page import bullets, heading, say
from backstride.cli.why.answer import Why
from backstride.cli.why.steps import step
from backstride.knowledge.model import Knowledge

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
    say(why.verdict, "strong")
    bullets(why.reasons)
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


def _decisions(why: Why, every: bool) -> None:
    heading("What was decided, newest first")
    newest = why.decisions[::-1]
    shown = newest if every else newest[:_LAST]
    for decision in shown:
        say(f"• {short(decision.on)}: {step(decision)}. {decision.why}", hang=2)
    if len(shown) < len(newest):
        say(f"{len(newest) - len(shown)} older ones: backstride why {why.item} --all", "quiet")
