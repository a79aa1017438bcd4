"""The made-up runner's data and a real runner's are kept apart, also where a browser has seen both at one address."""

from fastapi import HTTPException, Request

OWN, MADE_UP = "own", "demo"
"""Whose data a page shows: it stands on every page, and in ``HEADER`` of what the page sends later."""

HEADER = "x-backstride-of"
_CONFLICT = 409
_BRINGS_IN = frozenset({"/api/v1/journal", "/settings/import"})
_TAKES_OUT = frozenset({"/settings/export", "/settings/delete"})


def whose(demo: bool) -> str:
    """The mark of this app's data."""
    return MADE_UP if demo else OWN


async def kept_apart(request: Request) -> None:
    """Before every route. HTTPException (409): that would put data of one into those of the other.

    The made-up runner may be played with, one thing at a time; nothing is brought in, copied or deleted.
    """
    demo: bool = request.app.state.serving.demo
    told = request.headers.get(HEADER)
    if told is not None and told != whose(demo):
        there, here = ("your own data", "the made-up runner") if demo else ("the made-up runner", "your own data")
        raise HTTPException(_CONFLICT, f"This was told in {there}; it is not put into {here}.")
    path, changes = request.scope["route"].path, request.method != "GET"
    if demo and (path in _TAKES_OUT or (changes and path in _BRINGS_IN)):
        raise HTTPException(_CONFLICT, "That cannot be done with the made-up runner.")
