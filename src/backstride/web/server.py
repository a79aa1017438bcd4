"""``make_app``: the whole web app for one data folder."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from backstride import __version__
from backstride.app.current import Current
from backstride.knowledge.model import Knowledge
from backstride.store.error import StoreError

from .care_first import CareFirstError, go_to_care
from .guard.body import BodyLimit
from .guard.headers import SecureHeaders
from .guard.login import Login, Password
from .guard.origin import SameOrigin
from .guard.refused import refused
from .page import page
from .routes import ROUTERS

STATIC = files(__package__) / "static"
BODY_MAX = 1 << 20
"""The most bytes of a request; an import of a journal may be larger, see ``IMPORT_MAX``."""

IMPORT_MAX = 64 << 20


@dataclass(frozen=True, slots=True)
class Serving:
    """How the app is served. ``hosts``: names it answers to. ``https``: cookies are sent over TLS only.

    ``demo``: the data are those of a made-up runner, and every page says so.
    """

    data: Path
    hosts: tuple[str, ...]
    password: Password | None = None
    https: bool = False
    demo: bool = False


def make_app(serving: Serving, knowledge: Knowledge) -> FastAPI:
    """The app, ready to be run by a server."""
    app = FastAPI(
        title="Backstride", version=__version__, openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None,
        description="A journal goes in, advice comes out. See /learn for what it means.",
    )  # fmt: skip
    app.state.current = Current(serving.data, knowledge)
    app.state.serving = serving
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    app.add_exception_handler(StoreError, _store_fault)
    app.add_exception_handler(HTTPException, _http_fault)
    app.add_exception_handler(CareFirstError, go_to_care)
    # the last one added sees a request first
    if serving.password is not None:
        app.add_middleware(Login, password=serving.password, https=serving.https)
    app.add_middleware(BodyLimit, most=BODY_MAX, larger={"/settings/import": IMPORT_MAX, "/api/v1/journal": IMPORT_MAX})
    app.add_middleware(SameOrigin, hosts=serving.hosts)
    app.add_middleware(SecureHeaders, https=serving.https)
    return app


async def _store_fault(request: Request, error: Exception) -> Response:
    """The journal cannot be read or written; nothing was half done."""
    message = str(error.problem) if isinstance(error, StoreError) else "the journal cannot be used"
    return await _fault(request, 503, message)


async def _http_fault(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return await _fault(request, status, str(getattr(error, "detail", "")))


async def _fault(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": message}, status)
    return page(request, "fault.html", status=status, message=message, words=refused(status))
