"""The installed app without a connection: the sessions of the next days are played, kept, and sent later."""

import json
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from devices import opened, wait_until, wait_until_sent, wait_until_stored, waiting
from player_page import FastServer
from playwright.sync_api import BrowserContext, Page, Route
from serving import Server, app_for, client_of, journal_of, write

from backstride.app.new_entry import today
from backstride.web.guard.password import load_password, set_password
from runners import entries, healthy

CACHE_MAX = 3_000_000
"""Most bytes that the app may keep on a device."""

_CACHES = """async () => {
    const found = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const url = new URL(request.url);
            found[url.pathname + url.search] = (await (await cache.match(request)).blob()).size;
        }
    }
    return found;
}"""


_AHEAD_THEN = """async () => {
    const answer = await caches.match("/api/v1/ahead");
    return answer ? (await answer.json()).then : "";
}"""
_ANOTHER_SHELL = """async () => {
    const [old] = (await caches.keys()).filter((name) => name.startsWith("shell-"));
    const before = await caches.open(old), after = await caches.open("shell-another");
    for (const request of await before.keys()) await after.put(request, await before.match(request));
}"""
PASSWORD = "a long password for tests"  # noqa: S105


def test_the_manifest_has_what_an_installed_app_needs(tmp_path: Path) -> None:
    answer = client_of(app_for(tmp_path)).get("/manifest.webmanifest")
    told = answer.json()

    assert answer.headers["content-type"] == "application/manifest+json"
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    assert told["name"] == told["short_name"] == "Backstride"
    assert {icon["sizes"] for icon in told["icons"]} >= {"192x192", "512x512"}
    assert [icon["sizes"] for icon in told["icons"] if icon.get("purpose") == "maskable"] == ["512x512"]


def test_every_icon_has_the_size_that_is_said(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))
    icons = client.get("/manifest.webmanifest").json()["icons"]

    for icon in icons:
        answer = client.get(icon["src"])
        assert answer.headers["content-type"].split(";")[0] == icon.get("type", "image/svg+xml")
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", answer.content[16:24])
            assert f"{width}x{height}" == icon["sizes"]


def test_everything_on_the_list_of_the_worker_is_there_and_holds_nothing_of_the_runner(folder: Path) -> None:
    client = client_of(app_for(folder))
    listed = shell(client.get("/sw.js").text)

    answers = {path: client.get(path) for path in listed}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(listed, 200)
    assert "/static/js/player/main.js" in listed
    own = [each["title"] for each in client.get("/api/v1/today").json()["sessions"]]
    assert own
    assert [path for path in ("/offline", "/offline/session") for title in own if title in answers[path].text] == []


def test_every_file_that_the_player_and_the_offline_page_ask_for_is_on_the_list(folder: Path) -> None:
    client = client_of(app_for(folder))
    listed = shell(client.get("/sw.js").text)
    asked: set[str] = set()
    for page in ("/offline", "/offline/session"):
        asked |= set(re.findall(r'(?:src|href)="(/static/[^"#?]+)', client.get(page).text))
    for script in [path for path in listed if path.endswith(".js")]:
        text = client.get(script).text
        asked |= set(re.findall(r'"(/static/[^"#?]+\.[a-z]+)"', text))

    assert asked - set(listed) - {"/static/icons/apple-180.png"} == set()


def test_another_file_makes_another_worker(tmp_path: Path) -> None:
    text = client_of(app_for(tmp_path)).get("/sw.js").text

    assert re.match(r'// own\nconst VERSION = "[0-9a-f]{16}";\nconst SHELL = \[', text)
    assert "export " not in re.sub(r"//.*", "", text)


def test_what_is_kept_on_the_device_is_small_and_only_what_the_player_needs(phone: BrowserContext) -> None:
    page = opened(phone, "/today")
    wait_until_stored(page)
    kept: dict[str, int] = page.evaluate(_CACHES)

    health = [
        path for path in kept if not path.startswith(("/static/", "/figures/")) and path != "/manifest.webmanifest"
    ]
    assert sorted(health) == ["/api/v1/ahead", "/offline", "/offline/session"]
    assert 300_000 < sum(kept.values()) < CACHE_MAX


def test_in_airplane_mode_a_session_is_played_kept_and_sent_later(phone: BrowserContext, folder: Path) -> None:
    page, faults = watched(phone)
    wait_until_stored(page)
    phone.set_offline(True)

    page.goto("/today")
    page.get_by_role("heading", name="Without a connection").wait_for()
    start_first(page)
    page.locator("#doing").wait_for()
    assert page.locator("#figure svg").count() == 1
    finish(page)

    page.get_by_text("It is kept on this device").wait_for()
    assert waiting(page)["waiting"] == 1
    assert sessions(folder) == []
    phone.set_offline(False)
    wait_until_sent(page)
    assert len(sessions(folder)) == 1
    assert faults == []


def test_a_session_begun_with_a_connection_goes_on_without_the_server(
    device: Callable[[str], BrowserContext], process: Server, folder: Path
) -> None:
    page, _ = watched(device(process.address))
    wait_until_stored(page)
    page.goto("/session")
    page.locator("#start").click()
    page.locator("#doing").wait_for()
    process.kill()

    finish(page)

    page.get_by_text("It is kept on this device").wait_for()
    process.start()
    wait_until_sent(page)
    assert len(sessions(folder)) == 1


def test_a_session_that_was_done_is_not_offered_again(phone: BrowserContext) -> None:
    page, _ = watched(phone)
    wait_until_stored(page)
    phone.set_offline(True)
    page.goto("/today")
    before = titles(page)
    start_first(page)
    finish(page)
    page.get_by_text("It is kept on this device").wait_for()

    page.goto("/today")

    page.get_by_text("Waiting to be sent").wait_for()
    assert titles(page) == before[1:]


def test_after_a_stop_sign_nothing_more_is_offered_before_it_was_sent(phone: BrowserContext, folder: Path) -> None:
    page, _ = watched(phone)
    wait_until_stored(page)
    phone.set_offline(True)
    page.goto("/today")
    page.get_by_role("link", name=re.compile("^Start ")).first.click()
    page.locator("input[name=before][value='10']").check()
    page.locator("#start").click()
    page.get_by_role("button", name="I have read this").click()
    page.wait_for_url("**/questions")

    page.get_by_role("heading", name="No more exercises for now").wait_for()
    assert page.get_by_role("link", name=re.compile("^Start ")).count() == 0
    page.goto("/session")
    page.wait_for_timeout(500)
    assert page.locator("#start").count() == 0

    phone.set_offline(False)
    page.goto("/offline")
    wait_until_sent(page)
    assert sessions(folder)[0]["body"]["stopped_by"]


def test_without_anything_stored_the_offline_page_says_so(phone: BrowserContext) -> None:
    page = opened(phone)

    page.get_by_text("Nothing is stored for today.").wait_for()


def test_yesterdays_sessions_are_not_offered_and_tomorrows_only_told(phone: BrowserContext) -> None:
    page = opened(phone)
    left, later = (
        page.evaluate(
            """async ([name]) => { const { playable } = await import("/static/js/stored.js");
            const all = ["2026-11-20", "2026-11-21", "2026-11-22"].map((on) => ({ on, kind: "strength" }));
            return playable(all, [], null, new Date(2026, 10, 21, 23, 30))[name].map((each) => each.on); }""",
            [name],
        )
        for name in ("left", "later")
    )

    assert left == ["2026-11-21"]
    assert later == ["2026-11-22"]


@pytest.mark.parametrize(
    "told",
    [
        {"entry": {"kind": "session_done", "at": "2026-11-20T08", "body": {"stopped_by": "pain-five"}}},
        {"entry": {"kind": "session_done", "at": "2026-11-21T08", "body": {}}, "symptoms": ["numbness"]},
        {"distance_m": 5000, "leg_signs": True},
    ],
)
def test_whatever_stop_sign_waits_nothing_is_offered(phone: BrowserContext, told: dict[str, Any]) -> None:
    page = opened(phone)
    found = page.evaluate(
        """async (json) => { const { playable } = await import("/static/js/stored.js");
        return playable([{ on: "2026-11-21", kind: "strength" }], [{ json }], null, new Date(2026, 10, 21, 12)); }""",
        told,
    )

    assert (found["left"], found["stopped"]) == ([], True)


def test_after_deleting_everything_nothing_is_left_on_the_device(phone: BrowserContext) -> None:
    page = opened(phone, "/today")
    wait_until_stored(page)

    page.goto("/settings/delete")
    page.locator("input[name=word]").fill("DELETE")
    page.locator("input[name=word]").press("Enter")
    page.get_by_role("heading", level=1).wait_for()

    assert "/api/v1/ahead" not in page.evaluate(_CACHES)


@pytest.fixture
def behind_a_password(folder: Path, device: Callable[[str], BrowserContext]) -> Iterator[BrowserContext]:
    """A phone that is logged in to a server with a password."""
    set_password(folder, PASSWORD)
    server = FastServer(folder, load_password(folder))
    phone = device(server.start())
    log_in(opened(phone, "/today"))
    yield phone
    phone.close()
    server.stop()


def test_after_a_logout_with_nothing_waiting_nothing_of_the_runner_is_left_on_the_device(
    behind_a_password: BrowserContext,
) -> None:
    page = opened(behind_a_password, "/today")
    wait_until_stored(page)
    page.goto("/settings")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")

    assert "/api/v1/ahead" not in page.evaluate(_CACHES)
    assert page.evaluate("localStorage.length") == 0


def test_who_was_logged_out_while_offline_keeps_what_was_told_until_the_next_login(
    behind_a_password: BrowserContext, folder: Path
) -> None:
    page, _ = watched(behind_a_password)
    wait_until_stored(page)
    behind_a_password.set_offline(True)
    page.goto("/today")
    start_first(page)
    finish(page)
    page.get_by_text("It is kept on this device").wait_for()
    behind_a_password.clear_cookies()
    behind_a_password.set_offline(False)
    page.goto("/offline")
    page.wait_for_url("**/login")

    assert sessions(folder) == []

    log_in(page)
    page.goto("/offline")
    wait_until_sent(page)

    assert len(sessions(folder)) == 1


def test_after_an_emergency_told_with_a_connection_nothing_can_be_played_without_one(
    phone: BrowserContext, folder: Path
) -> None:
    page, _ = watched(phone)
    wait_until_stored(page)
    page.goto("/session")
    page.locator("#start").click()
    page.locator("#doing").wait_for()
    write(folder, *entries(healthy(saddle_numbness="yes"), today(), first_id=30_000))
    page.goto("/help")
    wait_until(page, lambda: bool(page.evaluate(_AHEAD_THEN) == "/care"))
    phone.set_offline(True)
    page.goto("/session")
    page.get_by_role("heading", name="No more exercises for now").wait_for()

    assert page.locator("#doing").count() == 0
    assert page.get_by_role("link", name=re.compile("^Start ")).count() == 0


def test_the_session_of_another_version_of_the_app_is_not_stored(phone: BrowserContext) -> None:
    asked: list[str] = []
    phone.route("**/api/v1/ahead", lambda route: other_version(route, asked))
    page = opened(phone, "/today")
    wait_until(page, lambda: len(asked) > 0)
    page.wait_for_timeout(1500)

    assert page.evaluate("caches.keys().then((names) => names.some((name) => name.startsWith('shell-')))")
    assert "/api/v1/ahead" not in page.evaluate(_CACHES)


def test_the_app_changing_in_the_middle_of_a_session_without_a_connection_loses_nothing(
    phone: BrowserContext, folder: Path
) -> None:
    page, faults = watched(phone)
    wait_until_stored(page)
    page.goto("/session")
    page.locator("#start").click()
    page.locator("#doing").wait_for()
    page.evaluate(_ANOTHER_SHELL)
    phone.set_offline(True)
    page.reload()
    page.locator("#doing.paused").wait_for()
    page.locator("#pause").click()
    finish(page)
    page.get_by_text("It is kept on this device").wait_for()
    phone.set_offline(False)
    wait_until_sent(page)

    assert [each["body"]["duration_s"] > 0 for each in sessions(folder)] == [True]
    assert faults == []


def log_in(page: Page) -> None:
    """On the page that asks for the password."""
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/today")


def other_version(route: Route, asked: list[str]) -> None:
    """The answer of the server as a newer app would give it."""
    answer = route.fetch()
    asked.append(route.request.url)
    route.fulfill(response=answer, json={**answer.json(), "app": "another"})


def watched(device: BrowserContext) -> tuple[Page, list[str]]:
    """Today's page, and the faults that its scripts have from then on."""
    page, faults = opened(device, "/today"), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    return page, faults


def start_first(page: Page) -> None:
    """Press Start on the offline page, and Start again in the player."""
    page.get_by_role("link", name=re.compile("^Start ")).first.click()
    page.locator("#start").click()


def finish(page: Page) -> None:
    """Stop the session after a moment, and say nothing more about it."""
    page.wait_for_timeout(1200)
    page.locator("#stop").click()
    page.get_by_role("button", name="Yes, stop here").click()
    no_more = page.get_by_role("button", name="I would rather not say")
    kept = page.get_by_text(re.compile("^It is (in your journal|kept on this device)"))
    while not kept.count():
        if no_more.count():
            no_more.click()
        page.wait_for_timeout(150)


def titles(page: Page) -> list[str]:
    """The sessions that the offline page offers."""
    page.locator("#sessions h3").first.wait_for()
    return page.locator("#sessions h3").all_inner_texts()


def sessions(folder: Path) -> list[dict[str, Any]]:
    """The sessions in the journal, as plain data."""
    return [json.loads(each.model_dump_json()) for each in journal_of(folder) if each.kind == "session_done"]


def shell(worker: str) -> list[str]:
    """The list in the worker."""
    found = re.search(r"^const SHELL = (.*);$", worker, re.MULTILINE)
    assert found is not None
    listed: list[str] = json.loads(found.group(1))
    return listed
