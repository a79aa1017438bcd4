"""``/api/v1/check-in`` and ``/api/v1/run``: one thing told, and what follows from it."""

from datetime import datetime
from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict

from backstride.app.current import Current
from backstride.app.take_in import CONFLICT, take_in
from backstride.journal import CheckIn, Run
from backstride.journal.entry import EntryId
from backstride.knowledge.problem import Problem
from backstride.shown.advice_json import level_of
from backstride.shown.follow_json import running_json
from backstride.web.api.morning import morning_of
from backstride.web.api.reading import NOT_ALLOWED, REFUSALS, Said, described, json_object
from backstride.web.at_hand import CurrentHere
from backstride.web.which_session import barred_by_screening

router = APIRouter(prefix="/api/v1", tags=["tell"])

_CONFLICT = 409
_REFUSALS = {**REFUSALS, _CONFLICT: {"model": Said, "description": "this id is there with another content"}}


class _Made(BaseModel):
    """``id`` and ``at`` of an entry that was made before it is sent: both, or none. Sent twice, it counts once."""

    id: EntryId | None = None
    at: datetime | None = None


class ToldCheckIn(_Made, CheckIn):
    """The ten-second morning check."""


class ToldRun(_Made, Run):
    """A run that was done."""


class AfterCheckIn(BaseModel):
    """``morning``: the traffic light of this morning, as ``/today`` gives it."""

    model_config = ConfigDict(extra="forbid")
    id: EntryId
    new: bool
    level: str
    morning: dict[str, Any] | None


class AfterRun(BaseModel):
    """``running``: may the runner run today, and the runs that follow.

    While care or safety questions come first (see ``level``) nothing but the answer, why, and its sources.
    """

    model_config = ConfigDict(extra="forbid")
    id: EntryId
    new: bool
    level: str
    running: dict[str, Any]


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(mode="validation")
    schema["properties"] = {
        name: {key: value for key, value in each.items() if key != "default"}
        for name, each in schema["properties"].items()
    }
    return schema


@router.post("/check-in", responses=_REFUSALS, openapi_extra=described(_schema(ToldCheckIn)))
async def check_in(request: Request, current: CurrentHere) -> AfterCheckIn:
    """Record the pain of a morning."""
    told = await json_object(request)
    return await run_in_threadpool(_after_check_in, told, current)


@router.post("/run", responses=_REFUSALS, openapi_extra=described(_schema(ToldRun)))
async def run(request: Request, current: CurrentHere) -> AfterRun:
    """Record a run."""
    told = await json_object(request)
    return await run_in_threadpool(_after_run, told, current)


def _after_check_in(told: dict[str, Any], current: Current) -> AfterCheckIn:
    entry, new = _taken("check_in", told, current)
    advice = current.advice()
    return AfterCheckIn(id=entry, new=new, level=level_of(advice), morning=morning_of(advice))


def _after_run(told: dict[str, Any], current: Current) -> AfterRun:
    entry, new = _taken("run", told, current)
    advice = current.advice()
    running = running_json(advice)
    if barred_by_screening(advice):
        running = {name: running[name] for name in ("answer", "why", "sources")}
    return AfterRun(id=entry, new=new, level=level_of(advice), running=running)


def _taken(kind: Literal["check_in", "run"], told: dict[str, Any], current: Current) -> tuple[EntryId, bool]:
    done = take_in(current.folder, kind, told, current.knowledge)
    if isinstance(done, Problem):
        raise HTTPException(_CONFLICT if done.check == CONFLICT else NOT_ALLOWED, f"{done.place}: {done.message}")
    return done.entry.id, done.new
