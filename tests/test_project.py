"""The project as others get it: its version, its locks, what is in a build, and whether that works alone."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from backstride import __version__

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGE = ROOT / "src" / "backstride"
LIMIT_MB = 150
"""Most that the run environment may take, installed."""

NO_NETWORK = """
import os, sys
def refuse(event, args):
    if event.startswith("socket.") and event != "socket.__new__":
        os.write(2, b"the network was asked for\\n")
        os._exit(97)
sys.addaudithook(refuse)
"""


@pytest.mark.parametrize("command", [["backstride"], [sys.executable, "-m", "backstride"]], ids=["script", "module"])
def test_the_command_tells_the_version_of_the_project(command: list[str]) -> None:
    scripts = Path(sys.executable).parent
    done = output([str(scripts / command[0]), *command[1:], "--version"])

    assert done == f"backstride {PROJECT['project']['version']}\n"


def test_the_code_the_package_and_the_project_have_one_version() -> None:
    assert __version__ == distribution("backstride").version == PROJECT["project"]["version"]


def test_the_project_installs_one_command() -> None:
    assert PROJECT["project"]["scripts"] == {"backstride": "backstride.cli:main"}
    assert PROJECT["project"]["requires-python"] == ">=3.11"


@pytest.mark.parametrize(("lock", "groups"), [("run", ["build"]), ("dev", ["build", "dev"])])
def test_a_lock_has_a_fitting_version_of_everything_the_project_names(lock: str, groups: list[str]) -> None:
    named = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    named += [each for group in groups for each in PROJECT["dependency-groups"][group] if isinstance(each, str)]
    locked = versions(lock)

    assert [each for each in map(Requirement, named) if not fits(each, locked)] == []


def test_the_development_lock_holds_the_run_lock() -> None:
    assert versions("run").items() <= versions("dev").items()


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_a_lock_has_a_hash_for_every_version_and_names_no_place(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    pins = re.split(r"\n(?=[a-z0-9])", text.partition("annotated-doc")[2])

    assert all("--hash=sha256:" in pin for pin in pins)
    assert re.findall(r"://|--find-links|--index|--extra|file:| /|@", text) == []


def test_the_run_environment_is_under_its_limit() -> None:
    parts = {name: installed_bytes(name) for name in [*versions("run"), "backstride", "pip"]}
    total_mb = sum(parts.values()) / 1e6

    assert 10 < total_mb < LIMIT_MB, parts


@pytest.mark.slow
def test_the_wheel_and_the_sdist_hold_all_that_the_package_needs(wheel: Path, sdist: Path) -> None:
    wanted = {
        path.relative_to(ROOT / "src").as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    in_wheel = set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as opened:
        in_sdist = {name.partition("/")[2] for name in opened.getnames()}

    assert "backstride/py.typed" in wanted
    assert len([name for name in wanted if name.endswith(".yaml")]) > 700
    assert {".html", ".css", ".js", ".svg", ".png", ".wav", ".json"} <= {Path(name).suffix for name in wanted}
    assert wanted - in_wheel == set()
    assert {f"src/{name}" for name in wanted} - in_sdist == set()
    assert {"pyproject.toml", "README.md", "LICENSE"} <= in_sdist
    assert [name for name in in_wheel | in_sdist if "__pycache__" in name] == []


@pytest.mark.slow
def test_an_installed_wheel_works_alone_and_without_network(wheel: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    output([sys.executable, "-m", "venv", "--without-pip", str(alone)])
    python, script = alone / "bin" / "python", alone / "bin" / "backstride"
    output(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    )
    packages = Path(output([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip())
    (packages / "no_network.py").write_text(NO_NETWORK)
    (packages / "no_network.pth").write_text(f"import no_network\n{sysconfig.get_path('purelib')}\n")
    told = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}

    where = output([str(python), "-c", "import backstride; print(backstride.__file__)"], told).strip()
    ask = "import socket; socket.create_connection(('127.0.0.1', 9))"
    asked = subprocess.run([python, "-c", ask], capture_output=True, check=False)

    assert Path(where).is_relative_to(alone)
    assert asked.returncode == 97
    assert output([str(script), "--version"], told) == f"backstride {__version__}\n"
    assert "case" in output([str(script), "--help"], told)
    output([str(script), "kb", "lint"], told)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, built without network."""
    return build("build_wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as source, built without network."""
    return build("build_sdist", tmp_path_factory.mktemp("sdist"))


def build(hook: str, folder: Path) -> Path:
    name = output(
        [sys.executable, "-c", f"import sys; from flit_core import buildapi; print(buildapi.{hook}(sys.argv[1]))",
         str(folder)]
    )  # fmt: skip
    return folder / name.strip()


def output(command: list[str], environ: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def versions(lock: str) -> dict[str, str]:
    """Name -> version of a lock file, without what other systems need."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+) (?:; (.+) )?\\$", text, re.MULTILINE)
    return {name: version for name, version, marker in pins if "win32" not in marker}


def fits(wish: Requirement, locked: dict[str, str]) -> bool:
    version = locked.get(canonicalize_name(wish.name))
    return version is not None and wish.specifier.contains(version)


def installed_bytes(name: str) -> int:
    if name == "backstride":
        return sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.is_file())
    found: Distribution = distribution(name)
    places = {Path(str(found.locate_file(file))) for file in found.files or ()}
    return sum(place.stat().st_size for place in places if place.is_file())
