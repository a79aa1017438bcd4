"""What is answered when something is wrong: a page in plain words, and plain data under ``/api``."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from backstride.store.error import StoreError

from .guard.refused import API, refused
from .page import page

_NO_SUCH, _UNREADABLE, _NOT_ALLOWED, _NO_STORE = 404, 400, 422, 503
_ALLOWED = {
    "missing": "is missing",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
    "string_pattern_mismatch": "is none of the choices",
}
_KINDS = {
    "int": "a whole number",
    "bool": "yes or no",
    "uuid": "is not known here",
    "date": "a day, such as 2026-05-31",
}
"""How the type of a fault begins -> what is allowed."""


def add_faults(app: FastAPI) -> None:
    """Answer every fault that is expected. One that is not is answered by ``guard.bugs``."""
    app.add_exception_handler(StoreError, _store_fault)
    app.add_exception_handler(HTTPException, _http_fault)
    app.add_exception_handler(RequestValidationError, _not_allowed)


async def _store_fault(request: Request, error: Exception) -> Response:
    """The journal cannot be read or written; nothing was half done."""
    return _fault(request, _NO_STORE, str(error.problem) if isinstance(error, StoreError) else "")


async def _http_fault(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _fault(request, error.status_code, str(error.detail), error.headers)


async def _not_allowed(request: Request, error: Exception) -> Response:
    """A field or a part of the address that is no such thing. A page with such an address there is not."""
    if not isinstance(error, RequestValidationError):
        raise error
    if request.url.path.startswith(API):
        return await request_validation_exception_handler(request, error)
    faults = error.errors()
    if any(each["loc"][0] == "path" for each in faults):
        return _fault(request, _NO_SUCH, "")
    return _fault(request, _NOT_ALLOWED, " ".join(dict.fromkeys(_sentence(each) for each in faults)))


def _sentence(fault: Mapping[str, object]) -> str:
    """The field, and what is allowed in it."""
    kind, where, context = str(fault["type"]), fault["loc"], fault.get("ctx")
    words = _ALLOWED.get(kind) or _KINDS.get(kind.partition("_")[0], "is not allowed")
    field = str(where[-1]) if isinstance(where, tuple) else ""
    return f"{field}: {words.format_map(context if isinstance(context, dict) else {})}."


def _fault(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"detail": message or refused(status)}, status, dict(headers or {}))
    said = "" if status == _UNREADABLE or message == HTTPStatus(status).phrase else message
    answer = page(request, "fault.html", status=status, message=said, words=refused(status), back=_back(request))
    answer.headers.update(headers or {})
    return answer


def _back(request: Request) -> str | None:
    """The page of ours that it came from, to go back to; None when that is not known."""
    before = urlsplit(request.headers.get("referer", ""))
    own = before.netloc == request.headers.get("host") and before.path != request.url.path
    if not own or not before.path.startswith("/") or before.path.startswith("//"):
        return None
    return f"{before.path}?{before.query}" if before.query else before.path
