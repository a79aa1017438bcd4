"""``backstride serve``: the app in the browser, on this computer."""

import os
import socket
import ssl
import sys
import webbrowser
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.cli.page import problem, say

if TYPE_CHECKING:
    from backstride.web.server import Serving

PORT = 8017
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_GRACE_S = 3
"""So long requests that are being answered may still take after Ctrl+C."""


def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = PORT,
    host: Annotated[
        str, typer.Option(help="Where to listen; beyond this computer only with a password.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    name: Annotated[list[str] | None, typer.Option(help="Another name that the app answers to.")] = None,
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate (PEM), with --key.")] = None,
    key: Annotated[Path | None, typer.Option(help="TLS key (PEM).")] = None,
    behind_https: Annotated[bool, typer.Option(help="A proxy before it speaks TLS.")] = False,
) -> None:
    """Open the app in the browser. It stays on this computer, and works without internet."""
    from backstride.app.demo.marker import is_demo
    from backstride.web.guard.password import load_password
    from backstride.web.server import Serving

    https = behind_https or certificate is not None
    password = load_password(ctx.obj.data)
    names = tuple(name or ())
    _check_certificate(certificate, key)
    if not _is_loopback(host):
        _check_open(host, names, password is not None, https)
    hosts = (*LOOPBACK, host, *names)
    serving = Serving(ctx.obj.data, hosts, password, https, is_demo(ctx.obj.data))
    open_app(serving, host, port, browser, certificate, key, names)


def open_app(
    serving: "Serving", host: str, port: int, browser: bool, certificate: Path | None = None, key: Path | None = None,
    names: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Serve until Ctrl+C, and say where. Ends the command where it cannot listen."""
    import uvicorn

    from backstride.web.server import make_app

    listening = _listen(host, port)
    shown = names[0] if names and not _is_loopback(host) else f"[{host}]" if ":" in host else host
    address = f"{'https' if serving.https else 'http'}://{shown}:{listening.getsockname()[1]}/"
    app = make_app(serving, load_knowledge())
    say(f"Backstride is open at {address}", "strong")
    says = "A made-up runner; nothing in it is about you." if serving.demo else "Your data stays on this device."
    say(f"{says} Ctrl+C closes it.", "quiet")
    sys.stdout.flush()
    if browser and has_display(sys.platform, os.environ):
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, ssl_certfile=certificate, ssl_keyfile=key,
        proxy_headers=False, ws="none", lifespan="off", timeout_graceful_shutdown=_GRACE_S,
    )  # fmt: skip
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:  # it was closed as the page says, and everything is on disk
        say()


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser has somewhere to open: elsewhere a browser for the terminal would take the terminal."""
    if environ.get("SSH_CONNECTION") and not environ.get("DISPLAY"):
        return False
    return platform in ("win32", "darwin") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens already, so that a second app on this port is told so at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay (40 ms an answer) off only for sockets that say they are TCP
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let two apps share the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise _refused(
            f"--host {host} --port {port}: {error.strerror}. Backstride may be open there already; "
            "else try --port 0 for any that is free"
        ) from error
    return listening


def _check_open(host: str, names: tuple[str, ...], password: bool, https: bool) -> None:
    """What it takes to be reached from other computers. Ends the command where something is missing."""
    if not password:
        raise _refused(f"--host {host}: others could read your health data. Set a password first: backstride password")
    if not https:
        raise _refused(f"--host {host}: needs --certificate and --key, or --behind-https, so that nobody listens in")
    if host in ("", "0.0.0.0", "::") and not names:  # noqa: S104 - it is what must not be opened by accident
        raise _refused(f"--host {host}: say with --name under which name others reach it; it answers to no other")


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    """Ends the command for a certificate and key that cannot be used."""
    if certificate is None and key is None:
        return
    if certificate is None or key is None:
        raise _refused("--certificate and --key go together")
    for option, path in (("--certificate", certificate), ("--key", key)):
        if not path.is_file():
            raise _refused(f"{option} {path}: there is no such file")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        raise _refused(f"--certificate {certificate} --key {key}: cannot be used: {error}") from error


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _refused(message: str) -> typer.Exit:
    problem(message)
    return typer.Exit(2)
