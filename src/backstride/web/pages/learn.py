"""``/learn``: runners' questions answered in plain words with sources, and what may play a part in a sore back."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from backstride.knowledge.model import ChainLink, Factor, Knowledge, LearnPage, Source
from backstride.shown.find_text import SMALL_WORDS, find, plain_words
from backstride.shown.item_link import ItemLink, item_link
from backstride.shown.references import cited, link
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.page import page

router = APIRouter(include_in_schema=False)

TOPICS = {
    "pain": "Your pain",
    "running": "Running with it",
    "strength": "Exercises and strength",
    "scans": "Scans and their words",
    "care": "Help from others",
    "life_stages": "Stages of life",
    "plan": "How your plan works",
    "evidence": "How we know",
}
_SAFETY_NET = "safety-net"
_QUERY_CHARS = 200


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of a page, with its number there. ``limits``: what it cannot tell."""

    number: int
    id: str
    words: str
    link: str | None
    limits: str | None
    memory: bool


@router.get("/learn", response_class=HTMLResponse)
def learn(request: Request, current: CurrentHere, q: str = "") -> Response:
    """All pages by topic; with ``q`` those that are about it."""
    knowledge = current.knowledge
    query = q[:_QUERY_CHARS]
    texts = {each.id: _text(each) for each in knowledge.learn.values()}
    shown = find(query, texts)
    pages = sorted(knowledge.learn.values(), key=lambda each: (each.wish is None, each.wish or 0, each.id))
    shelves = [(name, [each for each in pages if each.topic == topic]) for topic, name in TOPICS.items()]
    factors = sorted(knowledge.factors.values(), key=lambda each: each.name)
    return page(
        request, "learn.html", shelves=[shelf for shelf in shelves if shelf[1]], texts=texts, shown=shown,
        query=query, small_words=" ".join(sorted(SMALL_WORDS)), safety_net=_safety_net(knowledge), factors=factors,
    )  # fmt: skip


@router.get("/learn/factor/{factor_id}", response_class=HTMLResponse)
def learn_factor(request: Request, factor_id: str, advice: AdviceNow) -> Response:
    """One factor: what it is, how it may add up, what speaks for it, and what helps."""
    knowledge = advice.facts.knowledge
    factor = knowledge.factors.get(factor_id)
    if factor is None:
        raise HTTPException(404)
    weight = next((each for each in advice.factors if each.id == factor_id), None)
    exercises = [each for each in knowledge.exercises.values() if factor_id in {link.factor for link in each.helps}]
    return page(
        request, "factor.html", factor=factor, weight=weight, chains=chains(factor.chain), exercises=exercises,
        known=bool(advice.facts.runner.findings), sources=cited_list(_factor_sources(factor), knowledge),
        safety_net=_safety_net(knowledge),
    )  # fmt: skip


@router.get("/learn/{page_id}", response_class=HTMLResponse)
def learn_page(request: Request, page_id: str, current: CurrentHere) -> Response:
    """One question with its answer."""
    knowledge = current.knowledge
    found = knowledge.learn.get(page_id)
    if found is None:
        raise HTTPException(404)
    ids = dict.fromkeys((*found.sources, *(source for block in found.body for source in block.sources)))
    sources = cited_list(tuple(ids), knowledge)
    links = [item_link(each, knowledge) for each in found.see_also if each != f"guidance/{_SAFETY_NET}"]
    return page(
        request, "learn_page.html", page=found, topic=TOPICS[found.topic], sources=sources,
        number_of={each.id: each.number for each in sources}, pages=_with_path(links), more=_with_words(links),
        safety_net=_safety_net(knowledge),
    )  # fmt: skip


def cited_list(ids: tuple[str, ...], knowledge: Knowledge) -> tuple[Cited, ...]:
    """These sources, numbered from 1 in this order."""
    return tuple(_cited(number, knowledge.sources[each]) for number, each in enumerate(ids, start=1))


def chains(links: tuple[ChainLink, ...]) -> tuple[tuple[ChainLink, ...], ...]:
    """The links in rows that go on from one to the next; a link that begins elsewhere begins a new row."""
    rows: list[list[ChainLink]] = []
    for each in links:
        if rows and rows[-1][-1].to == each.from_:
            rows[-1].append(each)
        else:
            rows.append([each])
    return tuple(tuple(row) for row in rows)


def _cited(number: int, source: Source) -> Cited:
    return Cited(number, source.id, cited(source), link(source), source.limits, source.checked == "memory")


def _text(found: LearnPage) -> str:
    headings = [block.heading for block in found.body if block.heading]
    return plain_words(" ".join((found.title, found.short, *found.phrases, *headings)))


def _factor_sources(factor: Factor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*factor.sources, *(each for clue in factor.evidence for each in clue.sources))))


def _safety_net(knowledge: Knowledge) -> str:
    return knowledge.guidance[_SAFETY_NET].says


def _with_path(links: list[ItemLink]) -> list[ItemLink]:
    return [each for each in links if each.path is not None]


def _with_words(links: list[ItemLink]) -> list[ItemLink]:
    return [each for each in links if each.path is None]
