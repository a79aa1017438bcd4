"""What a browser has on it: things that wait, and what it stored for when there is no connection."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page

READY_MS = 20_000

_KEEP = """async ([path, kind, bodies]) => {
    const { entry, keep } = await import("/static/js/offline.js");
    const ids = [];
    for (const body of bodies) {
        const made = entry(kind, body);
        const { id, at } = made;
        const json = path === "/api/v1/journal" ? { entries: [made] } : { id, at, ...body };
        ids.push(id);
        await keep(path, json);
    }
    return ids;
}"""
_WAITING = """async () => (await import("/static/js/offline.js")).waiting()"""
_STORED = """async () => Boolean(await caches.match("/api/v1/ahead"))"""


def opened(device: BrowserContext, path: str = "/offline") -> Page:
    """A page of the app on this device."""
    page = device.new_page()
    page.goto(path)
    return page


def keep(page: Page, path: str, kind: str, *bodies: dict[str, Any]) -> list[str]:
    """Tell these through the page, as its forms do; the ids of their entries."""
    ids: list[str] = page.evaluate(_KEEP, [path, kind, list(bodies)])
    return ids


def waiting(page: Page) -> dict[str, int]:
    """How many things wait on this device, and how many were refused."""
    found: dict[str, int] = page.evaluate(_WAITING)
    return found


def wait_until_sent(page: Page, within_ms: int = 60_000) -> None:
    """Until nothing waits any more."""
    wait_until(page, lambda: waiting(page)["waiting"] == 0, within_ms)


def wait_until_stored(page: Page) -> None:
    """Until the sessions of the next days are on this device."""
    wait_until(page, lambda: bool(page.evaluate(_STORED)), READY_MS)


def wait_until(page: Page, holds: Callable[[], bool], within_ms: int = 60_000) -> None:
    """Until this holds."""
    give_up = time.monotonic() + within_ms / 1000
    while not holds():
        if time.monotonic() > give_up:
            raise AssertionError(f"not within {within_ms} ms")
        page.wait_for_timeout(30)
