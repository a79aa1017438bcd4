"""Reading the body of a request strictly, and saying in plain words what is wrong with it."""

import json
from typing import Any

from fastapi import HTTPException, Request
from pydantic import BaseModel, ConfigDict

from backstride.knowledge.problem import Problem

JSON = "application/json"
UNKNOWN_TYPE, NOT_ALLOWED = 415, 422


class Said(BaseModel):
    """Why a request was not answered, in one plain sentence."""

    model_config = ConfigDict(extra="forbid")
    detail: str


class CareComesFirst(Said):
    """``instead``: the page to go to."""

    instead: str


class Place(BaseModel):
    """What is wrong, and where."""

    model_config = ConfigDict(extra="forbid")
    place: str
    message: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    403: {"model": Said, "description": "not sent by a page of this app, and without the header X-Backstride"},
    408: {"model": Said, "description": "the body did not arrive in time"},
    409: {"model": Said, "description": "it belongs to the made-up runner, or the data here do"},
    413: {"model": Said, "description": "too large"},
    421: {"model": Said, "description": "sent to a name that the app does not answer to"},
    UNKNOWN_TYPE: {"model": Said, "description": "not JSON"},
    NOT_ALLOWED: {"model": Said, "description": "something in it is not allowed; what and where is said"},
    503: {"model": Said, "description": "the journal cannot be read or written; nothing was recorded"},
}
"""What else may come of a request that changes something."""

UNREADABLE: dict[int | str, dict[str, Any]] = {503: {"model": Said, "description": "the journal cannot be read"}}


def places(problems: tuple[Problem, ...]) -> list[Place]:
    """Each problem with its place."""
    return [Place(place=each.place, message=each.message) for each in problems]


def media_type(request: Request) -> str:
    """What the body of a request says it is, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().casefold()


async def json_object(request: Request) -> dict[str, Any]:
    """The body, which is to be a JSON object. HTTPException: it is none."""
    if media_type(request) != JSON:
        raise HTTPException(UNKNOWN_TYPE, f"send {JSON}")
    return parse_object(await request.body())


def parse_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes. HTTPException: there is none."""
    try:
        told = json.loads(raw, object_pairs_hook=_keys)
    except (ValueError, RecursionError) as error:
        raise HTTPException(NOT_ALLOWED, "the body is not valid JSON") from error
    if not isinstance(told, dict):
        raise HTTPException(NOT_ALLOWED, "the body is to be a JSON object")
    return told


def described(schema: dict[str, Any], **others: dict[str, Any]) -> dict[str, Any]:
    """The description of a body that is read by ``json_object``, for ``openapi_extra``."""
    content = {
        JSON: {"schema": _whole(schema)},
        **{name.replace("_", "/"): {"schema": each} for name, each in others.items()},
    }
    return {"requestBody": {"required": True, "content": content}}


def _whole(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with its definitions put where they are used: in a description it is no document of its own."""
    definitions = schema.get("$defs", {})

    def put_in(part: Any) -> Any:
        if isinstance(part, list):
            return [put_in(each) for each in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return put_in(definitions[part["$ref"].removeprefix("#/$defs/")])
        return {key: put_in(value) for key, value in part.items() if key != "$defs"}

    told: dict[str, Any] = put_in(schema)
    return told


def _keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice becomes one that is not known, so that it is refused where it stands."""
    told: dict[str, Any] = {}
    for key, value in pairs:
        told[f"{key} (twice)" if key in told else key] = value
    return told
