"""``/api/v1/ahead``: the sessions of today and the next days with all that the player needs, to be kept on a device."""

from datetime import date, timedelta
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, TypeAdapter

from backstride.advice.duration import session_s
from backstride.advice.session import Session
from backstride.app.advise import Advice
from backstride.web.api.reading import UNREADABLE
from backstride.web.api.session_package import SessionPackage, session_package
from backstride.web.at_hand import AdviceNow
from backstride.web.pages.pwa import worker_version
from backstride.web.which_session import barred_by_screening, which_session

router = APIRouter(prefix="/api/v1", tags=["session"])

DAYS = 3
"""Days after today whose sessions are kept: what comes later is better planned again after what was told by then."""

_MOST_A_DAY = 9


class AheadSession(BaseModel):
    """A session of a day. ``which``: its place on that day, from 1."""

    model_config = ConfigDict(extra="forbid")
    on: date
    which: int
    kind: str
    title: str
    duration_s: int
    package: SessionPackage


class Ahead(BaseModel):
    """``sessions`` in order of day; none while care or safety questions come first (``then``: their page).

    ``figures``: paths of their pictures. ``app``: the version of the player that they are for.
    """

    model_config = ConfigDict(extra="forbid")
    made: date
    sessions: list[AheadSession]
    figures: list[str]
    then: str | None
    app: str


_AHEAD = TypeAdapter(Ahead)


@router.get(
    "/ahead",
    response_model=Ahead,
    responses={**UNREADABLE, 304: {"description": "nothing has changed since (If-None-Match)"}},
)
def ahead(request: Request, advice: AdviceNow) -> Response:
    """What can be played without a connection."""
    body, tag = _kept(request, advice)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})


def _kept(request: Request, advice: Advice) -> tuple[bytes, str]:
    """Made once for each state of the journal: every page asks for it."""
    kept: tuple[Advice, bytes, str] | None = getattr(request.app.state, "ahead", None)
    if kept is None or kept[0] is not advice:
        body = _AHEAD.dump_json(_ahead(advice))
        kept = (advice, body, f'"{sha256(body).hexdigest()[:24]}"')
        request.app.state.ahead = kept
    return kept[1], kept[2]


def _ahead(advice: Advice) -> Ahead:
    today = advice.facts.today
    days = [today + timedelta(days=number) for number in range(DAYS + 1)]
    sessions = [_one(session, advice, on, nth) for on in days for nth, session in enumerate(_of_day(advice, on), 1)]
    figures = {path for each in sessions for path in each.package.figures}
    barred = barred_by_screening(advice)
    then = barred.then if barred else None
    return Ahead(made=today, sessions=sessions, figures=sorted(figures), then=then, app=worker_version())


def _of_day(advice: Advice, on: date) -> list[Session]:
    found = (which_session(advice, str(nth), on) for nth in range(1, _MOST_A_DAY + 1))
    return [each for each in found if isinstance(each, Session)]


def _one(session: Session, advice: Advice, on: date, nth: int) -> AheadSession:
    package = session_package(session, advice, on)
    duration_s = session_s(session, advice.facts.knowledge)
    return AheadSession(
        on=on, which=nth, kind=session.kind, title=session.title, duration_s=duration_s, package=package
    )
