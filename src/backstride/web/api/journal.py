"""``/api/v1/journal``: the journal for another device, and what that device adds to it.

A device sends every entry that it made and asks for those it does not have. Entries are never changed, and one id is
one entry: sent twice it counts once. So two devices that told different things about the same day are both kept, and
``replay`` decides: of two answers to one question the one told later counts. An edit is a retraction and a new entry.

Entries come in order of id, that is of when they were made. One made without a connection arrives late with an early
id, so ``after`` is for paging; whoever holds fewer entries than ``count`` reads from the start.
"""

from io import BytesIO
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from backstride.app.current import Current
from backstride.app.journal import Imported, import_journal
from backstride.app.take_in import page_of, take_in_all
from backstride.journal import Entry
from backstride.journal.line import dump_line
from backstride.web.api.reading import (
    JSON,
    NOT_ALLOWED,
    REFUSALS,
    UNKNOWN_TYPE,
    UNREADABLE,
    Place,
    described,
    media_type,
    parse_object,
    places,
)  # fmt: skip
from backstride.web.at_hand import CurrentHere, Folder

router = APIRouter(prefix="/api/v1", tags=["journal"])

LINES = "application/jsonl"
PAGE, MOST = 1000, 5000
SOME_LEFT_OUT = 207


class JournalPage(BaseModel):
    """Entries in order of id. ``next``: ask with ``after`` of it for those that follow; null when none do.

    ``count``: how many the whole journal has. ``damaged``: rows of the store that cannot be read.
    """

    model_config = ConfigDict(extra="forbid")
    entries: list[Annotated[Entry, Field(discriminator="kind")]]
    next: UUID | None
    count: int
    damaged: list[Place]


class TakenIn(BaseModel):
    """What came of it. ``damaged``: refused, each with its place in what was sent, from 1; ``warnings``: kept."""

    model_config = ConfigDict(extra="forbid")
    new: int
    already: int
    damaged: list[Place]
    warnings: list[Place]


_ENTRIES = {
    "type": "object",
    "required": ["entries"],
    "properties": {
        "entries": {
            "type": "array",
            "items": {"type": "object"},
            "description": "Entries as GET gives them. What is none is named in the answer, and the rest kept.",
        }
    },
    "additionalProperties": False,
}
_TEXT = {"type": "string", "description": "The same as lines, as 'backstride journal export' writes them."}


@router.get("/journal", responses={200: {"model": JournalPage}, **UNREADABLE})
def read_journal(
    folder: Folder,
    after: Annotated[UUID | None, Query(description="The id after which to go on.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="The most entries of a page.")] = PAGE,
) -> Response:
    """The journal, a page at a time."""
    page = page_of(folder, after, limit)
    following = page.entries[-1].id if page.more and page.entries else None
    rest = JournalPage(entries=[], next=following, count=page.count, damaged=places(page.problems))
    told = rest.model_dump_json(exclude={"entries"}).encode()
    # the entries as they stand in the journal: without the fields that were not told
    entries = b",".join(dump_line(each) for each in page.entries)
    return Response(b'{"entries":[' + entries + b"]," + told[1:], media_type=JSON)


@router.post(
    "/journal",
    response_model=TakenIn,
    responses={**REFUSALS, SOME_LEFT_OUT: {"model": TakenIn, "description": "some were refused; the rest is kept"}},
    openapi_extra=described(_ENTRIES, application_jsonl=_TEXT),
)
async def add_to_journal(request: Request, response: Response, current: CurrentHere) -> TakenIn:
    """Record the entries that are not there yet; sending them again changes nothing."""
    raw, kind = await request.body(), media_type(request)
    if kind not in (JSON, LINES):
        raise HTTPException(UNKNOWN_TYPE, f"send {JSON} or {LINES}")
    done = await run_in_threadpool(_take_in, raw, kind, current)
    if done.damaged:
        response.status_code = SOME_LEFT_OUT
    return TakenIn(
        new=done.new, already=done.already, damaged=places(done.damaged), warnings=places(done.warnings)
    )  # fmt: skip


def _take_in(raw: bytes, kind: str, current: Current) -> Imported:
    if kind == LINES:
        return import_journal(current.folder, BytesIO(raw), current.knowledge)
    told: Any = parse_object(raw)
    if list(told) != ["entries"] or not isinstance(told["entries"], list):
        raise HTTPException(NOT_ALLOWED, "the body is to be an object with nothing but the list entries")
    return take_in_all(current.folder, told["entries"], current.knowledge)
