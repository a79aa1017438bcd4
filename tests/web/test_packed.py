"""What is sent packed, and what never is; and that a page asks for all its scripts at once."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import BrowserContext
from serving import app_for, client_of

from backstride.web.modules import modules_of

SCRIPT, PLAYER = "/static/js/offline.js", "/static/js/player/main.js"
FIGURE = "/figures/glute-bridge/1.svg"
PACKED = (SCRIPT, "/static/app.css", "/sw.js", FIGURE, "/api/v1/session", "/api/v1/ahead")
PLAIN = ("/today", "/progress", "/settings", "/exercises?q=bridge", "/api/v1/today", "/api/v1/week", "/api/v1/journal")


@pytest.fixture
def client(folder: Path) -> TestClient:
    return client_of(app_for(folder))


@pytest.mark.parametrize("path", PACKED)
def test_files_figures_and_sessions_come_packed_for_who_can_unpack_them(client: TestClient, path: str) -> None:
    packed, plain = client.get(path), client.get(path, headers={"accept-encoding": "identity"})

    assert packed.status_code == 200
    assert (packed.headers["content-encoding"], plain.headers.get("content-encoding")) == ("gzip", None)
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "accept-encoding" in packed.headers["vary"].lower()


@pytest.mark.parametrize("path", PLAIN)
def test_what_holds_the_runners_words_or_answers_comes_plain(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/api/v1/session/zqzq", "/api/v1/session?more=zqzq", "/api/v1/ahead?zqzq", f"{FIGURE}?side=zqzq&zqzq"]
)
def test_a_packed_answer_says_nothing_of_the_request(client: TestClient, path: str) -> None:
    assert "zqzq" not in client.get(path).text


def test_a_file_that_is_there_already_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(SCRIPT).headers["etag"]

    again = client.get(SCRIPT, headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_the_scripts_of_the_player_are_known_and_each_is_there(client: TestClient) -> None:
    modules = modules_of(PLAYER)

    assert {"/static/js/player/engine.js", "/static/js/stored.js"} <= set(modules)
    assert PLAYER not in modules
    assert {client.get(path).status_code for path in modules} == {200}


def test_the_player_asks_for_no_script_that_its_page_did_not_name(phone: BrowserContext, client: TestClient) -> None:
    text, asked = client.get("/session").text, set[str]()
    page = phone.new_page()
    page.on("request", lambda request: asked.add(request.url.partition("/static/")[2]))
    page.goto("/session")
    page.locator("#start").wait_for()

    scripts = {f"/static/{path}" for path in asked if path.endswith(".js")}
    assert PLAYER in scripts
    assert {path for path in scripts if f'"{path}"' not in text} == set()
