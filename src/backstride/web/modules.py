"""``modules_of``: all the scripts behind one, so that a page can ask for them at once and not one after the other."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from posixpath import dirname, join, normpath

_STATIC = Path(str(files(__package__) / "static"))
_IMPORT = re.compile(r'^(?:import|\} from)\b[^"\n]*"([^"\n]+)"', re.MULTILINE)


@cache
def modules_of(path: str) -> tuple[str, ...]:
    """Paths of every module that the one at ``path`` (such as ``/static/js/app.js``) imports, at any depth, sorted."""
    found, left = set[str](), [path]
    while left:
        at = left.pop()
        text = (_STATIC / at.removeprefix("/static/")).read_text("utf-8")
        new = {normpath(join(dirname(at), each)) for each in _IMPORT.findall(text)} - found
        found |= new
        left += new
    return tuple(sorted(found - {path}))
