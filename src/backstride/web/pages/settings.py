"""``/settings``: equipment, week, region, units, looks and voice. Facts go into the journal, the rest into a file."""

from dataclasses import dataclass
from typing import get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from backstride.advice.calendar import WEEKDAYS
from backstride.advice.facts import Facts
from backstride.app.answers import bodies_of
from backstride.app.journal import append, has_journal
from backstride.app.preferences import Distance, Preferences, Theme, Voice, Weight, load_preferences, save_preferences
from backstride.app.weekday_minutes import changed_minutes, weekday_minutes
from backstride.journal import Answer
from backstride.journal.check import normalise
from backstride.journal.entry import AnswerValue
from backstride.knowledge.model import Question
from backstride.knowledge.problem import Problem
from backstride.web.at_hand import AdviceNow, Folder
from backstride.web.form import Form, text_of, texts_of
from backstride.web.page import page

router = APIRouter(include_in_schema=False)

SECTIONS = {
    "equipment": ("equipment", "space"),
    "week": ("run_days", "long_run_day", "hard_run_days", "desk_days", "rest_days", "minutes_per_day"),
    "region": ("region",),
}
"""Part of the page -> the questions of the interview that it asks again."""

CHOICES = {
    "theme": ("Looks", {"system": "As the device", "light": "Light", "dark": "Dark"}, get_args(Theme)),
    "distance": ("Distances", {"km": "Kilometres", "mi": "Miles"}, get_args(Distance)),
    "weight": ("Weights", {"kg": "Kilograms", "lb": "Pounds"}, get_args(Weight)),
    "voice": (
        "In a session",
        {"voice": "Voice", "beeps": "Beeps only", "off": "No sound"},
        get_args(Voice),
    ),
}
_MINUTES_MAX = 240
_USUAL = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was told; ``value`` None: not told yet."""

    question: Question
    value: AnswerValue | None

    def has(self, option: str) -> bool:
        """Whether this option was told."""
        return option in self.value if isinstance(self.value, tuple) else self.value == option


@router.get("/settings", response_class=HTMLResponse)
def settings(request: Request, advice: AdviceNow, folder: Folder, saved: str = "") -> Response:
    """Everything that can be set, as it is."""
    facts = advice.facts
    asked = {part: [_asked(fact, facts) for fact in some] for part, some in SECTIONS.items()}
    liked = load_preferences(folder)
    return page(
        request, "settings.html", asked=asked, choices=CHOICES, saved=saved, weekdays=WEEKDAYS,
        own_minutes=weekday_minutes(folder, facts.today), minutes_max=_MINUTES_MAX,
        day_names={each.id: each.text for each in facts.knowledge.question_of["run_days"].options},
        damaged=str(liked) if isinstance(liked, Problem) else None, has_journal=has_journal(folder),
        equipment=facts.knowledge.equipment, password=request.app.state.serving.password is not None,
    )  # fmt: skip


@router.post("/settings/answers/{part}")
def save_answers(part: str, advice: AdviceNow, folder: Folder, form: Form) -> Response:
    """Record what is different from what was told."""
    if part not in SECTIONS:
        raise HTTPException(404)
    facts = advice.facts
    told = {fact: _answer(fact, form, facts) for fact in SECTIONS[part]}
    changed = {fact: answer for fact, answer in told.items() if answer is not None and _is_new(fact, answer, facts)}
    bodies = [*bodies_of(changed, facts.knowledge)]
    minutes = changed_minutes(folder, _minutes(form), facts.today) if part == "week" else []
    if bodies or minutes:
        append(folder, [*bodies, *minutes])
    return _saved(part)


@router.post("/settings/looks")
def save_looks(folder: Folder, form: Form) -> Response:
    """Save units, theme and voice."""
    try:
        liked = Preferences.model_validate({name: text_of(form, name) for name in CHOICES if name in form})
    except ValidationError as error:
        raise HTTPException(422) from error
    save_preferences(folder, liked)
    return _saved("looks")


def _saved(part: str) -> Response:
    return RedirectResponse(f"/settings?saved={part}#{part}", 303)


def _asked(fact: str, facts: Facts) -> Asked:
    return Asked(facts.knowledge.question_of[fact], facts.value(fact))


def _answer(fact: str, form: FormData, facts: Facts) -> Answer | None:
    """What the form says to this question; None: it was left open. An answer that cannot be is refused (422)."""
    question = facts.knowledge.question_of[fact]
    if question.type == "multi":
        raw: object = list(texts_of(form, fact)) or "none"
        if f"asked-{fact}" not in form:
            return None
    else:
        raw = text_of(form, fact).strip()
        if not raw:
            return None
    answer = normalise(facts.knowledge, fact, raw)
    if isinstance(answer, Problem):
        raise HTTPException(422, str(answer))
    return answer


def _is_new(fact: str, answer: Answer, facts: Facts) -> bool:
    before = facts.runner.findings.get(fact)
    return before is None or before.value != answer.value


def _minutes(form: FormData) -> dict[str, int | None]:
    """Weekday -> its own minutes, None: as usual; for the days that the form has."""
    wanted: dict[str, int | None] = {}
    for day in WEEKDAYS:
        if f"minutes-{day}" in form:
            text = text_of(form, f"minutes-{day}").strip()
            if text != _USUAL and not (text.isascii() and text.isdigit() and len(text) < 4):
                raise HTTPException(422, f"minutes: a whole number from 0 to {_MINUTES_MAX}")
            wanted[day] = int(text) if text != _USUAL else None
            if (wanted[day] or 0) > _MINUTES_MAX:
                raise HTTPException(422, f"minutes: a whole number from 0 to {_MINUTES_MAX}")
    return wanted
