"""Only our own pages may change anything, and the app answers only to its own names (no DNS rebinding)."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .refused import refused

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SameOrigin:
    """ASGI middleware. ``hosts``: the names, without port, that the app answers to."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what comes from elsewhere; pass the rest on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        status = self._status(scope, headers)
        if status is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(refused(status), status)(scope, receive, send)

    def _status(self, scope: Scope, headers: Headers) -> int | None:
        """The status to refuse with, None when all is well."""
        host = headers.get("host", "")
        if _name(f"//{host}") not in self._hosts:
            return 421
        changes = scope["type"] == "websocket" or scope["method"] not in _SAFE
        return 403 if changes and not _is_own(headers, host) else None


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a page of ours sent it. A program that is no browser sends neither header, and says so with its own."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is not None:
        return urlsplit(origin).netloc == host
    return site is not None or "x-backstride" in headers


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
