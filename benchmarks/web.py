"""The app in the browser beside its budgets: the first page, the time and cost of a request, and what is kept offline.

Every line: the figure, its aim, whether it is met, and what stands beside it. The bare page is measured in the same run
and by turns; the peers were installed and measured in November 2026, on two cores as well.
"""

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from backstride.app.journal import JOURNAL
from backstride.journal import Entry
from backstride.knowledge.model import Knowledge
from backstride.store.sqlite import open_journal
from benchmarks.served import Served, served
from benchmarks.two_years import first_visit, two_years

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

TODAY, DATA, AHEAD, WORKER = "/today", "/api/v1/today", "/api/v1/ahead", "/sw.js"
OTHERS = (DATA, "/session", "/api/v1/session")
REQUESTS, AT_ONCE, ROUNDS, LOADS = 300, 4, 5, 5
WARM_UP = 50
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


@dataclass(frozen=True, slots=True)
class Budget:
    """One line. ``least``: the aim is the least that is allowed, not the most."""

    what: str
    figure: float
    unit: str
    aim: float
    beside: str
    least: bool = False

    def __str__(self) -> str:
        met = self.figure >= self.aim if self.least else self.figure <= self.aim
        digits = 0 if self.figure >= 100 or float(self.figure).is_integer() else 2 if self.figure < 1 else 1
        aim = f"{'from' if self.least else 'to'} {self.aim:g} {self.unit}"
        figure = f"{self.figure:.{digits}f} {self.unit}"
        return f"{self.what:<40}{figure:>12}   {aim:<15}{'met' if met else 'MISSED':<8}{self.beside}".rstrip()


def figures(knowledge: Knowledge, today: date) -> Iterator[str]:
    """The figures with their budgets, a line each."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        yield f"{'':<40}{'figure':>12}   {'aim':<15}{'':<8}beside it"
        yield from map(str, _first_page(folder))
        runners = {"after the first visit": first_visit(today, knowledge), "two years": two_years(today, knowledge)}
        for name, entries in runners.items():
            yield f"\nA journal of {len(entries):,} entries ({name})"
            yield from map(str, _runner(folder / name, entries, folder / "cache"))


def _first_page(folder: Path) -> Iterator[Budget]:
    cache, others = folder / "cache", "wger 7 s, FitTrackee 3.2 s, Endurain 4 s"
    with served(_serve(folder / "nobody"), "/", cache) as server:
        yield _started("serve to first page, the very first time", server, 3.2, others)
    with served(_serve(folder / "nobody"), "/", cache) as server:
        yield _started("serve to first page, later", server, 3.2, others)
        yield from _in_browser(server)
    with served(
        ["-m", "backstride", "--data", str(folder), "demo", "--no-browser", "--port", "PORT"], TODAY, cache
    ) as it:
        yield _started("demo to its Today, the first time", it, 10, "no peer has one")


def _in_browser(server: Served) -> Iterator[Budget]:
    """What the first page asks for before its worker comes, and how soon something is seen."""
    from playwright.sync_api import sync_playwright

    path = subprocess.run(["sh", "tools/browser.sh", "--print"], capture_output=True, text=True, check=True).stdout
    if not path.strip():
        raise RuntimeError("no browser to load the first page with; make browser says how to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path.strip(), args=["--no-sandbox", "--disable-gpu"])
        loads = [_load(browser, f"http://127.0.0.1:{server.port}/") for _ in range(LOADS)]
        browser.close()
    bodies, paint_s = loads[0][0], median(each for _, each in loads)
    weight = sum(len(gzip.compress(body, 6)) for body in bodies) / 1000
    yield Budget("first page, gzipped", weight, "kB", 150, "wger 1400 kB, FitTrackee 1100 kB, Endurain 3600 kB")
    yield Budget("first page, requests", len(bodies), "", 12, "wger 64, FitTrackee 15, Endurain 19")
    beside = "wger 0.87 s, FitTrackee 0.82 s, Endurain 0.72 s"
    yield Budget("first page, first paint (desktop)", paint_s, "s", 0.72, beside)


def _load(browser: "Browser", address: str) -> tuple[list[bytes], float]:
    """The bodies of what the page at this address asks for, with nothing kept from before; and its first paint."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page, seen = context.new_page(), list["Response"]()
    page.on("response", lambda response: seen.append(response))
    page.goto(address, wait_until="networkidle")
    paint_ms: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    bodies = [each.body() for each in seen]
    context.close()
    return bodies, paint_ms / 1000


def _runner(folder: Path, entries: tuple[Entry, ...], cache: Path) -> Iterator[Budget]:
    with open_journal(folder / JOURNAL) as journal:
        journal.append(entries)
    with served(_serve(folder), TODAY, cache) as server, served(["-c", BARE, "PORT"], TODAY, cache) as bare:
        yield _started("serve to Today", server, 3.2, f"bare page {bare.started_s:.1f} s")
        yield from _sizes(server)
        yield from _times(server, bare)
        for path in OTHERS:
            server.one_by_one(path, WARM_UP)
            p50 = 1000 * median(server.one_by_one(path, REQUESTS))
            yield Budget(f"{path}, p50 at 1 connection", p50, "ms", 15, "")


def _started(what: str, server: Served, aim: float, beside: str) -> Budget:
    """From the start of the process to the first answer; a busy machine makes it longer than its processor time."""
    return Budget(what, server.started_s, "s", aim, f"of it processor {server.started_cpu_s:.1f} s; {beside}")


def _sizes(server: Served) -> Iterator[Budget]:
    page, data = len(server.get(TODAY)) / 1000, len(server.get(DATA)) / 1000
    yield Budget("Today as data", data, "kB", 10, "wger 203 kB")
    yield Budget("Today as a page, without its files", page, "kB", 10, "wger 43 kB")
    yield Budget("kept offline", _offline(server) / 1e6, "MB", 3, "Endurain 91.9 MB; wger and FitTrackee nothing")


def _offline(server: Served) -> int:
    """Bytes of everything that the worker keeps: the app's own files, the sessions ahead and their figures."""
    listed = re.search(r"^const SHELL = (.*);$", server.get(WORKER).decode(), re.MULTILINE)
    if listed is None:
        raise RuntimeError("the worker has no list of what it keeps")
    ahead = server.get(AHEAD)
    paths = {*json.loads(listed[1]), *json.loads(ahead)["figures"]}
    return len(ahead) + sum(len(server.get(path)) for path in paths)


def _times(server: Served, bare: Served) -> Iterator[Budget]:
    """Ours and the bare page by turns, so that a busy moment of the machine hits both."""
    took: dict[Served, list[float]] = {server: [], bare: []}
    used, rates = {server: 0.0, bare: 0.0}, {server: list[float](), bare: list[float]()}
    for each in took:
        each.one_by_one(TODAY, WARM_UP)
    for _ in range(ROUNDS):
        for each in took:
            before = each.cpu_s()
            took[each] += each.one_by_one(TODAY, REQUESTS)
            used[each] += each.cpu_s() - before
            rates[each].append(each.a_second(TODAY, AT_ONCE, REQUESTS // 2))
    p50, bare_p50 = (1000 * median(took[each]) for each in took)
    p99, bare_p99 = (1000 * sorted(took[each])[len(took[each]) * 99 // 100] for each in took)
    rate, bare_rate = (median(rates[each]) for each in took)
    cpu, bare_cpu = (1000 * used[each] / len(took[each]) for each in took)
    yield Budget(
        "Today, p50 at 1 connection", p50, "ms", 15,
        f"{_ratio(p50, bare_p50, 'ms')}; wger 24 ms, FitTrackee 69 ms, Endurain 8.6 ms",
    )  # fmt: skip
    yield Budget(
        "Today, p99 at 1 connection", p99, "ms", 60,
        f"{_ratio(p99, bare_p99, 'ms')}; wger 67 ms, FitTrackee 137 ms, Endurain 43 ms",
    )  # fmt: skip
    yield Budget(
        f"Today, requests a second at {AT_ONCE}", rate, "/s", 150,
        f"{_ratio(rate, bare_rate, '/s')}; wger 74 /s, FitTrackee 14 /s, Endurain 106 /s", least=True,
    )  # fmt: skip
    yield Budget(
        "Today, processor a request", cpu, "ms", 8,
        f"{_ratio(cpu, bare_cpu, 'ms')}; wger 24 ms, FitTrackee 38 ms, Endurain 7.4 ms",
    )  # fmt: skip
    yield Budget(
        "memory of the server (PSS)", server.memory_mb(), "MB", 150,
        f"{_ratio(server.memory_mb(), bare.memory_mb(), 'MB')}; wger 441 MB, FitTrackee 393 MB, Endurain 231 MB",
    )  # fmt: skip


def _ratio(own: float, bare: float, unit: str) -> str:
    return f"bare page {bare:.{0 if bare >= 100 else 1}f} {unit}, x {own / bare:.2f}"


def _serve(folder: Path) -> list[str]:
    return ["-m", "backstride", "--data", str(folder), "serve", "--no-browser", "--port", "PORT"]
