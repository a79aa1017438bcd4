"""What makes the app one that is installed and works without a connection: its manifest, worker and offline page."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from backstride import __version__
from backstride.web.kept_apart import whose
from backstride.web.page import TEMPLATES, page

router = APIRouter(include_in_schema=False)

STATIC = Path(str(TEMPLATES)).parent / "static"
WORKER, STORED = "js/sw.js", "js/stored.js"
PAGES = ("/offline", "/offline/session")
"""Pages that the worker keeps: they hold nothing of the runner."""

_NOT_KEPT = (WORKER, "icons/any-512.png", "icons/maskable-512.png", "icons/apple-180.png")
"""Static files that only a browser with a connection asks for."""

_TABLE = (Path(str(TEMPLATES)).parents[1] / "coach" / "player.json",)
"""What a stored session holds besides: the rules that the player is to know."""

_GREEN, _PAPER = "#0f6b5f", "#f6f8f7"


@router.get("/manifest.webmanifest")
def manifest() -> Response:
    """How the app looks when it is installed."""
    icons = [
        {"src": "/static/icons/any-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/static/icons/any-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/static/icons/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    ]
    told = {
        "id": "/", "name": "Backstride", "short_name": "Backstride", "lang": "en", "dir": "ltr",
        "description": "A calmer back for running: what to do today, and somebody beside you while you do it.",
        "start_url": "/", "scope": "/", "display": "standalone", "orientation": "any",
        "background_color": _PAPER, "theme_color": _GREEN, "categories": ["health", "fitness", "sports"],
        "icons": icons, "shortcuts": [{"name": "Start today's session", "url": "/session"}],
    }  # fmt: skip
    return JSONResponse(told, media_type="application/manifest+json")


@router.get("/sw.js")
def worker(request: Request) -> Response:
    """The offline worker with the list of what it keeps; another list or another file makes it another worker.

    The made-up runner has another too, because the pages that it keeps say whose they are.
    """
    return Response(_worker(whose(request.app.state.serving.demo)), media_type="text/javascript")


@router.get("/offline", response_class=HTMLResponse)
def offline(request: Request) -> Response:
    """The page for when there is no connection: the stored sessions, and what waits to be sent."""
    return page(request, "offline.html")


@router.get("/offline/session", response_class=HTMLResponse)
def offline_player(request: Request) -> Response:
    """The player without a session: it gets the stored one from the worker."""
    return page(request, "player.html", which=None, speed=1)


@cache
def worker_version() -> str:
    """Of the player, the offline worker and all that they need; another with any file of them."""
    digest = sha256(__version__.encode())
    pages = [TEMPLATES / name for name in ("offline.html", "player.html", "base.html", "questions/body.svg")]
    for path in (*_files(), *pages, *_TABLE):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _worker(of: str) -> str:
    text = "\n".join((STATIC / name).read_text("utf-8").replace("\nexport ", "\n") for name in (STORED, WORKER))
    names = [path.relative_to(STATIC).as_posix() for path in _files()]
    shell = [*PAGES, "/manifest.webmanifest", *(f"/static/{name}" for name in names if _is_kept(name))]
    return f"// {of}\nconst VERSION = {json.dumps(worker_version())};\nconst SHELL = {json.dumps(shell)};\n{text}"


def _files() -> list[Path]:
    return [path for path in sorted(STATIC.rglob("*")) if path.is_file()]


def _is_kept(name: str) -> bool:
    return name not in _NOT_KEPT and not name.endswith((".json", ".txt", ".md"))
