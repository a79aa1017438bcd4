"""``backstride journal``: data on standard output, messages on standard error, and exit codes that say how it went."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from backstride.app.journal import append
from backstride.journal import CheckIn

GOOD = (
    '{"id":"00000000-0000-7000-8000-00000000000%d","at":"2026-03-01T08:00:00Z","kind":"check_in",'
    '"body":{"pain_morning_0_10":3}}\n'
)


def backstride(data: Path, *arguments: str, told: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from backstride.cli import main; main()", "--data", str(data), "journal"]
    return subprocess.run([*command, *arguments], input=told, capture_output=True, text=True, timeout=60, check=False)


def test_export_import_and_verify_in_words(tmp_path: Path) -> None:
    append(tmp_path / "old", [CheckIn(pain_morning_0_10=3)])

    out = backstride(tmp_path / "old", "export")
    back = backstride(tmp_path / "new", "import", "-", told=out.stdout)
    again = backstride(tmp_path / "new", "import", "-", told=out.stdout)
    sound = backstride(tmp_path / "new", "verify")

    assert [each.returncode for each in (out, back, again, sound)] == [0, 0, 0, 0]
    assert json.loads(out.stdout)["kind"] == "check_in"
    assert back.stdout == "1 entries added, 0 were there already.\n"
    assert again.stdout == "0 entries added, 1 were there already.\n"
    assert sound.stdout == "The journal is whole.\n"
    assert [each.stderr for each in (out, back, again, sound)] == [""] * 4


def test_a_damaged_import_names_its_lines_and_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(GOOD % 1 + "nonsense\n" + GOOD % 2 + (GOOD % 3)[:70])

    words = backstride(tmp_path / "data", "import", str(file))
    plain = backstride(tmp_path / "data", "import", str(file), "--json")

    assert (words.returncode, plain.returncode) == (1, 1)
    assert words.stdout == "2 entries added, 0 were there already, 2 left out.\n"
    assert [line.split(":")[1] for line in words.stderr.splitlines()] == [" line 2", " line 4"]
    told = json.loads(plain.stdout)
    assert (told["new"], told["already"], told["warnings"]) == (0, 2, [])
    assert [each["place"] for each in told["damaged"]] == ["line 2", "line 4"]


def test_an_export_to_a_file_is_for_this_user_only_and_put_in_place_at_once(tmp_path: Path) -> None:
    append(tmp_path / "data", [CheckIn(pain_morning_0_10=3)])
    file = tmp_path / "backup.jsonl"
    file.write_text("an older and longer backup, to be replaced " * 20)

    done = backstride(tmp_path / "data", "export", str(file), "--json")

    assert json.loads(done.stdout) == {"entries": 1, "file": str(file), "problems": []}
    assert file.read_text().count("\n") == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backup.jsonl", "data"]


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_exported(tmp_path: Path) -> None:
    append(tmp_path, [CheckIn(pain_morning_0_10=3), CheckIn(pain_morning_0_10=4)])
    connection = sqlite3.connect(tmp_path / "journal.sqlite")
    with connection:
        connection.execute("UPDATE entry SET line = replace(line, ':4}', ':44}')")
    connection.close()

    out = backstride(tmp_path, "export")
    sound = backstride(tmp_path, "verify", "--json")

    assert (out.returncode, sound.returncode) == (1, 1)
    assert out.stdout.count("\n") == 1
    assert "row 2 (id " in out.stderr
    assert json.loads(sound.stdout)["ok"] is False
    assert json.loads(sound.stdout)["problems"][0]["place"].startswith("row 2 (id ")


def test_the_journal_itself_is_never_overwritten_by_an_export(tmp_path: Path) -> None:
    append(tmp_path, [CheckIn(pain_morning_0_10=3)])
    before = (tmp_path / "journal.sqlite").read_bytes()
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "journal.sqlite")

    for target in (tmp_path / "journal.sqlite", link):
        done = backstride(tmp_path, "export", str(target))
        assert done.returncode == 2
        assert "is the journal itself; choose another file" in done.stderr
    assert (tmp_path / "journal.sqlite").read_bytes() == before


def test_an_export_to_a_device_writes_to_it_and_does_not_replace_it(tmp_path: Path) -> None:
    append(tmp_path / "data", [CheckIn(pain_morning_0_10=3)])
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE, text=True) as reader:
        assert backstride(tmp_path / "data", "export", str(tmp_path / "pipe")).returncode == 0
        assert reader.stdout is not None
        assert reader.stdout.read().count("\n") == 1

    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "/nowhere/lines.jsonl"], "/nowhere/lines.jsonl: No such file or directory"),
        (["import", "/"], "Is a directory"),
        (["export"], "there is no journal here yet"),
        (["import"], "Missing argument"),
        (["import", "-", "--loud"], "No such option"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_one_message(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = backstride(tmp_path, *arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_of_over_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.jsonl"
    with file.open("wb") as made:
        made.truncate(200_000_001)

    done = backstride(tmp_path / "data", "import", str(file))

    assert done.returncode == 2
    assert "has 200,000,001 bytes; at most 200,000,000 are read" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_holds_something_else_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_text("my holiday notes")

    for arguments in (["export"], ["import", "-"], ["verify"]):
        done = backstride(tmp_path, *arguments)
        assert done.returncode in (1, 2)
        assert done.stderr.count("\n") == 1
        assert "is not a journal of Backstride; it was left as it is" in done.stderr
    assert (tmp_path / "journal.sqlite").read_text() == "my holiday notes"
