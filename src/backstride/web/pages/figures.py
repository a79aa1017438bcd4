"""``/figures/...svg``: the figure of an exercise at a level or of a self-test, moving or still, of either side."""

from hashlib import sha256

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from backstride.figures.subject import Subject, level_subject, self_test_subject
from backstride.figures.svg import animated_of, still_of
from backstride.web.at_hand import CurrentHere

router = APIRouter(include_in_schema=False)

_SVG = "image/svg+xml"
_drawn: dict[tuple[str, int, bool, bool], str] = {}
"""By exercise and level, or by test and 0; then by side and whether it is still."""


@router.get("/figures/tests/{test}.svg")
def figure_of_test(
    request: Request, test: str, current: CurrentHere, side: str = "right", still: str | None = None
) -> Response:
    """The figure of a self-test. ``side`` and ``still`` as for an exercise."""
    known = current.knowledge.self_tests.get(test)
    if known is None:
        raise HTTPException(404, "There is no such self-test.")
    return _answer(request, _drawing((test, 0), self_test_subject(known), side == "left", still is not None))


@router.get("/figures/{exercise}/{level}.svg")
def figure(
    request: Request, exercise: str, level: int, current: CurrentHere, side: str = "right", still: str | None = None
) -> Response:
    """The figure. ``side``: left gives its mirror image; ``still``, with or without a value: one that does not move."""
    known = current.knowledge.exercises.get(exercise)
    if known is None or not 1 <= level <= len(known.levels):
        raise HTTPException(404, "There is no such exercise or level.")
    drawing = _drawing((exercise, level), level_subject(known, level), side == "left", still is not None)
    return _answer(request, drawing)


def _answer(request: Request, drawing: str) -> Response:
    tag = f'"{sha256(drawing.encode()).hexdigest()[:20]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(drawing, media_type=_SVG, headers={"ETag": tag})


def _drawing(of: tuple[str, int], subject: Subject | None, mirrored: bool, still: bool) -> str:
    if subject is None:
        return _PLACEHOLDER
    key = (*of, mirrored, still)
    if key not in _drawn:
        _drawn[key] = (still_of if still else animated_of)(subject, mirrored)
    return _drawn[key]


_PLACEHOLDER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" role="img" aria-label="No picture yet" '
    'fill="none" stroke="var(--fig-ghost,#8a97a8)" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M40 150h240" opacity=".5"/><circle cx="112" cy="58" r="16"/><path d="M124 80l34 34 54 2M158 114l-18 34'
    'M212 116l20 32M124 80l-4 40"/></svg>'
)
