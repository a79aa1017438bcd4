"""What a simulated runner tells: mornings, answers to what is asked, news. Truthfully, or as their habits have it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import mean
from typing import Protocol

from backstride.advice.facts import Facts
from backstride.advice.screening.interview import Ask, next_ask
from backstride.journal import Answer, Answers, Profile
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Knowledge

from .people import FIRST_DAY, Person

_SCREENS_MAX = 60
"""A sitting never has more screens than this; a loop would be a fault of the interview."""


@dataclass(slots=True)
class Memory:
    """What the runner remembers of their own pain: true pain of mornings and runs by day.

    ``referred_since``: sent to somebody first. ``open_since``: questions wait for an answer.
    """

    mornings: dict[date, int] = field(default_factory=dict)
    runs: dict[date, int] = field(default_factory=dict)
    referred_since: date | None = None
    open_since: date | None = None


def said(person: Person, pain_0_10: int) -> int:
    """Pain as this runner tells it."""
    return max(0, pain_0_10 - person.habits.lie)


def first_answers(person: Person, knowledge: Knowledge) -> tuple[Profile, Answers]:
    """Every question answered on the first day."""
    homes: dict[str, dict[str, Answer]] = {"profile": {}, "answers": {}}
    for fact, answer in person.answers.items():
        homes[knowledge.question_of[fact].home][fact] = answer
    return Profile(answers=homes["profile"]), Answers(answers=homes["answers"])


def sitting(person: Person, memory: Memory, facts_now: "FactsNow", on: date) -> int:
    """Answer whatever is asked, screen by screen, until nothing more is; the number of screens.

    ``facts_now`` gives the facts of this moment and takes the answers.
    """
    for screens in range(_SCREENS_MAX):
        ask = next_ask(facts_now.facts())
        if ask is None:
            return screens
        facts_now.tell(_answers(person, memory, ask, on))
    raise RuntimeError(f"the interview of seed {person.seed} on {on} has no end")


def _answers(person: Person, memory: Memory, ask: Ask, on: date) -> Answers:
    asked: tuple[str, ...] = ask.checklist.facts if ask.checklist is not None else ()
    for question in (ask.question, ask.course_of):
        asked = (question.fact,) if question is not None else asked
    with_course = ask.course_of is not None
    return Answers(answers={fact: truth(person, memory, fact, on, with_course) for fact in asked})


class FactsNow(Protocol):
    """The facts of this moment; each telling makes them anew."""

    def facts(self) -> Facts:
        """Facts of what was told up to now."""

    def tell(self, body: Answers) -> None:
        """Add answers."""


def truth(person: Person, memory: Memory, fact: str, on: date, with_course: bool = False) -> Answer:
    """The answer to one question on this day."""
    sign = person.sign
    if sign is not None and fact == sign.fact and sign.first <= on < sign.gone:
        return Answer(value="yes", course="new" if with_course else None)
    value = _changing(person, memory, fact, on)
    return person.answers[fact] if value is None else Answer(value=value)


def _changing(person: Person, memory: Memory, fact: str, on: date) -> AnswerValue | None:
    """Answers that change as the weeks go by; None for all others."""
    past = [pain for day, pain in memory.mornings.items() if 0 <= (on - day).days < 14]
    if fact == "pain_now_0_10":
        return said(person, memory.mornings.get(on, 0))
    if fact == "pain_worst_0_10":
        return said(person, max(past, default=0))
    if fact == "pain_run_0_10" and memory.runs:
        return said(person, memory.runs[max(memory.runs)])
    if fact == "pain_course":
        return _course(memory, on)
    if fact == "duration":
        return _duration((on - FIRST_DAY).days)
    if fact == "clinician_cleared":
        return "yes" if _seen(person, memory, on) else "no"
    return None


def _course(memory: Memory, on: date) -> str:
    now = [pain for day, pain in memory.mornings.items() if 0 <= (on - day).days < 7]
    before = [pain for day, pain in memory.mornings.items() if 7 <= (on - day).days < 14]
    if not now or not before:
        return "on_and_off"
    change = mean(now) - mean(before)
    if abs(change) < 0.7:
        return "on_and_off" if max(now) > min(now) else "same"
    return "better" if change < 0 else "worse"


def _duration(days: int) -> str:
    if days < 28:
        return "two_to_six_weeks"
    return "six_weeks_to_three_months" if days < 77 else "over_three_months"


def _seen(person: Person, memory: Memory, on: date) -> bool:
    wait = person.habits.seen_after_days
    return wait is not None and memory.referred_since is not None and on >= memory.referred_since + timedelta(days=wait)
