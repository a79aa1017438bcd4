"""``backstride serve`` as a process: where it listens, what it refuses, how it ends, and what a raw connection gets."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from serving import Served, journal_of

from backstride.app.demo.marker import MARKER
from backstride.cli.serve import has_display
from backstride.web.guard.password import FILE, load_password, set_password

PASSWORD = "a long enough password"  # noqa: S105 - of the tests alone
EVERYWHERE = "0.0.0.0"  # noqa: S104 - it is what is refused
WAIT_S = 60


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The app as it is started in a terminal; what it said when it was open."""
    command = [sys.executable, "-m", "backstride", "--data", str(folder), *(arguments or ("serve", "--port", "0"))]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    said = process.stdout.readline() + process.stdout.readline()
    try:
        yield process, said
    finally:
        process.kill()
        process.wait()
        for each in (process.stdout, process.stderr):
            if each is not None:
                each.close()


def refused(folder: Path, *arguments: str) -> str:
    """What it says when it does not start."""
    command = [sys.executable, "-m", "backstride", "--data", str(folder), "serve", "--no-browser", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=WAIT_S)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def port_of(said: str) -> int:
    return int(re.findall(r"http://127\.0\.0\.1:(\d+)/", said)[0])


def ask(port: int, raw: bytes) -> bytes:
    """The answer to these bytes; empty when the connection was closed without one."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as connection, suppress(ConnectionError):
        connection.sendall(raw)
        while not whole(got) and (more := connection.recv(65_536)):
            got += more
    return got


def whole(answer: bytes) -> bool:
    """Whether all of an answer is there, as far as it says how long it is."""
    head, end, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return bool(end) and length is not None and len(body) >= int(length[1])


def status_of(answer: bytes) -> int:
    """The status of an answer; 0 when there was none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "terminate"])
def test_it_says_where_it_is_open_on_a_free_port_and_ends_without_a_word_of_fault(folder: Path, end: int) -> None:
    with running(folder) as (process, said):
        answer = ask(port_of(said), b"GET /today HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        process.send_signal(end)
        _, wrong = process.communicate(timeout=WAIT_S)

    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert wrong == ""
    assert process.returncode == (0 if end == signal.SIGINT else -signal.SIGTERM)


def test_two_on_one_folder_see_what_the_other_was_told(folder: Path) -> None:
    body = json.dumps({"pain_morning_0_10": 4}).encode()
    head = f"Host: 127.0.0.1\r\nX-Backstride: 1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    with running(folder) as (_, one), running(folder) as (_, two):
        told = ask(port_of(one), f"POST /api/v1/check-in HTTP/1.1\r\n{head}\r\n".encode() + body)
        seen = ask(port_of(two), b"GET /api/v1/today HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")

    assert b" 200 OK" in told
    assert b'"pain_0_10":4' in seen
    assert [each.kind for each in journal_of(folder)].count("check_in") == 1


def test_a_port_in_use_is_one_clear_message(folder: Path) -> None:
    with running(folder) as (_, said):
        port = port_of(said)
        message = refused(folder, "--port", str(port))

    assert f"--port {port}: Address already in use. Backstride may be open there already" in message


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.1", "example.org"])
def test_beyond_this_computer_it_needs_a_password(folder: Path, host: str) -> None:
    assert "Set a password first: backstride password" in refused(folder, "--host", host)


def test_with_a_password_it_needs_tls_and_a_name(folder: Path) -> None:
    set_password(folder, PASSWORD)

    assert "needs --certificate and --key, or --behind-https" in refused(folder, "--host", EVERYWHERE)
    assert "say with --name" in refused(folder, "--host", EVERYWHERE, "--behind-https")


def test_a_certificate_that_cannot_be_used_is_one_clear_message(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "no.pem"
    file.write_text("no certificate")

    assert "go together" in refused(folder, "--certificate", str(file))
    assert "there is no such file" in refused(folder, "--certificate", str(file), "--key", str(tmp_path / "gone"))
    assert "cannot be used" in refused(folder, "--certificate", str(file), "--key", str(file))


def test_a_damaged_password_file_is_one_clear_message_and_nothing_is_opened(folder: Path) -> None:
    (folder / FILE).write_text("damaged")
    command = [sys.executable, "-m", "backstride", "--data", str(folder), "serve", "--no-browser"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=WAIT_S)

    assert done.returncode == 1
    assert "is damaged; set the password again: backstride password" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_made_up_runners_folder_is_served_as_one(folder: Path) -> None:
    (folder / MARKER).write_text("made up")

    with running(folder) as (_, said):
        page = ask(port_of(said), b"GET /more HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")

    assert "A made-up runner" in said
    assert b"This is a made-up runner" in page


@pytest.mark.parametrize(
    ("platform", "environ", "opens"),
    [
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {}, False),
        ("linux", {"SSH_CONNECTION": "a b c d"}, False),
        ("linux", {"SSH_CONNECTION": "a b c d", "DISPLAY": "localhost:10"}, True),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "a b c d"}, False),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_display(platform: str, environ: dict[str, str], opens: bool) -> None:
    assert has_display(platform, environ) is opens


def test_a_password_is_for_this_user_only_from_its_first_moment(folder: Path) -> None:
    seen: list[int] = []

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.rename" and watching:
            seen.append(stat.S_IMODE(os.stat(str(arguments[0])).st_mode))

    watching = True
    sys.addaudithook(look)
    before = os.umask(0)
    try:
        set_password(folder, PASSWORD)
    finally:
        os.umask(before)
        watching = False

    assert seen == [0o600]
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert load_password(folder) is not None


LONG = b"a" * 2_000_000
HOST = b"Host: 127.0.0.1\r\n"
RAW = {
    "no host": (b"GET /today HTTP/1.1\r\n\r\n", (400,)),
    "two hosts": (b"GET /today HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n", (400,)),
    "an old protocol without a host": (b"GET /today HTTP/1.0\r\n\r\n", (421,)),
    "another host in the address": (b"GET http://evil.example/today HTTP/1.1\r\n" + HOST + b"\r\n", (404, 421)),
    "a way that there is not": (b"BREW /today HTTP/1.1\r\n" + HOST + b"\r\n", (403, 405)),
    "trace": (b"TRACE /today HTTP/1.1\r\n" + HOST + b"\r\n", (403, 405)),
    "connect": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", (400, 403, 404, 405)),
    "an address that is too long": (b"GET /" + LONG + b" HTTP/1.1\r\n" + HOST + b"\r\n", (0, 400, 414, 431)),
    "headers that are too long": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + LONG + b"\r\n\r\n", (0, 400, 431)),
    "too many headers": (b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n" * 400_000 + b"\r\n", (0, 400, 431)),
    "a length and pieces": (
        b"POST /check-in HTTP/1.1\r\n" + HOST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
        (400, 403),
    ),
    "a length that is none": (b"POST /check-in HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", (400, 413)),
    "out of the folder": (b"GET /static/../../server.py HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "out of the folder, written otherwise": (
        b"GET /static/%2e%2e/%2e%2e%2fserver.py HTTP/1.1\r\n" + HOST + b"\r\n", (404,)
    ),
    "out of the folder, with a backslash": (b"GET /static/..%5c..%5cserver.py HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "a file of the system": (b"GET /static//etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "a figure out of the folder": (b"GET /figures/..%2f..%2fx/1.svg HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "an empty byte": (b"GET /static/%00 HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "a folder": (b"GET /static/js HTTP/1.1\r\n" + HOST + b"\r\n", (404,)),
    "rubbish": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", (400,)),
}  # fmt: skip


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_proper_request_is_refused(served: Served, name: str) -> None:
    raw, statuses = RAW[name]

    answer = ask(int(served.address.rpartition(":")[2]), raw)

    assert status_of(answer) in statuses, answer[:300]
    assert b"make_app" not in answer
    assert b"root:" not in answer


def test_pieces_that_are_more_than_allowed_together_are_refused_on_a_form(served: Served) -> None:
    piece = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    head = (
        b"POST /check-in HTTP/1.1\r\n" + HOST + b"Sec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    port = int(served.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as connection:
        connection.sendall(head)
        for _ in range(17):
            connection.sendall(piece)
        answer = connection.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("wanted", [b"websocket", b"h2c"])
def test_a_connection_is_not_turned_into_another_kind(served: Served, wanted: bytes) -> None:
    raw = (
        b"GET /anything HTTP/1.1\r\n" + HOST + b"Connection: Upgrade\r\nUpgrade: " + wanted
        + b"\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )  # fmt: skip

    answer = ask(int(served.address.rpartition(":")[2]), raw)

    assert b" 101 " not in answer
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5"))
