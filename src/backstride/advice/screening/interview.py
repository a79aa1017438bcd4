"""What to ask next: one screen at a time, safety first, ending early on an emergency."""

from dataclasses import dataclass

from backstride.advice.facts import CLEARANCE, Facts, Known
from backstride.knowledge.model import Checklist, Grid, Knowledge, Question

from .outcome import Referred, Screening
from .screen import screen_facts


@dataclass(frozen=True, slots=True)
class Ask:
    """One screen: a single question, a checklist of yes/no questions, or the course of a sign just told.

    Exactly one of ``question``, ``checklist`` and ``course_of`` is set; ``step`` of about ``steps`` in all.
    ``needed``: safety rests on it, so it is answered (or "not sure") and not left out. ``grid``: questions like
    this one, which a screen with room may ask together with it.
    """

    question: Question | None = None
    checklist: Checklist | None = None
    course_of: Question | None = None
    grid: Grid | None = None
    step: int = 0
    steps: int = 0
    needed: bool = False


def next_ask(facts: Facts, skipped: frozenset[str] = frozenset()) -> Ask | None:
    """The next screen, or None when the interview is over: an emergency, a referral that is settled, or all asked.

    ``skipped``: facts that the runner chose to leave out this time; what safety needs cannot be skipped for good,
    only "not sure" ends it, so skipped facts simply stay missing.
    """
    outcome = screen_facts(facts)
    course = _course_to_ask(facts)
    if course is not None:
        return Ask(course_of=course)
    if isinstance(outcome, Referred) and outcome.level == "emergency":
        return None
    wanted = [fact for fact in _wanted(facts, outcome) if fact not in skipped]
    if not wanted:
        return None
    asked = sum(facts.state(fact) != "missing" for fact in facts.knowledge.question_of)
    step, steps = asked + 1, asked + len(wanted)
    checklist = facts.knowledge.checklist_of.get(wanted[0])
    if checklist is not None:
        needed = not set(outcome.missing).isdisjoint(checklist.facts)
        return Ask(checklist=checklist, step=step, steps=steps, needed=needed)
    question = facts.knowledge.question_of[wanted[0]]
    grid = facts.knowledge.grid_of.get(question.fact)
    return Ask(question=question, grid=grid, step=step, steps=steps, needed=question.fact in outcome.missing)


def screens(missing: tuple[str, ...], knowledge: Knowledge) -> int:
    """How many screens ask these facts: a checklist asks several at once."""
    return len({getattr(knowledge.checklist_of.get(fact), "id", fact) for fact in missing})


def _wanted(facts: Facts, outcome: Screening) -> list[str]:
    """After a referral only what could make it more urgent; else what safety needs, then all that applies."""
    if isinstance(outcome, Referred):
        return list(outcome.missing) or _clearance(facts, outcome)
    every = [fact for fact in facts.knowledge.question_of if facts.state(fact) == "missing" and fact != CLEARANCE]
    about_you = [fact for fact in every if facts.knowledge.question_of[fact].section == "you"]
    return list(dict.fromkeys([*about_you, *outcome.missing, *_clearance(facts, outcome), *every]))


def _clearance(facts: Facts, outcome: Screening) -> list[str]:
    """Whether a clinician said yes is asked of those who were told to see one, and whom a yes would help."""
    flags = facts.knowledge.red_flags
    helps = any(finding.level == "clinician" and flags[finding.id].clearable for finding in outcome.findings)
    return [CLEARANCE] if helps and facts.state(CLEARANCE) == "missing" else []


def _course_to_ask(facts: Facts) -> Question | None:
    for fact, question in facts.knowledge.question_of.items():
        state = facts.state(fact)
        if question.asks_course and isinstance(state, Known) and state.value == "yes" and state.course is None:
            return question
    return None
