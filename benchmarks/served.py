"""A server in a process of its own: how long until it answers, how long an answer takes, and what it costs."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_BETWEEN_LOOKS_S = 0.02
_GIVE_UP_S = 60
_REDIRECTS = (302, 303, 307)


@dataclass(frozen=True, slots=True)
class Served:
    """A running server. ``started_s``: from the start of its process to its first whole answer; ``started_cpu_s``: the
    processor time of that.
    """

    process: int
    port: int
    started_s: float = 0
    started_cpu_s: float = 0

    def get(self, path: str) -> bytes:
        """The body of the answer; a path that leads elsewhere is followed."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=_GIVE_UP_S)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        if answer.status in _REDIRECTS:
            return self.get(answer.headers["location"])
        return body

    def one_by_one(self, path: str, count: int) -> list[float]:
        """Seconds of so many requests, each after the one before it on the same connection."""
        took = []
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=_GIVE_UP_S)) as connection:
            for _ in range(count):
                begin = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                took.append(time.perf_counter() - begin)
                if answer.status != http.HTTPStatus.OK:
                    raise RuntimeError(f"{path} answers {answer.status}")
        return took

    def a_second(self, path: str, connections: int, count: int) -> float:
        """Requests a second, ``count`` over each connection; the clients share the machine with the server."""
        begin = time.perf_counter()
        with ThreadPoolExecutor(connections) as pool:
            list(pool.map(lambda _: self.one_by_one(path, count), range(connections)))
        return connections * count / (time.perf_counter() - begin)

    def cpu_s(self) -> float:
        """Processor time that the process has used."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Memory of the process, its part of what it shares with others counted in (PSS)."""
        lines = Path(f"/proc/{self.process}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


@contextmanager
def served(command: list[str], path: str, cache: Path) -> Iterator[Served]:
    """The server that ``command`` (of which ``PORT`` is the port) starts, once it answers on ``path``.

    ``cache``: the folder in which Backstride keeps its copy of the knowledge.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    words = [sys.executable, *(str(port) if word == "PORT" else word for word in command)]
    begin = time.perf_counter()
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        env={**os.environ, "BACKSTRIDE_CACHE": str(cache)},
    )  # fmt: skip
    try:
        _wait(Served(process.pid, port), path, process)
        yield Served(process.pid, port, time.perf_counter() - begin, Served(process.pid, port).cpu_s())
    finally:
        process.kill()
        process.wait()


def _wait(server: Served, path: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _GIVE_UP_S
    while True:
        try:
            server.get(path)
        except ConnectionRefusedError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError("the server did not start") from None
            time.sleep(_BETWEEN_LOOKS_S)
        else:
            return
