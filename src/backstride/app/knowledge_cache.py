"""Knowledge for the doors: quickly from a copy in the user's cache folder, or else from its files.

The copy is one file: a SHA-256 in hexadecimal, a line end, and ``dump_knowledge``. The hash is of the version of
Backstride, the name, size and time of change of every knowledge file, and the dump; so it fits neither other
files nor a damaged copy. A copy that cannot be read, fits not or cannot be written is no error.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from backstride import __version__
from backstride.knowledge.load import DATA, dump_knowledge, load_knowledge, parse_dump
from backstride.knowledge.model import Knowledge

VARIABLE = "BACKSTRIDE_CACHE"
COPY = "knowledge.json"
"""Name of the copy in the cache folder."""


def knowledge(files: Path = DATA, environ: Mapping[str, str] = os.environ) -> Knowledge:
    """The knowledge in these files. Raises KnowledgeError when the files are at fault."""
    folder = cache_folder(environ)
    if folder is None:
        return load_knowledge(files)
    stamp = _stamp(files)
    copied = _read(folder / COPY, stamp)
    if copied is not None:
        return copied
    loaded = load_knowledge(files)
    _write(folder / COPY, stamp, loaded)
    return loaded


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """What BACKSTRIDE_CACHE says, else the operating system's place for it (XDG_CACHE_HOME on Linux, Caches,
    AppData); None when this user has no such place. An empty BACKSTRIDE_CACHE counts as not set.
    """
    with suppress(OSError, RuntimeError):
        if told := environ.get(VARIABLE):
            return Path(told).expanduser()
        # Only here, because the import costs what a third of a command's other imports cost.
        from platformdirs import user_cache_dir

        return Path(user_cache_dir("backstride", appauthor=False))
    return None


def _stamp(files: Path) -> bytes:
    return repr((__version__, str(files), sorted(_scan(str(files))))).encode()


def _scan(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _scan(entry.path)
            elif entry.name.endswith(".yaml"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _sum(stamp: bytes, dump: bytes) -> bytes:
    return hashlib.sha256(stamp + dump).hexdigest().encode()


def _read(copy: Path, stamp: bytes) -> Knowledge | None:
    try:
        told, _, dump = copy.read_bytes().partition(b"\n")
        return parse_dump(dump) if told == _sum(stamp, dump) else None
    except (OSError, ValueError):
        return None


def _write(copy: Path, stamp: bytes, loaded: Knowledge) -> None:
    # Only here, because the import takes longer than reading the copy; it is written once in many calls.
    from tempfile import NamedTemporaryFile

    dump = dump_knowledge(loaded)
    with suppress(OSError):
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=copy.parent, prefix=f"{copy.name}.", delete=False) as new:
            try:
                new.write(_sum(stamp, dump) + b"\n" + dump)
                new.close()
                os.replace(new.name, copy)
            except BaseException:
                os.unlink(new.name)
                raise
