"""``/``: what to do now. Before anything is known: the welcome."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from backstride.web.at_hand import AdviceNow
from backstride.web.page import page

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(request: Request, advice: AdviceNow) -> Response:
    """The welcome for somebody new, else today."""
    if not advice.facts.runner.findings:
        return page(request, "welcome.html")
    return RedirectResponse("/today", 303)
