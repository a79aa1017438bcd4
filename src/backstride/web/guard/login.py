"""A password before everything, for an app that others can reach."""

from html import escape
from pathlib import Path
from threading import Lock
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backstride.store.error import StoreError

from .logins import DAYS_S, Logins
from .password import Password
from .refused import API, bare_page, refusal
from .tries import Tries

LOGIN, LOGOUT = "/login", "/logout"
COOKIE, BROWSER = "backstride_login", "backstride_browser"
"""Names of the cookies: who is logged in, and which browser has been at some time."""

NOTHING_WAITS = "nothing_waits"
"""Field of the form that logs out: the page has seen that everything told on this device was sent."""

_YEAR_S = 365 * 24 * 3600
_OPEN = frozenset({"/manifest.webmanifest", "/sw.js"})
_FILES = "/static/"
"""What holds nothing of the runner, and is asked for without cookies."""


class Login:
    """ASGI middleware: only who knows the password comes further. It answers ``/login`` and ``/logout`` itself."""

    def __init__(self, app: ASGIApp, password: Password, folder: Path, https: bool) -> None:
        self._app, self._password, self._https = app, password, https
        self._logins, self._tries = Logins(folder, password.key), Tries()
        self._one_at_a_time = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Show the login page, take a password, end a login, or pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        answer: Response
        if path == LOGIN:
            answer = await self._login(Request(scope, receive))
        elif path == LOGOUT:
            answer = await self._log_out(Request(scope, receive))
        elif path in _OPEN or path.startswith(_FILES) or self._is_known(HTTPConnection(scope)):
            await self._app(scope, receive, send)
            return
        elif path.startswith(API):
            answer = refusal(scope, 401)
        else:
            answer = RedirectResponse(LOGIN, 303)
        await answer(scope, receive, send)

    def _is_known(self, asked: HTTPConnection) -> bool:
        return self._logins.knows(asked.cookies.get(COOKIE, ""))

    async def _login(self, request: Request) -> Response:
        if request.method == "GET":
            return _page()
        if request.method != "POST":
            return refusal(request.scope, 405, {"Allow": "GET, POST"})
        address = request.client.host if request.client else ""
        if not self._tries.may(address, self._logins.browser(request.cookies.get(BROWSER, ""))):
            return _page("Too many tries. Wait a minute, then try again.", 429)
        told = (await _form(request)).get("password", [""])[0]
        if not await run_in_threadpool(self._is_right, told):
            return _page("That is not the password.", 403)
        answer = RedirectResponse("/", 303)
        self._set(answer, COOKIE, self._logins.begin(), DAYS_S)
        self._set(answer, BROWSER, self._logins.mark(), _YEAR_S)
        return answer

    def _is_right(self, told: str) -> bool:
        """Many tries at once would take 64 MB each, so they queue."""
        with self._one_at_a_time:
            return self._password.is_right(told)

    async def _log_out(self, request: Request) -> Response:
        """End this login. What the device keeps goes as far as nothing is lost by it: see ``static/js/logout.js``."""
        if request.method != "POST":
            return refusal(request.scope, 405, {"Allow": "POST"})
        sent = (await _form(request)).get(NOTHING_WAITS) == ["1"]
        try:
            await run_in_threadpool(self._logins.end, request.cookies.get(COOKIE, ""))
        except StoreError:
            return refusal(request.scope, 503)
        answer = RedirectResponse(LOGIN, 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=self._https)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"' if sent else '"cache"'
        return answer

    def _set(self, answer: Response, name: str, value: str, age_s: int) -> None:
        answer.set_cookie(name, value, max_age=age_s, httponly=True, samesite="strict", secure=self._https)


async def _form(request: Request) -> dict[str, list[str]]:
    return parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=None)


def _page(fault: str = "", status: int = 200) -> Response:
    said = f'<p class="fault" role="alert">{escape(fault)}</p>' if fault else ""
    return bare_page(
        "Log in",
        '<script src="/static/js/logged_out.js" type="module"></script>'
        f'<h1>Backstride</h1>{said}<form method="post" action="{LOGIN}" class="card">'
        '<label for="password">Password</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>'
        '<p></p><button class="primary wide">Log in</button></form>',
        status,
    )
