"""What a form says as answers, or what is missing in it. Unknown is not No: an empty form answers nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from starlette.datastructures import FormData

from backstride.advice.units import METRIC, Units
from backstride.journal import Answer
from backstride.journal.entry import NOTE_CHARS
from backstride.knowledge.model import Knowledge, Question
from backstride.shown.asking_words import COURSES
from backstride.shown.number_asked import number_asked
from backstride.web.form import text_of, texts_of

from .screen import Screen

NOT_SURE = "not_sure"
NONE = "none"
"""Value of the button that answers no to all, in the field ``go``."""

_PICK = "Please choose one."
_TICK = "Tick what is so, or press the button that says none of them is."
_BOTH = "You ticked something, and pressed that none is so. Untick it, or go on with what you ticked."
_DIGITS_MAX = 6


@dataclass(frozen=True, slots=True)
class Fault:
    """A form that is no answer; ``message`` says what to do."""

    message: str


Told = dict[str, Answer]


def read(
    screen: Screen, fields: FormData, knowledge: Knowledge, units: Units = METRIC,
    before: Mapping[str, object] = MappingProxyType({}),
) -> Told | Fault:  # fmt: skip
    """The answers on this screen; a grid may leave rows out, a checklist answers all of its signs.

    ``units``: what numbers are typed in; ``before``: by fact what was told, for numbers that are sent as they were.
    """
    if screen.course:
        return _course(screen.facts[0], text_of(fields, "value"))
    if screen.checklist is not None:
        return _checklist(screen.facts, fields, knowledge)
    if screen.grid is not None:
        return _grid(screen.facts, fields, knowledge)
    question = knowledge.question_of[screen.facts[0]]
    answer = _question(question, fields)
    if question.type == "integer" and not question.min_text and not _is_unsure(fields):
        answer = _number(question, fields, units, before.get(question.fact))
    return answer if isinstance(answer, Fault) else {question.fact: answer}


def _course(fact: str, value: str) -> Told | Fault:
    if value not in COURSES:
        return Fault(_PICK)
    return {fact: Answer.model_validate({"value": "yes", "course": value})}


def _checklist(facts: tuple[str, ...], fields: FormData, knowledge: Knowledge) -> Told | Fault:
    yes, unsure = set(texts_of(fields, "yes")), set(texts_of(fields, "unsure"))
    ticked = (yes | unsure) & set(facts)
    if text_of(fields, "go") == NONE and ticked:
        return Fault(_BOTH)
    if text_of(fields, "go") != NONE and not ticked:
        return Fault(_TICK)
    signs = ((fact, _sign(knowledge.question_of[fact], yes, unsure)) for fact in facts)
    return {fact: Answer(value=value) for fact, value in signs if value is not None}


def _sign(question: Question, yes: set[str], unsure: set[str]) -> str | None:
    """Who ticks both is treated as having it. None: which of its answers it is, is asked on its own screen."""
    if question.fact in unsure and question.fact not in yes and question.not_sure:
        return NOT_SURE
    if question.fact in yes | unsure:
        return "yes" if question.type == "yes_no" else None
    return question.as_sign.no if question.as_sign is not None else "no"


def _grid(facts: Iterable[str], fields: FormData, knowledge: Knowledge) -> Told | Fault:
    given = {fact: text_of(fields, fact) for fact in facts if text_of(fields, fact)}
    answers = {
        fact: _question(knowledge.question_of[fact], FormData([("value", value)])) for fact, value in given.items()
    }
    faults = [answer for answer in answers.values() if isinstance(answer, Fault)]
    if faults:
        return faults[0]
    return {fact: answer for fact, answer in answers.items() if isinstance(answer, Answer)}


def _question(question: Question, fields: FormData) -> Answer | Fault:
    if _is_unsure(fields):
        return Answer(value=NOT_SURE) if question.not_sure else Fault("This one needs an answer.")
    return _READERS[question.type](question, fields)


def _is_unsure(fields: FormData) -> bool:
    return NOT_SURE in (text_of(fields, "go"), text_of(fields, "value"))


def _number(question: Question, fields: FormData, units: Units, before: object) -> Answer | Fault:
    asked = number_asked(question, units)
    found = asked.read(texts_of(fields, "value"), before if isinstance(before, int) else None)
    return Fault(f"{asked.allowed}, please.") if found is None else Answer(value=found)


def _yes_no(_: Question, fields: FormData) -> Answer | Fault:
    value = text_of(fields, "value")
    return Answer(value=value) if value in ("yes", "no") else Fault(_PICK)


def _choice(question: Question, fields: FormData) -> Answer | Fault:
    value = text_of(fields, "value")
    return Answer(value=value) if value in {option.id for option in question.options} else Fault(_PICK)


def _multi(question: Question, fields: FormData) -> Answer | Fault:
    chosen = tuple(option.id for option in question.options if option.id in texts_of(fields, "value"))
    if text_of(fields, "go") == NONE:
        return Fault(_BOTH) if chosen else Answer(value=())
    return Answer(value=chosen) if chosen else Fault(_TICK)


def _integer(question: Question, fields: FormData) -> Answer | Fault:
    text = text_of(fields, "value").strip()
    low, high = question.min or 0, question.max or 0
    whole = text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX
    if not whole or not low <= int(text) <= high:
        return Fault(f"A whole number from {low} to {high}, please.")
    return Answer(value=int(text))


def _text(_: Question, fields: FormData) -> Answer | Fault:
    text = text_of(fields, "value").strip()
    return Answer(value=text) if len(text) <= NOTE_CHARS else Fault(f"At most {NOTE_CHARS:,} characters.")


_READERS: dict[str, Callable[[Question, FormData], Answer | Fault]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "multi": _multi,
    "integer": _integer,
    "text": _text,
}
