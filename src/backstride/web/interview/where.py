"""Where the runner lives is told in passing, beside the first question: the browser fills it in from its time zone."""

from starlette.datastructures import FormData

from backstride.advice.facts import Facts
from backstride.journal import Answer
from backstride.knowledge.model import Question
from backstride.web.form import text_of

from .read import Told
from .screen import Screen

REGION = "region"
_BESIDE = "age_y"


def where(screen: Screen, facts: Facts) -> Question | None:
    """The question to show on this screen as well; None on any other, and once it was told."""
    open_here = screen.facts == (_BESIDE,) and facts.state(REGION) == "missing"
    return facts.knowledge.question_of[REGION] if open_here else None


def read_where(screen: Screen, fields: FormData, facts: Facts) -> Told:
    """What was told in passing; empty when it was left open, and then it is asked on a screen of its own."""
    question, told = where(screen, facts), text_of(fields, REGION)
    known = question is not None and told in {option.id for option in question.options}
    return {REGION: Answer(value=told)} if known else {}
