"""``make bench``: the table of times. ``python -m benchmarks WORD`` times only the lines with that word in them."""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from backstride.advice.factors import weigh_factors
from backstride.advice.facts import Facts
from backstride.advice.next_test import next_test
from backstride.advice.planning.make_plan import make_plan
from backstride.advice.progression.follow import progress_of
from backstride.advice.screening import screen
from backstride.advice.screening.screen import screen_facts
from backstride.advice.today import session_for, today_for
from backstride.app.journal import JOURNAL
from backstride.app.knowledge_cache import VARIABLE as CACHE
from backstride.formats.journal_jsonl import write_journal
from backstride.journal import Entry, replay
from backstride.journal.runner import Runner
from backstride.knowledge.load import DATA, load_knowledge
from backstride.knowledge.model import Knowledge
from backstride.store.sqlite import open_journal
from benchmarks import planning, web
from benchmarks.living.report import short_report
from benchmarks.timing import Row, headings, in_process, line, measure, process, told_by
from benchmarks.two_years import two_years

PYTHON = sys.executable
BACKSTRIDE = str(Path(sys.executable).parent / "backstride")
DATA_FOLDER = "BACKSTRIDE_DATA"
PLANNING, WEB = "planning a week", "the app in the browser"

FROM_COPY = """
import time
from backstride.app.knowledge_cache import knowledge
begin = time.perf_counter()
knowledge()
print(time.perf_counter() - begin)
"""
FROM_FILES = FROM_COPY.replace("app.knowledge_cache", "knowledge.load").replace("knowledge()", "load_knowledge()")
FROM_FILES = FROM_FILES.replace("import knowledge\n", "import load_knowledge\n")


def main() -> None:
    """Make the runner, then time every line and print it at once."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    today = datetime.now(UTC).astimezone().date()
    knowledge = load_knowledge()
    entries = two_years(today, knowledge)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; ms")
    print(f"A runner with {len(entries):,} entries in two years; knowledge of {_files():,} files\n\n{headings()}")
    with TemporaryDirectory() as folder:
        with open_journal(Path(folder) / JOURNAL) as journal:
            journal.append(entries)
        environ = {**os.environ, DATA_FOLDER: folder, CACHE: str(Path(folder) / "cache")}
        for row in _rows(entries, knowledge, today, Path(folder), environ):
            if word in row.what:
                print(line(measure(row)), flush=True)
    if word in PLANNING:
        print(f"\n{PLANNING}", flush=True)
        for told in planning.figures(knowledge, today):
            print(told, flush=True)
    if word in WEB:
        print(f"\n{WEB}", flush=True)
        for told in web.figures(knowledge, today):
            print(told, flush=True)
    if word in "living":
        print("\n" + "\n".join(short_report()))


def _rows(
    entries: tuple[Entry, ...], knowledge: Knowledge, today: date, folder: Path, environ: dict[str, str]
) -> Iterator[Row]:
    yield from _processes(environ)
    yield from planning.rows(environ)
    yield from _advice(replay(entries), knowledge, today)
    yield from _journal(entries, folder)
    yield from _knowledge(environ)


def _processes(environ: dict[str, str]) -> Iterator[Row]:
    nothing = process([PYTHON, "-c", "pass"], environ)
    today = process([BACKSTRIDE, "today"], environ)
    no_copy = process([BACKSTRIDE, "today"], {**environ, CACHE: os.devnull})
    yield Row("backstride --version", process([BACKSTRIDE, "--version"], environ), "python -c pass", nothing, 15)
    yield Row("backstride --help", process([BACKSTRIDE, "--help"], environ), "python -c pass", nothing, 15, 0.25)
    yield Row("backstride today", today, "python -c pass", nothing, 15, 0.5)
    yield Row("backstride today without a cache folder", no_copy, "backstride today", today, 9)


def _advice(runner: Runner, knowledge: Knowledge, today: date) -> Iterator[Row]:
    def together() -> object:
        facts = Facts(runner, knowledge, today)
        screening = screen_facts(facts)
        return today_for(facts, screening, make_plan(facts, screening, weigh_factors(facts), progress_of(facts)))

    def apart() -> object:
        weights = weigh_factors(Facts(runner, knowledge, today))
        return screen(runner, knowledge, today), weights, session_for(runner, knowledge, today)

    if together() is None:
        raise RuntimeError("the runner of the benchmark gets no session")
    yield Row(
        "screening + factors + plan + session", in_process(together), "the same, each with facts of its own",
        in_process(apart), 10, 0.5,
    )  # fmt: skip
    yield Row(
        "next test", in_process(lambda: next_test(Facts(runner, knowledge, today))), "screening alone",
        in_process(lambda: screen(runner, knowledge, today)), 50,
    )  # fmt: skip


def _journal(entries: tuple[Entry, ...], folder: Path) -> Iterator[Row]:
    lines = list(write_journal(entries))
    path = folder / JOURNAL

    def stored() -> list[Entry]:
        with open_journal(path) as journal:
            return list(journal.entries())

    def plain() -> list[object]:
        with closing(sqlite3.connect(path)) as connection:
            return [json.loads(told) for (told,) in connection.execute("SELECT line FROM entry ORDER BY id")]

    yield Row(
        f"replay of {len(entries):,} entries", in_process(lambda: replay(entries)), "json.loads of their lines",
        in_process(lambda: [json.loads(each) for each in lines]), 50, 0.015,
    )  # fmt: skip
    yield Row(
        f"reading {len(entries):,} entries from the store", in_process(stored), "their rows through json.loads",
        in_process(plain), 30,
    )  # fmt: skip


def _knowledge(environ: dict[str, str]) -> Iterator[Row]:
    def unchecked() -> list[object]:
        return [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(DATA.rglob("*.yaml"))]

    from_files = told_by([PYTHON, "-c", FROM_FILES], environ)
    yield Row(
        "knowledge from its files, first in a process", from_files, "the files through CSafeLoader, unchecked",
        in_process(unchecked), 9,
    )  # fmt: skip
    yield Row(
        "knowledge from its copy, first in a process", told_by([PYTHON, "-c", FROM_COPY], environ),
        "knowledge from its files", from_files, 9, 0.06,
    )  # fmt: skip


def _files() -> int:
    return sum(1 for _ in DATA.rglob("*.yaml"))


if __name__ == "__main__":
    main()
