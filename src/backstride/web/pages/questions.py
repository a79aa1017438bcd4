"""``/questions``: one screen at a time, safety first. An answer is kept at once; each screen has an address."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from backstride.advice.facts import Facts
from backstride.advice.screening import Ask, Cleared, Referred, Remark, Screening, next_ask, remarks
from backstride.advice.screening.screen import screen_facts
from backstride.app.answers import bodies_of
from backstride.app.current import Current
from backstride.app.journal import append, load_runner
from backstride.app.new_entry import today
from backstride.app.preferences import units_of
from backstride.journal import Answer
from backstride.journal.entry import AnswerValue
from backstride.journal.runner import Finding
from backstride.shown.asking_words import COURSE_ASK, COURSE_TEXTS, COURSES, SAFETY_ASKED
from backstride.shown.care_words import spoken, stands_alone
from backstride.shown.number_asked import NumberAsked, number_asked
from backstride.shown.plan_words import session_min
from backstride.web.at_hand import CurrentHere
from backstride.web.form import Form, text_of, texts_of
from backstride.web.interview.read import NOT_SURE, Fault, Told, read
from backstride.web.interview.screen import COURSE, Screen, screen_for, screen_named, screen_of, told
from backstride.web.interview.visit import Visit, remember, visit_of
from backstride.web.interview.where import read_where, where
from backstride.web.page import page

router = APIRouter(include_in_schema=False)
FRONT, NEXT, CARE, TODAY = "/questions", "/questions/next", "/care", "/today"
PLACES, WEEK = "pain_places", "run_days"
_WARNINGS = ("emergency", "urgent")
_NEEDED = "Safety rests on this one, so it cannot be left out."


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known now, without the plan: the questions do not wait for that."""

    facts: Facts
    screening: Screening
    visit: Visit


def _now(request: Request, current: CurrentHere) -> Standing:
    return _standing(current, visit_of(request, current.knowledge))


def _standing(current: Current, visit: Visit) -> Standing:
    heard = visit.heard(load_runner(current.folder), current.knowledge)
    facts = Facts(heard, current.knowledge, today(), units_of(current.folder))
    return Standing(facts, screen_facts(facts), visit)


Now = Annotated[Standing, Depends(_now)]
Then = Annotated[str, Query(pattern="^(answers)?$")]
"""``answers``: back to all answers afterwards."""


@router.get(FRONT, response_class=HTMLResponse)
def front(request: Request, now: Now, current: CurrentHere) -> Response:
    """The next safety question; once safety has what it needs: Start, and what can come before it."""
    if not isinstance(now.screening, Cleared):
        return go_on(now)
    visit = replace(now.visit, afresh=False)
    facts, advice = _standing(current, visit).facts, current.advice()
    sessions = advice.today.sessions if advice.today else ()
    response = page(
        request, "questions/enough.html", title=SAFETY_ASKED, left=_rest(facts, visit),
        referred=now.screening.level == "clinician", findings=spoken(now.screening), back=visit.before("", facts),
        session=sessions[0] if sessions else None, minutes=session_min(sessions[0], facts.knowledge) if sessions else 0,
        tested=bool(facts.runner.self_tests), week=facts.state(WEEK) != "missing",
    )  # fmt: skip
    remember(visit, response, request.app.state.serving.https)
    return response


@router.get(NEXT)
def go_on(now: Now) -> Response:
    """To the next screen that is open, else to what the answers lead to."""
    return RedirectResponse(_next_path(now), 303)


@router.post("/questions/again")
def again(request: Request, current: CurrentHere) -> Response:
    """Ask everything once more from the first question. What was told stays until it is told anew."""
    visit = Visit(afresh=True)
    response = RedirectResponse(_next_path(_standing(current, visit)), 303)
    remember(visit, response, request.app.state.serving.https)
    return response


@router.get("/questions/{screen_id}", response_class=HTMLResponse)
def ask(screen_id: str, request: Request, now: Now, then: Then = "") -> Response:
    """One screen, with the answer that stands."""
    screen = _screen(screen_id, now.facts)
    if screen.course and told(screen.facts[0], now.facts) != "yes":
        return RedirectResponse(NEXT, 303)
    if all(now.facts.state(fact) == "not_applicable" for fact in screen.facts):
        return RedirectResponse(NEXT, 303)
    return _page(request, screen, now, then)


@router.post("/questions/{screen_id}", response_class=HTMLResponse)
def keep(
    screen_id: str, request: Request, now: Now, current: CurrentHere, form: Form, then: Then = ""
) -> Response:  # fmt: skip
    """Keep what was told on one screen, and go on. The same told twice is kept once."""
    facts = now.facts
    screen = _screen(screen_id, facts)
    answers: Told | Fault = (
        {} if _is_left_out(screen, form) else read(screen, form, facts.knowledge, facts.units, _before(screen, facts))
    )
    if isinstance(answers, Fault):
        return _page(request, screen, now, then, answers.message, form)
    open_here = [fact for fact in _own(screen, facts) if facts.state(fact) == "missing" and fact not in answers]
    if (screen.course and not answers) or not set(open_here).isdisjoint(now.screening.missing):
        return _page(request, screen, now, then, _NEEDED, form)
    new = _new(answers, screen, facts) | read_where(screen, form, facts)
    if new:
        append(current.folder, bodies_of(new, facts.knowledge))
    after = _standing(current, now.visit.passing(screen.id, left_out=bool(open_here)))
    response = RedirectResponse(_after(now, after, then), 303)
    remember(after.visit, response, request.app.state.serving.https)
    return response


def _own(screen: Screen, facts: Facts) -> tuple[str, ...]:
    """Its facts but for signs that have a screen of their own, which comes next when they were ticked."""
    if screen.checklist is None:
        return screen.facts
    return tuple(fact for fact in screen.facts if facts.knowledge.question_of[fact].as_sign is None)


def _after(before: Standing, now: Standing, then: str) -> str:
    """Where an answer leads: help that is needed comes first, then the course of a sign, then what was wished."""
    path = _next_path(now)
    if then and path.endswith(COURSE):
        return f"{path}?then={then}"
    if then and path != CARE and not stands_alone(now.screening):
        return f"{FRONT}/{then}"
    enough = isinstance(now.screening, Cleared) and not isinstance(before.screening, Cleared)
    return FRONT if enough else path


def _page(
    request: Request, screen: Screen, now: Standing, then: str, fault: str = "", form: FormData | None = None
) -> Response:  # fmt: skip
    facts, visit = now.facts, now.visit
    cleared = isinstance(now.screening, Cleared)
    left = _rest(facts, visit) if cleared else _safety_left(now)
    return page(
        request, "questions/screen.html", 422 if fault else 200, screen=screen, questions=facts.knowledge.question_of,
        marked=_marked(screen, facts, form), number=_number(screen, facts, form),
        fault=fault, left=left, passed=len(visit.passed), cleared=cleared,
        applies=[fact for fact in screen.facts if facts.state(fact) != "not_applicable"],
        answered=not any(facts.state(fact) == "missing" for fact in screen.facts),
        needed=screen.course or not set(screen.facts).isdisjoint(now.screening.missing),
        told_before=any(facts.state(fact) == "missing" and fact in facts.runner.findings for fact in screen.facts),
        back=then or visit.before(screen.id, facts), then=then, course_ask=COURSE_ASK, where=where(screen, facts),
        says_why=_says_why(screen, facts),
        courses=tuple(zip(COURSES, COURSE_TEXTS, strict=True)),
        care=stands_alone(now.screening), findings=spoken(now.screening),
    )  # fmt: skip


def _screen(screen_id: str, facts: Facts) -> Screen:
    """The screen with this id; in words of its own while a side remark is open. 404 when there is none."""
    screen = screen_named(screen_id, facts.knowledge)
    if screen is None:
        raise HTTPException(404)
    remark = next((each for each in remarks(facts) if (each.fact,) == screen.facts), None)
    if remark is None or screen.course:
        return screen
    return screen_of(Ask(question=screen.question), facts.knowledge, remark)


def _says_why(screen: Screen, facts: Facts) -> bool:
    """Whether the reason stands open: on the first screen of each kind of warning signs, and on what is asked alone."""
    section = facts.knowledge.question_of[screen.facts[0]].section
    if section not in _WARNINGS or screen.course:
        return False
    first = next(fact for fact, question in facts.knowledge.question_of.items() if question.section == section)
    return first in screen.facts or screen.checklist is None


def _next_path(now: Standing) -> str:
    """The address of what comes now. Help that is needed at once ends the questions."""
    ask, remark = _next(now)
    if ask is not None:
        return f"{FRONT}/{screen_of(ask, now.facts.knowledge, remark).id}"
    return CARE if isinstance(now.screening, Referred) else TODAY


def _next(now: Standing) -> tuple[Ask | None, Remark | None]:
    skipped = now.visit.skipped_facts(now.facts.knowledge) - set(now.screening.missing)
    for remark in remarks(now.facts) if now.screening.level != "emergency" else ():
        if remark.fact not in skipped:
            return Ask(question=now.facts.knowledge.question_of[remark.fact]), remark
    return next_ask(now.facts, skipped), None


def _rest(facts: Facts, visit: Visit) -> int:
    """How many screens are left that make the advice fit better."""
    skipped = visit.skipped_facts(facts.knowledge)
    open_facts = [fact for fact in facts.knowledge.question_of if facts.state(fact) == "missing"]
    return _screens([fact for fact in open_facts if fact not in skipped and fact != "clinician_cleared"], facts)


def _safety_left(now: Standing) -> int:
    """About how many screens safety still needs, for most runners: those whose low back hurts."""
    if now.facts.state(PLACES) != "missing":
        return _screens(now.screening.missing, now.facts)
    on = now.facts.today
    most = now.facts.supposing({PLACES: Finding(("low_back",), on, on)})
    return 1 + _screens(screen_facts(most).missing, most)


def _screens(open_facts: Iterable[str], facts: Facts) -> int:
    return len({screen_for(fact, facts.knowledge).id for fact in open_facts})


def _new(answers: Told, screen: Screen, facts: Facts) -> Told:
    """Those that are not on record for today. A sign told again without its course is new: its course is asked anew."""
    if screen.remark is not None:
        return answers
    return {fact: answer for fact, answer in answers.items() if not _stands(fact, answer, facts)}


def _stands(fact: str, answer: Answer, facts: Facts) -> bool:
    finding = facts.runner.findings.get(fact)
    if finding is None or facts.state(fact) == "missing" or finding.told_on != facts.today:
        return False
    return (finding.value, finding.course) == (answer.value, answer.course)


def _is_left_out(screen: Screen, form: FormData) -> bool:
    """Whether nothing is told: skipped, or an empty text. A grid with no row reads as nothing told."""
    text = screen.question is not None and screen.question.type == "text" and not text_of(form, "go")
    return text_of(form, "go") == "skip" or (text and not text_of(form, "value").strip())


def _marked(screen: Screen, facts: Facts, form: FormData | None) -> dict[str, tuple[str, ...]]:
    """Fact -> the values to show as chosen: those just sent, else the answer that stands."""
    if screen.course or screen.remark is not None:
        return dict.fromkeys(screen.facts, ())
    if form is not None:
        return {fact: _sent(screen, fact, form) for fact in screen.facts}
    values = {fact: _sign_told(screen, fact, facts) for fact in screen.facts}
    return {fact: () if v is None else v if isinstance(v, tuple) else (str(v),) for fact, v in values.items()}


def _sign_told(screen: Screen, fact: str, facts: Facts) -> AnswerValue | None:
    """The answer that stands; in a list only whether it is a yes."""
    value, sign = told(fact, facts), facts.knowledge.question_of[fact].as_sign
    if screen.checklist is None or sign is None or value in (None, NOT_SURE):
        return value
    return "no" if value == sign.no else "yes"


def _number(screen: Screen, facts: Facts, form: FormData | None) -> tuple[NumberAsked, tuple[str, ...]] | None:
    """How a number is asked, with what stands in its fields; None where none is typed."""
    question = screen.question
    if screen.course or question is None or question.type != "integer" or question.min_text:
        return None
    asked = number_asked(question, facts.units)
    if form is not None:
        return asked, texts_of(form, "value")
    value = told(question.fact, facts)
    return asked, asked.fields(value) if isinstance(value, int) else ()


def _before(screen: Screen, facts: Facts) -> dict[str, object]:
    return {fact: found.value for fact in screen.facts if (found := facts.runner.findings.get(fact)) is not None}


def _sent(screen: Screen, fact: str, form: FormData) -> tuple[str, ...]:
    if screen.checklist is not None:
        marks = (("yes", "yes"), ("unsure", "not_sure"))
        return tuple(value for name, value in marks if fact in texts_of(form, name))
    return texts_of(form, fact if screen.grid is not None else "value")
