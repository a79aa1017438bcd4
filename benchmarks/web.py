"""The app in the browser beside its budgets: weight of the first page, time of a request, and what the server costs."""

import gzip
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from backstride.app.journal import JOURNAL
from backstride.knowledge.model import Knowledge
from backstride.store.sqlite import open_journal
from benchmarks.two_years import two_years

TODAY, DATA, FIRST = "/today", "/api/v1/today", "/"
REQUESTS, AT_ONCE, ROUNDS = 300, 4, 5
BARE = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
def page(request): return HTMLResponse("<p>" + "x" * 7000)
app = Starlette(routes=[Route("/today", page)])
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False, server_header=False)
"""
"""The named alternative: the same server with a page of about that size that is always the same."""


def figures(knowledge: Knowledge, today: date) -> Iterator[str]:
    """The figures with their budgets, a line each; peers as measured in November 2026 on two cores."""
    with TemporaryDirectory() as folder, _served(Path(folder), None) as (_, port):
        yield from _first_page(port)
    with TemporaryDirectory() as folder:
        with open_journal(Path(folder) / JOURNAL) as journal:
            journal.append(two_years(today, knowledge))
        with _served(Path(folder), None) as (server, port), _served(Path(folder), BARE) as (bare, bare_port):
            yield from _sizes(port)
            yield from _times(server, port, bare, bare_port)


def _first_page(port: int) -> Iterator[str]:
    got = _in_browser(port)
    if got is None:
        yield "first page: no browser to load it with; see tools/browser.sh"
        return
    weight = sum(len(gzip.compress(body, 6)) for body in got)
    yield _line(
        "first page, gzipped", f"{weight / 1000:.1f} kB", "150 kB", weight <= 150_000, "wger 43 kB of HTML alone"
    )
    yield _line("first page, requests", str(len(got)), "12", len(got) <= 12, "wger 77")


def _in_browser(port: int) -> list[bytes] | None:
    """The bodies of everything that the first page asks for before its worker comes."""
    from playwright.sync_api import Response, sync_playwright

    path = subprocess.run(["sh", "tools/browser.sh", "--print"], capture_output=True, text=True, check=True).stdout
    if not path.strip():
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path.strip(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        seen: list[Response] = []
        page.on("response", lambda response: seen.append(response))
        page.goto(f"http://127.0.0.1:{port}{FIRST}", wait_until="networkidle")
        bodies = [each.body() for each in seen]
        browser.close()
    return bodies


def _sizes(port: int) -> Iterator[str]:
    for what, path, beside in (
        ("Today as data", DATA, "wger 203 kB"),
        ("Today as a page, without files", TODAY, "wger 43 kB"),
    ):
        size = len(_get(port, path))
        yield _line(what, f"{size / 1000:.1f} kB", "10 kB", size <= 10_000, beside)
    ahead = len(_get(port, "/api/v1/ahead"))
    yield _line("sessions of the next days, for offline", f"{ahead / 1000:.0f} kB", "3 MB", ahead <= 3_000_000, "none")


def _times(server: int, port: int, bare: int, bare_port: int) -> Iterator[str]:
    """Ours and the bare page by turns, so that a busy moment of the machine hits both."""
    for each in (port, bare_port):
        _one_by_one(each, 50)
    own, other, rates, bare_rates = [], [], [], []
    cpu, bare_cpu = 0.0, 0.0
    for _ in range(ROUNDS):
        before, bare_before = _cpu_s(server), _cpu_s(bare)
        own += _one_by_one(port, REQUESTS)
        other += _one_by_one(bare_port, REQUESTS)
        cpu += _cpu_s(server) - before
        bare_cpu += _cpu_s(bare) - bare_before
        rates.append(_at_once(port))
        bare_rates.append(_at_once(bare_port))
    asked = ROUNDS * REQUESTS
    p50, p99 = median(own), sorted(own)[len(own) * 99 // 100]
    times = f"a bare Starlette page {median(other) * 1000:.1f} ms, x {p50 / median(other):.1f}; wger 24 ms"
    bare_p99 = sorted(other)[len(other) * 99 // 100]
    yield _line("Today, p50 at 1 connection", f"{p50 * 1000:.1f} ms", "15 ms", p50 <= 0.015, times)
    yield _line(
        "Today, p99 at 1 connection", f"{p99 * 1000:.1f} ms", "60 ms", p99 <= 0.060,
        f"bare {bare_p99 * 1000:.1f} ms, x {p99 / bare_p99:.1f}; wger 67 ms",
    )  # fmt: skip
    rate = median(rates)
    yield _line(
        f"Today, requests/s at {AT_ONCE}", f"{rate:.0f}", "150", rate >= 150,
        f"bare {median(bare_rates):.0f}, x {rate / median(bare_rates):.2f}; wger 74",
    )  # fmt: skip
    used_ms = 1000 * cpu / asked
    yield _line(
        "Today, CPU a request", f"{used_ms:.1f} ms", "8 ms", used_ms <= 8,
        f"bare {1000 * bare_cpu / asked:.1f} ms; wger 24 to 36 ms",
    )  # fmt: skip
    memory = _pss_mb(server)
    yield _line(
        "memory of the server (PSS)", f"{memory:.0f} MB", "150 MB", memory <= 150, f"bare {_pss_mb(bare):.0f} MB"
    )


def _one_by_one(port: int, count: int) -> list[float]:
    took = []
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        for _ in range(count):
            begin = time.perf_counter()
            connection.request("GET", TODAY)
            answer = connection.getresponse()
            answer.read()
            took.append(time.perf_counter() - begin)
            if answer.status != 200:
                raise RuntimeError(f"{TODAY} answers {answer.status}")
    return took


def _at_once(port: int) -> float:
    """Requests a second over some connections; the clients share the machine with the server."""
    begin = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _: _one_by_one(port, REQUESTS // 2), range(AT_ONCE)))
    return AT_ONCE * (REQUESTS // 2) / (time.perf_counter() - begin)


def _get(port: int, path: str) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read()


@contextmanager
def _served(folder: Path, program: str | None) -> Iterator[tuple[int, int]]:
    """The process id and the port of the app, or of the named alternative."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", program, str(port)] if program else [
        sys.executable, "-m", "backstride", "--data", str(folder), "serve", "--no-browser", "--port", str(port),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                if process.poll() is not None:
                    raise RuntimeError("the server did not start") from None
                time.sleep(0.05)
        yield process.pid, port
    finally:
        process.kill()
        process.wait()


def _cpu_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _pss_mb(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _line(what: str, value: str, budget: str, kept: bool, beside: str) -> str:
    return f"{what:<40}{value:>10}  budget {budget:<8}{'kept' if kept else 'OVER':<6}{beside}"
