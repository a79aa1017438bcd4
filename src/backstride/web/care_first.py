"""Care comes first: who needs it, or has safety questions open, gets neither a plan nor a session from any route."""

from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, RedirectResponse

from backstride.advice.screening import Incomplete
from backstride.app.advise import Advice
from backstride.shown.care_words import stands_alone
from backstride.store.error import StoreError

from .at_hand import AdviceNow, CurrentHere
from .guard.refused import API

CARE = "/care"
QUESTIONS = "/questions"

OPEN = frozenset(
    {
        # what is to be done, whom to see, and a page to take along
        CARE, "/help", "/progress/summary",
        # a stop sign, and what to do after it
        "/tests/{test_id}/stop", "/tests/{test_id}/stopped",
        # one's own data, and where one lives
        "/settings", "/settings/answers/{part}", "/settings/looks", "/settings/export", "/settings/import",
        "/settings/delete",
        # files, and the frames that a device keeps, which hold nothing of the runner
        "/manifest.webmanifest", "/sw.js", "/offline", "/offline/session",
        # plain data that says care first itself, and what a device has to send
        "/api/v1/today", "/api/v1/week", "/api/v1/ahead", "/api/v1/session", "/api/v1/session/{which}",
        "/api/v1/session/done", "/api/v1/journal", "/api/v1/check-in", "/api/v1/run",
    }
)  # fmt: skip
"""The routes that are answered in an emergency and when help is urgent. Every other one leads to care, also one that is
new: whoever opens it adds it here.
"""

_OPEN_ALL = (QUESTIONS, "/figures/")
"""And all that begin so: questions, to mend an answer, and pictures."""

_SEE_TO_THIS = "See to this first: there is no exercise plan until somebody has looked at it."


class CareFirstError(Exception):
    """There is no plan and no session now. ``to``: the page to go to instead; ``message``: why, for programs."""

    def __init__(self, to: str, message: str) -> None:
        super().__init__(message)
        self.to, self.message = to, message


async def stand_alone(request: Request, current: CurrentHere) -> None:
    """Before every route: help that is needed now stands alone.

    A journal that cannot be read stops no page that does without it; those that need it say so themselves.
    """
    path: str = request.scope["route"].path
    if path in OPEN or path.startswith(_OPEN_ALL):
        return
    try:
        advice = await run_in_threadpool(current.advice)
    except StoreError:
        return
    if stands_alone(advice.screening):
        raise CareFirstError(CARE, _SEE_TO_THIS)


def _care_first(advice: AdviceNow) -> Advice:
    if stands_alone(advice.screening):
        raise CareFirstError(CARE, _SEE_TO_THIS)
    if isinstance(advice.screening, Incomplete):
        raise CareFirstError(QUESTIONS, "A few questions first: we cannot say yet whether training is safe.")
    return advice


CareFirst = Annotated[Advice, Depends(_care_first)]
"""Ask for this instead of ``AdviceNow``: a route that does is never reached on emergency, urgent or open questions."""


async def go_to_care(request: Request, error: Exception) -> Response:
    """The answer to a ``CareFirstError``: a page goes on to care or questions, a program is told so (409)."""
    if not isinstance(error, CareFirstError):
        raise error
    if request.url.path.startswith(API):
        return JSONResponse({"detail": error.message, "instead": error.to}, 409)
    return RedirectResponse(error.to, 303)
