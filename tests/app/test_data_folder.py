"""Where the data lives."""

import subprocess
import sys
from pathlib import Path

import pytest

from backstride.app.data_folder import data_folder
from backstride.store.error import StoreError


def test_what_the_command_line_says_comes_first() -> None:
    assert data_folder(Path("/here"), {"BACKSTRIDE_DATA": "/there"}) == Path("/here")


def test_then_what_the_environment_says() -> None:
    assert data_folder(None, {"BACKSTRIDE_DATA": "/there"}) == Path("/there")


@pytest.mark.parametrize("environ", [{}, {"BACKSTRIDE_DATA": ""}])
def test_else_the_data_folder_of_this_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, environ: dict[str, str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")

    assert data_folder(None, environ) == tmp_path / "backstride"


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")

    assert data_folder(Path("~/backs"), {}) == Path("/home/ann/backs")


def test_a_home_folder_that_is_not_there_is_one_clear_problem() -> None:
    with pytest.raises(StoreError, match="there is no such home folder"):
        data_folder(None, {"BACKSTRIDE_DATA": "~nobody-of-this-name/x"})


def test_platformdirs_is_imported_only_when_it_is_needed() -> None:
    code = (
        "import sys; from backstride.app.data_folder import data_folder; data_folder(); "
        "sys.exit('platformdirs' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], env={"BACKSTRIDE_DATA": "/x"}, check=False).returncode == 0
