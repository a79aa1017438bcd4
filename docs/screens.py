"""Takes ``docs/app-today.png`` and ``docs/app-player.png``: the app on a phone, for somebody with six weeks told.

    .venv/bin/python docs/screens.py
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "tests" / "web"), str(HERE.parent / "tests")]

from browser import QUIET, chromium  # noqa: E402
from lives import lived  # noqa: E402
from serving import Server  # noqa: E402

PHONE = {"width": 390, "height": 844}
WELL_INTO_IT_MS = 20_000
"""After the introduction and the count, while the first exercise is done."""


def main() -> None:
    """Start the app, open both pages, and take their pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lived(Path(folder))
        server = Server(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        page = browser.new_context(base_url=server.address, viewport=PHONE, device_scale_factor=2).new_page()
        page.goto("/today")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=HERE / "app-today.png")
        page.goto("/session")
        page.click("#start")
        page.wait_for_timeout(WELL_INTO_IT_MS)
        page.screenshot(path=HERE / "app-player.png")
        browser.close()
        server.kill()


if __name__ == "__main__":
    main()
