"""The app as tests use it: called in this process, served from it, or served by a process that can be killed."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backstride.app.journal import JOURNAL
from backstride.app.new_entry import today
from backstride.journal import Entry
from backstride.store.sqlite import open_journal
from backstride.web.guard.password import Password
from backstride.web.server import Serving, make_app
from runners import HEALTHY, KNOWLEDGE, Told, entries

ORIGIN = "http://127.0.0.1:8017"
OWN = {"sec-fetch-site": "same-origin", "origin": ORIGIN}
"""Headers that a browser sends from a page of ours."""

HOSTS = ("127.0.0.1", "localhost")
_START_S = 60


def app_for(folder: Path, password: Password | None = None, https: bool = False) -> FastAPI:
    """The whole app for this data folder."""
    return make_app(Serving(folder, HOSTS, password, https), KNOWLEDGE)


def client_of(app: FastAPI, headers: dict[str, str] = OWN) -> TestClient:
    """A browser on one of our pages; it does not follow redirects, and what the app raises is an answer of 500."""
    return TestClient(app, ORIGIN, headers=headers, follow_redirects=False, raise_server_exceptions=False)


def tell(folder: Path, *more: Entry, answers: Told = HEALTHY, on: date | None = None) -> None:
    """Put a runner who answered everything (yesterday, unless told) into the folder's journal, and these entries."""
    day = on or today() - timedelta(days=1)
    write(folder, *entries(answers, day), *more)


def write(folder: Path, *some: Entry) -> None:
    """Put these entries into the folder's journal."""
    with open_journal(folder / JOURNAL) as journal:
        journal.append(some)


def journal_of(folder: Path) -> tuple[Entry, ...]:
    """Every entry of the folder's journal."""
    with open_journal(folder / JOURNAL) as journal:
        return tuple(journal.entries())


class Served:
    """The app served from this process, on a port of its own."""

    def __init__(self, folder: Path, prepare: Callable[[FastAPI], None] = lambda app: None) -> None:
        app = app_for(folder)
        prepare(app)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False, lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> "Served":
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *error: object) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=20)
        self._socket.close()


@dataclass
class Server:
    """``backstride serve`` in a process of its own, on a port of its own that it keeps when it is started again."""

    folder: Path
    port: int = field(default_factory=lambda: _free_port())
    arguments: tuple[str, ...] = ("serve", "--no-browser")
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "backstride", "--data", str(self.folder), *self.arguments]
        self._process = subprocess.Popen(
            [*command, "--port", str(self.port)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        give_up = time.monotonic() + _START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"the server on port {self.port} did not start")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def get(self, path: str) -> Any:
        """The answer to a GET, opened."""
        return urlopen(Request(self.address + path), timeout=30)  # noqa: S310 - our own address

    def _answers(self) -> bool:
        try:
            with self.get("/manifest.webmanifest") as answer:
                return bool(answer.status == 200)
        except (URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
