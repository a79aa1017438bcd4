"""A password before everything, for an app that others can reach."""

import secrets
from dataclasses import dataclass
from html import escape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from itsdangerous import BadSignature, TimestampSigner
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

FILE = "password"
"""Name of the file in the data folder: the argon2id hash, then the key that signs logins."""

SHORTEST = 10
COOKIE = "backstride_login"
"""Name of the cookie of who is logged in."""

_DAYS_S = 30 * 24 * 3600
_TRIES = parse("5/minute")
_OPEN = ("/static/", "/manifest.webmanifest", "/sw.js")
"""What holds nothing of the runner, and is asked for without cookies."""


@dataclass(frozen=True, slots=True)
class Password:
    """``hashed``: argon2id of the password. ``key``: signs the logins; another password makes another key."""

    hashed: str
    key: str


def set_password(folder: Path, password: str) -> None:
    """Keep the hash of a password, for this user only; everybody is logged out. ValueError: it is too short."""
    if len(password) < SHORTEST:
        raise ValueError(f"at least {SHORTEST} characters")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE
    path.touch(mode=0o600)
    path.write_text(f"{PasswordHasher().hash(password)}\n{secrets.token_hex(32)}\n")


def load_password(folder: Path) -> Password | None:
    """The password of this folder; None when none was set."""
    path = folder / FILE
    if not path.exists():
        return None
    hashed, key = path.read_text().split()
    return Password(hashed, key)


class Login:
    """ASGI middleware: only who knows the password comes further. Five tries a minute, from all addresses together."""

    def __init__(self, app: ASGIApp, password: Password, https: bool) -> None:
        self._app, self._password, self._https = app, password, https
        self._signer = TimestampSigner(password.key)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Show the login page, take a password, or pass the request on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if scope["type"] == "http" and path == "/login":
            await (await self._login(Request(scope, receive)))(scope, receive, send)
        elif path.startswith(_OPEN) or self._is_known(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif path.startswith("/api/"):
            await PlainTextResponse("log in first", 401)(scope, receive, send)
        else:
            await RedirectResponse("/login", 303)(scope, receive, send)

    def _is_known(self, headers: Headers) -> bool:
        cookies = SimpleCookie(headers.get("cookie", ""))
        if COOKIE not in cookies:
            return False
        try:
            self._signer.unsign(cookies[COOKIE].value, max_age=_DAYS_S)
        except BadSignature:
            return False
        return True

    async def _login(self, request: Request) -> Response:
        if request.method != "POST":
            return _page()
        if not self._limiter.hit(_TRIES, "login"):
            return _page("Too many tries. Wait a minute, then try again.", 429)
        told = parse_qs((await request.body()).decode("utf-8", "replace")).get("password", [""])[0]
        try:
            PasswordHasher().verify(self._password.hashed, told)
        except (VerifyMismatchError, InvalidHashError):
            return _page("That is not the password.", 403)
        answer = RedirectResponse("/", 303)
        value = self._signer.sign(secrets.token_hex(16)).decode()
        answer.set_cookie(COOKIE, value, max_age=_DAYS_S, httponly=True, samesite="strict", secure=self._https)
        return answer


def _page(fault: str = "", status: int = 200) -> HTMLResponse:
    said = f'<p class="fault" role="alert">{escape(fault)}</p>' if fault else ""
    return HTMLResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Log in · Backstride</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/static/app.css">'
        f'<main class="narrow"><h1>Backstride</h1>{said}<form method="post" action="/login" class="card">'
        '<label for="password">Password</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>'
        '<button class="primary">Log in</button></form></main>',
        status,
    )
