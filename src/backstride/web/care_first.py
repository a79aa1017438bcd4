"""``CareFirst``: the advice of now for pages with plans and sessions; who needs care or questions first goes there."""

from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice
from backstride.shown.care_words import stands_alone

from .at_hand import AdviceNow

CARE = "/care"
QUESTIONS = "/questions"


class CareFirstError(Exception):
    """There is no plan and no session now. ``to``: the page to go to instead; ``message``: why, for programs."""

    def __init__(self, to: str, message: str) -> None:
        super().__init__(message)
        self.to, self.message = to, message


def _care_first(advice: AdviceNow) -> Advice:
    if stands_alone(advice.screening):
        raise CareFirstError(CARE, "See to this first: there is no exercise plan until somebody has looked at it.")
    if isinstance(advice.screening, Incomplete):
        raise CareFirstError(QUESTIONS, "A few questions first: we cannot say yet whether training is safe.")
    return advice


CareFirst = Annotated[Advice, Depends(_care_first)]
"""Ask for this instead of ``AdviceNow``: a route that does is never reached on emergency, urgent or open questions."""


async def go_to_care(request: Request, error: Exception) -> Response:
    """The answer to a ``CareFirstError``: a page goes on to care or questions, a program is told so (409)."""
    if not isinstance(error, CareFirstError):
        raise error
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": error.message, "instead": error.to}, 409)
    return RedirectResponse(error.to, 303)
