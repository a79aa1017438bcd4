"""No request body larger than allowed, whatever its headers say, and none that never ends."""

import asyncio
import math
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .refused import refusal

_TOO_LARGE, _TOO_SLOW = 413, 408
_BETWEEN = (b"&", b";")
_FIELDS = "application/x-www-form-urlencoded"
FORM_MAX, FIELDS_MAX = 1 << 18, 1000
"""The most bytes and fields of a form without files: one of nothing but "&" would take seconds to read."""


class _CutOffError(Exception):
    """The rest of the body is not read."""


class BodyLimit:
    """ASGI middleware. ``most``: bytes of a body; ``others``: other limits by path. ``within_s``: time for each MB."""

    def __init__(self, app: ASGIApp, most: int, others: Mapping[str, int], within_s: float = 60) -> None:
        self._app, self._most, self._others, self._within_s = app, most, others, within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is too large before or while it is read, and what does not arrive."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        fields: float
        most, fields = self._others.get(scope["path"], self._most), math.inf
        if headers.get("content-type", "").strip().casefold().startswith(_FIELDS):
            most, fields = min(most, FORM_MAX), FIELDS_MAX
        told = headers.get("content-length", "0")
        if not (told.isascii() and told.isdecimal() and len(told) < 20) or int(told) > most:
            await refusal(scope, _TOO_LARGE)(scope, receive, send)
            return
        body = _Counted(receive, send, most, fields, self._within_s * max(1, most >> 20))
        try:
            await self._app(scope, body.receive, body.send)
        except Exception:
            if body.status is None:
                raise
        if body.status is not None and not body.begun:
            await refusal(scope, body.status)(scope, receive, send)


class _Counted:
    """A body that is counted while it is read. ``status``: why it was cut off; ``begun``: an answer is on its way."""

    def __init__(self, receive: Receive, send: Send, most: int, fields: float, within_s: float) -> None:
        self._receive, self._send, self._most, self._fields_left = receive, send, most, fields
        self._until = asyncio.get_running_loop().time() + within_s
        self._read, self._ended = 0, False
        self.status: int | None = None
        self.begun = False

    async def receive(self) -> Message:
        """The next piece. Once all has been read, the wait is for the end of the connection and has no limit."""
        if self._ended:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self.status = _TOO_SLOW
            raise _CutOffError from None
        self._read += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        self._fields_left -= sum(message.get("body", b"").count(each) for each in _BETWEEN)
        if self._read > self._most or self._fields_left < 0:
            self.status = _TOO_LARGE
            raise _CutOffError
        return message

    async def send(self, message: Message) -> None:
        """Pass on, but not what the app makes of half a body."""
        if self.status is None or self.begun:
            self.begun = True
            await self._send(message)
