"""Scripts, styles, pictures and sessions are sent packed (gzip); pages are not.

The size of a packed answer tells an onlooker something about what is in it, where a stranger can put words of their own
beside a secret (BREACH). So only what holds no words of a request is packed: files that are the same for everybody, and
sessions, which are chosen by a day and the name of a session that there is. Pages can hold what was typed and searched
for, and weigh little.
"""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

LEAST = 1000
"""Bytes from which it is worth it."""

_FILES = (".css", ".js", ".svg")
_SESSIONS = ("/api/v1/session", "/api/v1/ahead")


class Packed:
    """ASGI middleware: packs those answers, for who can unpack them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._packing = app, GZipMiddleware(app, minimum_size=LEAST, compresslevel=6)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and pack what comes back where that is safe."""
        packs = scope["type"] == "http" and (scope["path"].endswith(_FILES) or scope["path"].startswith(_SESSIONS))
        await (self._packing if packs else self._app)(scope, receive, send)
