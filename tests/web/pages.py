"""Every page of the app, found by following its links; and the routes that no link leads to."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from fastapi import FastAPI
from fastapi.routing import APIRoute
from serving import client_of

from backstride.web.routes import ROUTERS

EACH = 2
"""So many pages of one route are looked at, two exercises of all of them for instance."""

MORE = {"/questions/{screen_id}": 12, "/tests/{test_id}": 4, "/learn/{page_id}": 4, "/ask/{measure_id}": 6}
MANY_KINDS = ("/questions/{screen_id}", "/ask/{measure_id}")
"""Routes whose pages differ in kind, not only in what stands on them."""

STARTS = ("/", "/today", "/week", "/progress", "/learn", "/more", "/questions", "/exercises", "/tests", "/offline")


def routes() -> tuple[str, ...]:
    """The paths of everything that is shown, with their parameters in braces."""
    all_routes = [each for router in ROUTERS for each in router.routes if isinstance(each, APIRoute)]
    return tuple(
        each.path for each in all_routes if "GET" in (each.methods or ()) and not each.path.startswith("/api/")
    )


def route_of(path: str) -> str | None:
    """The route that answers a path; None for a file or the API."""
    plain = urlsplit(path).path
    return next((each for each in sorted(routes(), key=_parameters) if _pattern(each).fullmatch(plain)), None)


def pages_of(app: FastAPI, *others: str, one_each: bool = False) -> dict[str, str]:
    """Path -> route of pages that links lead to, from the first pages and ``others``; a few, or one, of each route."""
    client, seen, left = client_of(app), Counter[str](), [*STARTS, *others]
    known, found = set(left), dict[str, str]()
    while left:
        path = left.pop(0)
        route = route_of(path)
        most = 1 if one_each and route not in MANY_KINDS else MORE.get(route or "", EACH)
        if route is None or seen[route] >= most:
            continue
        answer = client.get(path)
        if answer.status_code == 303:
            links = [answer.headers["location"]]
        elif answer.headers["content-type"].startswith("text/html") and answer.status_code == 200:
            seen[route] += 1
            found[path] = route
            links = list(_links(answer.text, path))
        else:
            continue
        left += [each for each in links if each not in known]
        known.update(links)
    return found


def _links(text: str, path: str) -> Iterator[str]:
    for link in re.findall(r'<a [^>]*?href="([^"#]+)', text):
        whole = urlsplit(urljoin(f"http://here{path}", link.replace("&amp;", "&")))
        if whole.netloc == "here":
            yield whole.path + (f"?{whole.query}" if whole.query else "")


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(re.escape(part) for part in re.split(r"\{[^}]+\}", route)))


def _parameters(route: str) -> int:
    return route.count("{")
