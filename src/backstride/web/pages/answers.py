"""``/questions/answers``: everything that was told in one place, each answer one tap from being changed."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from backstride.advice.facts import Facts
from backstride.advice.screening import Incomplete
from backstride.advice.screening.screen import screen_facts
from backstride.app.journal import load_runner
from backstride.app.new_entry import today
from backstride.app.preferences import units_of
from backstride.shown.answer_words import NOT_TOLD, SECTIONS, answer_words
from backstride.shown.care_words import stands_alone
from backstride.web.at_hand import CurrentHere
from backstride.web.interview.screen import Screen, screen_for
from backstride.web.page import page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ToldScreen:
    """What was told on one screen. ``lines``: each question with its answer; ``told``: whether anything was."""

    screen: Screen
    lines: tuple[tuple[str, str], ...]
    told: bool


@router.get("/questions/answers", response_class=HTMLResponse)
def answers(request: Request, current: CurrentHere) -> Response:
    """Every answer, in the order of the questions; what does not apply is left out."""
    facts = Facts(load_runner(current.folder), current.knowledge, today(), units_of(current.folder))
    screening = screen_facts(facts)
    return page(
        request, "questions/answers.html", parts=_parts(facts), open=isinstance(screening, Incomplete),
        care=stands_alone(screening), new=not facts.runner.findings,
    )  # fmt: skip


def _parts(facts: Facts) -> list[tuple[str, list[ToldScreen]]]:
    """Title -> the screens of this part, those with an answer first."""
    parts: dict[str, dict[str, ToldScreen]] = {title: {} for title in SECTIONS.values()}
    for fact, question in facts.knowledge.question_of.items():
        screen = screen_for(fact, facts.knowledge)
        part = parts[SECTIONS[facts.knowledge.question_of[screen.facts[0]].section]]
        if facts.state(fact) != "not_applicable" and not question.id.startswith("psfs-own"):
            part.setdefault(screen.id, _told(screen, facts))
    return [(title, sorted(some.values(), key=lambda each: not each.told)) for title, some in parts.items() if some]


def _told(screen: Screen, facts: Facts) -> ToldScreen:
    asked = [fact for fact in screen.facts if facts.state(fact) != "not_applicable"]
    rows = {row.fact: row.text for row in screen.grid.rows} if screen.grid else {}
    ask_of = {fact: rows.get(fact, facts.knowledge.question_of[fact].ask) for fact in asked}
    lines = tuple((ask_of[fact], answer_words(fact, facts)) for fact in asked)
    return ToldScreen(screen, lines, any(answer != NOT_TOLD for _, answer in lines))
