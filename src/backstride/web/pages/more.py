"""``/more``: the way to everything that is not in the menu."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from backstride.web.page import page

router = APIRouter(include_in_schema=False)


@router.get("/more", response_class=HTMLResponse)
def more(request: Request) -> Response:
    """A list of links."""
    return page(request, "more.html")
