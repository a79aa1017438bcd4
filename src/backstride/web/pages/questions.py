"""``/questions``: one screen at a time, safety first. An answer is kept at once; each screen has an address."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from backstride.advice.facts import Facts
from backstride.advice.screening import Ask, Cleared, Referred, Remark, Screening, next_ask, remarks, screens
from backstride.advice.screening.screen import screen_facts
from backstride.app.answers import bodies_of
from backstride.app.journal import append, load_runner
from backstride.app.new_entry import today
from backstride.journal import Answer
from backstride.journal.runner import Finding
from backstride.shown.asking_words import COURSE_ASK, COURSE_TEXTS, COURSES, SAFETY_ASKED
from backstride.shown.care_words import spoken, stands_alone
from backstride.web.at_hand import CurrentHere
from backstride.web.form import Form, text_of, texts_of
from backstride.web.interview.read import Fault, Told, read
from backstride.web.interview.screen import Screen, screen_named, screen_of, told
from backstride.web.interview.visit import Visit, remember, visit_of
from backstride.web.page import page

router = APIRouter(include_in_schema=False)
FRONT, NEXT, CARE, TODAY = "/questions", "/questions/next", "/care", "/today"
PLACES = "pain_places"
_NEEDED = "Safety rests on this one, so it cannot be left out."


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known now, without the plan: the questions do not wait for that."""

    facts: Facts
    screening: Screening


def _standing(current: CurrentHere) -> Standing:
    facts = Facts(load_runner(current.folder), current.knowledge, today())
    return Standing(facts, screen_facts(facts))


Now = Annotated[Standing, Depends(_standing)]


@router.get(FRONT, response_class=HTMLResponse)
def front(request: Request, now: Now) -> Response:
    """The next safety question; once safety has what it needs: the choice between today and a better fit."""
    visit = visit_of(request, now.facts.knowledge)
    if not isinstance(now.screening, Cleared):
        return go_on(request, now)
    rest = _rest(now.facts, visit)
    return page(
        request, "questions/enough.html", title=SAFETY_ASKED, left=rest, referred=now.screening.level == "clinician",
        findings=spoken(now.screening), back=visit.before("", now.facts),
    )  # fmt: skip


@router.get(NEXT)
def go_on(request: Request, now: Now) -> Response:
    """To the next screen that is open, else to what the answers lead to."""
    visit = visit_of(request, now.facts.knowledge)
    return RedirectResponse(_next_path(now, visit), 303)


@router.get("/questions/{screen_id}", response_class=HTMLResponse)
def ask(screen_id: str, request: Request, now: Now) -> Response:
    """One screen, with the answer that stands."""
    screen = _screen(screen_id, now.facts)
    if screen.course and told(screen.facts[0], now.facts) != "yes":
        return RedirectResponse(NEXT, 303)
    if all(now.facts.state(fact) == "not_applicable" for fact in screen.facts):
        return RedirectResponse(NEXT, 303)
    return _page(request, screen, now)


@router.post("/questions/{screen_id}", response_class=HTMLResponse)
def keep(screen_id: str, request: Request, now: Now, current: CurrentHere, form: Form) -> Response:
    """Keep what was told on one screen, and go on. The same told twice is kept once."""
    facts = now.facts
    screen, visit = _screen(screen_id, facts), visit_of(request, facts.knowledge)
    answers: Told | Fault = {} if _is_left_out(screen, form) else read(screen, form, facts.knowledge)
    if isinstance(answers, Fault):
        return _page(request, screen, now, answers.message, form)
    open_here = [fact for fact in screen.facts if facts.state(fact) == "missing" and fact not in answers]
    if (screen.course and not answers) or not set(open_here).isdisjoint(now.screening.missing):
        return _page(request, screen, now, _NEEDED, form)
    new = _new(answers, screen, facts)
    if new:
        append(current.folder, bodies_of(new, facts.knowledge))
    visit = visit.passing(screen.id, left_out=bool(open_here))
    then = _standing(current)
    enough = isinstance(then.screening, Cleared) and not isinstance(now.screening, Cleared)
    response = RedirectResponse(FRONT if enough else _next_path(then, visit), 303)
    remember(visit, response, request.app.state.serving.https)
    return response


def _page(
    request: Request, screen: Screen, now: Standing, fault: str = "", form: FormData | None = None
) -> Response:  # fmt: skip
    facts, visit = now.facts, visit_of(request, now.facts.knowledge)
    cleared = isinstance(now.screening, Cleared)
    left = _rest(facts, visit) if cleared else _safety_left(now)
    return page(
        request, "questions/screen.html", 422 if fault else 200, screen=screen, questions=facts.knowledge.question_of,
        marked=_marked(screen, facts, form), fault=fault, left=left, passed=len(visit.passed), cleared=cleared,
        applies=[fact for fact in screen.facts if facts.state(fact) != "not_applicable"],
        answered=not any(facts.state(fact) == "missing" for fact in screen.facts),
        needed=screen.course or not set(screen.facts).isdisjoint(now.screening.missing),
        told_before=any(facts.state(fact) == "missing" and fact in facts.runner.findings for fact in screen.facts),
        back=visit.before(screen.id, facts), course_ask=COURSE_ASK,
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


def _next_path(now: Standing, visit: Visit) -> str:
    """The address of what comes now. Help that is needed at once ends the questions."""
    ask, remark = _next(now, visit)
    if ask is not None:
        return f"{FRONT}/{screen_of(ask, now.facts.knowledge, remark).id}"
    return CARE if isinstance(now.screening, Referred) else TODAY


def _next(now: Standing, visit: Visit) -> tuple[Ask | None, Remark | None]:
    skipped = visit.skipped_facts(now.facts.knowledge) - set(now.screening.missing)
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


def _screens(open_facts: list[str] | tuple[str, ...], facts: Facts) -> int:
    grids = facts.knowledge.grid_of
    alone = tuple(fact for fact in open_facts if fact not in grids)
    return screens(alone, facts.knowledge) + len({grids[fact].id for fact in open_facts if fact in grids})


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
    values = {fact: told(fact, facts) for fact in screen.facts}
    return {fact: () if v is None else v if isinstance(v, tuple) else (str(v),) for fact, v in values.items()}


def _sent(screen: Screen, fact: str, form: FormData) -> tuple[str, ...]:
    if screen.checklist is not None:
        marks = (("yes", "yes"), ("unsure", "not_sure"))
        return tuple(value for name, value in marks if fact in texts_of(form, name))
    return texts_of(form, fact if screen.grid is not None else "value")
