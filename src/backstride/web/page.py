"""``page``: a template with what every page needs."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from backstride import __version__
from backstride.advice.units import Units
from backstride.app.preferences import Preferences, load_preferences
from backstride.shown.days import full, short, span
from backstride.shown.evidence_words import evidence
from backstride.shown.item_words import dose_of, short_level, with_level
from backstride.shown.units import in_units
from backstride.web.modules import modules_of

from .kept_apart import whose

TEMPLATES = files(__package__) / "templates"


@cache
def _environment(units: Units) -> Environment:
    """The templates for runners with these units: every text put into them is said in these.

    Texts that are not ours (what the runner typed, titles of sources) are put in with ``|e``, and stay as they are.
    """

    def finalize(value: object) -> object:
        return in_units(value, units) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=FileSystemLoader(str(TEMPLATES)), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, finalize=finalize,
    )  # fmt: skip
    made.filters |= {"day": short, "full_day": full, "evidence": evidence}
    made.globals |= {
        "version": __version__, "span": span, "dose_of": dose_of, "with_level": with_level, "short_level": short_level,
        "modules_of": modules_of,
    }  # fmt: skip
    return made


def preferences_of(folder: Path) -> Preferences:
    """As they were saved; the first ones where the file is damaged."""
    found = load_preferences(folder)
    return found if isinstance(found, Preferences) else Preferences()


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The template with these values; ``here`` is the path, for the menu."""
    serving = request.app.state.serving
    liked = preferences_of(serving.data)
    environment = _environment(Units(liked.distance, liked.weight))
    text = environment.get_template(template).render(
        here=request.url.path, preferences=liked, demo=serving.demo, journal=whose(serving.demo), **values
    )
    return HTMLResponse(text, status)
