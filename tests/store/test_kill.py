"""What was acknowledged survives kill -9, and several processes may write at once."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backstride.store.sqlite import open_journal

ROUNDS = 6
AT_ONCE = 3

WRITER = f"""
import sys
from pathlib import Path
from backstride.app.new_entry import new_entries
from backstride.journal import CheckIn
from backstride.store.sqlite import open_journal

with open_journal(Path(sys.argv[1])) as journal:
    for _ in range(int(sys.argv[2])):
        entries = new_entries([CheckIn(pain_morning_0_10=3)] * {AT_ONCE})
        journal.append(entries)
        for entry in entries:
            print(entry.id, flush=True)
"""

CREATORS = """
import os, sys
from pathlib import Path
from backstride.store.sqlite import open_journal

failed = 0
for nth in range(40):
    wait, go = os.pipe()
    children = []
    for _ in range(6):
        child = os.fork()
        if not child:
            status = 1
            try:
                os.close(go)
                os.read(wait, 1)
                open_journal(Path(sys.argv[1]) / f"{nth}.sqlite").close()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    os.close(go)
    failed += sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    os.close(wait)
sys.exit(failed)
"""


def start(path: Path, batches: int) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WRITER, path, str(batches)], stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_killing_the_process_at_any_moment_loses_no_acknowledged_entry(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    acknowledged: set[str] = set()
    for nth in range(ROUNDS):
        with start(path, 1_000_000) as writer:
            assert writer.stdout is not None
            acknowledged.add(writer.stdout.readline().strip())
            time.sleep(random.Random(nth).uniform(0, 0.3))
            os.kill(writer.pid, signal.SIGKILL)
            printed = writer.stdout.read()
        assert writer.returncode == -signal.SIGKILL
        acknowledged.update(line for line in printed.split("\n")[:-1] if line)

        with open_journal(path) as journal:
            assert journal.verify() == ()
            stored = [str(entry.id) for entry in journal.entries()]
        assert acknowledged <= set(stored)
        assert len(stored) % AT_ONCE == 0, "entries of one append are stored all or none"
    assert len(acknowledged) >= ROUNDS


@pytest.mark.slow
def test_two_processes_write_at_once_and_both_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"

    writers = [start(path, 60), start(path, 60)]
    printed = [writer.communicate(timeout=30)[0].split() for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0]
    with open_journal(path) as journal:
        assert journal.verify() == ()
        stored = {str(entry.id) for entry in journal.entries()}
    assert stored == {*printed[0], *printed[1]}
    assert len(stored) == 2 * 60 * AT_ONCE


@pytest.mark.slow
def test_many_processes_may_make_the_journal_at_the_same_moment(tmp_path: Path) -> None:
    made = subprocess.run([sys.executable, "-c", CREATORS, tmp_path], capture_output=True, timeout=30, check=False)

    assert (made.returncode, made.stderr) == (0, b"")
    with open_journal(tmp_path / "0.sqlite") as journal:
        assert journal.verify() == ()
