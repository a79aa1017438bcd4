"""``Screen``: what one screen asks, and its place in the address of the page."""

from dataclasses import dataclass, replace
from itertools import chain

from backstride.advice.facts import Facts, Known, State
from backstride.advice.screening import Ask, Remark
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Checklist, Grid, Knowledge, Question
from backstride.shown.asking_words import GENERAL_WHY, why_asked

COURSE = ".course"
"""Ends the id of the screen that asks since when a sign is there."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A question (or the course of one), a checklist with those beside it, or a grid. ``facts``: all that it asks.

    ``remark``: the side remark in the story that gives reason to ask.
    """

    id: str
    facts: tuple[str, ...]
    question: Question | None = None
    checklist: Checklist | None = None
    grid: Grid | None = None
    course: bool = False
    remark: Remark | None = None

    @property
    def ask(self) -> str:
        """What is asked: in words of its own after a side remark."""
        if self.remark is not None:
            return self.remark.ask
        shown = self.checklist or self.grid or self.question
        return shown.ask if shown is not None else ""

    @property
    def why(self) -> str:
        """Why it is asked."""
        if self.grid is not None:
            return self.grid.why or GENERAL_WHY
        course = self.question if self.course else None
        return why_asked(Ask(question=None if course else self.question, checklist=self.checklist, course_of=course))


def screen_of(ask: Ask, knowledge: Knowledge, remark: Remark | None = None) -> Screen:
    """The screen for what is to be asked next; after a side remark the question alone, in words of its own."""
    if remark is not None and ask.question is not None:
        return replace(_one(ask.question), remark=remark)
    if ask.course_of is not None:
        return replace(_one(ask.course_of), id=ask.course_of.id + COURSE, course=True)
    if ask.question is None and ask.checklist is None:
        raise ValueError("nothing is asked")
    return screen_for(ask.question.fact if ask.question else ask.checklist.facts[0] if ask.checklist else "", knowledge)


def screen_for(fact: str, knowledge: Knowledge) -> Screen:
    """The screen on which a question stands; its own for one that stands in a list as a sign as well."""
    checklist, grid = knowledge.checklist_of.get(fact), knowledge.grid_of.get(fact)
    if checklist is not None:
        return _listed(knowledge.checklists[checklist.beside or checklist.id], knowledge)
    return _gridded(grid) if grid is not None else _one(knowledge.question_of[fact])


def screen_named(screen_id: str, knowledge: Knowledge) -> Screen | None:
    """The screen with this id; a question that stands in a list is found alone as well. None: there is none."""
    if screen_id in knowledge.checklists:
        return _listed(knowledge.checklists[screen_id], knowledge)
    if screen_id in knowledge.grids:
        return _gridded(knowledge.grids[screen_id])
    question = knowledge.questions.get(screen_id.removesuffix(COURSE))
    if question is None or not screen_id.endswith(COURSE):
        return _one(question) if question is not None else None
    return replace(_one(question), id=screen_id, course=True) if question.asks_course else None


def told(fact: str, facts: Facts) -> AnswerValue | None:
    """The answer that stands, ``not_sure`` included; None when it is to be asked (again)."""
    state: State = facts.state(fact)
    if isinstance(state, Known):
        return state.value
    return "not_sure" if state == "unsure" else None


def _one(question: Question) -> Screen:
    return Screen(question.id, (question.fact,), question=question)


def _listed(checklist: Checklist, knowledge: Knowledge) -> Screen:
    beside = (each.facts for each in knowledge.checklists.values() if each.beside == checklist.id)
    asked = knowledge.questions.values()
    signs = (each.fact for each in asked if each.as_sign is not None and each.as_sign.checklist == checklist.id)
    return Screen(checklist.id, (*checklist.facts, *chain.from_iterable(beside), *signs), checklist=checklist)


def _gridded(grid: Grid) -> Screen:
    return Screen(grid.id, tuple(row.fact for row in grid.rows), grid=grid)
