"""``backstride journal``: export, import and verify everything that was ever told.

Exit codes: 0 all well, 1 something was damaged (the rest is kept), 2 wrong use or a file that cannot be read.
"""

import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from backstride.app import journal as whole
from backstride.cli.page import problem
from backstride.cli.settings import Settings
from backstride.formats.journal_jsonl import MAX_BYTES
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

app = typer.Typer(help="Your journal: save it, bring it in, check it.", no_args_is_help=True)

DAMAGED = 1
UNREADABLE = 2

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


@app.command("export")
def export_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="File to write, or - for standard output.")] = "-",
    as_json: Json = False,
) -> None:
    """Write the whole journal as JSON Lines, one entry a line."""
    settings: Settings = ctx.obj
    problems: list[Problem] = []
    with _said():
        lines = _first_now(whole.export_journal(settings.data, problems.append))
        count = _write_stdout(lines) if file == "-" else _write_file(Path(file), lines, settings.data)
    if as_json or settings.json:
        _print_json({"entries": count, "file": file, "problems": _plain(problems)}, to_stderr=file == "-")
    else:
        for each in problems:
            problem(str(each))
        if file != "-":
            problem(f"{count:,} entries written to {file}")
    raise typer.Exit(DAMAGED if problems else 0)


@app.command("import")
def import_command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="File to read, or - for standard input.")],
    as_json: Json = False,
) -> None:
    """Add the entries of a JSON Lines file. Entries that are there already are left as they are."""
    # Only here, because the other two commands do without.
    from backstride.app.knowledge_cache import knowledge

    settings: Settings = ctx.obj
    with _said(), _opened(file) as source:
        done = whole.import_journal(settings.data, source, knowledge())
    if as_json or settings.json:
        damaged, warnings = _plain(done.damaged), _plain(done.warnings)
        _print_json({"new": done.new, "already": done.already, "damaged": damaged, "warnings": warnings})
    else:
        for each in (*done.warnings, *done.damaged):
            problem(str(Problem(each.place, each.message)))
        for told in done.beside:
            print(told)
        left_out = f", {len(done.damaged):,} left out" if done.damaged else ""
        print(f"{done.new:,} entries added, {done.already:,} were there already{left_out}.")
    raise typer.Exit(DAMAGED if done.damaged else 0)


@app.command("verify")
def verify_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Check the stored journal: the file itself, and every entry in it."""
    settings: Settings = ctx.obj
    problems = whole.verify_journal(settings.data)
    if as_json or settings.json:
        _print_json({"ok": not problems, "problems": _plain(problems)})
    else:
        for each in problems:
            problem(str(each))
        if not problems:
            print("The journal is whole.")
    raise typer.Exit(DAMAGED if problems else 0)


@contextmanager
def _said() -> Iterator[None]:
    """Expected failures as one line on standard error and exit code 2."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        problem(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        raise typer.Exit(UNREADABLE) from error
    except StoreError as error:
        problem(str(error))
        raise typer.Exit(UNREADABLE) from error


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with open(file, "rb") as source:
        size = os.fstat(source.fileno()).st_size
        if size > MAX_BYTES:
            problem(f"{file}: has {size:,} bytes; at most {MAX_BYTES:,} are read")
            raise typer.Exit(UNREADABLE)
        yield source


def _first_now(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The same lines, with the first one fetched: what cannot be read at all is known before a file is touched."""
    first = next(lines, None)
    return iter(()) if first is None else _chain(first, lines)


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _write_stdout(lines: Iterable[bytes]) -> int:
    count = _write(lines, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return count


def _write_file(path: Path, lines: Iterable[bytes], data: Path) -> int:
    """All or nothing: written beside ``path``, for this user only, then put in its place."""
    path = Path(os.path.realpath(path))
    if path.parent == Path(os.path.realpath(data)) and path.name.startswith(whole.JOURNAL):
        problem(f"{path}: is the journal itself; choose another file")
        raise typer.Exit(UNREADABLE)
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        with open(path, "wb") as target:
            return _write(lines, target)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as target:
            count = _write(lines, target)
            target.flush()
            os.fsync(target.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return count


def _write(lines: Iterable[bytes], target: BinaryIO) -> int:
    count = 0
    for line in lines:
        target.write(line)
        count += 1
    return count


def _plain(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"place": each.place, "message": each.message} for each in problems]


def _print_json(data: dict[str, Any], to_stderr: bool = False) -> None:
    print(json.dumps(data, ensure_ascii=False), file=sys.stderr if to_stderr else sys.stdout)
