"""The set-up of the browser for these tests: it is found, installed where that is allowed, or one is told how."""

import shutil
import subprocess
from pathlib import Path

import pytest
from browser import NoBrowserError, chromium

SCRIPT = Path(__file__).parents[2] / "tools" / "browser.sh"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with nothing but a shell, and a user who may not install anything."""
    (tmp_path / "sh").symlink_to(shutil.which("sh") or "/bin/sh")
    program(tmp_path, "id", "echo 1000")
    return tmp_path


def test_one_that_is_there_is_enough(machine: Path) -> None:
    program(machine, "chromium", "exit 0")

    done = found(machine, "--print")

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, str(machine / "chromium"), "")


def test_playwrights_own_is_found(machine: Path) -> None:
    own = machine / "home" / ".cache" / "ms-playwright" / "chromium-1" / "chrome-linux64"
    own.mkdir(parents=True)
    program(own, "chrome", "exit 0")

    assert found(machine, "--print").stdout.strip() == str(own / "chrome")


def test_without_one_a_user_is_told_how_to_get_it_and_the_rest_goes_on(machine: Path) -> None:
    done = found(machine)

    assert done.returncode == 0
    assert "sudo apt-get install chromium" in done.stderr
    assert "CHROMIUM=/path/to/chromium" in done.stderr


def test_root_on_debian_gets_it_installed(machine: Path) -> None:
    (machine / "id").unlink()
    program(machine, "id", "echo 0")
    program(machine, "apt-get", f'echo "$*" >>"{machine}/apt"')

    found(machine)

    assert (machine / "apt").read_text().splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends chromium fonts-dejavu-core",
    ]


def test_when_the_installation_fails_it_is_said_with_its_words(machine: Path) -> None:
    (machine / "id").unlink()
    program(machine, "id", "echo 0")
    program(machine, "apt-get", "echo no such package; exit 100")

    done = found(machine)

    assert done.returncode == 0
    assert "no such package" in done.stderr
    assert "sudo apt-get install chromium" in done.stderr


def test_the_tests_name_the_same_ways(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    with pytest.raises(NoBrowserError, match="sudo apt-get install chromium"):
        chromium()
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(NoBrowserError, match="/nowhere/chromium cannot be run"):
        chromium()


def program(folder: Path, name: str, text: str) -> None:
    """A program of a few words."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def found(machine: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the script says there."""
    environ = {"PATH": str(machine), "HOME": str(machine / "home")}
    return subprocess.run([machine / "sh", SCRIPT, *words], env=environ, capture_output=True, text=True, check=False)
