"""``backstride serve``: the app in the browser, on this computer."""

import webbrowser
from ipaddress import ip_address
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Annotated

import typer

from backstride.app.knowledge_cache import knowledge as load_knowledge
from backstride.cli.page import problem, say

if TYPE_CHECKING:
    from backstride.web.server import Serving

PORT = 8017
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_OPEN_AFTER_S = 0.7


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
    from backstride.web.guard.login import load_password
    from backstride.web.server import Serving

    https = behind_https or certificate is not None
    password = load_password(ctx.obj.data)
    if not _is_loopback(host):
        if password is None:
            raise _refused(
                f"--host {host}: others could read your health data. Set a password first: backstride password"
            )
        if not https:
            raise _refused(
                f"--host {host}: needs --certificate and --key, or --behind-https, so that nobody listens in"
            )
    hosts = (*LOOPBACK, host, *(name or ()))
    open_app(Serving(ctx.obj.data, hosts, password, https), host, port, browser, certificate, key)


def open_app(
    serving: "Serving", host: str, port: int, browser: bool, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve until Ctrl+C, and say where. Ends the command where it cannot listen."""
    import socket

    import uvicorn

    from backstride.web.server import make_app

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay (40 ms an answer) off only for sockets that say they are TCP
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        raise _refused(f"--host {host} --port {port}: {error.strerror}; try --port 0 for any that is free") from error
    shown = f"[{host}]" if ":" in host else host
    address = f"{'https' if serving.https else 'http'}://{shown}:{listening.getsockname()[1]}/"
    app = make_app(serving, load_knowledge())
    say(f"Backstride is open at {address}", "strong")
    says = "A made-up runner; nothing in it is about you." if serving.demo else "Your data stays on this device."
    say(f"{says} Ctrl+C closes it.", "quiet")
    if browser:
        opening = Timer(_OPEN_AFTER_S, webbrowser.open, (address,))
        opening.daemon = True
        opening.start()
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, ssl_certfile=certificate, ssl_keyfile=key,
        proxy_headers=False,
    )  # fmt: skip
    uvicorn.Server(settings).run(sockets=[listening])


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
