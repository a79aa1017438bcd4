"""A folder with a runner in it, a server on it, and a browser; each closed again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import QUIET, NoBrowserError, chromium
from player_page import FastServer, phone_on
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from serving import Served, Server, tell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder of a runner who answered every question yesterday."""
    data = tmp_path / "data"
    data.mkdir()
    tell(data)
    return data


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    """A server on that folder."""
    with Served(folder) as running:
        yield running


@pytest.fixture
def process(folder: Path) -> Iterator[Server]:
    """A server on that folder that can be killed."""
    made = Server(folder)
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """A real browser; without one the test fails and says how to get it."""
    try:
        path = chromium()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def device(chrome: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Makes a phone with nothing stored on it, for the address of a server."""
    made: list[BrowserContext] = []

    def new(address: str) -> BrowserContext:
        made.append(chrome.new_context(base_url=address, viewport={"width": 390, "height": 844}))
        return made[-1]

    yield new
    for context in made:
        context.close()


@pytest.fixture
def phone(device: Callable[[str], BrowserContext], served: Served) -> BrowserContext:
    """A phone on the address of the server."""
    return device(served.address)


@pytest.fixture
def fast(folder: Path) -> Iterator[FastServer]:
    """A server on that folder whose player may run with a faster clock."""
    made = FastServer(folder)
    yield made
    made.stop()


@pytest.fixture
def player_phone(chrome: Browser, fast: FastServer) -> Iterator[BrowserContext]:
    """A phone on it."""
    with phone_on(chrome, fast.start()) as opened:
        yield opened
