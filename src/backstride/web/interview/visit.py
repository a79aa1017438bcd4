"""``Visit``: the screens passed in one visit, for going back, and those left out. It lives in a cookie: no answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from fastapi import Request, Response

from backstride.advice.facts import Facts
from backstride.journal import Runner
from backstride.knowledge.model import Knowledge

from .screen import screen_for, screen_named
from .where import REGION

COOKIE = "backstride_questions"
_BETWEEN, _LEFT_OUT, _AFRESH = ":", "!", "*"


@dataclass(frozen=True, slots=True)
class Visit:
    """``passed``: ids of screens in their order; ``left_out``: those of them that were skipped.

    ``afresh``: everything is asked once more, as if nothing had been told before this visit.
    """

    passed: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    afresh: bool = False

    def passing(self, screen_id: str, left_out: bool) -> "Visit":
        """With one more screen; one that was passed before keeps its place."""
        passed = self.passed if screen_id in self.passed else (*self.passed, screen_id)
        skipped = self.left_out | {screen_id} if left_out else self.left_out - {screen_id}
        return replace(self, passed=passed, left_out=skipped)

    def heard(self, runner: Runner, knowledge: Knowledge) -> Runner:
        """What counts as told: all of it, or only what this visit asked afresh."""
        if not self.afresh:
            return runner
        told = _facts_of((each for each in self.passed if each not in self.left_out), knowledge)
        heard = {fact: finding for fact, finding in runner.findings.items() if fact in told}
        return replace(runner, findings=MappingProxyType(heard))

    def skipped_facts(self, knowledge: Knowledge) -> frozenset[str]:
        """The facts of the screens that were left out."""
        return _facts_of(self.left_out, knowledge)

    def before(self, screen_id: str, facts: Facts) -> str | None:
        """The screen before this one: of this visit, else the one that was told last; None for the first."""
        chain = [*(each for each in _told_before(facts) if each not in self.passed), *self.passed]
        at = chain.index(screen_id) if screen_id in chain else len(chain)
        return chain[at - 1] if at else None


def visit_of(request: Request, knowledge: Knowledge) -> Visit:
    """The visit in the cookie; a new one when there is none. What is unknown in it is left out."""
    marked = request.cookies.get(COOKIE, "").split(_BETWEEN)
    known = [each for each in marked if screen_named(each.removesuffix(_LEFT_OUT), knowledge) is not None]
    passed = tuple(dict.fromkeys(each.removesuffix(_LEFT_OUT) for each in known))
    left_out = frozenset(each.removesuffix(_LEFT_OUT) for each in known if each.endswith(_LEFT_OUT))
    return Visit(passed, left_out, _AFRESH in marked)


def remember(visit: Visit, response: Response, https: bool) -> None:
    """Put the visit into the cookie, until the browser is closed."""
    marked = [f"{each}{_LEFT_OUT}" if each in visit.left_out else each for each in visit.passed]
    value = _BETWEEN.join([_AFRESH, *marked] if visit.afresh else marked)
    response.set_cookie(COOKIE, value, path="/questions", httponly=True, samesite="strict", secure=https)


def _facts_of(screen_ids: Iterable[str], knowledge: Knowledge) -> frozenset[str]:
    screens = (screen_named(each, knowledge) for each in screen_ids)
    return frozenset(fact for screen in screens if screen is not None for fact in screen.facts)


def _told_before(facts: Facts) -> tuple[str, ...]:
    """Screens with an answer that stands, in the order in which they were told last; where one lives is told beside."""
    nth = facts.runner.told_nth
    asked = facts.knowledge.question_of
    told = [fact for fact in nth if fact in asked and fact != REGION and facts.state(fact) != "missing"]
    told.sort(key=lambda fact: nth[fact])
    screens = [screen_for(fact, facts.knowledge).id for fact in told]
    return tuple(reversed(dict.fromkeys(reversed(screens))))
