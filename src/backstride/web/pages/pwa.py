"""What makes the app one that is installed and works without a connection: its manifest, worker and offline page."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from backstride import __version__
from backstride.web.guard.login import COOKIE
from backstride.web.page import TEMPLATES, page

router = APIRouter(include_in_schema=False)

STATIC = Path(str(TEMPLATES)).parent / "static"
WORKER, STORED = "js/sw.js", "js/stored.js"
PAGES = ("/offline", "/offline/session")
"""Pages that the worker keeps: they hold nothing of the runner."""

_NOT_KEPT = (WORKER, "icons/any-512.png", "icons/maskable-512.png", "icons/apple-180.png")
"""Static files that only a browser with a connection asks for."""

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
def worker() -> Response:
    """The offline worker with the list of what it keeps; another list or another file makes it another worker."""
    return Response(_worker(), media_type="text/javascript")


@router.get("/offline", response_class=HTMLResponse)
def offline(request: Request) -> Response:
    """The page for when there is no connection: the stored sessions, and what waits to be sent."""
    return page(request, "offline.html")


@router.get("/offline/session", response_class=HTMLResponse)
def offline_player(request: Request) -> Response:
    """The player without a session: it gets the stored one from the worker."""
    return page(request, "player.html", which=None, speed=1)


@router.post("/logout")
def log_out() -> Response:
    """Forget this browser, and let it forget the runner."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@cache
def _worker() -> str:
    files = [path for path in sorted(STATIC.rglob("*")) if path.is_file()]
    text = "\n".join((STATIC / name).read_text("utf-8").replace("\nexport ", "\n") for name in (STORED, WORKER))
    digest = sha256(__version__.encode())
    for path in (*files, TEMPLATES / "offline.html", TEMPLATES / "player.html", TEMPLATES / "base.html"):
        digest.update(path.read_bytes())
    names = [path.relative_to(STATIC).as_posix() for path in files]
    shell = [*PAGES, "/manifest.webmanifest", *(f"/static/{name}" for name in names if _is_kept(name))]
    return f"const VERSION = {json.dumps(digest.hexdigest()[:16])};\nconst SHELL = {json.dumps(shell)};\n{text}"


def _is_kept(name: str) -> bool:
    return name not in _NOT_KEPT and not name.endswith((".json", ".txt", ".md"))
