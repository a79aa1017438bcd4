"""``say_once``: what a page says after something was sent, on the page that it goes on to.

Kept in memory only, under a short random name in the address; when it is gone, the page simply does not say it.
"""

import secrets
from collections import OrderedDict

from fastapi import Request

_MOST = 20


def say_once(request: Request, *lines: str) -> str:
    """The name under which ``said`` gives these lines back."""
    name = secrets.token_urlsafe(6)
    kept = _kept(request)
    kept[name] = lines
    while len(kept) > _MOST:
        kept.popitem(last=False)
    return name


def said(request: Request, name: str | None) -> tuple[str, ...]:
    """The lines kept under a name; empty when there are none."""
    return _kept(request).get(name or "", ())


def _kept(request: Request) -> OrderedDict[str, tuple[str, ...]]:
    state = request.app.state
    if not hasattr(state, "said_once"):
        state.said_once = OrderedDict()
    kept: OrderedDict[str, tuple[str, ...]] = state.said_once
    return kept
