"""What stands before every request: hosts, origins, sizes, the login, and the headers of every answer."""

import asyncio
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pages import routes
from serving import ORIGIN, OWN, app_for, client_of, journal_of
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from backstride.cli.serve import LOOPBACK
from backstride.journal.entry import NOTE_CHARS
from backstride.store.error import StoreError
from backstride.web.guard import logins, password
from backstride.web.guard.body import FIELDS_MAX, FORM_MAX, BodyLimit
from backstride.web.guard.login import BROWSER, COOKIE
from backstride.web.guard.password import Password, load_password, set_password
from backstride.web.guard.tries import network
from backstride.web.server import BODY_MAX, Serving, make_app
from runners import KNOWLEDGE

PASSWORD = "a long enough password"  # noqa: S105 - of the tests alone
CHECK_IN = {"pain_morning_0_10": 2}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8017", "127.0.0.1.evil.example", "[::1", "", "localhost.",
        "localhost@evil.example", "evil.example@localhost", "[::2]:8017", "0.0.0.0:8017", "2130706433",
    ],
)  # fmt: skip
def test_another_host_name_is_not_answered_to(folder: Path, host: str) -> None:
    answer = client_of(app_for(folder)).get("/api/v1/today", headers={"host": host})

    assert answer.status_code == 421
    assert "sessions" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost:8017", "LOCALHOST", "[::1]", "[::1]:8017"])
def test_our_own_names_are_answered_to_with_any_port(folder: Path, host: str) -> None:
    client = client_of(make_app(Serving(folder, LOOPBACK), KNOWLEDGE))

    assert client.get("/api/v1/today", headers={"host": host}).status_code == 200


def test_what_a_proxy_says_of_the_host_is_not_believed(folder: Path) -> None:
    client = client_of(app_for(folder))
    ours = {"x-forwarded-host": "localhost", "forwarded": "host=localhost"}

    assert client.get("/today", headers={"host": "evil.example", **ours}).status_code == 421
    assert client.get("/today", headers={"x-forwarded-host": "evil.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "cross-site", "origin": ORIGIN},
        {"sec-fetch-site": "cross-site", "x-backstride": "1"},
        {"sec-fetch-site": "none", "origin": "http://evil.example"},
        {"origin": "null", "x-backstride": "1"},
        {"origin": "http://[", "referer": f"{ORIGIN}/today"},
        {"referer": "http://evil.example/127.0.0.1:8017"},
        {"referer": "http://127.0.0.1:9/"},
        {},
    ],
)
def test_what_another_page_sends_changes_nothing(folder: Path, headers: dict[str, str]) -> None:
    client = client_of(app_for(folder), headers)
    before = client.get("/api/v1/journal").json()["count"]

    answers = [
        client.post("/api/v1/check-in", json=CHECK_IN),
        client.post("/api/v1/journal", json={"entries": []}),
        client.post("/check-in", data={"pain": "2"}),
        client.post("/settings/delete", data={"word": "DELETE"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert client.get("/api/v1/journal").json()["count"] == before


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"}, {"origin": ORIGIN}, {"origin": ORIGIN.upper()}, {"x-backstride": "1"},
        {"referer": f"{ORIGIN}/check-in"},
    ],
)  # fmt: skip
def test_our_own_pages_and_programs_may_change_something(folder: Path, headers: dict[str, str]) -> None:
    assert client_of(app_for(folder), headers).post("/api/v1/check-in", json=CHECK_IN).status_code == 200


@pytest.mark.parametrize("headers", [OWN, {"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {}])
def test_there_are_no_web_sockets_for_anybody(folder: Path, headers: dict[str, str]) -> None:
    client = client_of(app_for(folder), headers)

    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/anything"):
        pass

    assert closed.value.code == 1008


@pytest.mark.parametrize("path", ["/", "/offline", "/api/v1/today", "/static/app.css", "/no-such-page", "/login"])
def test_every_answer_says_that_only_our_own_files_may_run(folder: Path, path: str) -> None:
    headers = client_of(app_for(folder)).get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


def test_what_is_refused_carries_the_same_headers(folder: Path) -> None:
    client = client_of(app_for(folder), {})

    refused = [client.get("/", headers={"host": "evil.example"}), client.post("/api/v1/check-in", json=CHECK_IN)]

    assert [answer.status_code for answer in refused] == [421, 403]
    assert all("default-src 'none'" in answer.headers["content-security-policy"] for answer in refused)


def test_health_data_are_not_kept_by_caches_and_files_are_asked_for_again(folder: Path) -> None:
    client = client_of(app_for(folder))

    told = {
        path: client.get(path).headers["cache-control"] for path in ("/", "/today", "/api/v1/journal", "/api/v1/ahead")
    }
    files = {path: client.get(path).headers["cache-control"] for path in ("/static/app.css", "/sw.js")}

    assert set(told.values()) == {"no-store"}
    assert set(files.values()) == {"no-cache"}


def test_over_tls_only_tls_is_used_from_then_on(folder: Path) -> None:
    assert "strict-transport-security" in client_of(app_for(folder, https=True)).get("/offline").headers
    assert "strict-transport-security" not in client_of(app_for(folder)).get("/offline").headers


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(folder: Path) -> None:
    client, large = client_of(app_for(folder)), b"x" * (BODY_MAX + 1)

    told = client.post("/api/v1/check-in", content=large, headers=JSON)
    in_pieces = client.post("/api/v1/check-in", content=iter([large[:9], large[9:]]), headers=JSON)
    lied = client.post("/api/v1/check-in", content=b"{}", headers={"content-length": "-5"})

    assert [told.status_code, in_pieces.status_code, lied.status_code] == [413, 413, 413]


@pytest.mark.parametrize("path", ["/api/v1/check-in", "/api/v1/run", "/api/v1/session/done", "/check-in", "/run"])
@pytest.mark.parametrize("pieces", [1, 64])
def test_a_large_body_is_refused_on_every_path_that_reads_one(folder: Path, path: str, pieces: int) -> None:
    piece = b"pain=1&" * (BODY_MAX // 7 // pieces + 1)
    content = piece if pieces == 1 else iter([piece] * pieces)

    answer = client_of(app_for(folder)).post(path, content=content, headers=JSON if "/api/" in path else FORM)

    assert answer.status_code == 413
    assert ("<h1>" in answer.text) is not path.startswith("/api/")


@pytest.mark.parametrize("path", ["/check-in", "/settings/import", "/settings/answers/week", "/login"])
@pytest.mark.parametrize("mark", [b"a", b"&", b";"])
def test_a_form_of_fields_is_small_wherever_it_is_sent(folder: Path, path: str, mark: bytes) -> None:
    client = client_of(app_for(folder)) if path != "/login" else locked(folder)
    most = FORM_MAX if mark == b"a" else FIELDS_MAX

    assert client.post(path, content=mark * (most + 1), headers=FORM).status_code == 413


def test_the_longest_story_in_any_script_is_not_too_large(tmp_path: Path) -> None:
    client = client_of(app_for(tmp_path))

    answer = client.post("/questions/story", data={"value": "\U0001f3c3" * NOTE_CHARS})

    assert answer.status_code == 303
    assert journal_of(tmp_path)[0].kind in ("answers", "profile")


def test_a_body_that_never_ends_is_given_up() -> None:
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await receive()

    async def receive() -> Message:
        if not sent:
            sent.append({"type": "of the test"})
            return {"type": "http.request", "body": b"pain", "more_body": True}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/check-in", "headers": []}
    limit = BodyLimit(app, 100, {}, within_s=0.02)
    # in a thread of its own: the browser of other tests has a loop in this one
    alone = Thread(target=lambda: asyncio.run(limit(scope, receive, send)))
    alone.start()
    alone.join()

    assert sent[1]["status"] == 408


def test_a_journal_may_be_larger_than_other_bodies(folder: Path) -> None:
    lines = b"\n" * (BODY_MAX + 1)

    answer = client_of(app_for(folder)).post(
        "/api/v1/journal", content=lines, headers={"content-type": "application/jsonl"}
    )

    assert answer.status_code == 200


def test_every_page_that_answers_get_answers_head_without_a_body(folder: Path) -> None:
    client = client_of(app_for(folder))
    parameters = {
        "exercise": "side-plank", "exercise_id": "side-plank", "level": "1", "which": "1", "kind": "busy",
        "part": "week", "item": "side-plank", "test_id": "bridge-hold", "test": "bridge-hold",
        "measure_id": "nprs", "screen_id": "age-y",
    }  # fmt: skip
    paths = [re.sub(r"{(\w+)}", lambda found: parameters.get(found[1], "x"), each) for each in routes()]

    for path in [*paths, "/static/app.css", "/api/v1/today", "/no-such-page"]:
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (get.status_code, b""), path
        assert head.headers["content-type"] == get.headers["content-type"] if "content-type" in get.headers else True


def test_head_of_what_only_takes_forms_is_not_allowed(folder: Path) -> None:
    assert client_of(app_for(folder)).head("/check-in/undo").status_code == 405


@pytest.mark.parametrize(
    ("way", "path", "told", "status", "words"),
    [
        ("GET", "/no-such-page", {}, 404, "There is no such page."),
        ("GET", "/static/no-such-file.css", {}, 404, "There is no such page."),
        ("GET", "/figures/side-plank/first.svg", {}, 404, "There is no such page."),
        ("DELETE", "/today", {}, 405, "That cannot be done here."),
        ("GET", "/check-in/undo", {}, 405, "That cannot be done here."),
        ("POST", "/check-in", {"pain": "11"}, 422, "pain: at most 10."),
        ("POST", "/check-in", {"pain": "-1"}, 422, "pain: at least 0."),
        ("POST", "/check-in", {"pain": "much"}, 422, "pain: a whole number."),
        ("POST", "/flare", {}, 422, "pain: is missing."),
        ("POST", "/run/remove", {"entry": "5"}, 422, "entry: is not known here."),
        ("POST", "/week/remove", {}, 422, "entry: is missing."),
        ("POST", "/swap/side-plank", {"wish": "<b>"}, 422, "wish: is none of the choices."),
        ("GET", "/why/side-plank?every=perhaps", {}, 422, "every: yes or no."),
        ("GET", "/tests/bridge-hold/do?before=x", {}, 422, "before: a whole number."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page_is_said_on_a_page_in_plain_words(
    folder: Path, way: str, path: str, told: dict[str, str], status: int, words: str
) -> None:
    answer = client_of(app_for(folder)).request(way, path, data=told or None)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert words in answer.text
    assert "<h1>" in answer.text


def test_a_page_that_says_what_is_wrong_leads_back_to_where_it_came_from(folder: Path) -> None:
    client = client_of(app_for(folder))

    def back(referer: str) -> list[str]:
        answer = client.post("/check-in", data={"pain": "11"}, headers={"referer": referer})
        return re.findall(r'href="([^"]*)">Back', answer.text)

    assert back(f"{ORIGIN}/flare?a=1") == ["/flare?a=1"]
    assert back("http://evil.example/flare") == back("") == back(f"{ORIGIN}//evil.example/") == []


def test_programs_are_told_the_place_and_what_is_allowed(folder: Path) -> None:
    client = client_of(app_for(folder))

    number = client.get("/api/v1/progress?weeks=105").json()["detail"][0]
    unknown, way = client.get("/api/v1/no-such-thing"), client.put("/api/v1/today")

    assert (number["loc"], number["msg"]) == (["query", "weeks"], "Input should be less than or equal to 104")
    assert [each.headers["content-type"] for each in (unknown, way)] == ["application/json"] * 2
    assert (unknown.status_code, way.status_code, way.headers["allow"]) == (404, 405, "GET")


def test_a_fault_of_our_own_is_a_plain_page_without_a_trace_and_is_logged(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = client_of(broken(folder))

    with caplog.at_level(logging.ERROR):
        page, plain = client.get("/broken"), client.get("/api/v1/broken")

    assert [page.status_code, plain.status_code] == [500, 500]
    assert "Something went wrong on our side. Nothing was lost." in page.text
    assert plain.json() == {"detail": "Something went wrong on our side. Nothing was lost."}
    assert not any(word in page.text + plain.text for word in ("secret", "Traceback", "ZeroDivision"))
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "ZeroDivisionError: a secret" in caplog.text
    assert "'/broken'" in caplog.text


def test_with_a_password_nothing_of_the_runner_is_seen_before_the_login(folder: Path) -> None:
    client = locked(folder)

    assert client.get("/api/v1/today").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 401
    for path in ("/", "/today", "/offline", "/settings/export", "/no-such-page", "/static/../today", "/sw.jsx"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("location")) in [(303, "/login"), (404, None)], path
    assert client.get("/static/app.css").status_code == 200


def test_the_right_password_opens_the_app_for_this_browser(folder: Path) -> None:
    client = locked(folder)

    answer = client.post("/login", data={"password": PASSWORD})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.get("/api/v1/today").status_code == 200


def test_the_cookie_is_for_our_pages_alone_and_over_tls_only_for_tls(folder: Path) -> None:
    plain = locked(folder).post("/login", data={"password": PASSWORD}).headers["set-cookie"].lower()
    secure = locked(folder, https=True).post("/login", data={"password": PASSWORD}).headers["set-cookie"].lower()

    assert "httponly" in plain
    assert "samesite=strict" in plain
    assert "secure" not in plain
    assert "secure" in secure


@pytest.mark.parametrize("value", ["", "x", "00.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb", "é"])
def test_a_made_up_cookie_opens_nothing(folder: Path, value: str) -> None:
    cookie = f"{COOKIE}={value}".encode()

    assert locked(folder).get("/api/v1/today", headers=[(b"cookie", cookie)]).status_code == 401


def test_the_cookie_of_another_password_opens_nothing(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})

    again = locked(folder)
    again.cookies = client.cookies

    assert again.get("/api/v1/today").status_code == 401


def test_a_login_ends_after_thirty_days(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})
    monkeypatch.setattr(logins, "DAYS_S", -1)

    assert client.get("/api/v1/today").status_code == 401


def test_wrong_passwords_are_counted_and_then_the_right_one_has_to_wait(folder: Path) -> None:
    client = locked(folder)

    tries = [client.post("/login", data={"password": "wrong"}).status_code for _ in range(5)]
    after = client.post("/login", data={"password": PASSWORD})

    assert tries == [403] * 5
    assert after.status_code == 429
    assert client.get("/api/v1/today").status_code == 401


def test_a_stranger_who_tries_does_not_lock_out_another_address(folder: Path) -> None:
    app = locked_app(folder)
    stranger, runner = at(app, "203.0.113.9"), at(app, "198.51.100.7")

    tries = [stranger.post("/login", data={"password": "wrong"}).status_code for _ in range(7)]

    assert tries == [403] * 5 + [429] * 2
    assert runner.post("/login", data={"password": PASSWORD}).status_code == 303


def test_many_strangers_are_slowed_down_together_but_a_browser_that_was_in_before_is_not(folder: Path) -> None:
    app = locked_app(folder)
    runner = at(app, "198.51.100.7")
    runner.post("/login", data={"password": PASSWORD})
    runner.post("/logout")

    tries = [
        at(app, f"203.0.113.{each}").post("/login", data={"password": "wrong"}).status_code
        for each in range(8) for _ in range(4)
    ]  # fmt: skip

    assert sorted(tries) == [403] * 29 + [429] * 3
    assert at(app, "192.0.2.1").post("/login", data={"password": PASSWORD}).status_code == 429
    assert runner.post("/login", data={"password": PASSWORD}).status_code == 303


def test_a_made_up_mark_of_a_browser_gives_no_more_tries(folder: Path) -> None:
    app = locked_app(folder)

    def tried(mark: str) -> int:
        browser = at(app, "203.0.113.9")
        browser.cookies.set(BROWSER, mark)
        return browser.post("/login", data={"password": "wrong"}).status_code

    assert [tried(f"{each:032x}.c2lnbmF0dXJl") for each in range(6)] == [403] * 5 + [429]


def test_what_a_proxy_says_of_the_address_gives_no_more_tries(folder: Path) -> None:
    client = locked(folder)

    tries = [
        client.post("/login", data={"password": "wrong"}, headers={"x-forwarded-for": f"203.0.113.{each}"}).status_code
        for each in range(6)
    ]

    assert tries == [403] * 5 + [429]


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("", "unknown"),
        ("testclient", "unknown"),
    ],
)
def test_who_has_one_ipv6_address_has_the_tries_of_one(address: str, counts_as: str) -> None:
    assert network(address) == counts_as


def test_while_a_password_is_checked_others_are_answered(folder: Path) -> None:
    seen = Event()

    @dataclass(frozen=True)
    class Slow(Password):
        def is_right(self, told: str) -> bool:
            return seen.wait(20) and told == PASSWORD

    answers: list[int] = []
    with client_of(app_for(folder, Slow("", "0" * 64))) as client:
        login = Thread(target=lambda: answers.append(client.post("/login", data={"password": PASSWORD}).status_code))
        login.start()
        answers.append(client.get("/login").status_code)
        seen.set()
        login.join()

    assert answers == [200, 303]


def test_a_login_from_another_page_is_refused(folder: Path) -> None:
    client = locked(folder)

    assert client.post("/login", data={"password": PASSWORD}, headers={"origin": "http://e.example"}).status_code == 403


def test_a_body_without_a_password_is_a_wrong_one(folder: Path) -> None:
    client = locked(folder)

    assert client.post("/login", content=b"\xff\xfe").status_code == 403
    assert client.post("/login", content=b"password").status_code == 403


def test_the_login_page_shows_nothing_of_what_was_typed(folder: Path) -> None:
    answer = locked(folder).post("/login", data={"password": "<script>secret</script>"})

    assert "secret" not in answer.text


def test_a_logout_makes_the_cookie_worthless_wherever_it_is(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})
    copied = client.cookies[COOKIE]

    answer = client.post("/logout")

    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    started_again = client_of(app_for(folder, load_password(folder)))
    for browser in (client, started_again):
        browser.cookies.set(COOKIE, copied)
        assert browser.get("/api/v1/today").status_code == 401
    assert (folder / logins.ENDED).stat().st_mode & 0o077 == 0


def test_a_logout_in_one_process_is_seen_by_another_and_ends_no_other_login(folder: Path) -> None:
    set_password(folder, PASSWORD)
    one, two = (client_of(app_for(folder, load_password(folder))) for _ in range(2))
    for each in (one, two):
        each.post("/login", data={"password": PASSWORD})
    there = client_of(app_for(folder, load_password(folder)))
    there.cookies.set(COOKIE, one.cookies[COOKIE])
    assert there.get("/api/v1/today").status_code == 200

    one.post("/logout")

    assert there.get("/api/v1/today").status_code == 401
    assert two.get("/api/v1/today").status_code == 200


def test_a_logout_forgets_everything_on_the_device_only_when_nothing_waits_there(folder: Path) -> None:
    def forgotten(told: dict[str, str]) -> str:
        client = locked(folder)
        client.post("/login", data={"password": PASSWORD})
        return str(client.post("/logout", data=told).headers["clear-site-data"])

    assert forgotten({"nothing_waits": "1"}) == '"cache", "storage"'
    assert forgotten({"nothing_waits": ""}) == forgotten({}) == '"cache"'


def test_a_logout_of_nobody_changes_nothing_and_a_link_logs_nobody_out(folder: Path) -> None:
    client = locked(folder)
    client.post("/logout")
    client.post("/login", data={"password": PASSWORD})

    link, foreign = client.get("/logout"), client.post("/logout", headers={"origin": "http://evil.example"})

    assert (link.status_code, foreign.status_code) == (405, 403)
    assert client.get("/api/v1/today").status_code == 200
    assert not (folder / logins.ENDED).exists()


def test_while_it_cannot_be_seen_which_logins_were_ended_none_is_good(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})
    (folder / logins.ENDED).mkdir()

    assert client.get("/api/v1/today").status_code == 401


def test_settings_offer_to_log_out_where_there_is_a_password(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})

    assert 'action="/logout"' in client.get("/settings").text
    assert "/logout" not in client_of(app_for(folder)).get("/settings").text
    assert client_of(app_for(folder)).post("/logout").status_code == 404


def test_the_password_is_kept_as_argon2id_for_this_user_only(folder: Path) -> None:
    set_password(folder, PASSWORD)
    file = folder / password.FILE

    assert file.read_text().startswith("$argon2id$")
    assert PASSWORD not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(ValueError, match=re.escape("at least 10 characters")):
        set_password(folder, "short")


def test_a_password_that_cannot_be_written_leaves_the_one_before_and_nothing_beside(folder: Path) -> None:
    (folder / password.FILE).mkdir()
    before = sorted(each.name for each in folder.iterdir())

    with pytest.raises(StoreError, match="cannot be written"):
        set_password(folder, PASSWORD)

    assert sorted(each.name for each in folder.iterdir()) == before


@pytest.mark.parametrize("damage", ["", "x", "hash\nkey\n", "$argon2id$v=19\n0\n", "$argon2i$x\n" + "0" * 64, "\xff"])
def test_a_damaged_password_file_opens_nothing_and_says_how_to_mend_it(folder: Path, damage: str) -> None:
    (folder / password.FILE).write_text(damage)

    with pytest.raises(StoreError, match="set the password again: backstride password"):
        load_password(folder)


def test_another_password_logs_everybody_out(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})
    set_password(folder, PASSWORD)
    again = client_of(app_for(folder, load_password(folder)))
    again.cookies.set(COOKIE, client.cookies[COOKIE])

    assert again.get("/api/v1/today").status_code == 401


def broken(folder: Path) -> FastAPI:
    """An app with a bug in it."""
    app = app_for(folder)

    def bug() -> Any:
        raise ZeroDivisionError("a secret")

    app.get("/broken")(bug)
    app.get("/api/v1/broken")(bug)
    return app


def locked_app(folder: Path) -> FastAPI:
    """An app with a password."""
    set_password(folder, PASSWORD)
    return app_for(folder, load_password(folder))


def at(app: FastAPI, address: str) -> TestClient:
    """A browser at this address."""
    return TestClient(app, ORIGIN, headers=OWN, follow_redirects=False, client=(address, 50_000))


def locked(folder: Path, https: bool = False) -> TestClient:
    """A browser before an app with a password."""
    set_password(folder, PASSWORD)
    client = client_of(app_for(folder, load_password(folder), https))
    if https:
        client.base_url = client.base_url.copy_with(scheme="https")
        client.headers["origin"] = "https://127.0.0.1:8017"
    return client
