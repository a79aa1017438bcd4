"""What the app may weigh, in bytes and counts: the first page, Today, and what is kept for offline."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import lives
import pytest
from benchmarks.two_years import first_visit, two_years
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Response
from serving import Served, app_for, client_of, write

from backstride.app.new_entry import today
from runners import KNOWLEDGE

FIRST_PAGE_BYTES, FIRST_PAGE_REQUESTS = 150_000, 12
TODAY_BYTES, OFFLINE_BYTES = 10_000, 3_000_000
RUNNERS: dict[str, Callable[[Path], None]] = {
    "after the first visit": lambda folder: write(folder, *first_visit(today(), KNOWLEDGE)),
    "six weeks": lives.lived,
    "two years": lambda folder: write(folder, *two_years(today(), KNOWLEDGE)),
}


@pytest.fixture(params=list(RUNNERS))
def client(request: pytest.FixtureRequest, tmp_path: Path) -> TestClient:
    RUNNERS[request.param](tmp_path)
    return client_of(app_for(tmp_path))


def test_the_first_page_asks_for_at_most_twelve_files_that_weigh_less_than_150_kilobytes(
    chrome: Browser, tmp_path: Path
) -> None:
    with Served(tmp_path) as server:
        context = chrome.new_context(base_url=server.address, service_workers="block")
        page, seen = context.new_page(), list[Response]()
        page.on("response", lambda response: seen.append(response))
        page.goto("/", wait_until="networkidle")
        bodies = {answer.url: answer.body() for answer in seen}
        context.close()

    assert f"{server.address}/static/app.css" in bodies
    assert len(seen) <= FIRST_PAGE_REQUESTS
    assert sum(len(gzip.compress(body)) for body in bodies.values()) < FIRST_PAGE_BYTES


def test_today_weighs_less_than_ten_kilobytes_as_a_page_and_as_data(client: TestClient) -> None:
    page, data = client.get("/today"), client.get("/api/v1/today")

    assert (page.status_code, data.status_code) == (200, 200)
    assert len(data.json()["sessions"]) > 0
    assert len(page.content) < TODAY_BYTES
    assert len(data.content) < TODAY_BYTES


def test_what_is_kept_for_offline_weighs_less_than_three_megabytes(client: TestClient) -> None:
    listed = re.search(r"^const SHELL = (.*);$", client.get("/sw.js").text, re.MULTILINE)
    ahead = client.get("/api/v1/ahead")
    assert listed is not None
    figures = ahead.json()["figures"]
    paths = {*json.loads(listed[1]), *figures}

    kept = {path: client.get(path) for path in paths}

    assert figures
    assert {answer.status_code for answer in kept.values()} == {200}
    assert len(ahead.content) + sum(len(answer.content) for answer in kept.values()) < OFFLINE_BYTES
