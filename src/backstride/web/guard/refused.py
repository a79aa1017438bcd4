"""What a page says when a request cannot be answered, and such a page where there is no other."""

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

API = "/api/"
"""Below this path programs ask: they get plain data, everybody else a page."""

_WORDS = {
    400: "That could not be read.",
    403: "This was not sent from a page of this app.",
    404: "There is no such page.",
    405: "That cannot be done here.",
    408: "That took too long to arrive.",
    409: "That has changed in the meantime.",
    413: "That is too much at once.",
    421: "The app does not answer to this name.",
    422: "Something in that is not allowed.",
    429: "Too many tries. Wait a minute, then try again.",
    503: "Your journal cannot be read or written now. Nothing was lost.",
}
_OTHER_NAME = 421


def refused(status: int) -> str:
    """One plain sentence for a status of 400 or more."""
    return _WORDS.get(status, "Something went wrong on our side. Nothing was lost.")


def refusal(scope: Scope, status: int, headers: dict[str, str] | None = None) -> Response:
    """The answer to what is refused before it comes to a page of the app."""
    if scope["path"].startswith(API):
        return JSONResponse({"detail": refused(status)}, status, headers)
    way = "" if status == _OTHER_NAME else '<p><a class="button primary" href="/today">To today</a></p>'
    return bare_page(refused(status), f"<h1>{refused(status)}</h1>{way}", status, headers)


def bare_page(title: str, main: str, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    """A page that needs nothing but the style sheet. ``main``: HTML."""
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} · Backstride</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="/static/icon.svg" type="image/svg+xml">'
        f'<link rel="stylesheet" href="/static/app.css"></head><body><main class="narrow">{main}</main></body></html>',
        status, headers,
    )  # fmt: skip
