"""The answer to "why?" as a page."""

from backstride.advice.progression.progress import Decision
from backstride.cli.days import short
from backstride.cli.kb.sources import reference
from backstride.cli.page import bullets, heading, say
from backstride.cli.why.answer import Why
from backstride.knowledge.model import Knowledge

_LAST = 5
_STANDS = {
    "exercise": "Where you stand",
    "run": "Where you stand",
    "routine": "What is in it",
    "factor": "What speaks for it and against it",
    "day": "Good to know",
}


def show_why(why: Why, knowledge: Knowledge) -> None:
    """Verdict and reasons first, then where the runner stands, what comes next, the evidence and its sources."""
    heading(why.name)
    say(why.verdict, "strong")
    bullets(why.reasons)
    if why.open:
        say("Your answers to these could change that:")
        bullets(why.open, indent=2)
    if why.stands:
        heading(_STANDS[why.kind])
        for line in why.stands:
            say(line, hang=2 if line[:1] in "+-" else 0)
    if why.next is not None:
        heading("What comes next")
        say(why.next)
        if why.waits_for:
            say(f"It waits: {why.waits_for}")
    if why.decisions:
        heading("What was decided")
        for decision in why.decisions[-_LAST:]:
            say(f"• {short(decision.on)}: {step(decision)}. {decision.why}", hang=2)
    if why.evidence:
        heading("How good the evidence is")
        bullets(why.evidence)
    if why.sources:
        heading("Sources")
        bullets(reference(knowledge.sources[each]) for each in why.sources if each in knowledge.sources)


def step(decision: Decision) -> str:
    """What a decision changed, such as ``2 × 8, now 2 × 10``."""
    if decision.before == decision.after:
        return f"stays at {decision.after}"
    return f"{decision.before}, now {decision.after}" if decision.before else decision.after
