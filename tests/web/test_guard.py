"""What stands before every request: hosts, origins, sizes, the login, and the headers of every answer."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from serving import ORIGIN, app_for, client_of
from starlette.websockets import WebSocketDisconnect

from backstride.web.guard import login
from backstride.web.guard.login import COOKIE, load_password, set_password
from backstride.web.server import BODY_MAX

PASSWORD = "a long enough password"  # noqa: S105 - of the tests alone
CHECK_IN = {"pain_morning_0_10": 2}
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8017", "127.0.0.1.evil.example", "[::1", ""])
def test_another_host_name_is_not_answered_to(folder: Path, host: str) -> None:
    answer = client_of(app_for(folder)).get("/api/v1/today", headers={"host": host})

    assert answer.status_code == 421
    assert "sessions" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost:8017", "LOCALHOST"])
def test_our_own_names_are_answered_to_with_any_port(folder: Path, host: str) -> None:
    assert client_of(app_for(folder)).get("/api/v1/today", headers={"host": host}).status_code == 200


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


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": ORIGIN}, {"x-backstride": "1"}])
def test_our_own_pages_and_programs_may_change_something(folder: Path, headers: dict[str, str]) -> None:
    assert client_of(app_for(folder), headers).post("/api/v1/check-in", json=CHECK_IN).status_code == 200


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {}])
def test_a_web_socket_of_another_page_is_closed_before_it_opens(folder: Path, headers: dict[str, str]) -> None:
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


@pytest.mark.parametrize("path", ["/api/v1/check-in", "/api/v1/run", "/api/v1/session/done", "/check-in", "/logout"])
def test_a_large_body_is_refused_on_every_path(folder: Path, path: str) -> None:
    answer = client_of(app_for(folder)).post(path, content=b"x" * (BODY_MAX + 1), headers=FORM)

    assert answer.status_code in (413, 303)  # a page that reads no body has nothing to refuse
    assert answer.status_code == 413 or path == "/logout"


def test_a_journal_may_be_larger_than_other_bodies(folder: Path) -> None:
    lines = b"\n" * (BODY_MAX + 1)

    answer = client_of(app_for(folder)).post(
        "/api/v1/journal", content=lines, headers={"content-type": "application/jsonl"}
    )

    assert answer.status_code == 200


def test_with_a_password_nothing_of_the_runner_is_seen_before_the_login(folder: Path) -> None:
    client = locked(folder)

    assert client.get("/api/v1/today").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 401
    for path in ("/", "/today", "/offline", "/settings/export", "/no-such-page", "/static/../today", "/sw.jsx"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("location")) in [(303, "/login"), (404, None)], path
    assert client.get("/static/app.css").status_code == 200


def test_a_web_socket_needs_the_login_too(folder: Path) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, locked(folder).websocket_connect("/anything"):
        pass

    assert closed.value.code == 1008


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
    monkeypatch.setattr(login, "_DAYS_S", -1)

    assert client.get("/api/v1/today").status_code == 401


def test_wrong_passwords_are_counted_and_then_the_right_one_has_to_wait(folder: Path) -> None:
    client = locked(folder)

    tries = [client.post("/login", data={"password": "wrong"}).status_code for _ in range(5)]
    after = client.post("/login", data={"password": PASSWORD})

    assert tries == [403] * 5
    assert after.status_code == 429
    assert client.get("/api/v1/today").status_code == 401


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


def test_a_logout_ends_it_and_the_browser_forgets_what_it_kept(folder: Path) -> None:
    client = locked(folder)
    client.post("/login", data={"password": PASSWORD})

    answer = client.post("/logout")

    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert client.get("/api/v1/today").status_code == 401


def test_the_password_is_kept_as_argon2id_for_this_user_only(folder: Path) -> None:
    set_password(folder, PASSWORD)
    file = folder / login.FILE

    assert file.read_text().startswith("$argon2id$")
    assert PASSWORD not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(ValueError, match=re.escape("at least 10 characters")):
        set_password(folder, "short")


def locked(folder: Path, https: bool = False) -> TestClient:
    """A browser before an app with a password."""
    set_password(folder, PASSWORD)
    client = client_of(app_for(folder, load_password(folder), https))
    if https:
        client.base_url = client.base_url.copy_with(scheme="https")
        client.headers["origin"] = "https://127.0.0.1:8017"
    return client
