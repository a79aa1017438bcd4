"""``/figures/...svg``: the drawn figure of an exercise at a level, moving or still, of either side."""

from hashlib import sha256

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from backstride.figures.svg import animated_svg, still_svg
from backstride.knowledge.model import Exercise
from backstride.web.at_hand import CurrentHere

router = APIRouter(include_in_schema=False)

_SVG = "image/svg+xml"
_drawn: dict[tuple[str, int, bool, bool], str] = {}


@router.get("/figures/{exercise}/{level}.svg")
def figure(
    request: Request, exercise: str, level: int, current: CurrentHere, side: str = "right", still: str | None = None
) -> Response:
    """The figure. ``side``: left gives its mirror image; ``still``, with or without a value: one that does not move."""
    known = current.knowledge.exercises.get(exercise)
    if known is None or not 1 <= level <= len(known.levels):
        raise HTTPException(404, "There is no such exercise or level.")
    drawing = _drawing(known, level, side == "left", still is not None)
    tag = f'"{sha256(drawing.encode()).hexdigest()[:20]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(drawing, media_type=_SVG, headers={"ETag": tag})


def _drawing(exercise: Exercise, level: int, mirrored: bool, still: bool) -> str:
    key = (exercise.id, level, mirrored, still)
    if key not in _drawn:
        _drawn[key] = (still_svg if still else animated_svg)(exercise, level, mirrored) or _PLACEHOLDER
    return _drawn[key]


_PLACEHOLDER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" role="img" aria-label="No picture yet" '
    'fill="none" stroke="var(--fig-ghost,#8a97a8)" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M40 150h240" opacity=".5"/><circle cx="112" cy="58" r="16"/><path d="M124 80l34 34 54 2M158 114l-18 34'
    'M212 116l20 32M124 80l-4 40"/></svg>'
)
