"""Writes one page with every drawn exercise, to be looked at.

    .venv/bin/python docs/figures.py PAGE.html [--dark] [--moving | --film] [--all] [EXERCISE ...]

Stills, with ``--moving`` the moving pictures, or with ``--film`` every frame of them; of all exercises, or of those
named. ``--all`` also names the levels that have no figure. What is wrong with a figure is written below it.
"""

import sys
from html import escape
from pathlib import Path

from backstride.figures.faults import faults_of
from backstride.figures.svg import animated_svg, frames_of, shape_attributes, still_svg
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Exercise

PAGE = """<!doctype html><meta charset="utf-8"><title>Figures</title><style>
body {{ margin: 16px; font: 13px system-ui; background: {back}; color: {ink};
  --fig-ghost: {ghost}; --fig-ground: {ghost}; }}
main {{ display: grid; grid-template-columns: repeat({columns}, 1fr); gap: 12px; }}
figure {{ margin: 0; padding: 8px; border: 1px solid #8884; border-radius: 8px; }}
svg {{ width: 100%; height: 330px; }}
.film {{ display: flex; }} .film svg {{ height: 150px; }} figure:has(.film) {{ grid-column: span 4; }}
figcaption b {{ color: #c33; }}
</style><main>{figures}</main>"""


def main(arguments: list[str]) -> None:
    """Write the page."""
    flags = {each for each in arguments if each.startswith("--")}
    page, *wanted = [each for each in arguments if each not in flags]
    drawn = film if "--film" in flags else animated_svg if "--moving" in flags else still_svg
    knowledge = load_knowledge()
    figures = []
    for exercise in knowledge.exercises.values():
        if wanted and exercise.id not in wanted:
            continue
        for level in range(1, len(exercise.levels) + 1):
            svg = drawn(exercise, level)
            name = escape(f"{exercise.id} {level}: {exercise.levels[level - 1].name}")
            note = f"{len(svg) / 1000:.1f} kB" if svg else "<b>no figure yet</b>"
            note += "".join(f"<br><b>{escape(fault)}</b>" for fault in faults_of(exercise, level))
            if svg or "--all" in flags:
                figures.append(f"<figure>{svg or ''}<figcaption>{name} ({note})</figcaption></figure>")
    dark = "--dark" in flags
    Path(page).write_text(PAGE.format(
        back="#12171e" if dark else "#fff", ink="#dde" if dark else "#222", ghost="#8a97a8", columns=4,
        figures="".join(figures),
    ), "utf-8")  # fmt: skip


def film(exercise: Exercise, level: int) -> str | None:
    """Every frame of the moving picture, one beside the other."""
    found = frames_of(exercise, level)
    if found is None:
        return None
    pictures = []
    for frame in range(max(found.order) + 1):
        paths = "".join(
            f'<path d="{shape.frames[min(frame, len(shape.frames) - 1)]}" '
            + " ".join(f'{name}="{value}"' for name, value in shape_attributes(shape).items())
            + "/>"
            for shape in found.shapes
        )
        box = " ".join(map(str, found.box))
        pictures.append(f'<svg viewBox="{box}" stroke-linejoin="round" stroke-linecap="round">{paths}</svg>')
    return f'<div class="film">{"".join(pictures)}</div>'


if __name__ == "__main__":
    main(sys.argv[1:])
