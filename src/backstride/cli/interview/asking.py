"""Asking in the terminal: one screen at a time, read as one line, and what a line means as an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from backstride.cli.page import bullets, say
from backstride.journal import Answer
from backstride.knowledge.model import Checklist, Knowledge, Question
from backstride.shown.asking_words import COURSE_ASK, COURSE_TEXTS, COURSES

Wish = Literal["back", "quit", "skip", "why"]
WISHES: dict[str, Wish] = {
    "b": "back",
    "back": "back",
    "q": "quit",
    "quit": "quit",
    "": "skip",
    "w": "why",
    "why": "why",
}
NOT_SURE = ("?", "not sure", "not_sure", "unsure")
Answers = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that is no answer; ``message`` says what is allowed."""

    message: str


def show_question(question: Question, ask: str | None = None) -> None:
    """The question with its numbered options."""
    say(ask or question.ask, "strong")
    if question.type == "yes_no":
        say("y yes   n no" + ("   ? not sure" if question.not_sure else ""))
    elif question.type in ("choice", "multi"):
        bullets_numbered([option.text for option in question.options])
        if question.type == "multi":
            say("0  None of these")
        if question.not_sure:
            say("?  Not sure")
        say("Numbers, with commas between them." if question.type == "multi" else "One number.", "quiet")
    elif question.type == "integer":
        unsure = ", or ? for not sure" if question.not_sure else ""
        unit = "" if question.unit in (None, f"{question.min}-{question.max}") else f" ({question.unit})"
        low, high = question.min_text, question.max_text
        ends = f" {question.min}: {low}. {question.max}: {high}." if low and high else ""
        say(f"A whole number from {question.min} to {question.max}{unit}{unsure}.{ends}", "quiet")
    else:
        say("In your own words, on one line.", "quiet")


def show_checklist(checklist: Checklist, knowledge: Knowledge) -> None:
    """The checklist with its numbered signs."""
    say(checklist.ask, "strong")
    bullets_numbered([knowledge.question_of[fact].ask for fact in checklist.facts])
    say(f"0  {checklist.none_text}")
    say("All that apply, with commas. Put ? behind a number when you are not sure, such as 2?", "quiet")


def show_course(question: Question) -> None:
    """When a sign that was told began, and whether it changes."""
    say("About this:")
    say(question.ask, indent=2)
    say(COURSE_ASK, "strong")
    bullets_numbered(list(COURSE_TEXTS))
    say("One number.", "quiet")


def bullets_numbered(texts: list[str]) -> None:
    """Texts with their numbers from 1."""
    for number, text in enumerate(texts, start=1):
        bullets([text], mark=f"{number} " if number < 10 else str(number))


def read_question(question: Question, line: str) -> Answer | Fault:
    """The answer to one question."""
    text = line.strip()
    if text.lower() in NOT_SURE:
        return Answer(value="not_sure") if question.not_sure else Fault("This one needs an answer.")
    return _READERS[question.type](question, text)


def read_checklist(checklist: Checklist, knowledge: Knowledge, line: str) -> Answers | Fault:
    """Yes for the numbers given, not sure for those with a question mark, no for the others."""
    if line.strip().lower() in ("0", "none", "n", "no"):
        return dict.fromkeys(checklist.facts, Answer(value="no"))
    ticked: dict[str, str] = {}
    for part in line.replace(",", " ").split():
        number = _number(part.removesuffix("?"))
        if number is None or not 1 <= number <= len(checklist.facts):
            return Fault(f"{part!r} is not allowed; numbers from 1 to {len(checklist.facts)}, or 0 for none.")
        fact = checklist.facts[number - 1]
        unsure = part.endswith("?") and knowledge.question_of[fact].not_sure
        ticked[fact] = "not_sure" if unsure else "yes"
    return {fact: Answer(value=ticked.get(fact, "no")) for fact in checklist.facts}


def read_course(line: str) -> Answer | Fault:
    """A yes with its course."""
    text = "4" if line.strip().lower() in NOT_SURE else line.strip()
    number = _number(text)
    if number is None or not 1 <= number <= len(COURSES):
        return Fault(f"{text!r} is not allowed; a number from 1 to {len(COURSES)}.")
    return Answer.model_validate({"value": "yes", "course": COURSES[number - 1]})


def _yes_no(question: Question, text: str) -> Answer | Fault:
    word = text.lower()
    if word in ("y", "yes"):
        return Answer(value="yes")
    return Answer(value="no") if word in ("n", "no") else Fault("y for yes, n for no" + _or_unsure(question))


def _choice(question: Question, text: str) -> Answer | Fault:
    number = _number(text)
    if number is None or not 1 <= number <= len(question.options):
        return Fault(f"{text!r} is not allowed; a number from 1 to {len(question.options)}" + _or_unsure(question))
    return Answer(value=question.options[number - 1].id)


def _multi(question: Question, text: str) -> Answer | Fault:
    if text.lower() in ("0", "none"):
        return Answer(value=())
    numbers = [_number(part) for part in text.replace(",", " ").split()]
    if not all(number is not None and 1 <= number <= len(question.options) for number in numbers):
        return Fault(f"Numbers from 1 to {len(question.options)} with commas, or 0 for none" + _or_unsure(question))
    chosen = {question.options[number - 1].id for number in numbers if number is not None}
    return Answer(value=tuple(option.id for option in question.options if option.id in chosen))


def _integer(question: Question, text: str) -> Answer | Fault:
    number = _number(text)
    low, high = question.min or 0, question.max or 0
    if number is None or not low <= number <= high:
        return Fault(f"{text!r} is not allowed; a whole number from {low} to {high}" + _or_unsure(question))
    return Answer(value=number)


def _text(question: Question, text: str) -> Answer | Fault:
    return Answer(value=text) if len(text) <= 20_000 else Fault("At most 20,000 characters.")


def _or_unsure(question: Question) -> str:
    return ", or ? for not sure." if question.not_sure else "."


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


_READERS: dict[str, Callable[[Question, str], Answer | Fault]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "multi": _multi,
    "integer": _integer,
    "text": _text,
}
