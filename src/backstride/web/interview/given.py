"""``given_answers``: the answers that something rests on, each with the screen where it can be changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backstride.advice.facts import Facts

from .screen import screen_for


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """``screen``: id of the screen that asks it; ``ask``: its question."""

    screen: str
    ask: str


def given_answers(named: Iterable[str], facts: Facts) -> tuple[GivenAnswer, ...]:
    """The questions behind these facts, each once; a pattern is looked up in its parts."""
    asked = dict.fromkeys(fact for each in named for fact in _asked(each, facts))
    questions = facts.knowledge.question_of
    return tuple(GivenAnswer(screen_for(fact, facts.knowledge).id, questions[fact].ask) for fact in asked)


def _asked(fact: str, facts: Facts) -> Iterator[str]:
    if fact in facts.knowledge.question_of:
        yield fact
    elif fact in facts.knowledge.pattern_of:
        for part in sorted(facts.knowledge.pattern_of[fact].when.facts()):
            yield from _asked(part, facts)
