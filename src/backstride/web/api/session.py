"""``/api/v1/session``: a session as the player needs it, and what was done of one."""

from datetime import date
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, TypeAdapter

from backstride.advice.session import Session
from backstride.app.advise import Advice
from backstride.app.current import Current
from backstride.app.session_sent import keep_session
from backstride.app.take_in import CONFLICT
from backstride.journal import PlanIssued
from backstride.journal.entry import EntryId, SessionDoneEntry
from backstride.knowledge.problem import Problem
from backstride.shown.advice_json import level_of
from backstride.web.api.reading import NOT_ALLOWED, REFUSALS, UNREADABLE, Said, described, json_object
from backstride.web.api.session_package import SessionPackage, session_package
from backstride.web.at_hand import AdviceNow, CurrentHere
from backstride.web.which_session import barred_by_screening, which_session

router = APIRouter(prefix="/api/v1", tags=["session"])

_NONE, _CONFLICT = 404, 409
_PACKAGE = TypeAdapter(SessionPackage)


class NoneToday(BaseModel):
    """There is no such session. ``then``: the page to go to."""

    model_config = ConfigDict(extra="forbid")
    detail: str
    then: str


class PlayedSession(BaseModel):
    """A session as the player tells it. ``entry``: made on the device; sent twice, it counts once.

    ``symptoms``: every stop rule told. ``issued``: what the runner was to do. ``replaces``: an entry sent before that
    told less of the same session; it is taken back.
    """

    model_config = ConfigDict(extra="forbid")
    entry: SessionDoneEntry
    symptoms: list[str] = []
    issued: PlanIssued | None = None
    replaces: EntryId | None = None


class AfterSession(BaseModel):
    """``then``: the page to go to now; after a stop rule the safety questions, or care."""

    model_config = ConfigDict(extra="forbid")
    id: EntryId
    new: bool
    level: str
    then: str


_GETS: dict[int | str, dict[str, Any]] = {
    **UNREADABLE,
    _NONE: {"model": NoneToday, "description": "there is none for this day, or it is not known"},
    _CONFLICT: {"model": NoneToday, "description": "care or safety questions come first"},
}
_SENDS = {**REFUSALS, _CONFLICT: {"model": Said, "description": "this id is there with another content"}}


@router.get("/session", response_model=SessionPackage, responses=_GETS)
def main_session(advice: AdviceNow, on: date | None = None) -> Response:
    """The first session of a day, today's when ``on`` is not told, with everything to play it without a connection."""
    return _package(advice, None, on)


@router.get("/session/{which}", response_model=SessionPackage, responses=_GETS)
def one_session(which: str, advice: AdviceNow, on: date | None = None) -> Response:
    """Another session of a day: by its kind (``evening``), its place from 1, or a routine (today only)."""
    return _package(advice, which, on)


@router.post("/session/done", responses=_SENDS, openapi_extra=described(PlayedSession.model_json_schema()))
async def session_done(request: Request, current: CurrentHere) -> AfterSession:
    """Record what was done, with the answers that stop symptoms stand for."""
    told = await json_object(request)
    return await run_in_threadpool(_after, told, current)


def _package(advice: Advice, which: str | None, on: date | None) -> Response:
    found = which_session(advice, which, on)
    if not isinstance(found, Session):
        status = _CONFLICT if barred_by_screening(advice) else _NONE
        return JSONResponse({"detail": found.says, "then": found.then}, status)
    day = max(on or advice.facts.today, advice.facts.today)
    return Response(_PACKAGE.dump_json(session_package(found, advice, day)), media_type="application/json")


def _after(told: dict[str, Any], current: Current) -> AfterSession:
    kept = keep_session(current.folder, told, current.knowledge)
    if isinstance(kept, Problem):
        raise HTTPException(_CONFLICT if kept.check == CONFLICT else NOT_ALLOWED, f"{kept.place}: {kept.message}")
    advice = current.advice()
    barred = barred_by_screening(advice)
    return AfterSession(
        id=kept.entries[0].id, new=kept.new, level=level_of(advice), then=barred.then if barred else "/today"
    )
