"""The copy of the knowledge: as good as the files, quicker, and never a reason to fail."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backstride.app.knowledge_cache as cache
from backstride.app.knowledge_cache import COPY, VARIABLE, cache_folder, knowledge
from backstride.knowledge.load import DATA, KnowledgeError, dump_knowledge, load_knowledge, parse_dump

BAND = """
id: {id}
status: sourced
sources: [house-rule]
name: {name}
"""


def test_what_was_dumped_is_parsed_to_the_very_same_knowledge() -> None:
    shipped = load_knowledge()

    assert parse_dump(dump_knowledge(shipped)) == shipped


def test_a_second_call_needs_no_yaml(tmp_path: Path) -> None:
    told = (
        "import sys; from backstride.app.knowledge_cache import knowledge; "
        "print(knowledge().version, 'yaml' in sys.modules)"
    )
    calls = [
        subprocess.run(
            [sys.executable, "-c", told],
            env={**os.environ, VARIABLE: str(tmp_path)}, capture_output=True, text=True, check=True,
        ).stdout.split()
        for _ in range(2)
    ]  # fmt: skip

    assert calls == [[load_knowledge().version, "True"], [load_knowledge().version, "False"]]


def test_a_copy_is_read_instead_of_the_files(files: Path, at: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = knowledge(files, at)
    monkeypatch.setattr(cache, "load_knowledge", None)

    assert knowledge(files, at) == first


def test_a_changed_file_is_seen(files: Path, at: dict[str, str]) -> None:
    knowledge(files, at)
    write(files, "band", "Loop band")

    assert knowledge(files, at).equipment["band"].name == "Loop band"


def test_a_file_of_the_same_size_with_another_time_is_read_again(files: Path, at: dict[str, str]) -> None:
    knowledge(files, at)
    write(files, "band", "Bend")
    os.utime(files / "equipment" / "band.yaml", ns=(1, 1))

    assert knowledge(files, at).equipment["band"].name == "Bend"


def test_an_added_and_a_removed_file_are_seen(files: Path, at: dict[str, str]) -> None:
    knowledge(files, at)
    write(files, "ball", "Ball")
    (files / "equipment" / "band.yaml").unlink()

    assert set(knowledge(files, at).equipment) == {"ball"}


def test_another_version_of_backstride_reads_the_files(
    files: Path, at: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge(files, at)
    before = copy_of(at).read_bytes()
    monkeypatch.setattr(cache, "__version__", "99")

    assert knowledge(files, at) == load_knowledge(files)
    assert copy_of(at).read_bytes() != before


def test_the_copy_of_another_folder_of_files_is_not_used(files: Path, at: dict[str, str], tmp_path: Path) -> None:
    knowledge(files, at)
    other = tmp_path / "other"
    files.rename(other)
    write(files, "band", "Bend")

    assert knowledge(files, at).equipment["band"].name == "Bend"
    assert knowledge(other, at).equipment["band"].name == "Band"


@given(data=st.data())
def test_any_damage_to_the_copy_is_noticed_and_mended(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    at = {VARIABLE: str(folder / "cache")}
    write(folder / "files", "band", "Band")
    sound = knowledge(folder / "files", at)
    whole = copy_of(at).read_bytes()
    nth = data.draw(st.integers(0, len(whole) - 1), label="byte")
    other = data.draw(st.integers(1, 255), label="change")
    cut = data.draw(st.booleans(), label="cut there")
    copy_of(at).write_bytes(whole[:nth] if cut else whole[:nth] + bytes([whole[nth] ^ other]) + whole[nth + 1 :])

    assert knowledge(folder / "files", at) == sound
    assert copy_of(at).read_bytes() == whole


def test_a_copy_with_a_right_sum_that_is_no_knowledge_is_not_used(files: Path, at: dict[str, str]) -> None:
    sound = knowledge(files, at)
    dump = b'{"version": 3}'
    copy_of(at).write_bytes(cache._sum(cache._stamp(files), dump) + b"\n" + dump)

    assert knowledge(files, at) == sound


def test_a_cache_folder_that_cannot_be_made_is_no_error(files: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert knowledge(files, {VARIABLE: str(tmp_path / "file" / "cache")}) == load_knowledge(files)


def test_a_copy_that_can_be_neither_read_nor_replaced_is_no_error_and_leaves_nothing_behind(
    files: Path, at: dict[str, str]
) -> None:
    (copy_of(at) / "in the way").mkdir(parents=True)

    assert knowledge(files, at) == load_knowledge(files)
    assert [path.name for path in copy_of(at).parent.iterdir()] == [COPY]


def test_a_user_without_a_cache_folder_has_no_copy(files: Path) -> None:
    nowhere = {VARIABLE: "~nobody-of-this-name/cache"}

    assert cache_folder(nowhere) is None
    assert knowledge(files, nowhere) == load_knowledge(files)


def test_faulty_files_are_named_and_not_copied(files: Path, at: dict[str, str]) -> None:
    (files / "equipment" / "band.yaml").write_text("id: [")

    with pytest.raises(KnowledgeError, match=r"equipment/band\.yaml"):
        knowledge(files, at)
    assert not copy_of(at).exists()


def test_many_at_once_agree_and_leave_one_copy(files: Path, at: dict[str, str]) -> None:
    with ThreadPoolExecutor(8) as many:
        told = list(many.map(lambda _: knowledge(files, at), range(32)))

    assert all(each == load_knowledge(files) for each in told)
    assert [path.name for path in copy_of(at).parent.iterdir()] == [COPY]


def test_the_copy_is_for_this_user_only(files: Path, at: dict[str, str]) -> None:
    knowledge(files, at)

    assert copy_of(at).stat().st_mode & 0o077 == 0


def test_the_cache_folder_is_the_users_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert cache_folder({}) == tmp_path / "backstride"
    assert cache_folder({VARIABLE: ""}) == tmp_path / "backstride"
    assert cache_folder({VARIABLE: "/somewhere"}) == Path("/somewhere")


def test_the_shipped_files_are_what_is_copied_when_nothing_else_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))

    assert knowledge() == load_knowledge(DATA)
    assert (tmp_path / COPY).exists()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of knowledge with one file."""
    write(tmp_path / "files", "band", "Band")
    return tmp_path / "files"


@pytest.fixture
def at(tmp_path: Path) -> dict[str, str]:
    """An environment that says where the cache is."""
    return {VARIABLE: str(tmp_path / "cache")}


def write(files: Path, thing: str, name: str) -> None:
    (files / "equipment").mkdir(parents=True, exist_ok=True)
    (files / "equipment" / f"{thing}.yaml").write_text(BAND.format(id=thing, name=name))


def copy_of(at: dict[str, str]) -> Path:
    return Path(at[VARIABLE]) / COPY
