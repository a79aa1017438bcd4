"""A server whose clock may run faster, and the player's page on it, as tests use them."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page
from serving import app_for

from backstride.app.current import Current
from backstride.coach.player_state import Event
from backstride.web.guard.password import Password

PHONE = {"width": 390, "height": 844}
_NO_CONNECTION = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "status of 422", "status of 503")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_EVENTS = """addEventListener("played", (event) => {
    const before = JSON.parse(sessionStorage.getItem("played") ?? "[]");
    sessionStorage.setItem("played", JSON.stringify([...before, event.detail]));
}, true);"""


class FastServer:
    """The app in a thread of its own; pages on it may ask for a faster clock."""

    def __init__(self, folder: Path, password: Password | None = None) -> None:
        self.folder = folder
        self.app: FastAPI = app_for(folder, password)
        self.app.state.accelerated = True
        self._server = uvicorn.Server(uvicorn.Config(self.app, port=0, log_level="error", ws="none"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self) -> str:
        """Start it; its address."""
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(timeout=20)

    @property
    def current(self) -> Current:
        """What it advises now."""
        found: Current = self.app.state.current
        return found


@contextmanager
def phone_on(chrome: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone without an offline worker; whatever goes wrong on a page fails the test."""
    context = chrome.new_context(base_url=address, viewport=PHONE, has_touch=True, service_workers="block")  # type: ignore[arg-type]
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield context
    context.close()
    faults = [each for each in wrong if not any(expected in each for expected in _NO_CONNECTION)]
    assert faults == [], faults


def wait_kept(page: Page, how: str = "sent") -> None:
    """Until what was done is where it is said to be."""
    page.wait_for_selector(f'#player[data-kept="{how}"]')


def open_player(device: BrowserContext, path: str = "/session") -> Page:
    """The player, waiting to be started."""
    page = device.new_page()
    page.add_init_script(_EVENTS)
    page.goto(path)
    page.wait_for_selector("#start")
    return page


def start(page: Page, pain: int | None = 1) -> None:
    """Say how the back is and press Start."""
    if pain is not None:
        page.keyboard.press(str(pain))
    page.click("#start")
    page.wait_for_selector("#doing:not([hidden])")


def played(page: Page) -> list[Event]:
    """Every event that this page's player got."""
    told: list[dict[str, Any]] = json.loads(page.evaluate('sessionStorage.getItem("played")'))
    return [
        Event(each["kind"], each.get("pain"), each.get("effort"), each.get("rule"), tuple(each.get("items", ())),
              each.get("load_g"), each.get("place"), each.get("pain_kind"))
        for each in told
    ]  # fmt: skip


def answer_after(page: Page, effort: int, pain: int) -> None:
    """Answer the questions after the session, ticking nothing and leaving weights empty."""
    page.wait_for_selector("text=How hard was it?")
    page.keyboard.press(str(effort))
    page.click("#asking button.primary")
    while not page.locator("text=How is your back now?").count():
        page.click("#asking button.primary")
    page.keyboard.press(str(pain))
    page.click("#asking button.primary")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it is."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then((result) => result.violations)")
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
