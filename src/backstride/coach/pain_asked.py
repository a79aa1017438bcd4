"""What "it hurts" asks: the places, and the kinds of pain with what each leads to."""

from dataclasses import dataclass

from backstride.journal.check import ELSEWHERE
from backstride.knowledge.model import Knowledge, Option, PainKind

from . import words
from .stop_words import symptoms_to_ask

_PLACES = "pain_places"


@dataclass(frozen=True, slots=True)
class StopKind:
    """One row of what ends the session: a stop rule, and the kind of pain if it is one. ``ask``: to pick it."""

    rule: str
    pain_kind: str | None
    name: str
    ask: str


def places_to_ask(knowledge: Knowledge) -> tuple[Option, ...]:
    """Where it may hurt: the places of the interview, and somewhere else last."""
    return (*knowledge.question_of[_PLACES].options, Option(id=ELSEWHERE, text=words.SOMEWHERE_ELSE))


def stop_kinds(knowledge: Knowledge) -> tuple[StopKind, ...]:
    """What ends the session: signs that are no kind of pain first, the gravest on top, then kinds of pain."""
    kinds = [kind for kind in _in_order(knowledge) if kind.stop_rule is not None]
    covered = {kind.stop_rule for kind in kinds}
    signs = [rule for rule in symptoms_to_ask(knowledge) if rule.id not in covered]
    return (
        *(StopKind(rule.id, None, rule.name, rule.ask) for rule in signs),
        *(StopKind(str(kind.stop_rule), kind.id, kind.name, kind.ask) for kind in kinds),
    )


def calm_kinds(knowledge: Knowledge) -> tuple[PainKind, ...]:
    """Kinds of pain after which the session goes on easier."""
    return tuple(kind for kind in _in_order(knowledge) if kind.stop_rule is None)


def _in_order(knowledge: Knowledge) -> list[PainKind]:
    return sorted(knowledge.pain_kinds.values(), key=lambda kind: (kind.order, kind.id))
