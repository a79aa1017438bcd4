"""What a route asks for: the advice of now, and the data folder. What only looks something up needs no thread."""

from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from backstride.app.advise import Advice
from backstride.app.current import Current


async def _current(request: Request) -> Current:
    current: Current = request.app.state.current
    return current


def _advice(current: Annotated[Current, Depends(_current)]) -> Advice:
    return current.advice()


async def _folder(current: Annotated[Current, Depends(_current)]) -> Path:
    return current.folder


CurrentHere = Annotated[Current, Depends(_current)]
AdviceNow = Annotated[Advice, Depends(_advice)]
Folder = Annotated[Path, Depends(_folder)]
