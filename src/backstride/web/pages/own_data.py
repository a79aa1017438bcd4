"""The runner's own data: a copy of everything, bringing a copy in, and deleting everything."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from backstride.app.erase import erase, what_there_is
from backstride.app.journal import copy_everything, has_journal, import_journal
from backstride.app.new_entry import today as today_here
from backstride.knowledge.problem import Problem
from backstride.web.at_hand import CurrentHere, Folder
from backstride.web.form import Form, text_of
from backstride.web.page import page

router = APIRouter(include_in_schema=False)

DELETE_WORD = "DELETE"
_SHOWN_LINES = 100


@router.get("/settings/export")
def export(request: Request, folder: Folder, anyway: bool = False) -> Response:
    """Journal and settings as JSON Lines. What cannot be read is said first; ``anyway``: without it."""
    damaged: list[Problem] = []
    lines = b"".join(copy_everything(folder, damaged.append))
    if not lines and not damaged:
        raise HTTPException(404, "There is nothing to copy yet.")
    if damaged and not anyway:
        return page(request, "export_damaged.html", damaged=damaged[:_SHOWN_LINES], count=len(damaged))
    name = f"backstride-{today_here().isoformat()}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(lines, media_type="application/x-ndjson", headers=headers)


@router.post("/settings/import", response_class=HTMLResponse)
def bring_in(request: Request, current: CurrentHere, folder: Folder, form: Form) -> Response:
    """Add the entries of a file that are not there yet; doing it twice changes nothing."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise HTTPException(422, "Choose a file first.")
    done = import_journal(folder, file.file, current.knowledge)
    return page(
        request, "imported.html", done=done, name=file.filename[:80], damaged=done.damaged[:_SHOWN_LINES],
        warnings=done.warnings[:_SHOWN_LINES],
    )  # fmt: skip


@router.get("/settings/delete", response_class=HTMLResponse)
def ask_to_delete(request: Request, folder: Folder) -> Response:
    """What would go, a copy first, and the word to type."""
    return _asking(request, folder, wrong=False)


@router.post("/settings/delete", response_class=HTMLResponse)
def delete(request: Request, current: CurrentHere, form: Form) -> Response:
    """Delete everything that was told, when the word is there; what the browser keeps of it goes too."""
    if text_of(form, "word").strip() != DELETE_WORD:
        return _asking(request, current.folder, wrong=True)
    with current.still() as folder:
        removed = erase(folder)
    answer = page(request, "deleted.html", removed=removed)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _asking(request: Request, folder: Path, wrong: bool) -> HTMLResponse:
    return page(
        request, "delete.html", 422 if wrong else 200, word=DELETE_WORD, wrong=wrong, what=what_there_is(folder),
        has_journal=has_journal(folder),
    )  # fmt: skip
