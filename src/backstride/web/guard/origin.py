"""Only our own pages may change anything, and the app answers only to its own names (no DNS rebinding)."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from .refused import refusal

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CLOSED = 1008


class SameOrigin:
    """ASGI middleware. ``hosts``: the names, without port, that the app answers to. There are no web sockets."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app, self._hosts = app, frozenset(host.casefold() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what comes from elsewhere; pass the rest on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _CLOSED})
            return
        status = self._status(scope, Headers(scope=scope)) if scope["type"] == "http" else None
        if status is None:
            await self._app(scope, receive, send)
        else:
            await refusal(scope, status)(scope, receive, send)

    def _status(self, scope: Scope, headers: Headers) -> int | None:
        """The status to refuse with, None when all is well."""
        host = headers.get("host", "")
        if "@" in host or _name(f"//{host}") not in self._hosts:
            return 421
        return 403 if scope["method"] not in _SAFE and not _is_own(headers, host) else None


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a page of ours sent it.

    A browser says where the page is in one of three headers, old ones only in the last. A program that is no browser
    has none of them, and says so with its own.
    """
    site, origin, referer = (headers.get(name) for name in ("sec-fetch-site", "origin", "referer"))
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is not None:
        return _place(origin) == host.casefold()
    return site is not None or "x-backstride" in headers or (referer is not None and _place(referer) == host.casefold())


def _place(address: str) -> str | None:
    try:
        return urlsplit(address).netloc.casefold()
    except ValueError:
        return None


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
