"""The journal in SQLite: kept whole, added to once, and never mistaken for something else."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from backstride.journal import ENTRY, Entry
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError
from backstride.store.sqlite import Appended, open_journal

FIRST, SECOND, THIRD = (f"00000000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))


def check_in(entry_id: str, pain: int = 3, at: str = "2026-03-01T08:00:00Z") -> Entry:
    line = f'{{"id":"{entry_id}","at":"{at}","kind":"check_in","body":{{"pain_morning_0_10":{pain}}}}}'
    return ENTRY.validate_json(line)


def changed(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_what_was_appended_is_there_after_opening_again(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        assert journal.append([check_in(FIRST), check_in(SECOND)]) == Appended(new=2, already=0, problems=())

    with open_journal(tmp_path / "journal.sqlite") as journal:
        assert list(journal.entries()) == [check_in(FIRST), check_in(SECOND)]
        assert journal.verify() == ()


def test_entries_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append([check_in(THIRD)])
        journal.append([check_in(SECOND), check_in(FIRST)])

        assert list(journal.entries()) == [check_in(FIRST), check_in(SECOND), check_in(THIRD)]


def test_an_entry_that_is_sent_again_changes_nothing(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append([check_in(FIRST)])

        assert journal.append([check_in(FIRST), check_in(SECOND), check_in(SECOND)]) == Appended(1, 2, ())
        assert len(list(journal.entries())) == 2


def test_the_same_answers_in_another_order_are_the_same_entry(tmp_path: Path) -> None:
    line = f'{{"id":"{FIRST}","at":"2026-03-01T08:00:00Z","kind":"answers","body":{{"answers":{{%s}}}}}}'
    a, b = '"limp":{"value":"no"}', '"fever":{"value":"no"}'
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append([ENTRY.validate_json(line % f"{a},{b}")])

        assert journal.append([ENTRY.validate_json(line % f"{b},{a}")]).problems == ()


@pytest.mark.parametrize("other", [check_in(FIRST, pain=9), check_in(FIRST, at="2026-03-01T09:00:00+01:00")])
def test_the_same_id_with_another_content_is_told_and_the_first_is_kept(tmp_path: Path, other: Entry) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append([check_in(FIRST)])

        problem = Problem(f"entry {FIRST}", "is there with another content; the first is kept")
        assert journal.append([other, check_in(SECOND)]) == Appended(1, 0, (problem,))
        assert list(journal.entries()) == [check_in(FIRST), check_in(SECOND)]


def test_an_append_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def breaks_off() -> Iterator[Entry]:
        yield check_in(FIRST)
        raise RuntimeError("half way")

    with open_journal(tmp_path / "journal.sqlite") as journal:
        with pytest.raises(RuntimeError, match="half way"):
            journal.append(breaks_off())
        assert list(journal.entries()) == []
        assert journal.append([check_in(SECOND)]).new == 1


def test_only_this_user_can_read_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "share" / "backstride" / "journal.sqlite"
    with open_journal(path) as journal:
        journal.append([check_in(FIRST)])
        files = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert files == {"journal.sqlite": 0o600, "journal.sqlite-wal": 0o600, "journal.sqlite-shm": 0o600}


def test_a_file_that_was_opened_to_others_is_closed_to_them_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    open_journal(path).close()
    path.chmod(0o644)

    open_journal(path).close()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_data_outlives_a_power_cut(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.sqlite") as journal:
        settings = {
            name: journal._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "fullfsync", "busy_timeout")
        }

    assert settings == {"journal_mode": b"wal", "synchronous": 2, "fullfsync": 1, "busy_timeout": 10_000}


@pytest.mark.parametrize("content", [b"x", b"hello", b"SQLite format 3", b"\x00" * 8192, b"x" * 100_000])
def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(content)
    path.chmod(0o644)

    with pytest.raises(StoreError) as told:
        open_journal(path)

    assert told.value.problem == Problem(str(path), "is not a journal of Backstride; it was left as it is")
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["journal.sqlite"]


def test_the_database_of_another_program_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    changed(path, "CREATE TABLE photos (id INTEGER)")
    before = path.read_bytes()

    with pytest.raises(StoreError) as told:
        open_journal(path)

    assert told.value.problem == Problem(str(path), "is the database of another program; it was left as it is")
    assert path.read_bytes() == before


def test_a_journal_of_a_newer_version_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    open_journal(path).close()
    changed(path, "PRAGMA user_version = 7")
    before = path.read_bytes()

    with pytest.raises(StoreError) as told:
        open_journal(path)

    assert str(told.value) == (
        f"{path}: was written by a newer Backstride (journal version 7, this one knows 1); "
        "update Backstride. The file was left as it is"
    )
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()

    with pytest.raises(StoreError, match="cannot be opened"):
        open_journal(tmp_path / "journal.sqlite")


def test_a_file_in_the_place_of_the_folder_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")

    with pytest.raises(StoreError, match="cannot be opened"):
        open_journal(tmp_path / "data" / "journal.sqlite")


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").touch()

    with open_journal(tmp_path / "journal.sqlite") as journal:
        assert journal.append([check_in(FIRST)]).new == 1


@pytest.mark.parametrize(
    ("damage", "row", "says"),
    [
        ("UPDATE entry SET line = replace(line, ':3', ':11') WHERE id LIKE '%2'", 2, "should be less than or equal to"),
        ("UPDATE entry SET line = substr(line, 1, 40) WHERE id LIKE '%2'", 2, "not valid JSON"),
        ("UPDATE entry SET line = CAST(x'ff' AS TEXT) WHERE id LIKE '%2'", 2, "byte 1 is not UTF-8"),
        ("UPDATE entry SET line = replace(line, '01\"', '09\"') WHERE id LIKE '%1'", 1, "holds another entry"),
        ("INSERT INTO entry VALUES ('zzz', '{}')", 3, "the kind is missing"),
        ("INSERT INTO entry VALUES (CAST(x'ff' AS TEXT), 7)", 3, "should be an object"),
    ],
)
def test_a_damaged_row_is_named_with_its_number_and_id(tmp_path: Path, damage: str, row: int, says: str) -> None:
    path = tmp_path / "journal.sqlite"
    with open_journal(path) as journal:
        journal.append([check_in(FIRST), check_in(SECOND)])
    changed(path, damage)

    with open_journal(path) as journal:
        (problem,) = journal.verify()
        kept = [each for each in journal.rows() if not isinstance(each, Problem)]
        with pytest.raises(StoreError, match=rf"row {row} .*'backstride journal verify'"):
            list(journal.entries())

    assert problem.place.startswith(f"row {row} (id ")
    assert says in problem.message
    assert len(kept) == (2 if row == 3 else 1)


def test_a_damaged_page_is_found_and_told_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with open_journal(path) as journal:
        journal.append(check_in(str(UUID(int=7 << 76 | 2 << 62 | number))) for number in range(400))
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 4 * 4096] = b"\xa5" * 4096
    path.write_bytes(content)

    with open_journal(path) as journal:
        problems = journal.verify()

    assert problems
    assert any("integrity check" in problem.message or "is damaged" in problem.message for problem in problems)


def test_a_fault_that_no_row_shows_is_found_by_the_integrity_check(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with open_journal(path) as journal:
        journal.append(check_in(str(UUID(int=7 << 76 | 2 << 62 | number))) for number in range(400))
    content = bytearray(path.read_bytes())
    leaf = 2 * 4096
    content[leaf + 8 : leaf + 12] = content[leaf + 10 : leaf + 12] + content[leaf + 8 : leaf + 10]
    path.write_bytes(content)

    with open_journal(path) as journal:
        assert len(list(journal.entries())) == 400
        problems = journal.verify()

    assert problems
    assert all(problem.message.startswith("integrity check: ") for problem in problems)


def test_a_writer_that_holds_the_journal_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.sqlite"
    monkeypatch.setattr("backstride.store.sqlite.BUSY_S", 0.05)
    with open_journal(path) as journal:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been writing to it"):
            journal.append([check_in(FIRST)])
        other.execute("ROLLBACK")
        other.close()
        assert journal.append([check_in(FIRST)]).new == 1


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with open_journal(path) as writer, open_journal(path) as reader:
        writer.append([check_in(FIRST)])
        reading = reader.entries()
        assert next(reading) == check_in(FIRST)
        writer.append([check_in(SECOND)])
        assert list(reading) == []
        assert len(list(reader.entries())) == 2


def test_events_wishes_and_what_was_done_come_back_as_they_were_told(tmp_path: Path) -> None:
    bodies = {
        "calendar": '{"what":"travel","first":"2026-03-02","last":"2026-03-06","equipment":["band"]}',
        "wish": '{"exercise":"plank","wish":"like"}',
        "session_done": '{"session":"strength","items":[{"exercise":"plank","level":1,"sets_done":2,"last_set":25,'
        '"last_set_left":30,"last_set_right":25,"load_g":8000,"restarted":true}],"duration_s":600,"completed":true}',
        "run": '{"distance_m":4000,"duration_s":1800,"stage":3,"longest_stretch_s":90,"limped":true}',
    }
    told = [
        ENTRY.validate_json(
            f'{{"id":"00000000-0000-7000-8000-00000000001{nth}","at":"2026-03-01T08:00:00Z","kind":"{kind}","body":{body}}}'
        )
        for nth, (kind, body) in enumerate(bodies.items())
    ]
    with open_journal(tmp_path / "journal.sqlite") as journal:
        journal.append(told)

    with open_journal(tmp_path / "journal.sqlite") as journal:
        assert list(journal.entries()) == told
        assert journal.verify() == ()
