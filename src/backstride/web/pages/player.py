"""``/session``: the player. The page is a frame; what is played comes from ``/api/v1/session``."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backstride.web.at_hand import AdviceNow
from backstride.web.page import page
from backstride.web.which_session import NoSession, which_session

router = APIRouter(include_in_schema=False)

_FASTEST = 1000


@router.get("/session", response_class=HTMLResponse)
def main_session(request: Request, advice: AdviceNow, speed: str = "") -> Response:
    """Today's first session."""
    return _player(request, advice, None, speed)


@router.get("/session/{which}", response_class=HTMLResponse)
def one_session(request: Request, which: str, advice: AdviceNow, speed: str = "") -> Response:
    """Another of today's sessions, by kind or place, or a routine."""
    return _player(request, advice, which, speed)


def _player(request: Request, advice: AdviceNow, which: str | None, speed: str) -> Response:
    found = which_session(advice, which, None)
    if isinstance(found, NoSession):
        if not found.known:
            raise HTTPException(404, found.says)
        return RedirectResponse(found.then, 303)
    return page(request, "player.html", speed=_speed(request, speed))


def _speed(request: Request, told: str) -> int:
    """How many times faster the clock runs: 1, unless tests let the app run faster (``app.state.accelerated``)."""
    if not getattr(request.app.state, "accelerated", False) or not (told.isascii() and told.isdecimal()):
        return 1
    return min(max(int(told), 1), _FASTEST)
