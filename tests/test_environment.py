"""The set-up behind every make target, on machines that lack something: one clear message, or it helps itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ("cat", "cksum", "dirname", "head", "mkdir", "rm", "sh", "touch")
"""All that the script may use besides Python, id and apt-get."""

OLD = "#!/bin/sh\necho old\n"
BARE = '#!/bin/sh\ncase "$*" in *ensurepip*) echo bare ;; *version_info*) echo python3.11-venv ;; *) exit 1 ;; esac\n'
ABLE = """#!/bin/sh
case "$*" in
    *ensurepip*) echo venv ;;
    "-m venv .venv") mkdir -p .venv/bin && cat "$0" >.venv/bin/python && chmod +x .venv/bin/python ;;
esac
echo "$*" >>log
"""


def test_without_python_it_says_which_one_is_needed_and_how_to_get_it(machine: Path) -> None:
    done = set_up(machine)

    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr
    assert "make PYTHON=" in done.stderr


def test_an_old_python_is_not_used(machine: Path) -> None:
    program(machine, "python3", OLD)

    assert "Python 3.11 or newer" in set_up(machine).stderr


def test_a_newer_python_beside_an_old_one_is_found(machine: Path) -> None:
    program(machine, "python3", OLD)
    program(machine, "python3.12", ABLE)

    assert set_up(machine).returncode == 0


def test_without_ensurepip_a_user_is_told_the_one_command(machine: Path) -> None:
    program(machine, "python3", BARE)
    program(machine, "id", "#!/bin/sh\necho 1000\n")

    done = set_up(machine)

    assert done.returncode == 1
    assert done.stderr.count("apt-get") == 1
    assert "sudo apt-get install python3.11-venv" in done.stderr
    assert not (machine / ".venv").exists()


def test_without_ensurepip_root_gets_the_package_installed(machine: Path) -> None:
    program(machine, "python3", BARE)
    program(machine, "id", "#!/bin/sh\necho 0\n")
    program(machine, "apt-get", f'#!/bin/sh\necho "$*" >>"{machine}/apt"\n')

    set_up(machine)

    assert (machine / "apt").read_text().splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends python3.11-venv",
    ]


def test_the_python_that_is_asked_for_is_the_only_one_tried(machine: Path) -> None:
    program(machine, "python3", ABLE)

    assert "Python 3.11 or newer" in set_up(machine, PYTHON="python9").stderr


def test_it_installs_only_what_is_locked_and_only_once(machine: Path) -> None:
    program(machine, "python3", ABLE)

    first, second = set_up(machine), set_up(machine)

    assert (first.returncode, second.returncode) == (0, 0)
    assert "Setting up" in first.stderr
    assert (second.stdout, second.stderr) == ("", "")
    installs = [line for line in log(machine) if "install" in line]
    assert len(installs) == 2
    assert "--require-hashes --only-binary :all: -r requirements/run.txt" in installs[0]
    assert "--no-deps --no-build-isolation --editable ." in installs[1]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/run.txt"])
def test_a_change_of_what_is_needed_sets_up_again(changed: str, machine: Path) -> None:
    program(machine, "python3", ABLE)
    set_up(machine)
    with (machine / changed).open("a") as file:
        file.write("# changed\n")

    assert "up to date" in set_up(machine).stderr
    assert len([line for line in log(machine) if "install" in line]) == 4


def test_an_environment_for_development_is_good_for_running_too(machine: Path) -> None:
    program(machine, "python3", ABLE)
    set_up(machine, "dev")

    assert set_up(machine, "run").stderr == ""


def test_a_folder_that_was_moved_is_set_up_anew(machine: Path) -> None:
    program(machine, "python3", ABLE)
    set_up(machine)
    moved = machine.rename(machine.parent / "moved here")

    assert "Setting up" in set_up(moved).stderr


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Path) -> None:
    program(machine, "python3", ABLE)
    set_up(machine)
    (machine / ".venv" / "bin" / "python").unlink()

    assert "Setting up" in set_up(machine).stderr


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of the project's set-up on a machine that has nothing but a few Unix tools; its path has a space."""
    folder = tmp_path / "a project"
    (folder / "bin").mkdir(parents=True)
    (folder / "tools").mkdir()
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "tools" / "environment.sh", folder / "tools")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in (*TOOLS, "id", "chmod"):
        (folder / "bin" / name).symlink_to(shutil.which(name) or name)
    return folder


def program(machine: Path, name: str, text: str) -> None:
    file = machine / "bin" / name
    file.unlink(missing_ok=True)
    file.write_text(text)
    file.chmod(0o755)


def set_up(machine: Path, wanted: str = "run", **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [machine / "bin" / "sh", "tools/environment.sh", wanted],
        cwd=machine, env={"PATH": str(machine / "bin"), **environ}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def log(machine: Path) -> list[str]:
    return (machine / "log").read_text().splitlines() if os.path.exists(machine / "log") else []
