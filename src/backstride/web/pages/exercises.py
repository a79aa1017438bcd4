"""``/exercises``: the gallery with search and filters, and one exercise with everything about it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from backstride.app.advise import Advice
from backstride.app.my_exercises import Mine, exercises_for
from backstride.knowledge.model import Exercise, Knowledge
from backstride.shown.care_words import stands_alone
from backstride.shown.choose_exercises import NO_EQUIPMENT, equipment_of, factors_of, positions_of, texts_of
from backstride.shown.exercise_json import contraindications_of, sources_of
from backstride.shown.exercise_words import KINDS, MUSCLES, POSITIONS, capital, most
from backstride.shown.find_text import SMALL_WORDS, find, plain_words
from backstride.shown.references import cited
from backstride.shown.why_exercise import why_exercise
from backstride.web.at_hand import AdviceNow
from backstride.web.care_first import CARE, CareFirstError
from backstride.web.page import page
from backstride.web.pages.learn import cited_list

router = APIRouter(include_in_schema=False)

CLOSED = {
    "questions": "A few safety questions come first. Then you see here what suits you now.",
    "care": "See the right person first.",
    "walk": "Until somebody has looked at your back, easy walking is what we offer.",
}
_GENTLE = "A clinician is to see your back first, so these are the gentle levels only."
_QUERY_CHARS = 200
IN_WEEK, NOT_NOW = "In your week", "Not for you now"
_ORDER = (IN_WEEK, "", NOT_NOW)


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the gallery: its name in the address, label, and options as id and words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that was chosen or typed: its field, its words, and the gallery without it."""

    name: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise in the gallery. ``tags``: filter name -> what it fits. ``level``: the one that is drawn."""

    exercise: Exercise
    level: int
    tags: dict[str, frozenset[str]]
    text: str
    mine: str


@router.get("/exercises", response_class=HTMLResponse)
def exercises(
    request: Request, advice: AdviceNow, q: str = "", kind: str = "", factor: str = "", equipment: str = "",
    position: str = "", source: str = "",
) -> Response:  # fmt: skip
    """The exercises that fit every wish; without a wish all of them."""
    _care_first(advice)
    knowledge = advice.facts.knowledge
    chosen = {"kind": kind, "factor": factor, "equipment": equipment, "position": position, "source": source}
    own = exercises_for(advice.facts, advice.screening)
    cards = [_card(each, own, advice) for each in knowledge.exercises.values() if each.offered]
    query = q[:_QUERY_CHARS]
    texts = {card.exercise.id: card.text for card in cards}
    found = set(find(query, texts))
    shown = {card.exercise.id for card in cards if card.exercise.id in found and _fits(card, chosen)}
    filters = _filters(chosen, cards, knowledge)
    return page(
        request, "exercises.html", shelves=[(name, _of(name, cards)) for name in KINDS], kinds=KINDS, shown=shown,
        filters=filters, query=query, wishes=_wishes(query, filters), small_words=" ".join(sorted(SMALL_WORDS)),
        closed=CLOSED[own.closed] if own.closed else None, gentle=_GENTLE if own.gentle and not own.closed else None,
        not_offered=[each for each in knowledge.exercises.values() if not each.offered],
    )  # fmt: skip


@router.get("/exercises/{exercise_id}", response_class=HTMLResponse)
def exercise_page(request: Request, exercise_id: str, advice: AdviceNow) -> Response:
    """One exercise: every level, when it is left out, and whether it is in the plan."""
    _care_first(advice)
    knowledge = advice.facts.knowledge
    exercise = knowledge.exercises.get(exercise_id)
    if exercise is None:
        raise HTTPException(404)
    own = exercises_for(advice.facts, advice.screening)
    left_out = next((each.why for each in own.left_out if each.exercise == exercise_id), None)
    return page(
        request, "exercise.html", exercise=exercise, knowledge=knowledge, kind=KINDS[exercise.kind].split(",")[0],
        why=why_exercise(exercise, advice) if advice.plan else None, levels_for_you=own.levels.get(exercise_id, ()),
        closed=CLOSED[own.closed] if own.closed else None, left_out=left_out, position_of=POSITIONS, muscle_of=MUSCLES,
        most=most, capital=capital, warnings=_warnings(exercise, knowledge), texts=_texts(exercise, knowledge),
        sources=cited_list(sources_of(exercise), knowledge), now=_level_now(exercise, advice),
    )  # fmt: skip


def _care_first(advice: Advice) -> None:
    """Somebody who is to get help now sees no exercises. Open questions hide nothing here: it is only to read."""
    if stands_alone(advice.screening):
        raise CareFirstError(CARE, "See to this first: exercises come after somebody has looked at it.")


def _card(exercise: Exercise, own: Mine, advice: Advice) -> Card:
    knowledge = advice.facts.knowledge
    tags = {
        "kind": frozenset({exercise.kind}),
        "factor": factors_of(exercise),
        "equipment": equipment_of(exercise, knowledge),
        "position": positions_of(exercise),
        "source": texts_of(exercise, knowledge),
    }
    names = [knowledge.factors[each].name for each in factors_of(exercise)]
    muscles = [MUSCLES[each] for each in exercise.muscles]
    levels = [level.name for level in exercise.levels]
    text = plain_words(" ".join((exercise.name, exercise.summary, *names, *muscles, *levels)))
    days = advice.plan.days if advice.plan else ()
    planned = any(item.exercise == exercise.id for day in days for each in day.sessions for item in each.items)
    mine = IN_WEEK if planned else "" if own.closed or exercise.id in own.levels else NOT_NOW
    return Card(exercise, _level_now(exercise, advice) or 1, tags, text, mine)


def _level_now(exercise: Exercise, advice: Advice) -> int | None:
    position = advice.progress.positions.get(exercise.id)
    return position.level if position is not None else None


def _fits(card: Card, chosen: dict[str, str]) -> bool:
    return all(wish in card.tags[name] for name, wish in chosen.items() if wish)


def _of(kind: str, cards: list[Card]) -> list[Card]:
    """The exercises of a kind: those of the week first, those that do not suit last."""
    return sorted((card for card in cards if card.exercise.kind == kind), key=lambda card: _ORDER.index(card.mine))


def _wishes(query: str, filters: tuple[Filter, ...]) -> tuple[Wish, ...]:
    chosen = {"q": query} if query else {}
    chosen |= {each.name: each.chosen for each in filters if each.chosen}
    words = {each.name: dict(each.options).get(each.chosen, each.chosen) for each in filters} | {"q": f"“{query}”"}
    without = {name: urlencode({other: wish for other, wish in chosen.items() if other != name}) for name in chosen}
    return tuple(
        Wish(name, words[name], f"/exercises?{rest}" if rest else "/exercises") for name, rest in without.items()
    )


def _filters(chosen: dict[str, str], cards: list[Card], knowledge: Knowledge) -> tuple[Filter, ...]:
    """Each with the options that some exercise fits."""
    words: dict[str, dict[str, str]] = {
        "kind": dict(KINDS),
        "factor": {each.id: each.name for each in knowledge.factors.values()},
        "equipment": {NO_EQUIPMENT: "Nothing special"}
        | {each.id: each.name for each in knowledge.equipment.values() if not each.everyday},
        "position": {str(name): capital(text) for name, text in POSITIONS.items()},
        "source": {name: _text_name(name, knowledge) for name in ("S0", "S1", "S2", "S3", "S4")},
    }
    labels = {
        "kind": "Kind", "factor": "May help with", "equipment": "You have", "position": "Position",
        "source": "Comes from",
    }  # fmt: skip
    used = {name: frozenset[str]().union(*(card.tags[name] for card in cards)) for name in words}
    return tuple(
        Filter(name, labels[name], tuple(each for each in words[name].items() if each[0] in used[name]), chosen[name])
        for name in words
    )


def _text_name(text: str, knowledge: Knowledge) -> str:
    return cited(knowledge.sources[f"seed-{text.lower()}"]).split(". ")[0]


def _texts(exercise: Exercise, knowledge: Knowledge) -> list[str]:
    return [_text_name(text, knowledge) for text in sorted(texts_of(exercise, knowledge))]


def _warnings(exercise: Exercise, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    """Name, reason, and the levels it is for (empty: all) of each reason to leave it out."""
    rows = []
    for each in contraindications_of(exercise):
        item = knowledge.contraindications[each]
        numbers = [str(number) for number, level in enumerate(exercise.levels, 1) if each in level.contraindications]
        only = "" if each in exercise.contraindications else f"level{'s' if len(numbers) > 1 else ''} "
        rows.append((item.name, item.because, only + ", ".join(numbers) if only else ""))
    return rows
