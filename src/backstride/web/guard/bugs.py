"""A fault of our own: the runner gets a plain page, and standard error the whole story."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .refused import refusal

_log = logging.getLogger("backstride.web")


class Bugs:
    """ASGI middleware: what nobody caught is logged, with its trace, and answered with a page that shows none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_seen(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_seen)
        except Exception:
            _log.exception("backstride: %s %r could not be answered", scope["method"], scope["path"])
            if begun:
                raise
            await refusal(scope, 500)(scope, receive, send)
