"""What was told to a question, in the words of the question."""

from backstride.advice.facts import Facts, Known
from backstride.advice.units import Units
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Question
from backstride.shown.asking_words import COURSE_TEXTS, COURSES
from backstride.shown.number_asked import number_asked

NOT_TOLD = "Not told yet"
SECTIONS = {
    "you": "You",
    "emergency": "Signs that need help at once",
    "urgent": "Signs to be seen soon",
    "pain": "Your pain",
    "legs": "Your legs",
    "history": "Your health",
    "body": "What suits your body",
    "running": "Your running",
    "life": "Sleep, stress and worry",
    "week": "Your week",
    "story": "In your own words",
}
"""Part of the questions -> what it is called."""

_PLAIN = {"yes": "Yes", "no": "No", "not_sure": "Not sure"}


def answer_words(fact: str, facts: Facts) -> str:
    """Such as ``2 to 6 weeks``, or ``Yes. New in the last two weeks``; what is out of date says so."""
    question, state = facts.knowledge.question_of[fact], facts.state(fact)
    finding = facts.runner.findings.get(fact)
    if finding is None:
        return NOT_TOLD
    said = _value(question, finding.value, facts.units)
    if finding.course is not None:
        said = f"{said}. {COURSE_TEXTS[COURSES.index(finding.course)]}"
    return said if isinstance(state, Known) or state == "unsure" else f"{said}. Some time ago: to be told again"


def _value(question: Question, value: AnswerValue, units: Units) -> str:
    if isinstance(value, tuple):
        return ", ".join(_option(question, each) for each in value) or "None"
    if isinstance(value, int):
        return _number(question, value, units)
    return _PLAIN.get(value) or _option(question, value)


def _option(question: Question, value: str) -> str:
    return next((option.text for option in question.options if option.id == value), value or "Nothing")


def _number(question: Question, value: int, units: Units) -> str:
    if question.min_text is not None:
        return f"{value} of {question.max}"
    asked = number_asked(question, units)
    return " ".join(f"{field} {unit}" for field, unit in zip(asked.fields(value), asked.units, strict=True))
