"""Each of the wishes that runners have most often is answered on one learn page."""

from collections import defaultdict
from collections.abc import Iterator

from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem

from .walk import place_of

WISHES = range(1, 26)
"""The 25 wishes coded from the stories of runners."""


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Wishes without a page or with two, and two pages that ask the same."""
    pages = [page for page in knowledge.learn.values() if page.status != "retired"]
    answered, asked = defaultdict[int | None, list[str]](list), defaultdict[str, list[str]](list)
    for page in pages:
        answered[page.wish].append(place_of("learn", page.id))
        asked[page.title.casefold()].append(place_of("learn", page.id))
    for wish in WISHES:
        if not answered[wish]:
            yield Problem("learn", f"no page answers wish {wish}", "learn")
        elif len(answered[wish]) > 1:
            message = f"wish {wish} is also answered in {', '.join(answered[wish][:-1])}"
            yield Problem(answered[wish][-1], message, "learn")
    for places in asked.values():
        if len(places) > 1:
            yield Problem(places[-1], f"asks the same as {', '.join(places[:-1])}", "learn")
