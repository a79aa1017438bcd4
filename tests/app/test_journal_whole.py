"""The journal as a whole, as the doors use it: record, read, export, import, verify."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from backstride.app.journal import JOURNAL, append, export_journal, import_journal, load_runner, verify_journal
from backstride.journal import Answer, Answers, CheckIn, Runner, replay
from backstride.knowledge.model import Knowledge
from backstride.knowledge.problem import Problem
from backstride.store.error import StoreError

NOTHING_KNOWN = Knowledge(version="none")


def unexpected(problem: Problem) -> None:
    raise AssertionError(str(problem))


def exported(folder: Path) -> bytes:
    return b"".join(export_journal(folder, unexpected))


def test_what_is_recorded_is_known_afterwards_and_live_equals_replay(tmp_path: Path) -> None:
    told = append(tmp_path, [Answers(answers={"leg_shooting": Answer(value="yes")}), CheckIn(pain_morning_0_10=3)])

    assert load_runner(tmp_path).findings["leg_shooting"].value == "yes"
    assert load_runner(tmp_path) == replay(told)


def test_reading_where_nothing_was_told_makes_no_file(tmp_path: Path) -> None:
    assert load_runner(tmp_path / "new") == Runner()
    assert not (tmp_path / "new").exists()


def test_without_a_journal_there_is_nothing_to_export_or_verify(tmp_path: Path) -> None:
    missing = Problem(str(tmp_path / JOURNAL), "there is no journal here yet")

    assert verify_journal(tmp_path) == (missing,)
    with pytest.raises(StoreError, match="there is no journal here yet"):
        exported(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_import_into_another_place_gives_the_same_runner_and_the_same_export(tmp_path: Path) -> None:
    for pain in range(5):
        append(tmp_path / "old", [CheckIn(pain_morning_0_10=pain), Answers(answers={"limp": Answer(value="no")})])
    content = exported(tmp_path / "old")

    done = import_journal(tmp_path / "new", BytesIO(content), NOTHING_KNOWN)

    assert (done.new, done.already, done.damaged) == (10, 0, ())
    assert load_runner(tmp_path / "new") == load_runner(tmp_path / "old")
    assert exported(tmp_path / "new") == content


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    append(tmp_path, [CheckIn(pain_morning_0_10=pain) for pain in range(5)])
    content = exported(tmp_path)

    done = import_journal(tmp_path, BytesIO(content), NOTHING_KNOWN)

    assert (done.new, done.already, done.damaged, done.warnings) == (0, 5, (), ())
    assert exported(tmp_path) == content


def test_lines_in_any_order_and_from_two_devices_come_together(tmp_path: Path) -> None:
    append(tmp_path / "phone", [CheckIn(pain_morning_0_10=1)])
    append(tmp_path / "laptop", [CheckIn(pain_morning_0_10=2)])
    append(tmp_path / "phone", [CheckIn(pain_morning_0_10=3)])
    lines = [*exported(tmp_path / "phone").splitlines(True), *exported(tmp_path / "laptop").splitlines(True)]
    Random(1).shuffle(lines)

    import_journal(tmp_path / "both", BytesIO(b"".join(lines)), NOTHING_KNOWN)

    told = [check.what.pain_morning_0_10 for check in load_runner(tmp_path / "both").check_ins]
    assert told == [1, 2, 3]


def test_damage_and_contradiction_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    append(tmp_path / "old", [CheckIn(pain_morning_0_10=pain) for pain in (1, 2, 3)])
    first, second, third = exported(tmp_path / "old").splitlines(True)
    changed = first.replace(b'"pain_morning_0_10":1', b'"pain_morning_0_10":9')

    done = import_journal(tmp_path / "new", BytesIO(first + changed + second[:50] + b"\n" + third), NOTHING_KNOWN)

    assert (done.new, done.already) == (2, 0)
    assert [problem.place.split()[0] for problem in done.damaged] == ["line", "entry"]
    assert done.damaged[0].place == "line 3"
    assert done.damaged[1].message == "is there with another content; the first is kept"
    assert exported(tmp_path / "new") == first + third


def test_an_import_longer_than_one_transaction_is_whole(tmp_path: Path) -> None:
    start = b'{"id":"00000000-0000-7000-8000-%012d","at":"2026-03-01T08:00:00Z",'
    line = start + b'"kind":"check_in","body":{"pain_morning_0_10":1}}\n'

    done = import_journal(tmp_path, BytesIO(b"".join(line % number for number in range(4500))), NOTHING_KNOWN)

    assert done.new == 4500
    assert verify_journal(tmp_path) == ()
    assert exported(tmp_path).count(b"\n") == 4500
