"""``make_app``: the whole web app for one data folder."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from backstride import __version__
from backstride.app.current import Current
from backstride.knowledge.model import Knowledge

from .care_first import CareFirstError, go_to_care, stand_alone
from .fault import add_faults
from .guard.body import BodyLimit
from .guard.bugs import Bugs
from .guard.head import Head
from .guard.headers import SecureHeaders
from .guard.login import LOGIN, LOGOUT, Login
from .guard.origin import SameOrigin
from .guard.password import Password
from .kept_apart import kept_apart
from .packed import Packed
from .routes import ROUTERS

STATIC = files(__package__) / "static"
BODY_MAX = 1 << 20
"""The most bytes of a request; an import of a journal may be larger, see ``IMPORT_MAX``."""

IMPORT_MAX = 64 << 20
LOGIN_MAX = 1 << 14
_LIMITS = {"/settings/import": IMPORT_MAX, "/api/v1/journal": IMPORT_MAX, LOGIN: LOGIN_MAX, LOGOUT: LOGIN_MAX}


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
        app.include_router(router, dependencies=[Depends(kept_apart), Depends(stand_alone)])
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    app.add_exception_handler(CareFirstError, go_to_care)
    add_faults(app)
    # the last one added sees a request first
    app.add_middleware(Packed)
    if serving.password is not None:
        app.add_middleware(Login, password=serving.password, folder=serving.data, https=serving.https)
    app.add_middleware(BodyLimit, most=BODY_MAX, others=_LIMITS)
    app.add_middleware(SameOrigin, hosts=serving.hosts)
    app.add_middleware(Bugs)
    app.add_middleware(Head)
    app.add_middleware(SecureHeaders, https=serving.https)
    return app
