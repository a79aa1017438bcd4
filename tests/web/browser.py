"""The browser of the tests: where it is, and how it is started so that it talks to nobody but us."""

import os
import shutil
from pathlib import Path

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = (
    "These tests need Chromium, and none was found.\n"
    "  Debian:         sudo apt-get install chromium\n"
    "  elsewhere:      .venv/bin/python -m playwright install chromium\n"
    "  another place:  make test CHROMIUM=/path/to/chromium"
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


class NoBrowserError(Exception):
    """No Chromium was found."""


def chromium() -> str:
    """Path of a Chromium: what CHROMIUM says, Playwright's own, or the system's. NoBrowserError says how to get one."""
    told = os.environ.get(VARIABLE)
    if told:
        if shutil.which(told) is None:
            raise NoBrowserError(f"CHROMIUM={told} cannot be run.\n{HOW}")
        return told
    found = _own() or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise NoBrowserError(HOW)
    return found


def _own() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "~/.cache/ms-playwright")).expanduser()
    some = sorted(folder.glob("chromium-*/chrome-linux*/chrome"))
    return str(some[-1]) if some else None
