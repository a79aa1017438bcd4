"""Draws the PNG icons of the installed app from its own SVG, with the browser of the tests:  python tools/icons.py"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "web"))

STATIC = ROOT / "src" / "backstride" / "web" / "static"
SIZES = {"any-192": (192, False), "any-512": (512, False), "maskable-512": (512, True), "apple-180": (180, True)}
"""File name -> pixels, and whether the ground reaches the edges because the system cuts its own shape."""

SAFE = 0.74
"""Share of a maskable icon that holds the mark; what lies further out may be cut off."""


def svg(full: bool) -> str:
    """The icon; ``full``: on a ground without corners, with the mark in the middle."""
    text = (STATIC / "icon.svg").read_text("utf-8")
    if not full:
        return text
    ground, mark = re.search(r"<rect[^>]*/>", text), re.search(r"<rect[^>]*/>(.*)</svg>", text, re.DOTALL)
    colour = re.search(r'fill="(#[0-9a-f]+)"', ground.group(0)).group(1)
    move = f"translate({32 * (1 - SAFE)} {32 * (1 - SAFE)}) scale({SAFE})"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{colour}"/><g transform="{move}">{mark.group(1)}</g></svg>'
    )


def main() -> None:
    """Write every icon."""
    from browser import chromium
    from playwright.sync_api import sync_playwright

    folder = STATIC / "icons"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for name, (pixels, full) in SIZES.items():
            page = opened.new_page(viewport={"width": pixels, "height": pixels})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}</style>{svg(full)}")
            page.screenshot(path=str(folder / f"{name}.png"), omit_background=True)
        opened.close()


if __name__ == "__main__":
    main()
