"""No request body larger than allowed, whatever its headers say."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .refused import refused

_TOO_LARGE = 413


class _TooLargeError(Exception):
    """More came than is allowed."""


class BodyLimit:
    """ASGI middleware. ``most``: bytes of a body; ``larger``: other limits by path."""

    def __init__(self, app: ASGIApp, most: int, larger: Mapping[str, int]) -> None:
        self._app, self._most, self._larger = app, most, larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is too large before or while it is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most, read, begun = self._larger.get(scope["path"], self._most), 0, False

        async def receive_counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise _TooLargeError
            return message

        async def send_seen(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        told = Headers(scope=scope).get("content-length", "0")
        answer = PlainTextResponse(refused(_TOO_LARGE), _TOO_LARGE)
        if not told.isdigit() or int(told) > most:
            await answer(scope, receive, send)
            return
        try:
            await self._app(scope, receive_counted, send_seen)
        except _TooLargeError:
            if not begun:
                await answer(scope, receive, send)
