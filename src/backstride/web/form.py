"""The fields of a form that was sent, for routes that are plain functions."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData


async def _form(request: Request) -> AsyncIterator[FormData]:
    async with request.form() as form:  # files that were sent are closed again
        yield form


Form = Annotated[FormData, Depends(_form)]


def text_of(form: FormData, name: str) -> str:
    """One field as text; empty when it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """Every value of a field that may be sent several times."""
    return tuple(value for value in form.getlist(name) if isinstance(value, str))
