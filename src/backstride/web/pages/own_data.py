"""The runner's own data: a copy of everything, bringing a copy in, and deleting everything."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from backstride.app.erase import erase
from backstride.app.journal import export_journal, has_journal, import_journal
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
    """The journal as JSON Lines. Where entries cannot be read, that is said first; ``anyway``: without them."""
    if not has_journal(folder):
        raise HTTPException(404, "There is nothing to copy yet.")
    damaged: list[Problem] = []
    lines = b"".join(export_journal(folder, damaged.append))
    if damaged and not anyway:
        return page(request, "export_damaged.html", damaged=damaged[:_SHOWN_LINES], count=len(damaged))
    name = f"backstride-{today_here().isoformat()}.jsonl"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(lines, media_type="application/x-ndjson", headers=headers)


@router.post("/settings/import", response_class=HTMLResponse)
def bring_in(request: Request, current: CurrentHere, folder: Folder, form: Form) -> Response:
    """Add the entries of a file that are not there yet; doing it twice changes nothing."""
    _not_in_demo(request)
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
    _not_in_demo(request)
    return page(request, "delete.html", word=DELETE_WORD, wrong=False, has_journal=has_journal(folder))


@router.post("/settings/delete", response_class=HTMLResponse)
def delete(request: Request, folder: Folder, form: Form) -> Response:
    """Delete everything that was told, when the word is there; what the browser keeps of it goes too."""
    _not_in_demo(request)
    if text_of(form, "word").strip() != DELETE_WORD:
        return page(request, "delete.html", 422, word=DELETE_WORD, wrong=True, has_journal=has_journal(folder))
    answer = page(request, "deleted.html", removed=erase(folder))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _not_in_demo(request: Request) -> None:
    if request.app.state.serving.demo:
        raise HTTPException(409, "That cannot be done with the made-up runner.")
