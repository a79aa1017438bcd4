"""Headers of every answer: only our own files may be used, health data is not kept by caches, no framing."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OWN = "'self'"
_POLICY = "; ".join(
    [
        "default-src 'none'", f"script-src {_OWN}", f"style-src {_OWN}", f"img-src {_OWN} data:", f"connect-src {_OWN}",
        f"manifest-src {_OWN}", f"worker-src {_OWN}", f"media-src {_OWN}", f"font-src {_OWN}", f"form-action {_OWN}",
        "base-uri 'none'", "frame-ancestors 'none'",
    ]
)  # fmt: skip
_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
}
_KEPT = ("/static/", "/figures/", "/sw.js", "/manifest.webmanifest")
"""Paths without health data: they may be kept, and are asked for again when they changed."""


class SecureHeaders:
    """ASGI middleware that adds the headers. ``https``: also that only TLS may be used from now on."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self._app = app
        self._more = _ALWAYS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kept = scope["path"].startswith(_KEPT)

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._more.items():
                    headers[name] = value
                headers["Cache-Control"] = "no-cache" if kept else "no-store"
            await send(message)

        await self._app(scope, receive, send_more)
