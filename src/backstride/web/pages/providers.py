"""``/help``: when to see somebody and whom; who fits what this runner told comes first."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from backstride.advice.screening import FlagFinding, Screening
from backstride.knowledge.model import LEVELS, Guidance, Knowledge, Provider
from backstride.web.at_hand import AdviceNow
from backstride.web.page import page
from backstride.web.pages.learn import cited_list

router = APIRouter(include_in_schema=False)

HOW_SOON = {
    "emergency": "Now",
    "urgent": "Today or tomorrow",
    "clinician": "Within a week or two",
    "self_care": "When it suits you",
}


@dataclass(frozen=True, slots=True)
class Fits:
    """A provider with the findings that send this runner there, the most urgent first."""

    provider: Provider
    findings: tuple[FlagFinding, ...]
    methods: tuple[Guidance, ...]


@router.get("/help", response_class=HTMLResponse)
def help_page(request: Request, advice: AdviceNow) -> Response:
    """Every kind of provider: what they do, when, what studies say, what to ask."""
    facts = advice.facts
    knowledge = facts.knowledge
    everyone = fits(advice.screening, knowledge)
    mine = [each for each in everyone if each.findings]
    region = facts.value("region")
    region_id = region if isinstance(region, str) else None
    ids = (*(source for each in everyone for source in each.provider.sources), *_methods_sources(everyone))
    sources = cited_list(tuple(dict.fromkeys(ids)), knowledge)
    return page(
        request, "help.html", mine=mine, found=_once(mine), sources=sources,
        others=[each for each in everyone if not each.findings],
        number_of={each.id: each.number for each in sources}, how_soon=HOW_SOON,
        choosing=knowledge.guidance["choosing-a-provider"], ask=knowledge.guidance["questions-to-ask-a-provider"],
        safety_net=knowledge.guidance["safety-net"].says,
        emergency=knowledge.with_numbers("{emergency_number}", region_id),
        urgent=knowledge.with_numbers("{urgent_text}", region_id),
        levels=[(level, HOW_SOON[level], _who(level, knowledge)) for level in reversed(LEVELS[1:])],
    )  # fmt: skip


def fits(screening: Screening, knowledge: Knowledge) -> tuple[Fits, ...]:
    """All providers: first those that a finding of this level sends to, then by their order."""
    providers = sorted(knowledge.providers.values(), key=lambda each: each.order)
    return tuple(sorted((_fits(each, screening, knowledge) for each in providers), key=lambda each: not each.findings))


def _fits(provider: Provider, screening: Screening, knowledge: Knowledge) -> Fits:
    open_ones = [each for each in screening.findings if not each.cleared and each.level in provider.levels]
    found = [each for each in open_ones if each.id in provider.red_flags]
    found.sort(key=lambda each: -LEVELS.index(each.level))
    return Fits(provider, tuple(found), tuple(knowledge.guidance[each] for each in provider.methods))


def _once(mine: list[Fits]) -> tuple[FlagFinding, ...]:
    return tuple(dict.fromkeys(finding for each in mine for finding in each.findings))


def _methods_sources(everyone: tuple[Fits, ...]) -> tuple[str, ...]:
    return tuple(source for each in everyone for method in each.methods for source in method.sources)


def _who(level: str, knowledge: Knowledge) -> str:
    some = sorted((each for each in knowledge.providers.values() if level in each.levels), key=lambda each: each.order)
    return ", ".join(each.name for each in some)
