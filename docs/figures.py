"""Writes one page with every drawn exercise and self-test, to be looked at.

    .venv/bin/python docs/figures.py PAGE.html [--dark] [--left] [--moving | --film] [--all] [NAME ...]

Stills, with ``--moving`` the moving pictures, or with ``--film`` every frame of them; of everything, or of the
exercises and self-tests named; of the right side, or with ``--left`` of the left. ``--all`` also names what has no
figure. What is wrong with a figure is written below it.
"""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from backstride.figures.faults import Fault, faults_of, faults_of_test
from backstride.figures.subject import Subject, level_subject, self_test_subject
from backstride.figures.svg import animated_of, frames_of, shape_attributes, still_of
from backstride.knowledge.load import load_knowledge
from backstride.knowledge.model import Knowledge

PAGE = """<!doctype html><meta charset="utf-8"><title>Figures</title><style>
body {{ margin: 16px; font: 13px system-ui; background: {back}; color: {ink};
  --fig-ghost: {ghost}; --fig-ground: {ghost}; }}
main {{ display: grid; grid-template-columns: repeat({columns}, 1fr); gap: 12px; }}
figure {{ margin: 0; padding: 8px; border: 1px solid #8884; border-radius: 8px; }}
svg {{ width: 100%; height: 330px; }}
.film {{ display: flex; flex-wrap: wrap; }} .film svg {{ width: 12%; height: 150px; }}
figure:has(.film) {{ grid-column: span 4; }}
figcaption b {{ color: #c33; }}
</style><main>{figures}</main>"""


def main(arguments: list[str]) -> None:
    """Write the page."""
    flags = {each for each in arguments if each.startswith("--")}
    page, *wanted = [each for each in arguments if each not in flags]
    drawn = film if "--film" in flags else animated_of if "--moving" in flags else still_of
    figures = []
    for thing, name, subject, faults in everything(load_knowledge()):
        if wanted and thing not in wanted:
            continue
        svg = drawn(subject, "--left" in flags) if subject else ""
        note = f"{len(svg) / 1000:.1f} kB" if svg else "<b>no figure yet</b>"
        note += "".join(f"<br><b>{escape(str(fault))}</b>" for fault in faults)
        if svg or "--all" in flags:
            figures.append(f"<figure>{svg}<figcaption>{escape(name)} ({note})</figcaption></figure>")
    dark = "--dark" in flags
    Path(page).write_text(PAGE.format(
        back="#12171e" if dark else "#fff", ink="#dde" if dark else "#222", ghost="#8a97a8", columns=4,
        figures="".join(figures),
    ), "utf-8")  # fmt: skip


def everything(knowledge: Knowledge) -> Iterator[tuple[str, str, Subject | None, Iterator[Fault]]]:
    """Id, name, picture and faults of every level and every self-test."""
    for exercise in knowledge.exercises.values():
        for number, level in enumerate(exercise.levels, 1):
            name = f"{exercise.id} {number}: {level.name}"
            yield exercise.id, name, level_subject(exercise, number), faults_of(exercise, number)
    for test in knowledge.self_tests.values():
        yield test.id, f"{test.id} (self-test)", self_test_subject(test), faults_of_test(test)


def film(subject: Subject, mirrored: bool) -> str:
    """Every frame of the moving picture, one beside the other."""
    found = frames_of(subject, mirrored)
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
